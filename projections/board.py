"""The boards: where each group put what, in whose words, with which remarks.

An aspect's card lies in every board's tray from the start and is not stored until something happens to it: its id is
``<board>:<aspect>``, so anybody can name it. A card without text of its own says its aspect's title.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from events import (
    AspectMarked,
    BoardsRevealed,
    CommentAdded,
    CommentRemoved,
    Event,
    Mark,
    Milliseconds,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnmatched,
    NoteUnplaced,
    Place,
    Value,
    WritingShared,
)
from events.board import BoardEvent

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""


class Change(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True, gc=False):
    """When something was last changed, and whose doing it is; ``by`` may be blanked for a viewer.

    ``scribe`` wrote it for them; ``paper``: it was copied from paper.
    """

    seq: int
    by: str
    at: Milliseconds
    scribe: str | None = None
    paper: bool = False


class Spot(Value):
    """Where a note was before: a place, or (both null) the tray."""

    x: int | None
    y: int | None


class Note(Value):
    """A post-it: an aspect's card (``aspect`` set) or one that a group invented.

    ``x`` and ``y`` are both whole numbers 0–1000 when it is placed and both null when it is in the tray. ``moved`` is
    the last change of place, ``worded`` the last change of words. ``reason`` says why it is there. ``was`` is where it
    was before, ``shown`` the x at which it stood when the boards were first revealed.
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
    reason: str = ""
    was: Spot | None = None
    shown: int | None = None
    question: bool = False
    removed: bool = False


class Comment(Value):
    """A remark on the note ``on``."""

    id: str
    on: str
    board: str
    text: str
    added: Change
    removed: bool = False


class Span(Value):
    """The ends between which a group could not agree, 0–1000."""

    low: Place
    high: Place


class Boards(msgspec.Struct, kw_only=True, rename="camel"):
    """Notes and comments by id; ``marks`` by card id: what a group said of an aspect instead of placing it.

    ``spans`` (could not agree) and ``depends`` (it depends on …) say more of such a mark, by card id too. ``matches``
    leads from an invented note to the one of another group that says the same.
    """

    notes: dict[str, Note] = {}
    comments: dict[str, Comment] = {}
    marks: dict[str, Mark] = {}
    spans: dict[str, Span] = {}
    depends: dict[str, str] = {}
    matches: dict[str, str] = {}

    def copy(self) -> "Boards":
        """Second boards that may be folded without touching these."""
        return Boards(
            notes=dict(self.notes),
            comments=dict(self.comments),
            marks=dict(self.marks),
            spans=dict(self.spans),
            depends=dict(self.depends),
            matches=dict(self.matches),
        )


def board_id(activity: str, group: str, owner: str | None = None) -> str:
    """The board of one group in one activity; with ``owner``, that of one person of the group alone."""
    return f"{activity}:{group}:{owner}" if owner else f"{activity}:{group}"


def card_id(board: str, aspect: str) -> str:
    """The card of an aspect on a board."""
    return f"{board}:{aspect}"


def activity_of(board: str) -> str:
    """The activity that a board belongs to."""
    return board.partition(":")[0]


def group_of(board: str) -> str:
    """The group that a board, or its owner, belongs to."""
    return board.partition(":")[2].partition(":")[0]


def owner_of(board: str) -> str | None:
    """The seat or alias whose own board it is; None for a group's board."""
    return board.partition(":")[2].partition(":")[2] or None


def change_of(event: Event) -> Change:
    """The change that an event makes: by its author, who may have had a scribe."""
    scribe = event.by if event.author else None
    return Change(seq=event.seq, by=event.author or event.by, at=event.at, scribe=scribe, paper=event.paper)


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
        added=change_of(event),
        x=event.x,
        y=event.y,
        moved=change_of(event) if event.x is not None else None,
        question=event.question,
    )
    _unmark(boards, event.note)


def _moved(boards: Boards, event: NoteMoved) -> None:
    _place(boards, event, event.note, event.x, event.y)
    _unmark(boards, event.note)


def _unplaced(boards: Boards, event: NoteUnplaced) -> None:
    _place(boards, event, event.note, None, None)


def _reworded(boards: Boards, event: NoteReworded) -> None:
    _put(boards, event, event.note, text=event.text, worded=change_of(event))


def _explained(boards: Boards, event: NoteExplained) -> None:
    _put(boards, event, event.note, reason=event.text)


def _removed(boards: Boards, event: NoteRemoved) -> None:
    _put(boards, event, event.note, removed=True)


def _restored(boards: Boards, event: NoteRestored) -> None:
    _put(boards, event, event.note, removed=False)


def _commented(boards: Boards, event: CommentAdded) -> None:
    boards.comments[event.comment] = Comment(
        id=event.comment, on=event.on, board=event.board, text=event.text, added=change_of(event)
    )


def _uncommented(boards: Boards, event: CommentRemoved) -> None:
    known = boards.comments.get(event.comment)
    if known:
        boards.comments[event.comment] = msgspec.structs.replace(known, removed=True)


def _marked(boards: Boards, event: AspectMarked) -> None:
    card = card_id(event.board, event.aspect)
    _unmark(boards, card)
    if event.mark == "open":
        return
    boards.marks[card] = event.mark
    if event.low is not None and event.high is not None:
        boards.spans[card] = Span(low=event.low, high=event.high)
    if event.text:
        boards.depends[card] = event.text
    _place(boards, event, card, None, None)


def _unmark(boards: Boards, card: str) -> None:
    for said in (boards.marks, boards.spans, boards.depends):
        said.pop(card, None)


def _matched(boards: Boards, event: NoteMatched) -> None:
    boards.matches[event.note] = event.to


def _unmatched(boards: Boards, event: NoteUnmatched) -> None:
    boards.matches.pop(event.note, None)


def _revealed(boards: Boards, event: BoardsRevealed) -> None:
    for note in list(boards.notes.values()):
        if note.x is not None and note.shown is None and activity_of(note.board) == event.activity:
            boards.notes[note.id] = msgspec.structs.replace(note, shown=note.x)


def _shared(boards: Boards, event: WritingShared) -> None:
    for note in list(boards.notes.values()):
        boards.notes[note.id] = msgspec.structs.replace(note, board=_shared_board(note.board, event.activity))
    for remark in list(boards.comments.values()):
        boards.comments[remark.id] = msgspec.structs.replace(remark, board=_shared_board(remark.board, event.activity))


def _shared_board(board: str, activity: str) -> str:
    return board_id(activity, group_of(board)) if activity_of(board) == activity else board


def _place(boards: Boards, event: BoardEvent, note: str, x: int | None, y: int | None) -> None:
    known = note_or_card(boards, event.board, note)
    if known:
        was = Spot(x=known.x, y=known.y)
        boards.notes[note] = msgspec.structs.replace(known, x=x, y=y, was=was, moved=change_of(event))


def _put(boards: Boards, event: BoardEvent, note: str, **changes: Any) -> None:
    known = note_or_card(boards, event.board, note)
    if known:
        boards.notes[note] = msgspec.structs.replace(known, **changes)


FOLDS: dict[type[Event], Callable[[Boards, Any], None]] = {
    NoteAdded: _added,
    NoteMoved: _moved,
    NoteUnplaced: _unplaced,
    NoteReworded: _reworded,
    NoteExplained: _explained,
    NoteRemoved: _removed,
    NoteRestored: _restored,
    CommentAdded: _commented,
    CommentRemoved: _uncommented,
    AspectMarked: _marked,
    NoteMatched: _matched,
    NoteUnmatched: _unmatched,
    BoardsRevealed: _revealed,
    WritingShared: _shared,
}
