import { GripVertical, MessageSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import "./note.css";

export interface NoteFaceProps {
  readonly text: string;
  readonly comments?: number;
  /** Invented by the group, not an aspect's card. */
  readonly own?: boolean;
  /** Something can take hold of it. */
  readonly grip?: boolean;
}

/** What a post-it shows: its words, how many comments it has, and where to take hold of it. */
export function NoteFace({ text, comments = 0, own = false, grip = false }: NoteFaceProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className="note-words" dir="auto">
        {text}
      </span>
      {(comments > 0 || own) && (
        <span className="note-foot">
          {own && <span>{t("note.own")}</span>}
          {comments > 0 && (
            <span className="note-comments">
              <MessageSquare aria-hidden />
              {t("note.comments", { count: comments })}
            </span>
          )}
        </span>
      )}
      {grip && <GripVertical className="note-grip" aria-hidden />}
    </>
  );
}
