import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Button } from "../../ui";
import { words } from "../../words";
import type { SeatRoom } from "./activityRoom";
import { keepRead, wasRead } from "./read";
import "./speaking.css";

export interface CallsProps {
  readonly room: SeatRoom;
  /** Go to this aspect; absent where the screen has none to go to. */
  readonly onShow?: ((aspect: string) => void) | undefined;
}

/** What a facilitator asks of everybody: to stop for a moment, to look up, to look at one aspect. */
export function Calls({ room, onShow }: CallsProps) {
  const { t } = useTranslation();
  const { state } = room;
  const [, draw] = useState(0);
  const { attention } = state.agenda;
  const call = attention && `${room.tablet}.call.${attention.seq}`;
  const answer = () => {
    if (call) keepRead(call);
    draw((times) => times + 1);
  };
  if (state.session.closed) return null;
  return (
    // Always there, so that a screen reader notices when words come into it.
    <div role="status">
      {state.session.locked && (
        <section className="call" data-call="locked" aria-label={t("call.locked")}>
          <p>
            {t("call.locked")} {t("call.lockedWhy")}
          </p>
        </section>
      )}
      {attention && call && !wasRead(call) && (
        <section className="call" aria-label={t("call.name")}>
          <p dir="auto">{callInWords(state, attention.aspect)}</p>
          {onShow && attention.aspect !== null && (
            <Button
              kind="main"
              onPress={() => {
                onShow(attention.aspect ?? "");
                answer();
              }}
            >
              {t("call.show")}
            </Button>
          )}
          <Button onPress={answer}>{t("call.seen")}</Button>
        </section>
      )}
    </div>
  );
}

function callInWords(state: State, aspect: string | null): string {
  const title = aspect === null ? "" : state.session.aspects[aspect]?.title;
  return title ? words.t("call.aspect", { title }) : words.t("call.up");
}
