import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { LiveRegion } from "./LiveRegion";
import "./timer.css";

export interface TimerProps {
  /** When the time is up, in ms of the room's clock; null while the clock stands. */
  readonly endsAt: number | null;
  /** What is left on a clock that stands, in ms; null for none. */
  readonly left: number | null;
  /** The room's clock. */
  now(): number;
}

/** The room's clock, counting down. It never flashes, and at zero it only says so: nothing stops and nothing is lost. */
export function Timer({ endsAt, left, now }: TimerProps) {
  const { t } = useTranslation();
  const remaining = useRemaining(endsAt, left, now);
  if (remaining === null) return null;
  const minutes = Math.floor(remaining / 60);
  const seconds = remaining % 60;
  const standing = endsAt === null;
  const spoken = remaining === 0 ? t("timer.up") : t("timer.left", { minutes, seconds });
  return (
    <>
      <LiveRegion>{milestone(remaining, t)}</LiveRegion>
      <span
        className="timer"
        role="timer"
        data-standing={standing || undefined}
        data-up={remaining === 0 || undefined}
      >
        <span className="visually-hidden">{standing ? `${spoken}, ${t("timer.paused")}` : spoken}</span>
        <span aria-hidden="true" className="timer-digits">
          {remaining === 0 ? t("timer.up") : `${minutes}:${String(seconds).padStart(2, "0")}`}
        </span>
        {standing && <span aria-hidden="true">{t("timer.paused")}</span>}
      </span>
    </>
  );
}

/** What is worth interrupting a screen reader for: five minutes, one minute, the end. */
function milestone(remaining: number, t: TFunction): string {
  if (remaining === 0) return t("timer.up");
  if (remaining <= 60) return t("timer.one");
  return remaining <= 300 ? t("timer.five") : "";
}

/** Whole seconds left, or null when no clock is set. */
export function useRemaining(endsAt: number | null, left: number | null, now: () => number): number | null {
  const [, tick] = useState(0);
  useEffect(() => {
    if (endsAt === null) return;
    const beat = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(beat);
  }, [endsAt]);
  const rest = endsAt === null ? left : endsAt - now();
  return rest === null ? null : Math.max(0, Math.ceil(rest / 1000));
}
