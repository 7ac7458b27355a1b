import { useTranslation } from "react-i18next";
import { type Comment, Limit } from "../../contract";
import { Button, fits, Said, TextArea, useDraft } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { whoAndWhen } from "../tablet/who";
import { WhoReads } from "../WhoReads";
import type { PointView } from "./points";

/** What people have said about a point, and room to say more. */
export function PointComments({ room, view }: { readonly room: ActivityRoom; readonly view: PointView }) {
  const { t } = useTranslation();
  const { comments } = view;
  const title = comments.length ? t("note.comments", { count: comments.length }) : t("comments.title");
  return (
    <section className="pointsheet-part" aria-label={t("comments.title")}>
      <h3>{title}</h3>
      {comments.length > 0 && (
        <ul className="remarks">
          {comments.map((comment) => (
            <Remark key={comment.id} room={room} comment={comment} />
          ))}
        </ul>
      )}
      {room.open ? (
        <Say room={room} point={view.point.id} />
      ) : (
        !comments.length && <p>{t("comments.none")}</p>
      )}
    </section>
  );
}

function Remark({ room, comment }: { readonly room: ActivityRoom; readonly comment: Comment }) {
  const { t } = useTranslation();
  const hidden = room.state.session.hidden[comment.id] ?? false;
  return (
    <li className="remark">
      <p className="remark-words">
        {comment.text && <Said>{comment.text}</Said>}
        {hidden && <em className="chart-soft"> {t("reads.hidden")}</em>}
      </p>
      <p className="chart-soft">{whoAndWhen(room.state, comment.added, room.me)}</p>
      {comment.added.by === room.me && room.open && (
        <Button kind="quiet" onPress={() => room.act({ type: "removeComment", comment: comment.id })}>
          {t("comments.remove")}
        </Button>
      )}
    </li>
  );
}

function Say({ room, point }: { readonly room: ActivityRoom; readonly point: string }) {
  const { t } = useTranslation();
  const draft = useDraft(`${room.me}.comment.${point}`);
  const text = draft.text.trim();
  const say = () => {
    room.act({ type: "comment", on: point, text, comment: room.newId() });
    draft.clear();
  };
  return (
    <>
      <TextArea
        label={t("comments.add")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.commentText}
        lines={2}
        hint={<WhoReads room={room} />}
      />
      <Button kind="main" isDisabled={text === "" || !fits(text, Limit.commentText)} onPress={say}>
        {t("comments.send")}
      </Button>
    </>
  );
}
