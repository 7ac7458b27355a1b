import { useTranslation } from "react-i18next";
import type { ActivityState, Group } from "../../contract";
import { Button } from "../../ui";
import { useDesk } from "./desk";
import { useMinute } from "./minute";
import { type Pace, paceOf, type Suggestion } from "./pace";

/** After so many minutes without an answer it is worth a look. */
const QUIET = 5;

/** How far the groups will come at this pace, and which aspect would make the overlap grow. Only while a scale runs. */
export function PaceLine({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state, now } = useDesk();
  useMinute();
  const runs = activity.status === "running" && activity.kind === "scale" && activity.mode === "group";
  if (!runs || state.session.closed) return null;
  const pace = paceOf(state, activity, now());
  if (pace.groups === 0 || pace.of === 0) return null;
  return (
    <section className="pace" aria-label={t("deskPace.title")}>
      <p className="pace-words">
        <strong>{ahead(pace)}</strong> <span className="desk-soft">{rest(pace)}</span>
      </p>
      {pace.next && <Next next={pace.next} />}
    </section>
  );

  function ahead({ any, all, of, ahead: then, left, groups }: Pace): string {
    const counts = then ?? { any, all };
    const said = { count: counts.any, of, all: counts.all };
    const which = groups === 1 ? "One" : groups === 2 ? "Both" : "All";
    if (then) return t(`deskPace.ahead${which}`, said);
    return t(left === 0 ? `deskPace.over${which}` : `deskPace.early${which}`, said);
  }

  function rest({ left, quiet }: Pace): string {
    const still = left > 0 ? t("deskPace.left", { count: left }) : t("deskPace.none");
    return quiet !== null && quiet >= QUIET ? `${still} ${t("deskPace.quiet", { count: quiet })}` : still;
  }
}

function Next({ next }: { readonly next: Suggestion }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const title = state.session.aspects[next.aspect]?.title ?? "";
  const names = (groups: readonly Group[]) => groups.map(({ name }) => name).join(", ");
  const asked = state.agenda.attention?.aspect === next.aspect;
  const why = next.answered.length
    ? t("deskPace.half", { have: names(next.answered), missing: names(next.missing) })
    : t("deskPace.fresh");
  return (
    <div className="pace-next">
      <p>
        {t("deskPace.next", { title })} <span className="desk-soft">{why}</span>
      </p>
      <Button
        isDisabled={asked}
        aria-label={t(asked ? "deskPace.suggestedSays" : "deskPace.suggestSays", { title })}
        onPress={() => act({ type: "lookHere", aspect: next.aspect, up: true })}
      >
        {t(asked ? "deskPace.suggested" : "deskPace.suggest")}
      </Button>
    </div>
  );
}
