import { useTranslation } from "react-i18next";
import { useShown } from "../useReplay";

/** The room's clock as it stood: told by the replay's time, not by that of the day, and silent. */
export function Clock() {
  const { t } = useTranslation();
  const clock = useShown(({ state, at }) => {
    const { endsAt, left } = state.agenda.timer;
    const rest = endsAt === null ? left : endsAt - at;
    return rest === null ? null : { rest: Math.max(0, Math.ceil(rest / 1000)), stands: endsAt === null };
  });
  if (!clock) return null;
  const [minutes, seconds] = [Math.floor(clock.rest / 60), clock.rest % 60];
  return (
    <span className="timer stage-clock" data-up={clock.rest === 0 || undefined}>
      <span className="visually-hidden">
        {clock.rest === 0 ? t("timer.up") : t("timer.left", { minutes, seconds })}
        {clock.stands && `, ${t("timer.paused")}`}
      </span>
      <span aria-hidden="true" className="timer-digits">
        {clock.rest === 0 ? t("timer.up") : `${minutes}:${String(seconds).padStart(2, "0")}`}
      </span>
      {clock.stands && <span aria-hidden="true">{t("timer.paused")}</span>}
    </span>
  );
}
