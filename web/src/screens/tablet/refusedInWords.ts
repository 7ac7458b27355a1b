/** A change that the room did not take, in the words of the person who made it. Pure. */
import type { AnyCommand, State } from "../../contract";
import type { RefusedCommand } from "../../sync/store";
import { words } from "../../words";
import type { RefusedChange } from "./Refused";

/** What it would have done, why not, and what was written in it. */
export function refusedInWords({ key, command, message }: RefusedCommand, state: State): RefusedChange {
  const written =
    "text" in command ? (command.text ?? "") : command.type === "addCompanion" ? command.name : "";
  return { id: key, about: about(command, state), message, words: written };
}

/** The same wish once more: this time knowing what others have changed, so it no longer depends on that. */
export function afresh(command: AnyCommand): AnyCommand {
  return "since" in command ? { ...command, since: null } : command;
}

function about(command: AnyCommand, state: State): string {
  switch (command.type) {
    case "addNote":
      return words.t("refused.addNote");
    case "comment":
      return words.t("refused.comment", { text: textOf(command.on, state) });
    case "moveNote":
    case "unplaceNote":
    case "rewordNote":
    case "removeNote":
    case "restoreNote":
      return words.t(`refused.${command.type}`, { text: textOf(command.note, state) });
    case "explainNote":
      return words.t("refused.explainNote", { text: textOf(command.note, state) });
    case "addPoint":
    case "rewordPoint":
    case "reflect":
    case "addCompanion":
      return words.t(`refused.${command.type}`);
    case "setDiscussed":
      return words.t("refused.setDiscussed", { text: titleOf(command.aspect, state) });
    default:
      return words.t("refused.other");
  }
}

function textOf(note: string, state: State): string {
  return state.boards.notes[note]?.text || titleOf(note.slice(note.lastIndexOf(":") + 1), state);
}

function titleOf(aspect: string, state: State): string {
  return state.session.aspects[aspect]?.title ?? "";
}
