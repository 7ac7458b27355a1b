import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Button } from "../../ui";
import type { DoorWay } from "../door";
import { spellCode } from "../home/code";
import { Qr } from "../Qr";
import { Joined } from "./Joined";

/** Before the start: what this is, how to come in, and who has. */
export function Entrance({ state, door }: { readonly state: State; readonly door: DoorWay }) {
  const { t } = useTranslation();
  return (
    <main className="entrance">
      <div className="entrance-words">
        <p className="wall-over">{t("wall.welcome")}</p>
        <h1>{state.session.title}</h1>
        {state.session.doorLocked ? (
          <p className="wall-lead">{t("wall.doorLocked")}</p>
        ) : door.door ? (
          <>
            <p className="wall-lead">{t("wall.scan")}</p>
            <p className="wall-lead">{t("wall.orType", { place: placeOf(door.door.joinUrl) })}</p>
            <p className="entrance-code">{spellCode(door.door.code)}</p>
          </>
        ) : (
          <NoDoor door={door} />
        )}
        <Joined state={state} large />
      </div>
      {door.door && !state.session.doorLocked && <Qr qr={door.door.qr} label={t("wall.qr")} />}
    </main>
  );
}

export interface LateEntranceProps {
  readonly door: DoorWay;
  /** Nobody new may come in. */
  readonly locked: boolean;
}

/** The way in for late-comers, small and in the corner. */
export function LateEntrance({ door, locked }: LateEntranceProps) {
  const { t } = useTranslation();
  if (!door.door || locked) return null;
  return (
    <aside className="late" aria-label={t("wall.late")}>
      <p>
        <span className="wall-soft">{t("wall.lateAt", { place: placeOf(door.door.joinUrl) })}</span>
        <strong>{spellCode(door.door.code)}</strong>
      </p>
      <Qr qr={door.door.qr} label={t("wall.qr")} />
    </aside>
  );
}

function NoDoor({ door }: { readonly door: DoorWay }) {
  const { t } = useTranslation();
  if (!door.words) return <p className="wall-lead">{t("page.opening")}</p>;
  return (
    <>
      <p className="wall-lead">{door.words}</p>
      <Button onPress={door.retry}>{t("page.again")}</Button>
    </>
  );
}

function placeOf(link: string): string {
  return new URL(link, location.href).host;
}
