import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { Button, Dialog } from "../../ui";
import { useDesk } from "./desk";
import { givenAway } from "./reveal";

/** Who can see what was made in an activity, in words, and the one button that changes it. Both ways are asked about first. */
export function Reveal({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [asked, ask] = useState(false);
  const { revealed } = activity;
  const words = WORDS[kindOf(activity)];
  const change = () => {
    ask(false);
    act({ type: revealed ? "hide" : "reveal", activity: activity.id });
  };
  return (
    <div className="reveal" data-revealed={revealed || undefined}>
      <p className="reveal-state" role="status">
        {revealed ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
        <span>{t(revealed ? words.isRevealed : words.isHidden)}</span>
      </p>
      {!state.session.closed && (
        <Button kind={revealed ? "plain" : "main"} onPress={() => ask(true)}>
          {t(revealed ? words.hide : words.reveal)}
        </Button>
      )}
      <Dialog
        open={asked}
        title={t(revealed ? words.hideAsk : words.revealAsk)}
        verb={t(revealed ? "console.hideYes" : "console.revealYes")}
        onYes={change}
        onClose={() => ask(false)}
      >
        <p>{t(revealed ? words.hideText : words.revealText)}</p>
        {!revealed &&
          givenAway(state, activity).map(({ id, name }) => (
            <p key={id} className="reveal-alone">
              {t(activity.kind === "scale" ? "deskReveal.oneDot" : "deskReveal.oneAnswer", { group: name })}
            </p>
          ))}
      </Dialog>
    </div>
  );
}

function kindOf({ kind, mode }: ActivityState): keyof typeof WORDS {
  if (kind === "scale") return mode === "individual" ? "alone" : "boards";
  return kind === "chart" ? "charts" : "answers";
}

const WORDS = {
  boards: {
    isHidden: "console.isHidden",
    isRevealed: "console.isRevealed",
    reveal: "console.reveal",
    hide: "console.hide",
    revealAsk: "console.revealAsk",
    revealText: "console.revealText",
    hideAsk: "console.hideAsk",
    hideText: "console.hideText",
  },
  alone: {
    isHidden: "deskReveal.aloneHidden",
    isRevealed: "deskReveal.aloneShown",
    reveal: "console.reveal",
    hide: "console.hide",
    revealAsk: "deskReveal.aloneAsk",
    revealText: "deskReveal.aloneText",
    hideAsk: "deskReveal.aloneHideAsk",
    hideText: "deskReveal.aloneHideText",
  },
  charts: {
    isHidden: "deskReveal.chartsHidden",
    isRevealed: "deskReveal.chartsShown",
    reveal: "deskReveal.charts",
    hide: "console.hide",
    revealAsk: "deskReveal.chartsAsk",
    revealText: "deskReveal.chartsText",
    hideAsk: "deskReveal.chartsHideAsk",
    hideText: "deskReveal.chartsHideText",
  },
  answers: {
    isHidden: "deskReveal.answersHidden",
    isRevealed: "deskReveal.answersShown",
    reveal: "deskReveal.answers",
    hide: "console.hide",
    revealAsk: "deskReveal.answersAsk",
    revealText: "deskReveal.answersText",
    hideAsk: "deskReveal.answersHideAsk",
    hideText: "deskReveal.answersHideText",
  },
} as const;
