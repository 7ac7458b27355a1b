"""Every frame that a tablet may send or be sent over ``/ws/{session}``, and the codes a connection may close with.

JSON text frames, ``type`` first, subprotocol ``leeway.v1``. Frames from a tablet are read strictly; a frame that cannot
be read closes the connection with ``MALFORMED``, a command that cannot be read is refused.
"""

from enum import IntEnum
from typing import Annotated, dataclass_transform

import msgspec
from msgspec import Meta, field

from events import Milliseconds, Place, Value
from projections import State

SUBPROTOCOL = "leeway.v1"
MAX_FRAME = 64 * 1024
"""The longest frame a tablet may send, in bytes."""


class Close(IntEnum):
    """Close codes: below 4500 a tablet comes back by itself, from 4500 on it gives up and says why."""

    TOO_SLOW = 4008
    WAITING = 4010
    RESTARTING = 4012
    NOT_ALLOWED = 4501
    MALFORMED = 4502
    GONE = 4503
    RELOAD = 4504


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class FromTablet(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename="camel",
    tag_field="type",
    tag=str.lower,
    forbid_unknown_fields=True,
):
    """A frame from a tablet."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class ToTablet(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", tag=str.lower):
    """A frame to a tablet."""


Device = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}$(?!\n)")]
CommandId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}:[1-9][0-9]{0,14}$(?!\n)")]


class Resume(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last event that the tablet has seen: the log's epoch, the event's seq, and its id as the tablet saw it."""

    epoch: str
    seq: int
    id: str


class Hello(FromTablet, frozen=True, kw_only=True):
    """The first frame, within five seconds; ``resume`` is null on a first visit."""

    key: str
    device: Device
    resume: Resume | None = None


class Do(FromTablet, frozen=True, kw_only=True):
    """A command; ``id`` is ``<device>:<n>``, made by the tablet, counting up, never reused.

    ``author`` is the seat that this tablet writes for as its scribe; ``paper`` marks what is copied from paper.
    """

    id: CommandId
    command: msgspec.Raw
    author: Annotated[str, Meta(max_length=160)] | None = None
    paper: bool = False


class Ping(FromTablet, frozen=True, kw_only=True):
    """Answered by a tick at once."""


class Dragging(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", tag="dragging"):
    """A note in flight under somebody's finger; never recorded. ``seat`` is filled in by the server."""

    note: Annotated[str, Meta(max_length=160)]
    x: Place
    y: Place
    seat: str = ""


class Unsent(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", tag="unsent"):
    """How many changes a tablet still has to send; facilitators see it. ``seat`` is filled in by the server."""

    count: Annotated[int, Meta(ge=0, le=100_000)]
    seat: str = ""


class Here(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", tag="here"):
    """How many tablets a seat has connected; facilitators see it. Advisory: never used to decide anything."""

    seat: str
    tablets: int


class Signal(FromTablet, frozen=True, kw_only=True):
    """Something fleeting."""

    signal: Dragging | Unsent


AnyFrame = Hello | Do | Ping | Signal
"""Every frame that a tablet may send."""


class You(Value):
    """Who the server takes this tablet for. ``group`` is null for facilitators and the wall."""

    role: str
    seat: str
    group: str | None


class Welcome(ToTablet, frozen=True, kw_only=True):
    """The answer to ``hello``. ``state`` is null when the resume point was good; missed events follow.

    ``done`` is the number of the newest command recorded from this device. ``promise`` says in words what saved means.
    """

    you: You
    epoch: str
    seq: int
    at: Milliseconds
    state: State | None
    done: int
    promise: str


class Events(ToTablet, frozen=True, kw_only=True):
    """What happened after ``after`` and up to ``upto``, as far as this viewer may see it; no gap, no repeat."""

    after: int
    upto: int
    events: tuple[msgspec.Raw, ...]


class Refused(ToTablet, frozen=True, kw_only=True):
    """Nothing was recorded for this command. ``message`` is plain words for the person; ``code`` is stable."""

    id: str
    code: str
    message: str


class Done(ToTablet, frozen=True, kw_only=True):
    """The command had been recorded before, as event ``seq``; nothing was recorded again."""

    id: str
    seq: int


class Signals(ToTablet, frozen=True, kw_only=True):
    """Fleeting things, the newest of each kind for each seat."""

    signals: tuple[Dragging | Unsent | Here, ...]


class Reset(ToTablet, frozen=True, kw_only=True):
    """What this viewer may see has changed, or it fell too far behind: here is everything, afresh."""

    you: You
    epoch: str
    seq: int
    state: State


class Tick(ToTablet, frozen=True, kw_only=True):
    """Every five seconds: the line is alive, the head of the log, the server's clock."""

    seq: int
    at: Milliseconds


AnyAnswer = Welcome | Events | Refused | Done | Signals | Reset | Tick
"""Every frame that a tablet may be sent."""
