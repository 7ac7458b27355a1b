import { useTranslation } from "react-i18next";
import { Choose } from "./Choose";
import type { ActivityRow } from "./draft";
import { useEditing } from "./editing";
import { Field, NumberField } from "./Field";
import { MOST, newActivity, ofKind } from "./making";
import { Prompts } from "./Prompts";
import { Rows } from "./Rows";
import { changed } from "./rows";

const KINDS = ["conversation", "scale", "chart", "reflection"] as const;
const GROUPINGS = ["separate", "mixed", "together"] as const;
const ATTRIBUTIONS = ["named", "group", "nobody"] as const;
const MODES = ["group", "individual"] as const;

/** What happens in which order, and how long it takes. */
export function Agenda() {
  const { t } = useTranslation();
  const { draft } = useEditing();
  const minutes = draft.activities.reduce((sum, row) => sum + (row.minutes ?? 0), 0);
  return (
    <>
      <p className="edit-soft">{t("editor.agendaText", { count: minutes })}</p>
      <Rows<ActivityRow>
        path={["activities"]}
        rows={draft.activities}
        put={(before, change) => ({ ...before, activities: change(before.activities) })}
        most={MOST.activities}
        make={() => newActivity("conversation")}
        name={(row, number) =>
          row.title ? t("editor.stepCalled", { number, title: row.title }) : t("editor.step", { number })
        }
        addWords={t("editor.addStep")}
      >
        {(row, index) => <Step row={row} index={index} />}
      </Rows>
    </>
  );
}

function Step({ row, index }: { readonly row: ActivityRow; readonly index: number }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const change = (part: Partial<ActivityRow>) =>
    edit((before) => ({ ...before, activities: changed(before.activities, row.key, part) }));
  return (
    <>
      <div className="edit-two">
        <Choose
          path={["activities", index, "kind"]}
          label={t("editor.kind")}
          value={row.kind}
          choices={KINDS.map((value) => ({ value, words: t(`editor.kinds.${value}`) }))}
          means={t(`editor.kindMeans.${row.kind}`)}
          onChange={(kind) => change(ofKind(row, kind))}
        />
        <NumberField
          path={["activities", index, "minutes"]}
          label={t("editor.minutes")}
          value={row.minutes}
          onChange={(minutes) => change({ minutes })}
        />
      </div>
      <Field
        path={["activities", index, "title"]}
        label={t("editor.stepTitle")}
        value={row.title}
        onChange={(title) => change({ title })}
      />
      <Field
        path={["activities", index, "instruction"]}
        label={t("editor.instruction")}
        hint={t("editor.instructionHint")}
        value={row.instruction}
        onChange={(instruction) => change({ instruction })}
        lines={2}
      />
      <Ways row={row} index={index} change={change} />
      {(row.kind === "conversation" || row.kind === "reflection") && <Prompts activity={row} at={index} />}
    </>
  );
}

interface WaysProps {
  readonly row: ActivityRow;
  readonly index: number;
  change(part: Partial<ActivityRow>): void;
}

/** Who works with whom, and who is named beside what they did. */
function Ways({ row, index, change }: WaysProps) {
  const { t } = useTranslation();
  return (
    <div className="edit-two">
      <Choose
        path={["activities", index, "grouping"]}
        label={t("editor.grouping")}
        value={row.grouping}
        choices={GROUPINGS.map((value) => ({ value, words: t(`editor.groupings.${value}`) }))}
        means={t(`editor.groupingMeans.${row.grouping}`)}
        onChange={(grouping) => change({ grouping })}
      />
      <Choose
        path={["activities", index, "attribution"]}
        label={t("editor.attribution")}
        value={row.attribution}
        choices={ATTRIBUTIONS.map((value) => ({ value, words: t(`editor.attributions.${value}`) }))}
        means={t(`editor.attributionMeans.${row.attribution}`)}
        onChange={(attribution) => change({ attribution })}
      />
      {row.kind === "scale" && (
        <Choose
          path={["activities", index, "mode"]}
          label={t("editor.mode")}
          value={row.mode}
          choices={MODES.map((value) => ({ value, words: t(`editor.modes.${value}`) }))}
          means={t(`editor.modeMeans.${row.mode}`)}
          onChange={(mode) => change({ mode })}
        />
      )}
    </div>
  );
}
