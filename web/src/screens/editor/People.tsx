import { useTranslation } from "react-i18next";
import { GroupMark } from "../../ui";
import { Choose } from "./Choose";
import type { BackgroundRow, BearerRow } from "./draft";
import { useEditing } from "./editing";
import { Field } from "./Field";
import { MOST, newBackground, newBearer, SHAPES } from "./making";
import { Rows } from "./Rows";
import { changed } from "./rows";

/** Who is in the room, and who can gain or lose by something. */
export function People() {
  const { t } = useTranslation();
  const { draft } = useEditing();
  return (
    <>
      <section className="edit-section" aria-labelledby="edit-backgrounds">
        <h3 id="edit-backgrounds">{t("editor.backgrounds")}</h3>
        <p className="edit-soft">{t("editor.backgroundsText")}</p>
        <Rows<BackgroundRow>
          path={["backgrounds"]}
          rows={draft.backgrounds}
          put={(before, change) => ({ ...before, backgrounds: change(before.backgrounds) })}
          most={MOST.backgrounds}
          make={newBackground}
          name={(_, number) => t("editor.background", { number })}
          addWords={t("editor.addBackground")}
          ordered={false}
        >
          {(row, index) => <OneBackground row={row} index={index} />}
        </Rows>
      </section>
      <section className="edit-section" aria-labelledby="edit-bearers">
        <h3 id="edit-bearers">{t("editor.bearers")}</h3>
        <p className="edit-soft">{t("editor.bearersText")}</p>
        <Bearers />
      </section>
    </>
  );
}

function OneBackground({ row, index }: { readonly row: BackgroundRow; readonly index: number }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const change = (part: Partial<BackgroundRow>) =>
    edit((before) => ({ ...before, backgrounds: changed(before.backgrounds, row.key, part) }));
  return (
    <div className="edit-two">
      <Field
        path={["backgrounds", index, "name"]}
        label={t("editor.backgroundName")}
        value={row.name}
        onChange={(name) => change({ name })}
      />
      <div className="edit-shape">
        <Choose
          path={["backgrounds", index, "shape"]}
          label={t("editor.shape")}
          value={row.shape}
          choices={SHAPES.map((value) => ({ value, words: t(`editor.shapes.${value}`) }))}
          onChange={(shape) => change({ shape })}
        />
        <GroupMark shape={row.shape} label={row.name} />
      </div>
    </div>
  );
}

function Bearers() {
  const { t } = useTranslation();
  const { draft, edit } = useEditing();
  return (
    <Rows<BearerRow>
      path={["bearers"]}
      rows={draft.bearers}
      put={(before, change) => ({ ...before, bearers: change(before.bearers) })}
      most={MOST.bearers}
      make={newBearer}
      name={(_, number) => t("editor.bearer", { number })}
      addWords={t("editor.addBearer")}
    >
      {(row, index) => (
        <Field
          path={["bearers", index, "name"]}
          label={t("editor.bearerName")}
          value={row.name}
          onChange={(name) =>
            edit((before) => ({ ...before, bearers: changed(before.bearers, row.key, { name }) }))
          }
        />
      )}
    </Rows>
  );
}
