import { Coffee, Hand, Turtle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { groupIn, groupsIn } from "../../projections/groups";
import { Button, GroupMark } from "../../ui";
import { called } from "../called";
import { useDesk } from "./desk";
import type { Need, RoomView } from "./room";

const SIGNS = { help: Hand, slower: Turtle, break: Coffee } as const;
const WORDS = { help: "console.hand", slower: "deskSeat.slower", break: "deskSeat.break" } as const;

/** What people ask for, seen by facilitators only: help before a slower pace before a break. */
export function Needs({ needs }: { readonly needs: RoomView["needs"] }) {
  return (
    <div className="hands" role="status">
      {needs.map(({ view, need }) => (
        <Asked key={`${need} ${view.seat.id}`} seat={view.seat.id} need={need} />
      ))}
    </div>
  );
}

function Asked({ seat: id, need }: { readonly seat: string; readonly need: Need }) {
  const { t } = useTranslation();
  const { act, state, focus } = useDesk();
  const seat = state.people.seats[id];
  if (!seat) return null;
  const activity = focus?.id ?? "";
  const group = groupsIn(state, activity)[groupIn(state, id, activity) ?? ""];
  const Sign = SIGNS[need];
  return (
    <div className="hand" data-need={need}>
      <Sign aria-hidden />
      <strong className="hand-words">{t(WORDS[need], { name: called(seat) })}</strong>
      <span className="hand-group">{group && <GroupMark shape={group.shape} label={group.name} />}</span>
      {!state.session.closed && (
        <Button
          aria-label={t("console.lowerSays", { name: called(seat) })}
          onPress={() => act({ type: "lowerHand", seat: id, need })}
        >
          {t("console.lower")}
        </Button>
      )}
    </div>
  );
}
