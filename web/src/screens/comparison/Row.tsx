import { useTranslation } from "react-i18next";
import type { Comment } from "../../contract";
import { GroupMark, Said } from "../../ui";
import type { LaneView } from "./lane";
import { Picture } from "./Picture";
import { CELL, LINE, NAME } from "./parts";
import type { RowView } from "./rows";

/** One aspect: its name, how the groups lie to each other, and what each of them said. */
export function Row({ row, folded }: { readonly row: RowView; readonly folded: boolean }) {
  return (
    <tr {...LINE} className="cmp-aspect" data-aspect={row.id}>
      <th {...NAME} className="cmp-name">
        <bdi className="cmp-title">{row.title}</bdi>
        {row.detail && (
          <span className="cmp-detail">
            <Said>{row.detail}</Said>
          </span>
        )}
      </th>
      <td {...CELL} className="cmp-between">
        <Picture lanes={row.lanes} />
        <div className="cmp-gap">
          <p>{row.gap}</p>
          {row.between && <p className="cmp-of">{row.between}</p>}
        </div>
        {row.pairs.length > 0 && <Pairs pairs={row.pairs} folded={folded} />}
      </td>
      {row.lanes.map((lane) => (
        <Cell key={lane.group.id} lane={lane} />
      ))}
    </tr>
  );
}

/** What every pairing of two people says: long, and so behind a word where there is little room and time. */
function Pairs({ pairs, folded }: { readonly pairs: readonly string[]; readonly folded: boolean }) {
  const { t } = useTranslation();
  const list = (
    <ul className="cmp-pairs">
      {pairs.map((said) => (
        <li key={said}>{said}</li>
      ))}
    </ul>
  );
  if (!folded) return list;
  return (
    <details className="cmp-more">
      <summary>{t("comparison.more")}</summary>
      {list}
    </details>
  );
}

function Cell({ lane }: { readonly lane: LaneView }) {
  return (
    <td {...CELL} className="cmp-cell" data-group-shape={lane.group.shape} data-standing={lane.standing}>
      <p className="cmp-group">
        <GroupMark shape={lane.group.shape} label={lane.group.name} />
      </p>
      {lane.answer && (
        <p className="cmp-answer" dir="auto">
          {lane.answer}
        </p>
      )}
      {lane.facts.length > 0 && <p className="cmp-answer">{lane.facts.join(" ")}</p>}
      {lane.own.map((text, at) => (
        <p key={at} className="cmp-own">
          <Said>{text}</Said>
        </p>
      ))}
      <Reasons reasons={lane.reasons} />
      <Remarks comments={lane.comments} />
    </td>
  );
}

/** Why a group, or somebody in it, put it there. */
export function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  const { t } = useTranslation();
  return reasons.map((reason, at) => (
    <p key={at} className="cmp-reason">
      <strong>{t("comparison.why")}</strong> <Said>{reason}</Said>
    </p>
  ));
}

/** What was said of a note, oldest first. */
export function Remarks({ comments }: { readonly comments: readonly Comment[] }) {
  const { t } = useTranslation();
  if (!comments.length) return null;
  return (
    <ul className="cmp-remarks" aria-label={t("comparison.comments")}>
      {comments.map((comment) => (
        <li key={comment.id}>
          <Said>{comment.text}</Said>
        </li>
      ))}
    </ul>
  );
}
