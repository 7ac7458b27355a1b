import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../../contract";
import { groupsIn } from "../../../projections/groups";
import { Segmented } from "../../../ui";
import { Select } from "../Select";
import { useToday, useWatching } from "../useReplay";
import { Clock } from "./Clock";
import { statusInWords } from "./status";
import { type Look, looksOf } from "./views";

export interface StageHeadProps {
  readonly state: State;
  readonly activity: ActivityState | null;
  readonly look: Look;
  onLook(look: Look): void;
}

/** What is on the stage and how things stood for everybody; and how to look at it. */
export function StageHead({ state, activity, look, onLook }: StageHeadProps) {
  const { t } = useTranslation();
  const number = activity ? Object.keys(state.agenda.activities).indexOf(activity.id) + 1 : 0;
  const looks = activity ? looksOf(activity) : [];
  return (
    <header className="stage-head">
      <div className="stage-words">
        <h2 id="stage-title">
          {activity ? t("header.activity", { number, title: activity.title }) : t("replay.stage.before")}
        </h2>
        <p className="stage-status">
          <Clock /> <span>{statusInWords(state, activity).join(" · ")}</span>
        </p>
      </div>
      <div className="stage-tools">
        <Which />
        {looks.length > 1 && (
          <Segmented<Look>
            label={t("replay.stage.look")}
            value={look}
            onChange={onLook}
            choices={looks.map((value) => ({ value, words: t(`replay.stage.looks.${value}`) }))}
          />
        )}
        {activity?.kind === "scale" && activity.mode === "group" && look !== "comparison" && (
          <Groups state={state} activity={activity.id} />
        )}
      </div>
    </header>
  );
}

/** Which activity is on the stage: the one that ran, or one to stay with. */
function Which() {
  const { t } = useTranslation();
  const { activity, stay } = useWatching();
  const agenda = Object.values(useToday().agenda.activities);
  return (
    <Select
      label={t("replay.stage.which")}
      value={activity ?? ""}
      onChange={(chosen) => stay(chosen || null)}
      choices={[
        { value: "", words: t("replay.stage.follow") },
        ...agenda.map(({ id, title }) => ({ value: id, words: title })),
      ]}
    />
  );
}

function Groups({ state, activity }: { readonly state: State; readonly activity: string }) {
  const { t } = useTranslation();
  const { group, enlarge } = useWatching();
  const groups = Object.values(groupsIn(state, activity));
  if (groups.length < 2) return null;
  return (
    <Select
      label={t("replay.stage.groups")}
      value={groups.some(({ id }) => id === group) ? (group ?? "") : ""}
      onChange={(chosen) => enlarge(chosen || null)}
      choices={[
        { value: "", words: t("replay.stage.allGroups") },
        ...groups.map(({ id, name }) => ({ value: id, words: name })),
      ]}
    />
  );
}
