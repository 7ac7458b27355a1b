import { useTranslation } from "react-i18next";
import type { Comment } from "../../contract";
import { Limit } from "../../contract";
import { Button, fits, Said, TextArea, useDraft } from "../../ui";
import { useRoom } from "./room";
import type { NoteView } from "./view";
import { WhoSees } from "./WhoSees";
import { whoAndWhen } from "./who";

/** What people have said about a note, and room to say more. */
export function Comments({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { open } = useRoom();
  return (
    <section className="notesheet-part" aria-label={t("comments.title")}>
      <h3>
        {note.comments.length ? t("note.comments", { count: note.comments.length }) : t("comments.title")}
      </h3>
      {note.comments.length > 0 && (
        <ul className="comments">
          {note.comments.map((comment) => (
            <Remark key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {open ? <Say note={note} /> : note.comments.length === 0 && <p>{t("comments.none")}</p>}
    </section>
  );
}

function Remark({ comment }: { readonly comment: Comment }) {
  const { t } = useTranslation();
  const { state, me, open, act } = useRoom();
  const mine = comment.added.by === me;
  return (
    <li className="comment">
      <p className="comment-text">{comment.text ? <Said>{comment.text}</Said> : t("note.hiddenWords")}</p>
      <p className="notesheet-soft">{whoAndWhen(state, comment.added, me)}</p>
      {mine && open && (
        <Button kind="quiet" onPress={() => act({ type: "removeComment", comment: comment.id })}>
          {t("comments.remove")}
        </Button>
      )}
    </li>
  );
}

function Say({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { me, act, newId } = useRoom();
  const draft = useDraft(`${me}.comment.${note.id}`);
  const text = draft.text.trim();
  return (
    <>
      <TextArea
        label={t("comments.add")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.commentText}
        lines={2}
        hint={<WhoSees />}
      />
      <Button
        kind="main"
        isDisabled={text === "" || !fits(text, Limit.commentText)}
        onPress={() => {
          act({ type: "comment", on: note.id, text, comment: newId() });
          draft.clear();
        }}
      >
        {t("comments.send")}
      </Button>
    </>
  );
}
