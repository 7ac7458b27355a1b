import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState, Group, State } from "../../../contract";
import { groupsIn } from "../../../projections/groups";
import { Segmented } from "../../../ui";
import { Select } from "../Select";
import { useToday, useWatching } from "../useReplay";
import { Clock } from "./Clock";
import { statusInWords } from "./status";
import { useSettled } from "./useSettled";
import { LOOKS, type Look, looksOf } from "./views";

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
  const boards = activity?.kind === "scale" && activity.mode === "group" && look !== "comparison";
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
      <Tools
        looks={activity ? looksOf(activity).join() : ""}
        look={look}
        onLook={onLook}
        groups={useSettled(activity && boards ? Object.values(groupsIn(state, activity.id)) : NONE)}
      />
    </header>
  );
}

interface ToolsProps {
  /** The ways to look at it, with commas between: one value that says when they are the same. */
  readonly looks: string;
  readonly look: Look;
  onLook(look: Look): void;
  readonly groups: readonly Group[];
}

const NONE: readonly Group[] = [];

/** They stay the same from change to change, and buttons take long to draw. */
const Tools = memo(function Tools({ looks: named, look, onLook, groups }: ToolsProps) {
  const { t } = useTranslation();
  const looks = LOOKS.filter((one) => named.split(",").includes(one));
  return (
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
      <Groups groups={groups} />
    </div>
  );
});

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

function Groups({ groups }: { readonly groups: readonly Group[] }) {
  const { t } = useTranslation();
  const { group, enlarge } = useWatching();
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
