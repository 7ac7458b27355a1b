import { useTranslation } from "react-i18next";
import type { Ending, TermRow } from "./draft";
import { useEditing } from "./editing";
import { Field } from "./Field";
import { MOST, newTerm } from "./making";
import { Rows } from "./Rows";
import { changed } from "./rows";

/** Words that not everybody knows, and what people read at the end. */
export function Wording() {
  const { t } = useTranslation();
  const { draft } = useEditing();
  return (
    <>
      <section className="edit-section" aria-labelledby="edit-terms">
        <h3 id="edit-terms">{t("editor.terms")}</h3>
        <p className="edit-soft">{t("editor.termsText")}</p>
        <Rows<TermRow>
          path={["terms"]}
          rows={draft.terms}
          put={(before, change) => ({ ...before, terms: change(before.terms) })}
          most={MOST.terms}
          make={newTerm}
          name={(row, number) => row.word || t("editor.term", { number })}
          addWords={t("editor.addTerm")}
          ordered={false}
        >
          {(row, index) => <OneTerm row={row} index={index} />}
        </Rows>
      </section>
      <section className="edit-section" aria-labelledby="edit-closing">
        <h3 id="edit-closing">{t("editor.closing")}</h3>
        <p className="edit-soft">{t("editor.closingText")}</p>
        <Closing />
      </section>
    </>
  );
}

function OneTerm({ row, index }: { readonly row: TermRow; readonly index: number }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const change = (part: Partial<TermRow>) =>
    edit((before) => ({ ...before, terms: changed(before.terms, row.key, part) }));
  return (
    <div className="edit-two">
      <Field
        path={["terms", index, "word"]}
        label={t("editor.word")}
        value={row.word}
        onChange={(word) => change({ word })}
      />
      <Field
        path={["terms", index, "plain"]}
        label={t("editor.meaning")}
        value={row.plain}
        onChange={(plain) => change({ plain })}
        lines={1}
      />
    </div>
  );
}

const PARTS = ["thanks", "next", "contact"] as const satisfies readonly (keyof Ending)[];

function Closing() {
  const { t } = useTranslation();
  const { draft, edit } = useEditing();
  return (
    <>
      {PARTS.map((part) => (
        <Field
          key={part}
          path={["closing", part]}
          label={t(`editor.ending.${part}`)}
          value={draft.closing[part]}
          onChange={(text) => edit((before) => ({ ...before, closing: { ...before.closing, [part]: text } }))}
          lines={2}
        />
      ))}
    </>
  );
}
