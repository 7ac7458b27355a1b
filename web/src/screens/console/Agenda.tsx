import { Check, Play } from "lucide-react";
import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { Button, Dialog } from "../../ui";
import { type Step, steps } from "./agenda";
import { Clock } from "./Clock";
import { useDesk } from "./desk";
import { useMinute } from "./minute";

/** The afternoon in order: what is done, what runs, what comes. Going back is as easy as going on. */
export function Agenda() {
  const { t } = useTranslation();
  const { state, now } = useDesk();
  useMinute();
  return (
    <section className="desk-panel agenda" aria-labelledby="desk-agenda">
      <h2 id="desk-agenda" className="desk-heading">
        {t("console.agenda")}
      </h2>
      <ol className="desk-scroll agenda-steps">
        {steps(state, now()).map((step) => (
          <AgendaStep key={step.activity.id} step={step} />
        ))}
      </ol>
      <Clock />
    </section>
  );
}

function AgendaStep({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { activity } = step;
  return (
    <li
      className="step"
      data-status={activity.status}
      aria-current={activity.status === "running" ? "step" : undefined}
    >
      <div className="step-head">
        <StepSign step={step} />
        <div className="step-words">
          <h3>
            <Title activity={activity} />
          </h3>
          <div className="step-foot">
            <p className="step-minutes">{minutesInWords()}</p>
            <StepActions step={step} />
          </div>
        </div>
      </div>
    </li>
  );

  function minutesInWords(): string {
    const planned = t("console.planned", { count: activity.minutes });
    if (step.taken === null) return planned;
    const took = activity.status === "running" ? "console.soFar" : "console.took";
    const over = step.over > 0 ? `, ${t("deskMiddle.over", { count: step.over })}` : "";
    return `${planned}, ${t(took, { count: step.taken })}${over}`;
  }
}

/** The title shows the activity in the middle of the desk; nothing in the room changes by that. */
function Title({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { focus, look } = useDesk();
  const shown = focus?.id === activity.id;
  return (
    <Pressable
      className="step-title"
      aria-pressed={shown}
      aria-label={t("deskMiddle.lookAt", { title: activity.title })}
      onPress={() => look(activity.id)}
    >
      {activity.title}
    </Pressable>
  );
}

function StepSign({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { status } = step.activity;
  return (
    <span className="step-sign">
      <span className="visually-hidden">{t(`console.${status}`)}</span>
      {status === "ended" && <Check aria-hidden />}
      {status === "running" && <Play aria-hidden fill="currentColor" />}
      {status === "waiting" && <span aria-hidden="true">{step.number}</span>}
    </span>
  );
}

/** The one that runs can end, the next can start; any other is one more tap away, so that nobody starts it by mistake. */
function StepActions({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { act, state } = useDesk();
  const [asked, ask] = useState(false);
  const { activity } = step;
  const running = state.agenda.current === null ? undefined : state.agenda.activities[state.agenda.current];
  /** The clock was for the activity that ran: nobody should read its minutes as those of the next. */
  const leaveClock = () => {
    const { endsAt, left } = state.agenda.timer;
    if (running && (endsAt !== null || left !== null)) act({ type: "setTimer", seconds: null });
  };
  const start = () => {
    ask(false);
    leaveClock();
    act({ type: "startActivity", activity: activity.id });
  };
  if (state.session.closed) return null;
  if (activity.status === "running") {
    return (
      <Button
        aria-label={t("console.endSays", { title: activity.title })}
        onPress={() => {
          leaveClock();
          act({ type: "endActivity", activity: activity.id });
        }}
      >
        {t("console.end")}
      </Button>
    );
  }
  return (
    <>
      <Button
        kind={step.next ? (running ? "plain" : "main") : "quiet"}
        aria-label={t(activity.status === "ended" ? "console.againSays" : "console.startSays", {
          title: activity.title,
        })}
        onPress={() => (running || !step.next ? ask(true) : start())}
      >
        {t(activity.status === "ended" ? "console.again" : "console.start")}
      </Button>
      <StartDialog
        activity={activity}
        running={running}
        open={asked}
        onYes={start}
        onClose={() => ask(false)}
      />
    </>
  );
}

interface StartDialogProps {
  readonly activity: ActivityState;
  readonly running: ActivityState | undefined;
  readonly open: boolean;
  onYes(): void;
  onClose(): void;
}

function StartDialog({ activity, running, open, onYes, onClose }: StartDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      title={t("console.startAsk", { title: activity.title })}
      verb={t("console.startYes")}
      onYes={onYes}
      onClose={onClose}
    >
      {running && <p>{t("console.startEnds", { title: running.title })}</p>}
      <p>{t("console.startMoves")}</p>
    </Dialog>
  );
}
