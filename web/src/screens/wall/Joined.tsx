import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Shape } from "../../ui";

/** How many shapes are drawn for a group before the number alone has to do. */
const DRAWN = 12;

/** How many have joined, by group: a shape for each, and the number in words. Numbers only, never who. */
export function Joined({ state, large = false }: { readonly state: State; readonly large?: boolean }) {
  const { t } = useTranslation();
  const seats = Object.values(state.people.seats).filter((seat) => !seat.removed);
  return (
    <ul className="joined" data-large={large || undefined} aria-label={t("wall.joined")}>
      {Object.values(state.people.groups).map((group) => {
        const count = seats.filter((seat) => seat.group === group.id).length;
        return (
          <li key={group.id} data-group-shape={group.shape}>
            <span className="joined-name">
              <Shape shape={group.shape} />
              {group.name}
            </span>
            <span className="joined-count">{t("wall.count", { count })}</span>
            {large && (
              <span className="joined-shapes" aria-hidden="true">
                {Array.from({ length: Math.min(count, DRAWN) }, (_, number) => (
                  <Shape key={number} shape={group.shape} />
                ))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
