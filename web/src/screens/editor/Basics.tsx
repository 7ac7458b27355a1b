import { useTranslation } from "react-i18next";
import { Switch } from "../../ui";
import type { BandsRow, Draft, End } from "./draft";
import { useEditing } from "./editing";
import { Field, NumberField } from "./Field";

/** What the workshop is called, the two ends of its scale, and what differences are called, if anything. */
export function Basics() {
  const { t } = useTranslation();
  const { draft, edit } = useEditing();
  return (
    <>
      <Field
        path={["title"]}
        label={t("editor.title")}
        hint={t("editor.titleHint")}
        value={draft.title}
        onChange={(title) => edit((before) => ({ ...before, title }))}
      />
      <section className="edit-section" aria-labelledby="edit-scale">
        <h3 id="edit-scale">{t("editor.scale")}</h3>
        <p className="edit-soft">{t("editor.scaleText")}</p>
        <div className="edit-two">
          <ScaleEnd end="left" />
          <ScaleEnd end="right" />
        </div>
      </section>
      <Bands />
    </>
  );
}

function ScaleEnd({ end }: { readonly end: "left" | "right" }) {
  const { t } = useTranslation();
  const { draft, edit } = useEditing();
  const change = (part: Partial<End>) =>
    edit((before) => ({ ...before, scale: { ...before.scale, [end]: { ...before.scale[end], ...part } } }));
  return (
    <fieldset className="edit-group">
      <legend className="row-name">{t(`editor.${end}`)}</legend>
      <Field
        path={["scale", end, "words"]}
        label={t("editor.endWords")}
        value={draft.scale[end].words}
        onChange={(words) => change({ words })}
      />
      <Field
        path={["scale", end, "plain"]}
        label={t("editor.endPlain")}
        hint={t("editor.endPlainHint")}
        value={draft.scale[end].plain}
        onChange={(plain) => change({ plain })}
      />
    </fieldset>
  );
}

const USUAL: BandsRow = { near: 150, far: 350 };

/** Said before anybody places, or not at all. */
function Bands() {
  const { t } = useTranslation();
  const { draft, edit } = useEditing();
  const put = (bands: BandsRow | null) => edit((before: Draft) => ({ ...before, bands }));
  const { bands } = draft;
  return (
    <section className="edit-section" aria-labelledby="edit-bands">
      <h3 id="edit-bands">{t("editor.bands")}</h3>
      <Switch on={bands !== null} onChange={(on) => put(on ? USUAL : null)} hint={t("editor.bandsHint")}>
        {t("editor.bandsOn")}
      </Switch>
      {bands && (
        <div className="edit-two">
          <NumberField
            path={["bands", "near"]}
            label={t("editor.near")}
            hint={t("editor.nearHint")}
            value={bands.near}
            onChange={(near) => put({ ...bands, near })}
          />
          <NumberField
            path={["bands", "far"]}
            label={t("editor.far")}
            hint={t("editor.farHint")}
            value={bands.far}
            onChange={(far) => put({ ...bands, far })}
          />
        </div>
      )}
    </section>
  );
}
