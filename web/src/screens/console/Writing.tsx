import { PenLine, Share2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { activityOf, ownerOf } from "../../projections/board";
import { Button, Dialog } from "../../ui";
import { useDesk } from "./desk";

/** Begin it, where it can begin now. */
export function StartWriting({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const fits = activity.kind === "conversation" || (activity.kind === "scale" && activity.mode === "group");
  if (!fits || activity.writing || activity.status !== "running" || state.session.closed) return null;
  return (
    <Button
      icon={<PenLine aria-hidden />}
      onPress={() => act({ type: "startWriting", activity: activity.id })}
    >
      {t("deskMiddle.write")}
    </Button>
  );
}

/** Everybody writes alone first, then all of it is shared at once: so that the first word does not set the tone. */
export function Writing({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [asked, ask] = useState(false);
  if (!activity.writing) return null;
  const share = () => {
    ask(false);
    act({ type: "shareWriting", activity: activity.id });
  };
  const written = Object.values(state.boards.notes).filter(
    (note) => activityOf(note.board) === activity.id && ownerOf(note.board) !== null && !note.removed,
  );
  return (
    <div className="desk-banner">
      <p role="status">{t("deskMiddle.writing", { count: written.length })}</p>
      {!state.session.closed && (
        <Button kind="main" icon={<Share2 aria-hidden />} onPress={() => ask(true)}>
          {t("deskMiddle.share")}
        </Button>
      )}
      <Dialog
        open={asked}
        title={t("deskMiddle.shareAsk")}
        verb={t("deskMiddle.shareYes")}
        onYes={share}
        onClose={() => ask(false)}
      >
        <p>{t("deskMiddle.shareText")}</p>
      </Dialog>
    </div>
  );
}
