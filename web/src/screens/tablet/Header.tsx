import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Button, GroupMark, LookButton, Timer, usePreferences } from "../../ui";
import { HelpSheet } from "./HelpSheet";
import type { Now } from "./view";
import "./header.css";

export interface HeaderProps {
  readonly state: State;
  readonly me: string;
  readonly group: string | null;
  readonly now: Now | null;
  /** The room's clock, in ms. */
  clock(): number;
}

/** Who sits here, what the room is doing, how long it has, and how to read and get help: always in the same place. */
export function Header({ state, me, group, now, clock }: HeaderProps) {
  const { t } = useTranslation();
  const { timer } = usePreferences();
  const [help, setHelp] = useState(false);
  const mine = group === null ? undefined : state.people.groups[group];
  const title = now
    ? t("header.activity", { number: now.number, title: now.activity.title })
    : state.session.title;
  return (
    <header className="header">
      <p className="header-who">
        {mine && <GroupMark shape={mine.shape} label={mine.name} />}
        <span className="header-name">{state.people.seats[me]?.name}</span>
      </p>
      <h1 className="header-title">{title}</h1>
      <div className="header-right">
        {timer && <Timer endsAt={state.agenda.timer.endsAt} left={state.agenda.timer.left} now={clock} />}
        <div className="header-tools">
          <LookButton />
          <Button kind="quiet" icon={<CircleHelp aria-hidden />} onPress={() => setHelp(true)}>
            {t("header.help")}
          </Button>
        </div>
      </div>
      <HelpSheet open={help} onClose={() => setHelp(false)} now={now} />
    </header>
  );
}
