import { ListTree } from "lucide-react";
import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button, Sheet } from "../../../ui";
import { timeOfDay } from "../../tablet/who";
import { useGoTo, useReplay, useTimeline, useToday } from "../useReplay";
import { incidentInWords, incidentsIn } from "./incidents";
import { activitiesIn, type Jump, momentsIn } from "./jumps";

/** Every place that has a name: the activities, the marked moments, and where something happened to the record. */
export function JumpTo() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<ListTree aria-hidden />} onPress={() => setOpen(true)}>
        {t("replay.jump.open")}
      </Button>
      <Sheet title={t("replay.jump.open")} open={open} onClose={() => setOpen(false)}>
        <Places onGone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function Places({ onGone }: { onGone(): void }) {
  const { t } = useTranslation();
  const { about } = useReplay();
  const timeline = useTimeline();
  const today = useToday();
  const incidents = incidentsIn(timeline).map((incident) => ({
    ...{ id: `${incident.kind}${incident.seq}${incident.at}`, seq: incident.seq, at: incident.at },
    ...{ words: incidentInWords(incident, about.blurred), memo: "" },
  }));
  const ends = [
    { id: "first", words: t("replay.jump.start"), memo: "", seq: about.after, at: timeline.from },
    { id: "last", words: t("replay.jump.end"), memo: "", seq: about.upto, at: timeline.until },
  ];
  return (
    <div className="jump">
      <Part title={t("replay.jump.activities")} jumps={activitiesIn(timeline, today)} onGone={onGone} />
      <Part title={t("replay.jump.moments")} jumps={momentsIn(timeline, today)} onGone={onGone} />
      <Part title={t("replay.jump.incidents")} jumps={incidents} onGone={onGone} />
      <Part title={t("replay.jump.ends")} jumps={ends} onGone={onGone} />
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly jumps: readonly Jump[];
  onGone(): void;
}

function Part({ title, jumps, onGone }: PartProps) {
  const { about } = useReplay();
  const goTo = useGoTo();
  if (jumps.length === 0) return null;
  const go = (seq: number) => {
    goTo(seq);
    onGone();
  };
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="jump-list">
        {jumps.map((jump) => (
          <li key={jump.id}>
            <Pressable className="jump-one" onPress={() => go(jump.seq)}>
              {!about.blurred && jump.at > 0 && <span className="jump-time">{timeOfDay(jump.at)}</span>}
              <span>
                <strong dir="auto">{jump.words}</strong>
                {jump.memo && <span dir="auto">{jump.memo}</span>}
              </span>
            </Pressable>
          </li>
        ))}
      </ul>
    </section>
  );
}
