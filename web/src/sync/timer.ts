/** What a command makes of the clock on the wall, as `server/rules/on_session.py` does. Pure. */
import type {
  ExtendTimerCommand,
  PauseTimerCommand,
  ResumeTimerCommand,
  SetTimerCommand,
  Timer,
} from "../contract";

export type TimerCommand = SetTimerCommand | ExtendTimerCommand | PauseTimerCommand | ResumeTimerCommand;

/** The timer after this command, `now` in milliseconds of the server's clock; null when the server would refuse it. */
export function predictTimer(command: TimerCommand, { endsAt, left }: Timer, now: number): Timer | null {
  switch (command.type) {
    case "setTimer":
      return { endsAt: command.seconds === null ? null : now + command.seconds * 1000, left: null };
    case "extendTimer":
      if (left !== null) return { endsAt: null, left: left + command.seconds * 1000 };
      return { endsAt: Math.max(endsAt ?? 0, now) + command.seconds * 1000, left: null };
    case "pauseTimer":
      return endsAt === null ? null : { endsAt: null, left: Math.max(0, endsAt - now) };
    case "resumeTimer":
      return left === null ? null : { endsAt: now + left, left: null };
    default:
      command satisfies never;
      return null;
  }
}
