import { useTranslation } from "react-i18next";
import { whoAndWhen } from "../tablet/who";
import { useDesk } from "./desk";
import { EraseWords } from "./Erase";
import { HideWords } from "./HideWords";

/** What was said of a note or a point, each remark with the way to hide its words. */
export function Remarks({ on }: { readonly on: string }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const comments = Object.values(state.boards.comments).filter((one) => one.on === on && !one.removed);
  return (
    <section aria-label={t("comments.title")}>
      <h3>{t("console.comments", { count: comments.length })}</h3>
      <ul className="desk-list">
        {comments.map((comment) => (
          <li key={comment.id} className="desk-line">
            <span>
              {comment.text} <span className="desk-soft">{whoAndWhen(state, comment.added, "")}</span>
            </span>
            {comment.text && <HideWords on={comment.id} words={comment.text} />}
            <EraseWords on={comment.id} words={comment.text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
