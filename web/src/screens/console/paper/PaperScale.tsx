import { useState } from "react";
import { useTranslation } from "react-i18next";
import { boardId, noteOrCard, ownerOf } from "../../../projections/board";
import { boardAlone } from "../../../projections/own";
import { Button, useDraft } from "../../../ui";
import { answerInWords } from "../answer";
import { useDesk } from "../desk";
import { Pick } from "../Pick";
import { seatsOf } from "../seating";
import { BLANK, commandsOf, type Line, readLines, troubleOf } from "./lines";
import type { OnPaper } from "./Paper";
import { PaperLine } from "./PaperLine";

/** A scale sheet, of the group or, where people place alone, of one person of it. */
export function PaperScale({ activity, group }: OnPaper) {
  const { t } = useTranslation();
  const { state, session } = useDesk();
  const named = activity.attribution === "named";
  const seats = seatsOf(state, activity.id, group);
  const [seat, choose] = useState("");
  const [sheet, another] = useState(1);
  if (activity.mode === "group") return <Lines board={boardId(activity.id, group)} />;
  const author = seats.find(({ id }) => id === seat);
  const board = author ? boardAlone(state, author.id, activity.id) : null;
  const nameless = `paper${sheet}x${session.slice(-6)}`.toLowerCase();
  return (
    <>
      {named ? (
        <Pick
          label={t("deskPaper.whose")}
          value={seat}
          onChange={choose}
          choices={[
            { value: "", words: t("deskCharts.choose") },
            ...seats.map(({ id, name }) => ({ value: id, words: name })),
          ]}
        />
      ) : (
        <Pick
          label={t("deskPaper.sheet")}
          hint={t("deskPaper.sheetHint")}
          value={String(sheet)}
          onChange={(value) => another(Number(value))}
          choices={sheets().map((one) => ({
            value: String(one),
            words: t("deskPaper.sheetNumber", { number: one }),
          }))}
        />
      )}
      {named && author && board && <Lines key={board} board={board} author={author.id} />}
      {!named && <Lines key={sheet} board={boardId(activity.id, group, nameless)} />}
    </>
  );

  /** Those begun on this board and one more. */
  function sheets(): readonly number[] {
    const begun = Object.values(state.boards.notes)
      .map((note) => /^paper(\d+)x/.exec(ownerOf(note.board) ?? ""))
      .map((found) => Number(found?.[1] ?? 0));
    return Array.from({ length: Math.max(sheet, ...begun) + 1 }, (_, place) => place + 1);
  }
}

/** Every aspect with what the sheet says of it; what is typed is kept on this device until it is copied. */
function Lines({ board, author }: { readonly board: string; readonly author?: string }) {
  const { t } = useTranslation();
  const { state, act, session } = useDesk();
  const draft = useDraft(`paper.${session}.${board}`);
  const [done, setDone] = useState(0);
  const lines = readLines(draft.text);
  const aspects = Object.values(state.session.aspects).filter((aspect) => !aspect.parked);
  const full = aspects.filter(({ id }) => (lines[id] ?? BLANK).said !== "");
  const wrong = full.filter(({ id }) => troubleOf(lines[id] ?? BLANK) !== null);
  const change = (aspect: string, line: Line) => draft.write(JSON.stringify({ ...lines, [aspect]: line }));
  const copy = () => {
    for (const { id } of full) {
      for (const command of commandsOf(state, board, id, lines[id] ?? BLANK)) {
        act(command, { paper: true, ...(author && { author }) });
      }
    }
    setDone(full.length);
    draft.clear();
  };
  return (
    <>
      <ol className="paper-lines">
        {aspects.map((aspect) => (
          <PaperLine
            key={aspect.id}
            aspect={aspect}
            now={nowOf(aspect.id)}
            line={lines[aspect.id] ?? BLANK}
            onChange={(line) => change(aspect.id, line)}
          />
        ))}
      </ol>
      <div className="desk-row paper-send">
        <Button kind="main" isDisabled={full.length === 0 || wrong.length > 0} onPress={copy}>
          {t("deskPaper.copy", { count: full.length })}
        </Button>
        <p role="status">
          {wrong.length > 0 && t("deskPaper.wrong", { title: wrong[0]?.title ?? "" })}
          {full.length === 0 && done > 0 && t("deskPaper.done", { count: done })}
        </p>
      </div>
    </>
  );

  /** What stands on the board already; empty for a card that nobody has touched. */
  function nowOf(aspect: string): string {
    const note = noteOrCard(state.boards, board, `${board}:${aspect}`);
    const touched = note && (note.x !== null || state.boards.marks[note.id] !== undefined);
    return touched ? t("deskPaper.now", { answer: answerInWords(state, note) }) : "";
  }
}
