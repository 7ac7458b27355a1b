"""Decisions about notes and remarks on a board."""

from collections.abc import Callable, Mapping
from typing import Any

from events import (
    AspectMarked,
    CommentAdded,
    CommentRemoved,
    Event,
    NoteAdded,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnplaced,
)
from projections import Change, card_id
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case


def add_note(command: c.AddNote, case: Case) -> Event:
    """A note of the group's own, or an aspect's card that nobody has touched yet."""
    board = case.board(command.board)
    x, y = _place(command)
    text = command.text.strip()
    if command.aspect is not None:
        note = _untouched_card(board, command.aspect, case)
        _not_parked(command.aspect, case)
        text = "" if text == case.aspect(command.aspect).title else text
    else:
        note = _fresh(command.note or case.stamp.new_id, case.state.boards.notes)
        text = said(text)
    return NoteAdded(**case.envelope, board=board, note=note, aspect=command.aspect, text=text, x=x, y=y)


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
    """A remark on a note that is there."""
    note = case.present(command.on)
    name = _fresh(command.comment or case.stamp.new_id, case.state.boards.comments)
    return CommentAdded(**case.envelope, board=note.board, comment=name, on=note.id, text=said(command.text))


def remove_comment(command: c.RemoveComment, case: Case) -> Event:
    """One's own remark, or any for a facilitator."""
    found = case.state.boards.comments.get(command.comment)
    if found is None or found.removed:
        raise Refusal("unknown-comment", "That comment is not there any more.")
    case.note(found.on)  # refuses a comment on a board that is not open to this actor
    if case.actor.role == "participant" and found.added.by != case.actor.id:
        raise Refusal("not-yours", "Only the person who wrote this comment can remove it.")
    return CommentRemoved(**case.envelope, board=found.board, comment=found.id)


def set_discussed(command: c.SetDiscussed, case: Case) -> Event:
    """Not discussed, undecided, or open again; a card that was placed leaves the scale with it."""
    board = case.board(command.board)
    _not_parked(command.aspect, case)
    note = case.state.boards.notes.get(card_id(board, command.aspect))
    _unmoved(note.moved if note else None, command.since)
    return AspectMarked(**case.envelope, board=board, aspect=command.aspect, mark=command.state)


def said(text: str) -> str:
    """The text without blank edges; refuses a text of nothing but blanks."""
    words = text.strip()
    if not words:
        raise Refusal("no-words", "Please write some words first.")
    return words


def _place(command: c.AddNote) -> tuple[int | None, int | None]:
    if command.x is None and command.y is not None:
        raise Refusal("half-a-place", "Please say where along the scale the note should go.")
    return (None, None) if command.x is None else (command.x, 500 if command.y is None else command.y)


def _untouched_card(board: str, aspect: str, case: Case) -> str:
    card = card_id(board, case.aspect(aspect).id)
    if card in case.state.boards.notes:
        raise Refusal("already", "This card is already on your board. You can move it.")
    return card


def _fresh(name: str, taken: Mapping[str, object]) -> str:
    if name in taken:
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
    c.RemoveNote: remove_note,
    c.RestoreNote: restore_note,
    c.Comment: comment,
    c.RemoveComment: remove_comment,
    c.SetDiscussed: set_discussed,
}
