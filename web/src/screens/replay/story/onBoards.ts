/** Sentences about boards: notes, where they were put, in whose words, and what was said of them. Pure. */
import type { AspectMarked, NoteAdded, NoteExplained, NoteMoved } from "../../../contract";
import type { Sayings, Teller } from "./teller";

type Types =
  | "note.added"
  | "note.moved"
  | "note.unplaced"
  | "note.reworded"
  | "note.explained"
  | "note.removed"
  | "note.restored"
  | "comment.added"
  | "comment.removed"
  | "aspect.marked"
  | "note.matched"
  | "note.unmatched";

export const ON_BOARDS: Sayings<Types> = {
  "note.added": added,
  "note.moved": moved,
  "note.unplaced": (event, tell) => {
    const was = tell.note(event.board, event.note)?.x ?? null;
    const said = about(event, tell);
    return was === null
      ? tell.t("replayStory.said.unplaced", said)
      : tell.t("replayStory.said.unplacedFrom", { ...said, place: tell.place(was) });
  },
  "note.reworded": (event, tell) =>
    tell.t("replayStory.said.reworded", {
      ...about(event, tell),
      text: tell.quote(event.text, event.note, event.erased),
    }),
  "note.explained": explained,
  "note.removed": (event, tell) => tell.t("replayStory.said.noteRemoved", about(event, tell)),
  "note.restored": (event, tell) => tell.t("replayStory.said.noteRestored", about(event, tell)),
  "comment.added": (event, tell) =>
    tell.t("replayStory.said.commented", {
      who: tell.who(event),
      what: tell.thing(event.on, event.board),
      text: tell.quote(event.text, event.comment, event.erased),
    }),
  "comment.removed": (event, tell) => {
    const on = (tell.before.boards.comments[event.comment] ?? tell.today.boards.comments[event.comment])?.on;
    const what = on ? tell.thing(on, event.board) : tell.t("replayStory.blank");
    return tell.t("replayStory.said.uncommented", { who: tell.who(event), what });
  },
  "aspect.marked": marked,
  "note.matched": (event, tell) =>
    tell.t("replayStory.said.matched", {
      who: tell.who(event),
      what: tell.thing(event.note),
      other: tell.thing(event.to),
    }),
  "note.unmatched": (event, tell) =>
    tell.t("replayStory.said.unmatched", { who: tell.who(event), what: tell.thing(event.note) }),
};

type AboutNote = Extract<Parameters<Teller["who"]>[0], { readonly board: string; readonly note: string }>;

function about(event: AboutNote, tell: Teller): { readonly who: string; readonly what: string } {
  return { who: tell.who(event), what: tell.thing(event.note, event.board) };
}

function added(event: NoteAdded, tell: Teller): string {
  const { x, text, note, aspect, question, erased } = event;
  const what = text || aspect === null ? tell.quote(text, note, erased) : tell.aspect(aspect);
  const said = { who: tell.who(event), what };
  if (x !== null) return tell.t("replayStory.said.noteAddedAt", { ...said, place: tell.place(x) });
  return tell.t(question ? "replayStory.said.questionAdded" : "replayStory.said.noteAdded", said);
}

/** A step within the same fifth of the scale is told by the end that it went towards. */
function moved(event: NoteMoved, tell: Teller): string {
  const [was, said] = [tell.note(event.board, event.note)?.x ?? null, about(event, tell)];
  const to = tell.place(event.x);
  if (was === null) return tell.t("replayStory.said.placed", { ...said, place: to });
  const [from, distance] = [tell.place(was), event.x - was];
  if (from !== to) return tell.t("replayStory.said.moved", { ...said, from, to });
  if (distance === 0) return tell.t("replayStory.said.movedAcross", { ...said, place: to });
  return tell.t("replayStory.said.movedALittle", { ...said, end: tell.end(distance), place: to });
}

function explained(event: NoteExplained, tell: Teller): string {
  const { text, note, erased } = event;
  const gone = erased || tell.today.session.hidden[note];
  if (!text && !gone) return tell.t("replayStory.said.unexplained", about(event, tell));
  return tell.t("replayStory.said.explained", {
    ...about(event, tell),
    text: tell.quote(text, note, erased),
  });
}

function marked(event: AspectMarked, tell: Teller): string {
  const { board, aspect, mark, low = null, high = null, text = "", erased } = event;
  const card = `${board}:${aspect}`;
  const said = { who: tell.who(event), what: tell.thing(card, board) };
  if (mark === "cantAgree" && low !== null && high !== null)
    return tell.t("replayStory.said.cantAgreeFrom", { ...said, span: tell.span(low, high) });
  if (mark !== "depends") return tell.t(`replayStory.said.${mark}`, said);
  if (!text && !erased && !tell.today.session.hidden[card]) return tell.t("replayStory.said.depends", said);
  return tell.t("replayStory.said.dependsOn", { ...said, text: tell.quote(text, card, erased) });
}
