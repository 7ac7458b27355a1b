import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { again, call } from "../../../api";
import type { ClipPreview } from "../../../contract";
import { Button, Switch } from "../../../ui";
import { problemInWords } from "../../problem";
import { changeInWords } from "../bar/position";
import { exactly } from "../bar/times";
import { useReplay, useTimeline, useToday, useViewer } from "../useReplay";
import { from, guessable, held, leftOut, type Part, queryOf, upTo } from "./clip";
import { useSaving } from "./TakeAway";

/** A part of the replay for people who were not there: where it begins and ends, and what it will and will not show. */
export function ClipMaker() {
  const { t } = useTranslation();
  const replay = useReplay();
  const { after, upto } = replay.about;
  const whole: Part = { after, upto, words: false, date: false };
  const [part, setPart] = useState(whole);
  const { save, said, isBusy } = useSaving();
  const preview = usePreview(part);
  const here = () => {
    replay.pause();
    return replay.shown().seq;
  };
  return (
    <section className="take-part" aria-labelledby="take-clip">
      <h3 id="take-clip">{t("replayTake.clipTitle")}</h3>
      <p>{t("replayTake.clipText")}</p>
      <Ends part={part} />
      <div className="take-ends">
        <Button onPress={() => setPart(from(part, here(), upto))}>{t("replayTake.fromHere")}</Button>
        <Button onPress={() => setPart(upTo(part, here()))}>{t("replayTake.toHere")}</Button>
        <Button kind="quiet" onPress={() => setPart({ ...part, after, upto })}>
          {t("replayTake.allOfIt")}
        </Button>
      </div>
      <Switch
        on={part.words}
        onChange={(on) => setPart({ ...part, words: on })}
        hint={t("replayTake.wordsHint")}
      >
        {t("replayTake.words")}
      </Switch>
      <Switch on={part.date} onChange={(on) => setPart({ ...part, date: on })}>
        {t("replayTake.date")}
      </Switch>
      {typeof preview === "string" ? <p>{preview}</p> : preview && <Holds preview={preview} part={part} />}
      <Button
        icon={<Download aria-hidden />}
        isDisabled={isBusy || typeof preview === "string" || !preview?.events}
        onPress={() => save(`clip?${queryOf(part)}`, "leeway-clip.html")}
      >
        {t("replayTake.clip")}
      </Button>
      <p role="status" className="take-soft">
        {said}
      </p>
    </section>
  );
}

/** Where it begins and ends, by the clock and by the count of changes. */
function Ends({ part }: { readonly part: Part }) {
  const { t } = useTranslation();
  const { about } = useReplay();
  const timeline = useTimeline();
  const place = (seq: number) => {
    const row = timeline.rowOfSeq(seq);
    const change = changeInWords(row, timeline);
    return row < 0 ? change : t("replayTake.place", { time: exactly(timeline.timeAt(row)), change });
  };
  const first = part.after === about.after ? t("replayTake.beginning") : place(part.after);
  const last = part.upto === about.upto ? t("replayTake.end") : place(part.upto);
  return <p aria-live="polite">{t("replayTake.ends", { first, last })}</p>;
}

interface HoldsProps {
  readonly preview: ClipPreview;
  readonly part: Part;
}

/** What it will and will not show, and what to be careful about. */
function Holds({ preview, part }: HoldsProps) {
  const { t } = useTranslation();
  const today = useToday();
  if (!preview.events) return <p>{t("replayTake.nothing")}</p>;
  const cautions = part.words ? [t("replayTake.careful"), ...guessable(preview.small, today)] : [];
  return (
    <>
      <div className="take-lists">
        <List title={t("replayTake.shows")} items={[t("replayTake.showsPlan"), ...held(preview)]} />
        <List title={t("replayTake.leaves")} items={leftOut(preview.withheld, part.date, today)} />
      </div>
      <div className="take-warning">
        {[...cautions, t("replayTake.look")].map((words) => (
          <p key={words} dir="auto">
            {words}
          </p>
        ))}
      </div>
    </>
  );
}

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {items.map((words) => (
          <li key={words} dir="auto">
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the server says such a clip would hold; words while that is on its way or fails. */
function usePreview(part: Part): ClipPreview | string {
  const { t } = useTranslation();
  const { session, key } = useViewer();
  const [preview, set] = useState<ClipPreview | string>("");
  const query = queryOf(part);
  useEffect(() => {
    let wanted = true;
    const path = `/api/sessions/${encodeURIComponent(session)}/clip?${query}`;
    set(t("replayTake.asking"));
    again(() => call<ClipPreview>("GET", path, undefined, key ?? "")).then(
      (found) => wanted && set(found),
      (failure) => wanted && set(problemInWords(failure)),
    );
    return () => {
      wanted = false;
    };
  }, [session, key, query, t]);
  return preview;
}
