import { useTranslation } from "react-i18next";
import type { Comment, Group, Scale, State } from "../../contract";
import { GroupMark } from "../../ui";
import { Lanes } from "./Lanes";
import { OnlyInOne } from "./OnlyInOne";
import { comparisonView, type LaneView, type Order, type RowView } from "./rows";
import "./comparison.css";

export interface ComparisonProps {
  readonly state: State;
  readonly activity: string;
  /** `full` with every group's words beneath; `overview` one line an aspect, for a wall. */
  readonly show?: "full" | "overview";
  readonly order?: Order;
  /** One aspect alone, large. */
  readonly only?: string | undefined;
}

/**
 * The comparison: a table of aspects by group, with the picture drawn from it. Each group has its own lane and its own
 * column; nothing is pooled, and a gap is stated without saying whether it is much.
 */
export function Comparison({ state, activity, show = "full", order = "plan", only }: ComparisonProps) {
  const { t } = useTranslation();
  const view = comparisonView(state, activity, order);
  const rows = only === undefined ? view.rows : view.rows.filter((row) => row.aspect.id === only);
  return (
    <div className="cmp" data-show={show} data-alone={only !== undefined || undefined}>
      {only === undefined && (
        <p className="cmp-sum">
          {t(view.groups.length === 2 ? "comparison.placedByBoth" : "comparison.placedByAll", {
            count: view.placedByAll,
            of: view.rows.length,
          })}
        </p>
      )}
      <table className="cmp-table">
        <Ends scale={state.session.scale} />
        <Heads groups={view.groups} />
        {rows.map((row) => (
          <AspectRows key={row.aspect.id} row={row} />
        ))}
      </table>
      {show === "full" && only === undefined && (
        <>
          <p className="cmp-care">{t("comparison.care")}</p>
          <OnlyInOne groups={view.groups} invented={view.invented} />
        </>
      )}
    </div>
  );
}

/** The two ends of the scale, above every lane and in line with it. */
function Ends({ scale }: { readonly scale: Scale }) {
  const { t } = useTranslation();
  return (
    <caption className="cmp-ends">
      <span className="visually-hidden">
        {t("comparison.caption", {
          left: scale.left.words,
          leftPlain: scale.left.plain,
          right: scale.right.words,
          rightPlain: scale.right.plain,
        })}
      </span>
      <span className="cmp-line" aria-hidden="true">
        <span />
        <span className="cmp-end-pair">
          <span className="cmp-end">
            <strong>{scale.left.words}</strong>
            <span>{scale.left.plain}</span>
          </span>
          <span className="cmp-end">
            <strong>{scale.right.words}</strong>
            <span>{scale.right.plain}</span>
          </span>
        </span>
        <span />
      </span>
    </caption>
  );
}

function Heads({ groups }: { readonly groups: readonly Group[] }) {
  return (
    <thead className="cmp-heads">
      <tr>
        {groups.map((group) => (
          <th key={group.id} scope="col">
            <GroupMark shape={group.shape} label={group.name} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function AspectRows({ row }: { readonly row: RowView }) {
  return (
    <tbody className="cmp-aspect">
      <tr>
        <th scope="rowgroup" colSpan={row.lanes.length}>
          <div className="cmp-line">
            <span className="cmp-title">{row.aspect.title}</span>
            <Lanes lanes={row.lanes} />
            <span className="cmp-gap">{row.gap}</span>
          </div>
        </th>
      </tr>
      <tr className="cmp-cells">
        {row.lanes.map((lane) => (
          <Cell key={lane.group.id} lane={lane} />
        ))}
      </tr>
    </tbody>
  );
}

function Cell({ lane }: { readonly lane: LaneView }) {
  return (
    <td data-group-shape={lane.group.shape} data-standing={lane.standing}>
      <div className="cmp-cell">
        <p className="cmp-answer">{lane.answer}</p>
        {lane.own && <p className="cmp-own">{lane.own}</p>}
        <Remarks comments={lane.comments} />
      </div>
    </td>
  );
}

/** What was said of a note, oldest first. */
export function Remarks({ comments }: { readonly comments: readonly Comment[] }) {
  if (!comments.length) return null;
  return (
    <ul className="cmp-remarks">
      {comments.map((comment) => (
        <li key={comment.id}>{comment.text}</li>
      ))}
    </ul>
  );
}
