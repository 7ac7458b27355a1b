import { ArrowLeft, ArrowRight, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui";
import { useGoTo, useReplay, useShown, useTimeline, useWatching } from "../useReplay";
import { wordsOn } from "./wordsOn";

/** The note whose way is drawn on the stage, and from one of its changes to the next. */
export function PickedNote() {
  const { picked } = useWatching();
  return picked === null ? null : <Picked on={picked} />;
}

function Picked({ on }: { readonly on: string }) {
  const { t } = useTranslation();
  const replay = useReplay();
  const timeline = useTimeline();
  const goTo = useGoTo();
  const { pick } = useWatching();
  const row = useShown((shown) => shown.row);
  const words = useShown(({ state, today }) => wordsOn(state, on) || wordsOn(today, on));
  const rows = timeline.rowsOf(on);
  const [before, next] = [timeline.previousOf(on, row), timeline.nextOf(on, row)];
  const go = (to: number | null) => to !== null && goTo(replay.timeline.seqAt(to));
  const count = rows.filter((one) => one <= row).length;
  return (
    <section className="picked" aria-label={t("replay.picked.path", { words })}>
      <p className="picked-words">
        <strong dir="auto">{words}</strong>{" "}
        <span>{t("replay.picked.change", { number: count, count: rows.length })}</span>
      </p>
      <div className="picked-ways">
        <Button icon={<ArrowLeft aria-hidden />} isDisabled={before === null} onPress={() => go(before)}>
          {t("replay.picked.previous")}
        </Button>
        <Button icon={<ArrowRight aria-hidden />} isDisabled={next === null} onPress={() => go(next)}>
          {t("replay.picked.next")}
        </Button>
        <Button kind="quiet" icon={<X aria-hidden />} onPress={() => pick(null)}>
          {t("replay.picked.leave")}
        </Button>
      </div>
    </section>
  );
}
