"""Events on a board: the scale of one group in one activity, or of one person alone.

Each carries its ``board``, so who may see it is fixed at the moment it was recorded: ``<activity>:<group>`` for a
group's, ``<activity>:<group>:<owner>`` for a person's. The owner is a seat where the activity names people and the
seat's alias where it does not.
"""

from typing import ClassVar, Literal

from events.base import Event, Id, Place, Slug

Mark = Literal["notDiscussed", "undecided", "cantAgree", "depends", "open"]
"""What a group said of an aspect other than by placing it; ``open`` takes an earlier mark back."""


class BoardEvent(Event, frozen=True, kw_only=True):
    """Something that happened on one board."""

    board: Id


class NoteAdded(BoardEvent, tag="note.added", frozen=True, kw_only=True):
    """A group invented a note, or (with ``aspect``) took up that card; without ``x`` and ``y`` it is in the tray.

    In a conversation it is something noted during the talk: a point, or a ``question``.
    """

    words: ClassVar[tuple[str, ...]] = ("text",)
    note: Id
    aspect: Slug | None
    text: str
    x: Place | None
    y: Place | None
    question: bool = False


class NoteMoved(BoardEvent, tag="note.moved", frozen=True, kw_only=True):
    """The note was put down at this place on the scale."""

    note: Id
    x: Place
    y: Place


class NoteUnplaced(BoardEvent, tag="note.unplaced", frozen=True, kw_only=True):
    """The note was taken off the scale, back to the tray."""

    note: Id


class NoteReworded(BoardEvent, tag="note.reworded", frozen=True, kw_only=True):
    """The note says this now, on this board."""

    words: ClassVar[tuple[str, ...]] = ("text",)
    note: Id
    text: str


class NoteExplained(BoardEvent, tag="note.explained", frozen=True, kw_only=True):
    """Why the note is where it is, in the group's words; empty when they took the reason back."""

    words: ClassVar[tuple[str, ...]] = ("text",)
    note: Id
    text: str


class NoteRemoved(BoardEvent, tag="note.removed", frozen=True, kw_only=True):
    """The note was put in the bin, from where it can be restored."""

    note: Id


class NoteRestored(BoardEvent, tag="note.restored", frozen=True, kw_only=True):
    """The note is back where it was."""

    note: Id


class CommentAdded(BoardEvent, tag="comment.added", frozen=True, kw_only=True):
    """A remark on the note ``on``."""

    words: ClassVar[tuple[str, ...]] = ("text",)
    comment: Id
    on: Id
    text: str


class CommentRemoved(BoardEvent, tag="comment.removed", frozen=True, kw_only=True):
    """The remark was taken back."""

    comment: Id


class AspectMarked(BoardEvent, tag="aspect.marked", frozen=True, kw_only=True):
    """The group answered for the aspect other than by placing it; its card leaves the scale.

    ``low`` and ``high`` are the ends of what they could not agree on, ``text`` what it depends on.
    """

    words: ClassVar[tuple[str, ...]] = ("text",)
    aspect: Slug
    mark: Mark
    low: Place | None = None
    high: Place | None = None
    text: str = ""


class NoteMatched(Event, tag="note.matched", frozen=True, kw_only=True):
    """A note that one group invented says the same as ``to``, which another group invented."""

    activity: Slug
    note: Id
    to: Id


class NoteUnmatched(Event, tag="note.unmatched", frozen=True, kw_only=True):
    """The note stands for itself again."""

    activity: Slug
    note: Id
