import { ChevronDown, ChevronUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import type { Draft, Keyed } from "./draft";
import { focusSoon, useEditing } from "./editing";
import { shifted, without } from "./rows";

export interface RowsProps<Row extends Keyed> {
  /** Where the list is in the draft: its problems are told here, and its rows are found by it. */
  readonly path: readonly (string | number)[];
  readonly rows: readonly Row[];
  /** The draft with other rows in place of these. */
  put(draft: Draft, change: (rows: readonly Row[]) => readonly Row[]): Draft;
  readonly most: number;
  make(rows: readonly Row[]): Row;
  /** "Topic 3", and "Topic 3, Where we meet" once it has words. */
  name(row: Row, number: number): string;
  readonly addWords: string;
  children(row: Row, index: number): ReactNode;
  /** Whether the order means something; otherwise there is nothing to move. */
  readonly ordered?: boolean;
}

/** A list of rows to fill in, with buttons to add, move and take out; nothing needs dragging, nothing is gone for good. */
export function Rows<Row extends Keyed>(props: RowsProps<Row>) {
  const { path, rows, put, most, make, name, addWords, children, ordered = true } = props;
  const { t } = useTranslation();
  const { edit, problemAt } = useEditing();
  const problem = problemAt(...path);
  const add = () => {
    edit((draft) => put(draft, (before) => [...before, make(before)]));
    focusSoon([...path, rows.length].join("."));
  };
  return (
    <div className="rows" id={path.join(".")}>
      <ol className="rows-list">
        {rows.map((row, index) => (
          <li key={row.key} className="row" id={[...path, index].join(".")}>
            {/* biome-ignore lint/a11y/useSemanticElements: a legend cannot share its line with buttons */}
            <div role="group" className="row-group" aria-labelledby={`name-${row.key}`}>
              <div className="row-head">
                <span className="row-name" id={`name-${row.key}`}>
                  {name(row, index + 1)}
                </span>
                <Tools
                  {...{ row, index, put, ordered, path }}
                  count={rows.length}
                  says={name(row, index + 1)}
                />
              </div>
              {children(row, index)}
              <RowProblem path={[...path, index]} />
            </div>
          </li>
        ))}
      </ol>
      {problem && <p className="field-error">{problem}</p>}
      {rows.length < most ? (
        <Button icon={<Plus aria-hidden />} onPress={add} id={`${path.join(".")}.add`}>
          {addWords}
        </Button>
      ) : (
        <p className="edit-soft">{t("editor.full", { count: most })}</p>
      )}
    </div>
  );
}

function RowProblem({ path }: { readonly path: readonly (string | number)[] }) {
  const { problemAt } = useEditing();
  const problem = problemAt(...path);
  return problem ? <p className="field-error">{problem}</p> : null;
}

interface ToolsProps<Row extends Keyed> {
  readonly row: Row;
  readonly index: number;
  readonly count: number;
  readonly says: string;
  readonly ordered: boolean;
  readonly path: readonly (string | number)[];
  put: RowsProps<Row>["put"];
}

function Tools<Row extends Keyed>({ row, index, count, says, ordered, path, put }: ToolsProps<Row>) {
  const { t } = useTranslation();
  const { edit, did } = useEditing();
  const move = (by: -1 | 1, button: string) => {
    edit((draft) => put(draft, (rows) => shifted(rows, row.key, by)));
    did(t("editor.moved", { name: says, place: index + 1 + by }));
    focusSoon(button);
  };
  const takeOut = () => {
    edit((draft) => put(draft, (rows) => without(rows, row.key)));
    did(t("editor.tookOut", { name: says }), (draft) =>
      put(draft, (rows) => [...rows.slice(0, index), row, ...rows.slice(index)]),
    );
    focusSoon(`${path.join(".")}.add`);
  };
  const [up, down] = [`up-${row.key}`, `down-${row.key}`];
  return (
    <div className="row-tools">
      {ordered && (
        <>
          <Button
            kind="quiet"
            id={up}
            icon={<ChevronUp aria-hidden />}
            isDisabled={index === 0}
            aria-label={t("editor.upSays", { name: says })}
            onPress={() => move(-1, index === 1 ? down : up)}
          >
            {t("editor.up")}
          </Button>
          <Button
            kind="quiet"
            id={down}
            icon={<ChevronDown aria-hidden />}
            isDisabled={index === count - 1}
            aria-label={t("editor.downSays", { name: says })}
            onPress={() => move(1, index === count - 2 ? up : down)}
          >
            {t("editor.down")}
          </Button>
        </>
      )}
      <Button
        kind="quiet"
        icon={<Trash2 aria-hidden />}
        aria-label={t("editor.takeOutSays", { name: says })}
        onPress={takeOut}
      >
        {t("editor.takeOut")}
      </Button>
    </div>
  );
}
