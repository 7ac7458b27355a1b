import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../contract";
import { GroupMark } from "../../ui";
import { type GroupProgress, type Own, progressOf } from "./progress";
import "./progress.css";

export interface ProgressProps {
  readonly state: State;
  readonly activity: ActivityState;
}

/** How far each person has come, and nothing of where they put anything: that is theirs until the reveal. */
export function Progress({ state, activity }: ProgressProps) {
  const { t } = useTranslation();
  const { of, groups } = progressOf(state, activity);
  return (
    <>
      <p className="desk-soft">{t(activity.revealed ? "deskMiddle.aloneShown" : "deskMiddle.alone")}</p>
      {groups.map((one) => (
        <OfGroup key={one.group.id} progress={one} of={of} />
      ))}
    </>
  );
}

function OfGroup({ progress, of }: { readonly progress: GroupProgress; readonly of: number }) {
  const { t } = useTranslation();
  const { group, own, waiting } = progress;
  return (
    <section className="listed" data-group-shape={group.shape} aria-label={group.name}>
      <h3>
        <GroupMark shape={group.shape} label={group.name} />
      </h3>
      <ul className="progress">
        {own.map((one, place) => (
          <Person key={one.board} own={one} of={of} place={place + 1} />
        ))}
      </ul>
      {waiting > 0 && <p className="desk-soft">{t("deskMiddle.notBegun", { count: waiting })}</p>}
      {own.length + waiting === 0 && <p className="desk-soft">{t("console.ofGroup", { count: 0 })}</p>}
    </section>
  );
}

function Person({ own, of, place }: { readonly own: Own; readonly of: number; readonly place: number }) {
  const { t } = useTranslation();
  const name = own.name ?? t("deskMiddle.person", { number: place });
  return (
    <li className="progress-one">
      <span>{name}</span>
      <meter min={0} max={of} value={own.done} aria-label={name} />
      <span>{t("deskMiddle.answered", { count: own.done, of })}</span>
    </li>
  );
}
