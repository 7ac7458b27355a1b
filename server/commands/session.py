"""Commands about the meeting itself, and what each person answers for themselves."""

from typing import Annotated

from msgspec import Meta

from events import Slug, Why
from server.commands.base import Command, CommentText, KnownId, NewId, NoteText


class AddAspect(Command, frozen=True, kw_only=True):
    """Give every group one more aspect."""

    title: NoteText
    detail: Annotated[str, Meta(max_length=500)] = ""


class ParkAspect(Command, frozen=True, kw_only=True):
    """Put an aspect aside for everyone, or take it up again."""

    aspect: Slug
    parked: bool = True


class DeclareBands(Command, frozen=True, kw_only=True):
    """Say, before anybody places, what differences will be called; both null for nothing."""

    near: Annotated[int, Meta(ge=1, le=1000)] | None
    far: Annotated[int, Meta(ge=1, le=1000)] | None


class LockBoards(Command, frozen=True, kw_only=True):
    """Let participants change nothing for now, or change things again."""

    locked: bool = True


class LockDoor(Command, frozen=True, kw_only=True):
    """Let nobody new join for now, or let people join again; with ``asking`` into the lobby, where they wait to be let
    in.
    """

    locked: bool = True
    asking: bool = False


class HideNote(Command, frozen=True, kw_only=True):
    """Hide the words of a note, comment, point or reflection from all but facilitators, or show them again."""

    on: KnownId
    hidden: bool = True


class EraseNote(Command, frozen=True, kw_only=True):
    """Take the words of a note, comment, point, answer, moment, added aspect or bearer out of the record for good."""

    on: KnownId
    why: Why


class EraseName(Command, frozen=True, kw_only=True):
    """Take every name that a seat or a facilitator went by out of the record for good; what they did stays."""

    seat: KnownId
    why: Why


class EraseSeat(Command, frozen=True, kw_only=True):
    """Remove a seat, and take its names and all that it wrote out of the record for good."""

    seat: KnownId
    why: Why


MomentLabel = Annotated[str, Meta(min_length=1, max_length=120)]
MomentNotes = Annotated[tuple[KnownId, ...], Meta(max_length=20)]


class MarkMoment(Command, frozen=True, kw_only=True):
    """Mark a point on the timeline: right now, or afterwards what was right after the event ``about``."""

    label: MomentLabel
    memo: CommentText | None = None
    about: Annotated[int, Meta(ge=1)] | None = None
    notes: MomentNotes = ()
    moment: NewId | None = None


class ChangeMoment(Command, frozen=True, kw_only=True):
    """Call a marked moment something else, or have it speak of other notes."""

    moment: KnownId
    label: MomentLabel
    memo: CommentText | None = None
    notes: MomentNotes = ()


class RemoveMoment(Command, frozen=True, kw_only=True):
    """Take a mark away; what it pointed at stays."""

    moment: KnownId


class OpenReplay(Command, frozen=True, kw_only=True):
    """Let participants and the wall watch the replay, or no longer."""

    open: bool = True


class Reflect(Command, frozen=True, kw_only=True):
    """Answer a prompt of the running activity, in place of one's earlier answer; with neither text nor rating, take it
    back. ``named`` puts one's name to it where the activity does not.

    With ``activity``, only if that is the one that runs: an answer from an offline tablet must not land in another.
    A facilitator copying from paper makes a new answer each time, or changes the one that ``reflection`` names.
    """

    prompt: Slug
    activity: Slug | None = None
    text: Annotated[str, Meta(max_length=2000)] = ""
    rating: Annotated[int, Meta(ge=1, le=10)] | None = None
    named: bool = False
    reflection: KnownId | None = None


class CloseSession(Command, frozen=True, kw_only=True):
    """Make the session read-only."""


class ReopenSession(Command, frozen=True, kw_only=True):
    """Let a closed session go on."""
