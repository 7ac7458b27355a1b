"""Commands about seats, groups and who is in charge."""

from typing import Annotated

from msgspec import Meta

from events import Need, Slug
from server.commands.base import Command, KnownId, Name, NewId


class RaiseHand(Command, frozen=True, kw_only=True):
    """Ask a facilitator for help, a slower pace or a break, or say that it is no longer needed."""

    up: bool = True
    need: Need = "help"


class LowerHand(Command, frozen=True, kw_only=True):
    """A facilitator has seen to what the seat asked for."""

    seat: KnownId
    need: Need = "help"


class RenameSeat(Command, frozen=True, kw_only=True):
    """Go by another name; a facilitator may do it for any seat."""

    name: Name
    seat: KnownId | None = None


class AddCompanion(Command, frozen=True, kw_only=True):
    """Seat somebody who shares this tablet; the tablet's own seat writes for them."""

    name: Name
    background: Slug
    seat: NewId | None = None


class AppointScribe(Command, frozen=True, kw_only=True):
    """Let another seat write for one's own, or (null) no longer; a facilitator may do it for any seat."""

    scribe: KnownId | None
    seat: KnownId | None = None


class FormGroups(Command, frozen=True, kw_only=True):
    """Deal the seats out to mixed tables, balanced across backgrounds; anew if they were formed before."""

    activity: Slug
    tables: Annotated[int, Meta(ge=1, le=12)] | None = None


class MoveSeat(Command, frozen=True, kw_only=True):
    """Let a seat sit with another group: among those formed for ``activity``, or among those of the backgrounds."""

    seat: KnownId
    group: Slug
    activity: Slug | None = None


class RemoveSeat(Command, frozen=True, kw_only=True):
    """A seat may no longer take part; one that waits in the lobby is turned away."""

    seat: KnownId


class ReadmitSeat(Command, frozen=True, kw_only=True):
    """A removed seat may take part again, or one that waits in the lobby is let in."""

    seat: KnownId


class RemoveFacilitator(Command, frozen=True, kw_only=True):
    """Somebody is not in charge any more; the last one cannot go."""

    facilitator: KnownId
