"""Decisions about notes and remarks on a board."""

from collections.abc import Callable
from typing import Any

from events import (
    AspectMarked,
    CommentAdded,
    CommentRemoved,
    Event,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnmatched,
    NoteUnplaced,
)
from projections import Change, Note, activity_of, card_id, group_of, running
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import UNKNOWN_NOTE, UNKNOWN_POINT, Case, unknown_note


def add_note(command: c.AddNote, case: Case) -> Event:
    """A note of the group's own, or an aspect's card that nobody has touched yet."""
    board = case.desk(command.board) if command.aspect is None else case.board(command.board)
    x, y = _place(command)
    _fits_the_kind(command, case)
    text = command.text.strip()
    if command.aspect is not None:
        note = _untouched_card(board, command.aspect, case)
        _not_parked(command.aspect, case)
        text = "" if text == case.aspect(command.aspect).title else text
    else:
        note = fresh(command.note or case.stamp.new_id, case)
        text = said(text)
    return NoteAdded(
        **case.envelope, board=board, note=note, aspect=command.aspect, text=text, x=x, y=y, question=command.question
    )


def move_note(command: c.MoveNote, case: Case) -> Event:
    """Put down where the finger left it; the last to put it down decides."""
    note = case.present(command.note)
    _not_parked(note.aspect, case)
    _unmoved(note.moved, command.since)
    return NoteMoved(**case.envelope, board=note.board, note=note.id, x=command.x, y=command.y)


def unplace_note(command: c.UnplaceNote, case: Case) -> Event:
    """Back to the tray."""
    note = case.present(command.note)
    _unmoved(note.moved, command.since)
    return NoteUnplaced(**case.envelope, board=note.board, note=note.id)


def reword_note(command: c.RewordNote, case: Case) -> Event:
    """The group's own words, also for an aspect's card; the aspect itself keeps its title."""
    note = case.present(command.note)
    if command.since is not None and note.worded and note.worded.seq > command.since:
        raise Refusal("reworded-since", "Someone has changed these words since, so they were left as they are.")
    return NoteReworded(**case.envelope, board=note.board, note=note.id, text=said(command.text))


def explain_note(command: c.ExplainNote, case: Case) -> Event:
    """Why the note is where it is; no words take the reason back."""
    note = case.present(command.note)
    return NoteExplained(**case.envelope, board=note.board, note=note.id, text=command.text.strip())


def remove_note(command: c.RemoveNote, case: Case) -> Event:
    """Only what a group invented can go: a card belongs to everyone."""
    note = case.note(command.note)
    if note.aspect is not None:
        raise Refusal("is-a-card", "Every group has this card. You can take it off the scale instead.")
    if note.removed:
        raise Refusal("already", "Someone has already removed this note.")
    return NoteRemoved(**case.envelope, board=note.board, note=note.id)


def restore_note(command: c.RestoreNote, case: Case) -> Event:
    """Out of the bin, back to where it was."""
    note = case.note(command.note)
    if not note.removed:
        raise Refusal("already", "This note is already back.")
    return NoteRestored(**case.envelope, board=note.board, note=note.id)


def comment(command: c.Comment, case: Case) -> Event:
    """A remark on a note or a point that is there."""
    board = _board_of(command.on, case)
    name = fresh(command.comment or case.stamp.new_id, case)
    return CommentAdded(**case.envelope, board=board, comment=name, on=command.on, text=said(command.text))


def remove_comment(command: c.RemoveComment, case: Case) -> Event:
    """One's own remark, or any for a facilitator. One of another group is refused as one that there is not."""
    found = case.state.boards.comments.get(command.comment)
    if found is None or found.removed:
        raise _unknown_comment()
    try:
        _board_of(found.on, case, also_removed=True)
    except Refusal as refusal:
        raise _unknown_comment() if refusal.code == UNKNOWN_NOTE else refusal from None
    if not case.in_charge and case.who not in (found.added.by, found.added.scribe):
        raise Refusal("not-yours", "Only the person who wrote this comment can remove it.")
    return CommentRemoved(**case.envelope, board=found.board, comment=found.id)


def set_discussed(command: c.SetDiscussed, case: Case) -> Event:
    """An answer without a place, or open again; a card that was placed leaves the scale with it."""
    board = case.board(command.board)
    _not_parked(command.aspect, case)
    low, high = _span(command)
    depends = said(command.text) if command.state == "depends" else ""
    note = case.state.boards.notes.get(card_id(board, command.aspect))
    _unmoved(note.moved if note else None, command.since)
    answer: dict[str, Any] = {"mark": command.state, "low": low, "high": high, "text": depends}
    return AspectMarked(**case.envelope, board=board, aspect=command.aspect, **answer)


def match_note(command: c.MatchNote, case: Case) -> Event:
    """Two notes that two groups of one activity invented; the earlier match of ``note`` gives way."""
    note, to = _invented(command.note, case), _invented(command.to, case)
    if activity_of(note.board) != activity_of(to.board) or group_of(note.board) == group_of(to.board):
        raise Refusal("no-match", "Two notes match only when two groups of one activity wrote them.")
    if case.state.boards.matches.get(to.id):
        raise Refusal("no-match", "That note is matched to another one itself. Please match this one to that.")
    if note.id in case.state.boards.matches.values():
        raise Refusal("no-match", "Other notes are matched to this one. Please match the other way round.")
    return NoteMatched(**case.envelope, activity=activity_of(note.board), note=note.id, to=to.id)


def unmatch_note(command: c.UnmatchNote, case: Case) -> Event:
    """It stands for itself again."""
    if command.note not in case.state.boards.matches:
        raise Refusal("already", "This note is not matched to another.")
    note = _invented(command.note, case)
    return NoteUnmatched(**case.envelope, activity=activity_of(note.board), note=note.id)


def said(text: str) -> str:
    """The text without blank edges; refuses a text of nothing but blanks."""
    words = text.strip()
    if not words:
        raise Refusal("no-words", "Please write some words first.")
    return words


def _board_of(on: str, case: Case, also_removed: bool = False) -> str:
    """The board or chart of the note or point that a remark is on, if it is open to this actor."""
    if on not in case.state.charts.points:
        return (case.note(on) if also_removed else case.present(on)).board
    try:
        point = case.point(on)
    except Refusal as refusal:  # whether it is a point or a note that there is not is for nobody to know
        raise unknown_note() if refusal.code == UNKNOWN_POINT else refusal from None
    if point.removed and not also_removed:
        raise Refusal("in-the-bin", "That point has been removed. Put it back first.")
    return point.chart


def _unknown_comment() -> Refusal:
    return Refusal("unknown-comment", "That comment is not there any more.")


def _invented(note: str, case: Case) -> Note:
    found = case.state.boards.notes.get(note)
    if found is None or found.aspect is not None or found.removed:
        raise Refusal("unknown-note", "There is no such note of a group's own. Nothing was changed.")
    return found


def _span(command: c.SetDiscussed) -> tuple[int | None, int | None]:
    if command.state != "cantAgree":
        return None, None
    if command.low is None or command.high is None or command.low >= command.high:
        raise Refusal("no-span", "Please choose two different places, from where to where you could not agree.")
    return command.low, command.high


def _fits_the_kind(command: c.AddNote, case: Case) -> None:
    activity = running(case.state.agenda)
    talk = activity is not None and activity.kind == "conversation"
    if talk and (command.aspect is not None or command.x is not None):
        raise Refusal("no-scale", "There is no scale in this part. Write it down without a place.")
    if command.question and not talk:
        raise Refusal("no-questions", "Questions can be noted in a conversation only.")


def _place(command: c.AddNote) -> tuple[int | None, int | None]:
    if command.x is None and command.y is not None:
        raise Refusal("half-a-place", "Please say where along the scale the note should go.")
    return (None, None) if command.x is None else (command.x, 500 if command.y is None else command.y)


def _untouched_card(board: str, aspect: str, case: Case) -> str:
    card = card_id(board, case.aspect(aspect).id)
    if card in case.state.boards.notes:
        raise Refusal("already", "This card is already on your board. You can move it.")
    return card


def fresh(name: str, case: Case) -> str:
    """The name, if nothing that people wrote goes by it yet: what is hidden is hidden by its name alone."""
    boards, charts, given = case.state.boards, case.state.charts, case.state.reflections.given
    if any(name in taken for taken in (boards.notes, boards.comments, charts.points, charts.bearers, given)):
        raise Refusal("already", "This was already added.")
    return name


def _not_parked(aspect: str | None, case: Case) -> None:
    if aspect is not None and case.aspect(aspect).parked:
        raise Refusal("parked", "This topic has been put aside for now.")


def _unmoved(moved: Change | None, since: int | None) -> None:
    if since is not None and moved and moved.seq > since:
        raise Refusal("moved-since", "Someone has moved this note since, so it was left where it is.")


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.AddNote: add_note,
    c.MoveNote: move_note,
    c.UnplaceNote: unplace_note,
    c.RewordNote: reword_note,
    c.ExplainNote: explain_note,
    c.RemoveNote: remove_note,
    c.RestoreNote: restore_note,
    c.Comment: comment,
    c.RemoveComment: remove_comment,
    c.SetDiscussed: set_discussed,
    c.MatchNote: match_note,
    c.UnmatchNote: unmatch_note,
}
