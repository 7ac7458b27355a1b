import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { Button, Dialog } from "../../ui";
import { useDesk } from "./desk";

/** Who can see the boards now, in words, and the one button that changes it. Both ways are asked about first. */
export function Reveal({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [asked, ask] = useState(false);
  const { revealed } = activity;
  const change = () => {
    ask(false);
    act({ type: revealed ? "hide" : "reveal", activity: activity.id });
  };
  return (
    <div className="reveal" data-revealed={revealed || undefined}>
      <p className="reveal-state" role="status">
        {revealed ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
        <span>{t(revealed ? "console.isRevealed" : "console.isHidden")}</span>
      </p>
      {!state.session.closed && (
        <Button kind={revealed ? "plain" : "main"} onPress={() => ask(true)}>
          {t(revealed ? "console.hide" : "console.reveal")}
        </Button>
      )}
      <Dialog
        open={asked}
        title={t(revealed ? "console.hideAsk" : "console.revealAsk")}
        verb={t(revealed ? "console.hideYes" : "console.revealYes")}
        onYes={change}
        onClose={() => ask(false)}
      >
        <p>{t(revealed ? "console.hideText" : "console.revealText")}</p>
      </Dialog>
    </div>
  );
}
