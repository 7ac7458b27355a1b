import { CircleHelp, Tablet as TabletIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Group } from "../../contract";
import { Button, GroupMark, LookButton, Timer, usePreferences } from "../../ui";
import { called } from "../called";
import type { SeatRoom } from "./activityRoom";
import { HelpSheet } from "./HelpSheet";
import type { Now } from "./now";
import { ThisTablet } from "./ThisTablet";
import "./header.css";

export interface HeaderProps {
  readonly room: SeatRoom;
  /** The group of this activity; before the first one, and where the seat has none, null. */
  readonly group: Group | null;
  readonly now: Now | null;
  /** The room's clock, in ms. */
  clock(): number;
}

/** Who sits here, what the room is doing, how long it has, and how to read and get help: always in the same place. */
export function Header({ room, group, now, clock }: HeaderProps) {
  const { t } = useTranslation();
  const { timer } = usePreferences();
  const [help, setHelp] = useState(false);
  const [people, setPeople] = useState(false);
  const { state, tablet } = room;
  const name = called(state.people.seats[tablet]);
  const shown = now ? group : homeOf(room);
  const title =
    now && !state.session.closed
      ? t("header.activity", { number: now.number, title: now.activity.title })
      : state.session.title;
  return (
    <header className="header">
      <div className="header-who">
        {shown && <GroupMark shape={shown.shape} label={shown.name} />}
        <Button
          kind="quiet"
          icon={<TabletIcon aria-hidden />}
          aria-label={t("header.people", { name })}
          onPress={() => setPeople(true)}
        >
          <span className="header-name" dir="auto">
            {name}
          </span>
        </Button>
      </div>
      <h1 className="header-title">{title}</h1>
      <div className="header-right">
        {timer && !state.session.closed && (
          <Timer endsAt={state.agenda.timer.endsAt} left={state.agenda.timer.left} now={clock} />
        )}
        <div className="header-tools">
          <LookButton />
          <Button kind="quiet" icon={<CircleHelp aria-hidden />} onPress={() => setHelp(true)}>
            {t("header.help")}
          </Button>
        </div>
      </div>
      <HelpSheet open={help} onClose={() => setHelp(false)} now={now} />
      <ThisTablet room={room} open={people} onClose={() => setPeople(false)} />
    </header>
  );
}

/** The group of the seat's background, until an activity says with whom it works. */
function homeOf({ state, me }: SeatRoom): Group | null {
  return state.people.groups[state.people.seats[me]?.group ?? ""] ?? null;
}
