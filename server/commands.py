"""Commands: requests from a tablet, in the imperative. A command becomes exactly one event, or a refusal.

They exist only between tablet and server and are never recorded; facts live in ``events``. They are read strictly: an
unknown field is an error. A command without ``board`` acts on the board that the seat's group has in the activity now.
"""

from typing import Annotated, dataclass_transform

import msgspec
from msgspec import Meta, field

from events import Mark, Place, Slug

NewId = Annotated[str, Meta(pattern=r"^[a-z0-9]{12,32}$(?!\n)")]
"""An id that the tablet makes for what it adds, so that it can go on working with it while offline."""

KnownId = Annotated[str, Meta(min_length=1, max_length=160)]
NoteText = Annotated[str, Meta(min_length=1, max_length=500)]
CommentText = Annotated[str, Meta(min_length=1, max_length=2000)]
Name = Annotated[str, Meta(min_length=1, max_length=60)]
Seconds = Annotated[int, Meta(ge=1, le=6 * 60 * 60)]
Seq = Annotated[int, Meta(ge=0)]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Command(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename="camel",
    tag_field="type",
    tag=lambda name: name[0].lower() + name[1:],
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """A request from a tablet; its JSON ``type`` is the class name in camelCase."""


class AddNote(Command, frozen=True, kw_only=True):
    """Add a note of one's own, to the tray or (with ``x`` and ``y``) to a place; ``aspect`` takes up its card."""

    text: Annotated[str, Meta(max_length=500)] = ""
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
    """Say that the group did not discuss an aspect, could not decide, or (``open``) take that back.

    With ``since``, only if nobody has moved the aspect's card after that event.
    """

    aspect: Slug
    state: Mark
    board: KnownId | None = None
    since: Seq | None = None


class RaiseHand(Command, frozen=True, kw_only=True):
    """Ask a facilitator for help, or say that it is no longer needed."""

    up: bool = True


class RenameSeat(Command, frozen=True, kw_only=True):
    """Go by another name; a facilitator may do it for any seat."""

    name: Name
    seat: KnownId | None = None


class StartActivity(Command, frozen=True, kw_only=True):
    """Make an activity the current one."""

    activity: Slug


class EndActivity(Command, frozen=True, kw_only=True):
    """Stop an activity; nothing in it is hidden or lost."""

    activity: Slug


class Reveal(Command, frozen=True, kw_only=True):
    """Let the groups see each other's boards; the current activity's when none is named."""

    activity: Slug | None = None


class Hide(Command, frozen=True, kw_only=True):
    """Let each group see only its own board again; the current activity's when none is named."""

    activity: Slug | None = None


class SetTimer(Command, frozen=True, kw_only=True):
    """Run the clock for so many seconds from now; null puts it away."""

    seconds: Seconds | None


class ExtendTimer(Command, frozen=True, kw_only=True):
    """Give so many seconds more."""

    seconds: Seconds


class PauseTimer(Command, frozen=True, kw_only=True):
    """Stop the clock where it stands."""


class ResumeTimer(Command, frozen=True, kw_only=True):
    """Let the clock run on."""


class AddAspect(Command, frozen=True, kw_only=True):
    """Give every group one more aspect."""

    title: NoteText
    detail: Annotated[str, Meta(max_length=500)] = ""


class ParkAspect(Command, frozen=True, kw_only=True):
    """Put an aspect aside for everyone, or take it up again."""

    aspect: Slug
    parked: bool = True


class MoveSeat(Command, frozen=True, kw_only=True):
    """Let a seat sit with another group."""

    seat: KnownId
    group: Slug


class RemoveSeat(Command, frozen=True, kw_only=True):
    """A seat may no longer take part."""

    seat: KnownId


class ReadmitSeat(Command, frozen=True, kw_only=True):
    """A removed seat may take part again."""

    seat: KnownId


class LowerHand(Command, frozen=True, kw_only=True):
    """A facilitator has seen to the seat that asked for help."""

    seat: KnownId


class MarkMoment(Command, frozen=True, kw_only=True):
    """Mark this point on the timeline."""

    label: Annotated[str, Meta(min_length=1, max_length=120)]
    memo: CommentText | None = None


class CloseSession(Command, frozen=True, kw_only=True):
    """Make the session read-only."""


class ReopenSession(Command, frozen=True, kw_only=True):
    """Let a closed session go on."""


AnyCommand = (
    AddNote
    | MoveNote
    | UnplaceNote
    | RewordNote
    | RemoveNote
    | RestoreNote
    | Comment
    | RemoveComment
    | SetDiscussed
    | RaiseHand
    | RenameSeat
    | StartActivity
    | EndActivity
    | Reveal
    | Hide
    | SetTimer
    | ExtendTimer
    | PauseTimer
    | ResumeTimer
    | AddAspect
    | ParkAspect
    | MoveSeat
    | RemoveSeat
    | ReadmitSeat
    | LowerHand
    | MarkMoment
    | CloseSession
    | ReopenSession
)
"""Every command there is."""
