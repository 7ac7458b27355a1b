import { type CSSProperties, useId } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Care } from "./Care";
import { Ends } from "./Ends";
import { OnlyInOne } from "./OnlyInOne";
import { BODY, COLUMN, LINE, NAME, TABLE } from "./parts";
import { Row } from "./Row";
import { type ComparisonView, comparisonView, type RowView } from "./rows";
import { Sum } from "./Sum";
import { type Sift, UNSIFTED } from "./sift";
import "./comparison.css";
import "./print.css";

export interface ComparisonProps {
  readonly state: State;
  readonly activity: string;
  /** `full` with every group's words beneath; `overview` one line an aspect, for a wall. */
  readonly show?: "full" | "overview";
  /** Which rows, in which order; all as planned, unless given. */
  readonly sift?: Sift;
  /** The id of one row alone, large. */
  readonly only?: string | undefined;
  /** Whether the long sentences about pairings wait behind a word until somebody opens them. */
  readonly folded?: boolean;
}

/**
 * The comparison: a table of aspects by group, with the picture drawn from it. Each group has its own lane and its own
 * column; nothing is pooled, and a gap is called only what was declared beforehand.
 */
export function Comparison(props: ComparisonProps) {
  const { state, activity, show = "full", sift = UNSIFTED, only, folded = false } = props;
  const view = comparisonView(state, activity, sift);
  const chosen = (rows: readonly RowView[]) => rows.filter((row) => only === undefined || row.id === only);
  const [rows, matched] = [chosen(view.rows), chosen(view.matched)];
  const longest = Math.max(0, ...view.groups.map(({ group }) => group.name.length));
  const style = { "--name": nameWidth(longest, view.mode) } as CSSProperties;
  return (
    <div
      className="cmp"
      data-show={show}
      data-mode={view.mode}
      data-groups={view.groups.length}
      data-alone={only !== undefined || undefined}
      style={style}
    >
      {only === undefined && <Sum view={view} />}
      {rows.length + matched.length > 0 ? (
        <Table view={view} rows={rows} matched={matched} state={state} folded={folded} />
      ) : (
        <Nothing view={view} state={state} />
      )}
      {show === "full" && only === undefined && (
        <>
          <OnlyInOne groups={view.groups.map(({ group }) => group)} invented={view.invented} />
          {view.of > 0 && <Care view={view} session={state.session} />}
        </>
      )}
    </div>
  );
}

/** Room for the longest name beside the lanes, up to a limit, and for the count of people behind it. */
function nameWidth(longest: number, mode: ComparisonView["mode"]): string {
  return `${Math.min(longest, 18) * 0.85 + (mode === "individual" ? 8 : 3)}ch`;
}

interface TableProps {
  readonly view: ComparisonView;
  readonly rows: readonly RowView[];
  readonly matched: readonly RowView[];
  readonly state: State;
  readonly folded: boolean;
}

function Table({ view, rows, matched, state, folded }: TableProps) {
  const { t } = useTranslation();
  const caption = useId();
  return (
    <table {...TABLE} className="cmp-table" aria-labelledby={caption}>
      <Ends scale={state.session.scale} id={caption} />
      <thead {...BODY} className="cmp-heads">
        <tr {...LINE}>
          <th {...COLUMN}>{t("comparison.aspect")}</th>
          <th {...COLUMN}>{t("comparison.howFar")}</th>
          {view.groups.map(({ group }) => (
            <th key={group.id} {...COLUMN}>
              {group.name}
            </th>
          ))}
        </tr>
      </thead>
      {rows.length > 0 && (
        <tbody {...BODY}>
          {rows.map((row) => (
            <Row key={row.id} row={row} folded={folded} />
          ))}
        </tbody>
      )}
      {matched.length > 0 && (
        <tbody {...BODY}>
          <tr {...LINE}>
            <th {...NAME} className="cmp-part" colSpan={2 + view.groups.length}>
              {t("comparison.matched")}
            </th>
          </tr>
          {matched.map((row) => (
            <Row key={row.id} row={row} folded={folded} />
          ))}
        </tbody>
      )}
    </table>
  );
}

/** Why there is no table. */
function Nothing({ view, state }: { readonly view: ComparisonView; readonly state: State }) {
  const { t } = useTranslation();
  if (view.sift.which !== "all" && view.of > 0) {
    return <p className="cmp-nothing">{t("comparison.nothingFits")}</p>;
  }
  const parked = Object.keys(state.session.aspects).length > 0;
  return <p className="cmp-nothing">{t(parked ? "comparison.allParked" : "comparison.noAspects")}</p>;
}
