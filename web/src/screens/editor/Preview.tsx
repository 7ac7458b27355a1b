import { useTranslation } from "react-i18next";
import { GroupMark } from "../../ui";
import type { ActivityRow, Draft } from "./draft";
import { useEditing } from "./editing";

/** The workshop as the people in it will meet it. */
export function Preview() {
  const { t } = useTranslation();
  const { draft } = useEditing();
  return (
    <div className="preview">
      <h3>{draft.title || t("editor.untitled")}</h3>
      <ul className="preview-groups" aria-label={t("editor.backgrounds")}>
        {draft.backgrounds.map((row) => (
          <li key={row.key}>
            <GroupMark shape={row.shape} label={row.name || "…"} />
          </li>
        ))}
      </ul>
      <Scale draft={draft} />
      <ul className="preview-cards" aria-label={t("editor.topics")}>
        {draft.aspects.map((row) => (
          <li key={row.key}>
            <strong>{row.title || "…"}</strong>
            <span>{row.detail}</span>
          </li>
        ))}
      </ul>
      <ol className="preview-steps" aria-label={t("editor.parts.agenda")}>
        {draft.activities.map((row) => (
          <Step key={row.key} row={row} />
        ))}
      </ol>
      <Small draft={draft} />
    </div>
  );
}

function Scale({ draft }: { readonly draft: Draft }) {
  return (
    <div className="preview-scale">
      {([draft.scale.left, draft.scale.right] as const).map((end, index) => (
        <p key={index === 0 ? "left" : "right"}>
          <strong>{end.words || "…"}</strong>
          <span>{end.plain}</span>
        </p>
      ))}
    </div>
  );
}

function Step({ row }: { readonly row: ActivityRow }) {
  const { t } = useTranslation();
  const ways = [
    t(`editor.kinds.${row.kind}`),
    t("editor.minutesLong", { count: row.minutes ?? 0 }),
    t(`editor.groupings.${row.grouping}`),
    t(`editor.attributions.${row.attribution}`),
  ];
  return (
    <li>
      <h3>{row.title || "…"}</h3>
      <p className="edit-soft">{ways.join(" · ")}</p>
      {row.mode === "individual" && <p className="edit-soft">{t("editor.modeMeans.individual")}</p>}
      <p>{row.instruction}</p>
      <ul>
        {row.prompts.map((prompt) => (
          <li key={prompt.key}>
            {prompt.text || "…"}
            {prompt.options.length > 0 && <span className="edit-soft"> ({prompt.options.join(" / ")})</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Small({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { thanks, next, contact } = draft.closing;
  return (
    <>
      {draft.bearers.length > 0 && (
        <p>
          <strong>{t("editor.bearers")}</strong>: {draft.bearers.map((row) => row.name).join(", ")}
        </p>
      )}
      {draft.terms.length > 0 && (
        <p>
          <strong>{t("editor.terms")}</strong>: {draft.terms.map((row) => row.word).join(", ")}
        </p>
      )}
      {(thanks || next || contact) && (
        <p>
          <strong>{t("editor.closing")}</strong>: {[thanks, next, contact].filter(Boolean).join(" ")}
        </p>
      )}
    </>
  );
}
