import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Bands as Declared } from "../../../contract";
import { Button, TextField } from "../../../ui";
import { useDesk } from "../desk";
import { hasBegun, readBands, USUAL } from "./bands";

/** What a difference will be called: declared before the start, looked at ever after. */
export function Bands() {
  const { t } = useTranslation();
  const { state } = useDesk();
  const { bands, closed } = state.session;
  const fixed = hasBegun(state) || closed;
  return (
    <section className="desk-sheet" aria-label={t("deskBands.title")}>
      <p>{t(fixed ? "deskBands.fixed" : "deskBands.text")}</p>
      <p>
        <strong>{t(bands ? "deskBands.agreed" : "deskBands.nothing")}</strong>
      </p>
      {fixed && bands && <InWords bands={bands} />}
      {!fixed && <Declare key={`${bands?.near}-${bands?.far}`} bands={bands} />}
    </section>
  );
}

function Declare({ bands }: { readonly bands: Declared | null }) {
  const { t } = useTranslation();
  const { act } = useDesk();
  const [near, setNear] = useState(String((bands ?? USUAL).near / 10));
  const [far, setFar] = useState(String((bands ?? USUAL).far / 10));
  const read = readBands(near, far);
  return (
    <>
      <div className="desk-row">
        <TextField
          label={t("deskBands.near")}
          value={near}
          onChange={setNear}
          inputMode="numeric"
          maxLength={3}
        />
        <TextField
          label={t("deskBands.far")}
          value={far}
          onChange={setFar}
          inputMode="numeric"
          maxLength={3}
          error={read ? undefined : t("deskBands.wrong")}
        />
      </div>
      {read && <InWords bands={read} />}
      <div className="desk-row">
        <Button
          kind="main"
          isDisabled={!read || (read.near === bands?.near && read.far === bands.far)}
          onPress={() => read && act({ type: "declareBands", near: read.near, far: read.far })}
        >
          {t("deskBands.declare")}
        </Button>
        {bands && (
          <Button onPress={() => act({ type: "declareBands", near: null, far: null })}>
            {t("deskBands.undeclare")}
          </Button>
        )}
      </div>
    </>
  );
}

/** The same in words and as two lengths on a line like the room's own scale. */
function InWords({ bands }: { readonly bands: Declared }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const { left, right } = state.session.scale;
  const [near, far] = [bands.near / 10, bands.far / 10];
  return (
    <div className="bands">
      <div className="mini-ends" aria-hidden="true">
        <span>{left.words}</span>
        <span>{right.words}</span>
      </div>
      <div className="bands-line" aria-hidden="true">
        <Length share={near} words={t("deskBands.close")} />
        <Length share={far} words={t("deskBands.apart")} />
      </div>
      <ul className="desk-list">
        <li>{t("deskBands.closeIs", { near })}</li>
        {near < far && <li>{t("deskBands.between", { near, far })}</li>}
        <li>{t("deskBands.farIs", { far })}</li>
      </ul>
    </div>
  );
}

function Length({ share, words }: { readonly share: number; readonly words: string }) {
  return (
    <div className="bands-length">
      <span className="bands-bar" style={{ width: `${share}%` }} />
      <span>{words}</span>
    </div>
  );
}
