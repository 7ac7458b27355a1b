import { ScrollText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../../contract";
import { groupsIn } from "../../../projections/groups";
import { Button } from "../../../ui";
import { useDesk } from "../desk";
import { Pick } from "../Pick";
import { WholeSheet } from "../WholeSheet";
import { PaperAnswers } from "./PaperAnswers";
import { PaperChart } from "./PaperChart";
import { PaperScale } from "./PaperScale";

export interface OnPaper {
  readonly activity: ActivityState;
  readonly group: string;
}

/** "Enter results from paper": for groups that worked without tablets. Everything is marked as copied. */
export function Paper({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const [open, setOpen] = useState(false);
  if (state.session.closed) return null;
  return (
    <>
      <Button kind="quiet" icon={<ScrollText aria-hidden />} onPress={() => setOpen(true)}>
        {t("deskPaper.open")}
      </Button>
      {open && (
        <WholeSheet
          title={t("deskPaper.title", { title: activity.title })}
          open
          onClose={() => setOpen(false)}
        >
          <Entry activity={activity} />
        </WholeSheet>
      )}
    </>
  );
}

function Entry({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const groups = Object.values(groupsIn(state, activity.id));
  const [picked, pick] = useState("");
  const group = groups.find(({ id }) => id === picked) ?? groups[0];
  if (activity.status !== "running") return <p>{t("deskPaper.notRunning", { title: activity.title })}</p>;
  if (!group) return <p>{t("deskPaper.noGroup")}</p>;
  const perGroup = activity.kind !== "reflection" && groups.length > 1;
  return (
    <>
      <p className="desk-soft">{t("deskPaper.text")}</p>
      {perGroup && (
        <Pick
          label={t("deskPaper.group")}
          value={group.id}
          onChange={pick}
          choices={groups.map(({ id, name }) => ({ value: id, words: name }))}
        />
      )}
      <Kind activity={activity} group={group.id} />
    </>
  );
}

function Kind({ activity, group }: OnPaper) {
  switch (activity.kind) {
    case "scale":
      return <PaperScale key={group} activity={activity} group={group} />;
    case "chart":
      return <PaperChart key={group} activity={activity} group={group} />;
    case "conversation":
    case "reflection":
      return <PaperAnswers activity={activity} group={group} />;
    default:
      return activity.kind satisfies never;
  }
}
