import { useEffect, useState } from "react";
import type { AnyCommand, State } from "../../contract";
import { Glossary } from "../../ui";
import { Calls } from "./Calls";
import { Footer, type FooterProps, type Undoing } from "./Footer";
import { Header } from "./Header";
import { nowOf } from "./now";
import { Refused, type RefusedChange } from "./Refused";
import type { Flight } from "./room";
import { Speaking } from "./Speaking";
import { fetchScreens } from "./Stage";
import { useFace } from "./useFace";
import { useTablet } from "./useTablet";
import { Whole } from "./Whole";
import "./tablet.css";

export interface TabletProps {
  /** The id that the session has in addresses and keys. */
  readonly session: string;
  /** What is shown: confirmed, sent and waiting changes together. */
  readonly state: State;
  /** The seat of this tablet. */
  readonly me: string;
  /** The seat in whose name things are done here now: its own, or one that it writes for. */
  readonly speaker: string;
  readonly flights: readonly Flight[];
  readonly status: FooterProps["status"];
  /** How many changes the server does not hold yet. */
  readonly unsent?: number;
  readonly undoing: Undoing;
  readonly refused: readonly RefusedChange[];
  /** The room's clock, in ms. */
  clock(): number;
  newId(): string;
  /** Send it, in the speaker's name or in that of the seat that is named. */
  send(command: AnyCommand, author?: string): void;
  /** This seat is speaking now. */
  speak(seat: string): void;
  carry(note: string, x: number, y: number): void;
  onTryAgain(id: string): void;
  onForget(id: string): void;
}

/** A participant's tablet: one task on screen, from plain values; it knows nothing of sockets. */
export function Tablet(props: TabletProps) {
  const { state, me } = props;
  const now = nowOf(state);
  const tablet = useTablet(props, now);
  const [again, lookAgain] = useState(false);
  const ended = state.session.closed && !again;
  const faces = useFace(me, tablet.scale && !ended ? tablet.scale.activity : null);
  const [reading, setReading] = useState(false);
  useEffect(fetchScreens, []);
  return (
    <Glossary words={state.session.terms}>
      <div className="tablet">
        <div className="tablet-top">
          <Header room={tablet.own} now={now} group={tablet.group} clock={props.clock} />
          <Speaking room={tablet.seat} onSpeak={props.speak} />
          <Calls
            room={tablet.seat}
            onShow={faces || now?.activity.kind === "chart" ? tablet.look : undefined}
          />
        </div>
        <Whole tablet={tablet} now={now} faces={faces} ended={ended} onAgain={() => lookAgain(true)} />
        <Footer
          status={props.status}
          refused={props.refused.length}
          onRefused={() => setReading(true)}
          needs={state.session.closed ? null : (state.people.seats[tablet.seat.me]?.needs ?? [])}
          onNeed={(need, up) => tablet.seat.act({ type: "raiseHand", need, up })}
          faces={faces ?? undefined}
          undoing={tablet.activity?.open ? tablet.undoing : undefined}
        />
        <Refused
          changes={props.refused}
          open={reading}
          onClose={() => setReading(false)}
          onTryAgain={props.onTryAgain}
          onForget={props.onForget}
        />
      </div>
    </Glossary>
  );
}
