"""Events about who takes part."""

from typing import ClassVar

from events.base import Event, Id, Slug


class SeatJoined(Event, tag="seat.joined", frozen=True, kw_only=True):
    """A participant took a seat under a name or pseudonym; they sit with the group of their background."""

    words: ClassVar[tuple[str, ...]] = ("name",)
    seat: Id
    name: str
    background: Slug


class SeatRenamed(Event, tag="seat.renamed", frozen=True, kw_only=True):
    """The seat goes by another name."""

    words: ClassVar[tuple[str, ...]] = ("name",)
    seat: Id
    name: str


class SeatMoved(Event, tag="seat.moved", frozen=True, kw_only=True):
    """The seat sits with another group from here on; what it did before stays where it was done."""

    seat: Id
    group: Slug


class SeatRemoved(Event, tag="seat.removed", frozen=True, kw_only=True):
    """The seat may no longer take part; what it did stays."""

    seat: Id


class SeatReadmitted(Event, tag="seat.readmitted", frozen=True, kw_only=True):
    """A removed seat may take part again."""

    seat: Id


class HandRaised(Event, tag="hand.raised", frozen=True, kw_only=True):
    """The seat asked for help (``up``), or no longer needs it; only facilitators and the seat are told."""

    seat: Id
    up: bool
