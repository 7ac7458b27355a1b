import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnyCommand, State } from "../../contract";
import { usePreferences } from "../../ui";
import { Comparison } from "../comparison/Comparison";
import { BoardScreen } from "./BoardScreen";
import { type Face, Footer, type FooterProps, type Undoing } from "./Footer";
import { keepFace, startingFace } from "./face";
import { Header } from "./Header";
import { News } from "./News";
import { Talking, Waiting } from "./Quiet";
import { Refused, type RefusedChange } from "./Refused";
import { keepRead } from "./read";
import { type Flight, type Room, RoomContext } from "./room";
import { boardView, nowOf } from "./view";
import "./tablet.css";

export interface TabletProps {
  /** What is shown: confirmed, sent and waiting changes together. */
  readonly state: State;
  readonly me: string;
  readonly group: string | null;
  readonly flights: readonly Flight[];
  readonly status: FooterProps["status"];
  readonly undoing: Undoing;
  readonly refused: readonly RefusedChange[];
  /** The room's clock, in ms. */
  clock(): number;
  newId(): string;
  send(command: AnyCommand): void;
  carry(note: string, x: number, y: number): void;
  onTryAgain(id: string): void;
  onForget(id: string): void;
}

/** A participant's tablet: one task on screen, from plain values; it knows nothing of sockets. */
export function Tablet(props: TabletProps) {
  const { state, me, group } = props;
  const now = nowOf(state);
  const [face, setFace] = useState<Face>(startingFace);
  const [reading, setReading] = useState(false);
  const room = useTabletRoom(props);
  const revealed = now?.activity.revealed ?? false;
  const shown = face === "compare" && !revealed ? startingFace() : face;
  const here = now?.activity.id;
  const choose = useCallback(
    (next: Face) => {
      if (next === "compare") keepRead(`${me}.compared.${here}`);
      keepFace(next);
      setFace(next);
    },
    [me, here],
  );

  return (
    <div className="tablet">
      <Header state={state} me={me} group={group} now={now} clock={props.clock} />
      <main className="tablet-main" data-face={room ? shown : "page"}>
        {room && shown === "compare" && <Compared state={state} activity={room.activity.id} />}
        {room && (
          <RoomContext value={room}>
            <BoardScreen face={shown} onFace={choose} />
            <News />
          </RoomContext>
        )}
        {!room && (now && !state.session.closed ? <Talking now={now} /> : <Waiting state={state} />)}
      </main>
      <Footer
        status={props.status}
        refused={props.refused.length}
        onRefused={() => setReading(true)}
        hand={state.people.seats[me]?.hand ?? false}
        onHand={(up) => props.send({ type: "raiseHand", up })}
        faces={room ? { face: shown, choices: revealed ? FACES : FACES.slice(0, 2), choose } : undefined}
        undoing={room?.open ? props.undoing : undefined}
      />
      <Refused
        changes={props.refused}
        open={reading}
        onClose={() => setReading(false)}
        onTryAgain={props.onTryAgain}
        onForget={props.onForget}
      />
    </div>
  );
}

/** Everybody's boards side by side, to read. It can be scrolled by key, having nothing in it to press. */
function Compared({ state, activity }: { readonly state: State; readonly activity: string }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="tablet-compare" aria-label={t("footer.compareTitle")} tabIndex={0}>
      <h2 className="visually-hidden">{t("footer.compareTitle")}</h2>
      <Comparison state={state} activity={activity} />
    </section>
  );
}

const NONE: readonly Flight[] = [];
const FACES: readonly Face[] = ["board", "list", "compare"];

/** The room of the current activity's board; null where the activity has none. */
function useTabletRoom(props: TabletProps): Room | null {
  const { state, me, group, send: act, carry, newId } = props;
  const { calm } = usePreferences();
  const flights = calm ? NONE : props.flights;
  // Apart from the flights, which change many times a second: the notes on the board need not wake for them.
  const scene = useMemo(() => {
    const now = nowOf(state);
    if (now?.activity.kind !== "scale" || group === null) return null;
    return { activity: now.activity, open: now.open, board: boardView(state, `${now.activity.id}:${group}`) };
  }, [state, group]);
  return useMemo(
    () => scene && { ...scene, state, me, flights, act, carry, newId },
    [scene, state, me, flights, act, carry, newId],
  );
}
