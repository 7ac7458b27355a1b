"""The boards: where each group put what, in whose words, with which remarks.

An aspect's card lies in every board's tray from the start and is not stored until something happens to it: its id is
``<board>:<aspect>``, so anybody can name it. A card without text of its own says its aspect's title.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from events import (
    AspectMarked,
    CommentAdded,
    CommentRemoved,
    Event,
    Mark,
    Milliseconds,
    NoteAdded,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnplaced,
    Value,
)
from events.board import BoardEvent


class Change(Value):
    """When something was last changed, and by whom; ``by`` may be blanked for a viewer."""

    seq: int
    by: str
    at: Milliseconds


class Note(Value):
    """A post-it: an aspect's card (``aspect`` set) or one that a group invented.

    ``x`` and ``y`` are both whole numbers 0–1000 when it is placed and both null when it is in the tray. ``moved`` is
    the last change of place, ``worded`` the last change of words.
    """

    id: str
    board: str
    aspect: str | None
    text: str
    added: Change | None
    x: int | None = None
    y: int | None = None
    moved: Change | None = None
    worded: Change | None = None
    removed: bool = False


class Comment(Value):
    """A remark on the note ``on``."""

    id: str
    on: str
    board: str
    text: str
    added: Change
    removed: bool = False


class Boards(msgspec.Struct, kw_only=True, rename="camel"):
    """Notes and comments by id; ``marks`` by card id: what a group said of an aspect instead of placing it."""

    notes: dict[str, Note] = {}
    comments: dict[str, Comment] = {}
    marks: dict[str, Mark] = {}

    def copy(self) -> "Boards":
        """Second boards that may be folded without touching these."""
        return Boards(notes=dict(self.notes), comments=dict(self.comments), marks=dict(self.marks))


def board_id(activity: str, group: str) -> str:
    """The board of one group in one activity."""
    return f"{activity}:{group}"


def card_id(board: str, aspect: str) -> str:
    """The card of an aspect on a board."""
    return f"{board}:{aspect}"


def activity_of(board: str) -> str:
    """The activity that a board belongs to."""
    return board.partition(":")[0]


def group_of(board: str) -> str:
    """The group that a board belongs to."""
    return board.partition(":")[2]


def note_or_card(boards: Boards, board: str, note: str) -> Note | None:
    """The note as it stands, or the untouched card that this id names; None for an id that belongs to another board."""
    known = boards.notes.get(note)
    if known:
        return known if known.board == board else None
    start, _, aspect = note.rpartition(":")
    return Note(id=note, board=board, aspect=aspect, text="", added=None) if start == board and aspect else None


def _added(boards: Boards, event: NoteAdded) -> None:
    boards.notes[event.note] = Note(
        id=event.note,
        board=event.board,
        aspect=event.aspect,
        text=event.text,
        added=_change(event),
        x=event.x,
        y=event.y,
        moved=_change(event) if event.x is not None else None,
    )
    boards.marks.pop(event.note, None)


def _moved(boards: Boards, event: NoteMoved) -> None:
    _put(boards, event, event.note, x=event.x, y=event.y, moved=_change(event))
    boards.marks.pop(event.note, None)


def _unplaced(boards: Boards, event: NoteUnplaced) -> None:
    _put(boards, event, event.note, x=None, y=None, moved=_change(event))


def _reworded(boards: Boards, event: NoteReworded) -> None:
    _put(boards, event, event.note, text=event.text, worded=_change(event))


def _removed(boards: Boards, event: NoteRemoved) -> None:
    _put(boards, event, event.note, removed=True)


def _restored(boards: Boards, event: NoteRestored) -> None:
    _put(boards, event, event.note, removed=False)


def _commented(boards: Boards, event: CommentAdded) -> None:
    boards.comments[event.comment] = Comment(
        id=event.comment, on=event.on, board=event.board, text=event.text, added=_change(event)
    )


def _uncommented(boards: Boards, event: CommentRemoved) -> None:
    known = boards.comments.get(event.comment)
    if known:
        boards.comments[event.comment] = msgspec.structs.replace(known, removed=True)


def _marked(boards: Boards, event: AspectMarked) -> None:
    card = card_id(event.board, event.aspect)
    if event.mark == "open":
        boards.marks.pop(card, None)
    else:
        boards.marks[card] = event.mark
        _put(boards, event, card, x=None, y=None, moved=_change(event))


def _put(boards: Boards, event: BoardEvent, note: str, **changes: Any) -> None:
    known = note_or_card(boards, event.board, note)
    if known:
        boards.notes[note] = msgspec.structs.replace(known, **changes)


def _change(event: Event) -> Change:
    return Change(seq=event.seq, by=event.by, at=event.at)


FOLDS: dict[type[Event], Callable[[Boards, Any], None]] = {
    NoteAdded: _added,
    NoteMoved: _moved,
    NoteUnplaced: _unplaced,
    NoteReworded: _reworded,
    NoteRemoved: _removed,
    NoteRestored: _restored,
    CommentAdded: _commented,
    CommentRemoved: _uncommented,
    AspectMarked: _marked,
}
