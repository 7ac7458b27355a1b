import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Moment } from "../../../contract";
import { Button, StatusLine } from "../../../ui";
import { inOrder, MomentList } from "../../moments/MomentList";
import { MomentSheet } from "../../moments/MomentSheet";
import { speakable, spokenWords } from "../../moments/spoken";
import { standingInWords } from "../../standing";
import { timeOfDay } from "../../tablet/who";
import { pageAddress } from "../address";
import {
  useFollow,
  useGoTo,
  useReplay,
  useShown,
  useTimeline,
  useToday,
  useViewer,
  useWatching,
} from "../useReplay";
import { type Marking, useMarking } from "./marking";
import "./story.css";

/** The marked moments: to go to, and for facilitators in touch with the server to mark, change and take away. */
export default function Moments() {
  const { t } = useTranslation();
  const marking = useMarking();
  const { key } = useViewer();
  const known = useToday().session.moments;
  const moments = Object.values(marking?.moments ?? known);
  return (
    <div className="moments">
      <p className="story-soft">{t("replayStory.moment.onlyYou")}</p>
      {marking && <Mark marking={marking} />}
      {key !== null && !marking && <p role="status">{t("replayStory.moment.waiting")}</p>}
      {moments.length === 0 ? (
        <p>{t("replayStory.moment.nothing")}</p>
      ) : (
        <List moments={moments} marking={marking} />
      )}
      {marking && <HowItStands marking={marking} />}
    </div>
  );
}

/** What notes say, as they were at the instant that is shown, or as they are today. */
function useWordsOf(): (id: string) => string {
  const { t } = useTranslation();
  const replay = useReplay();
  return (id) => {
    const { state, today } = replay.shown();
    return spokenWords(state, id) || spokenWords(today, id) || t("replayStory.moment.gone");
  };
}

/** "Mark this instant": right after the event that is shown, whenever that was. */
function Mark({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation();
  const replay = useReplay();
  const { session } = useViewer();
  const [about, ask] = useState<number | null>(null);
  const start = () => {
    replay.pause();
    ask(replay.shown().seq);
  };
  const seq = useShown((shown) => shown.seq);
  return (
    <>
      <Button kind="main" icon={<Flag aria-hidden />} isDisabled={seq < 1} onPress={start}>
        {t("replayStory.moment.mark")}
      </Button>
      {about !== null && (
        <Asked
          title={t("replayStory.moment.mark")}
          verb={t("replayStory.moment.markYes")}
          draft={`moment.${session}.at.${about}`}
          onYes={(said) => marking.mark(about, said)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}

interface AskedProps
  extends Pick<Parameters<typeof MomentSheet>[0], "title" | "verb" | "draft" | "onYes" | "onClose"> {
  /** The one to change; without, a new one. */
  readonly moment?: Moment;
}

function Asked({ moment, ...rest }: AskedProps) {
  const { t } = useTranslation();
  const { picked } = useWatching();
  const { activity } = useFollow();
  const { state, at } = useShown((shown) => ({ state: shown.state, at: shown.at }));
  const blank = { label: "", memo: "", notes: picked === null ? [] : [picked] };
  return (
    <MomentSheet
      {...rest}
      start={moment ?? blank}
      usual={moment?.label ?? t("replayStory.moment.usual", { when: timeOfDay(at) })}
      offered={activity ? speakable(state, activity.id) : []}
      wordsOf={useWordsOf()}
    />
  );
}

function List({
  moments,
  marking,
}: {
  readonly moments: readonly Moment[];
  readonly marking: Marking | null;
}) {
  const { t } = useTranslation();
  const [replay, timeline, goTo, wordsOf] = [useReplay(), useTimeline(), useGoTo(), useWordsOf()];
  const { session, key } = useViewer();
  const { pick } = useWatching();
  const [edited, edit] = useState<Moment | null>(null);
  const seq = useShown((shown) => shown.seq);
  const whenOf = (moment: Moment) =>
    replay.about.blurred ? "" : timeOfDay(timeline.timeAt(Math.max(0, timeline.rowOfSeq(moment.seq))));
  return (
    <>
      <MomentList
        moments={moments}
        whenOf={whenOf}
        wordsOf={wordsOf}
        linkTo={(moment) => (key === null ? null : pageAddress().link(moment.seq))}
        onGo={(moment) => goTo(moment.seq)}
        onNote={(note, moment) => {
          goTo(moment.seq);
          pick(note);
        }}
        current={inOrder(moments).findLast((moment) => moment.seq === seq)?.id}
        {...(marking && { onEdit: edit, onRemove: (moment) => marking.remove(moment.id) })}
      />
      {edited && marking && (
        <Asked
          moment={edited}
          title={t("replayStory.moment.editTitle")}
          verb={t("replayStory.moment.editYes")}
          draft={`moment.${session}.${edited.id}`}
          onYes={(said) => marking.change(edited.id, said)}
          onClose={() => edit(null)}
        />
      )}
    </>
  );
}

/** How things stand with what was marked here, in words that stay until they are read. */
function HowItStands({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation();
  const { words, mood } = standingInWords(marking.standing, marking.refused.length);
  return (
    <>
      <StatusLine mood={mood}>{words}</StatusLine>
      <div role="alert">
        {marking.refused.map(({ key, message }) => (
          <p key={key}>
            {message}{" "}
            <Button kind="quiet" onPress={() => marking.read(key)}>
              {t("console.read")}
            </Button>
          </p>
        ))}
      </div>
    </>
  );
}
