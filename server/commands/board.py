"""Commands about notes, cards and remarks on a board."""

from typing import Annotated

from msgspec import Meta

from events import Mark, Place, Slug
from server.commands.base import Command, CommentText, KnownId, NewId, NoteText, Seq


class AddNote(Command, frozen=True, kw_only=True):
    """Add a note of one's own, to the tray or (with ``x`` and ``y``) to a place; ``aspect`` takes up its card.

    In a conversation it keeps a point, or a ``question``, that came up in the talk.
    """

    text: Annotated[str, Meta(max_length=500)] = ""
    question: bool = False
    note: NewId | None = None
    board: KnownId | None = None
    aspect: Slug | None = None
    x: Place | None = None
    y: Place | None = None


class MoveNote(Command, frozen=True, kw_only=True):
    """Put a note at a place. With ``since``, only if nobody has moved it after that event."""

    note: KnownId
    x: Place
    y: Place
    since: Seq | None = None


class UnplaceNote(Command, frozen=True, kw_only=True):
    """Take a note off the scale, back to the tray. With ``since``, only if nobody has moved it after that event."""

    note: KnownId
    since: Seq | None = None


class RewordNote(Command, frozen=True, kw_only=True):
    """Change what a note says. With ``since``, only if nobody has reworded it after that event."""

    note: KnownId
    text: NoteText
    since: Seq | None = None


class ExplainNote(Command, frozen=True, kw_only=True):
    """Say why a note is where it is; an empty text takes the reason back."""

    note: KnownId
    text: Annotated[str, Meta(max_length=2000)]


class RemoveNote(Command, frozen=True, kw_only=True):
    """Put a note that a group invented in the bin."""

    note: KnownId


class RestoreNote(Command, frozen=True, kw_only=True):
    """Take a note out of the bin."""

    note: KnownId


class Comment(Command, frozen=True, kw_only=True):
    """Say something about a note."""

    on: KnownId
    text: CommentText
    comment: NewId | None = None


class RemoveComment(Command, frozen=True, kw_only=True):
    """Take one's own remark back."""

    comment: KnownId


class SetDiscussed(Command, frozen=True, kw_only=True):
    """Answer for an aspect other than by placing it, or (``open``) take that back.

    ``cantAgree`` needs ``low`` and ``high``, the ends of what the group could not agree on; ``depends`` needs ``text``,
    what it depends on. With ``since``, only if nobody has moved the aspect's card after that event.
    """

    aspect: Slug
    state: Mark
    low: Place | None = None
    high: Place | None = None
    text: Annotated[str, Meta(max_length=500)] = ""
    board: KnownId | None = None
    since: Seq | None = None


class MatchNote(Command, frozen=True, kw_only=True):
    """Say that a note which one group invented means the same as one that another group invented."""

    note: KnownId
    to: KnownId


class UnmatchNote(Command, frozen=True, kw_only=True):
    """Let a matched note stand for itself again."""

    note: KnownId
