import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Note, State } from "../../contract";
import { activityOf, groupOf } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { Button } from "../../ui";
import { useDesk } from "./desk";
import { Pick } from "./Pick";

/** "This says the same as the other group's …": the two are then compared like a shared card, until it is taken back. */
export function Match({ note }: { readonly note: Note }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [to, choose] = useState("");
  if (note.aspect !== null || note.removed || state.session.closed) return null;
  const matched = state.boards.matches[note.id];
  if (matched !== undefined) {
    return (
      <div className="desk-row">
        <p>{t("deskNote.matched", { text: inWords(state, state.boards.notes[matched]) })}</p>
        <Button onPress={() => act({ type: "unmatchNote", note: note.id })}>{t("deskNote.unmatch")}</Button>
      </div>
    );
  }
  const targeted = Object.values(state.boards.matches).includes(note.id);
  const others = targeted ? [] : matchable(state, note);
  return (
    <>
      <MatchedTo note={note} />
      {others.length > 0 && (
        <div className="desk-row">
          <Pick
            label={t("deskNote.match")}
            value={to}
            onChange={choose}
            choices={[
              { value: "", words: t("deskCharts.choose") },
              ...others.map((other) => ({ value: other.id, words: inWords(state, other) })),
            ]}
          />
          <Button
            isDisabled={!others.some(({ id }) => id === to)}
            onPress={() => act({ type: "matchNote", note: note.id, to })}
          >
            {t("deskNote.matchYes")}
          </Button>
        </div>
      )}
    </>
  );
}

/** Notes that were matched with this one from their own side. */
function MatchedTo({ note }: { readonly note: Note }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const from = Object.entries(state.boards.matches).filter(([, to]) => to === note.id);
  return from.map(([id]) => {
    const text = inWords(state, state.boards.notes[id]);
    return (
      <div key={id} className="desk-row">
        <p>{t("deskNote.matched", { text })}</p>
        <Button
          aria-label={t("deskNote.unmatchSays", { text })}
          onPress={() => act({ type: "unmatchNote", note: id })}
        >
          {t("deskNote.unmatch")}
        </Button>
      </div>
    );
  });
}

/** Notes that other groups made themselves in the same activity, and that are not matched to a third one. */
function matchable(state: State, note: Note): readonly Note[] {
  return Object.values(state.boards.notes).filter(
    (other) =>
      other.aspect === null &&
      !other.removed &&
      state.boards.matches[other.id] === undefined &&
      activityOf(other.board) === activityOf(note.board) &&
      groupOf(other.board) !== groupOf(note.board),
  );
}

function inWords(state: State, note: Note | undefined): string {
  if (!note) return "";
  const group = groupsIn(state, activityOf(note.board))[groupOf(note.board)];
  return group ? `${note.text} (${group.name})` : note.text;
}
