"""Who takes part, and with whom they sit."""

from collections.abc import Callable
from typing import Any

import msgspec

from events import (
    Event,
    HandRaised,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
    SessionOpened,
    Value,
)
from events.plan import Shape


class Group(Value):
    """People who work together; told apart by name and shape together."""

    id: str
    name: str
    shape: Shape


class Seat(Value):
    """One participant on one tablet."""

    id: str
    name: str
    background: str
    group: str
    hand: bool = False
    removed: bool = False


class People(msgspec.Struct, kw_only=True, rename="camel"):
    """The groups in the order of the plan and the seats in the order they joined, by id."""

    groups: dict[str, Group] = {}
    seats: dict[str, Seat] = {}

    def copy(self) -> "People":
        """A second roll that may be folded without touching this one."""
        return People(groups=dict(self.groups), seats=dict(self.seats))


def _opened(people: People, event: SessionOpened) -> None:
    people.groups = {b.id: Group(id=b.id, name=b.name, shape=b.shape) for b in event.plan.backgrounds}


def _joined(people: People, event: SeatJoined) -> None:
    people.seats[event.seat] = Seat(id=event.seat, name=event.name, background=event.background, group=event.background)


def _renamed(people: People, event: SeatRenamed) -> None:
    _change(people, event.seat, name=event.name)


def _moved(people: People, event: SeatMoved) -> None:
    _change(people, event.seat, group=event.group)


def _removed(people: People, event: SeatRemoved) -> None:
    _change(people, event.seat, removed=True, hand=False)


def _readmitted(people: People, event: SeatReadmitted) -> None:
    _change(people, event.seat, removed=False)


def _hand(people: People, event: HandRaised) -> None:
    _change(people, event.seat, hand=event.up)


def _change(people: People, seat: str, **changes: Any) -> None:
    known = people.seats.get(seat)
    if known:
        people.seats[seat] = msgspec.structs.replace(known, **changes)


FOLDS: dict[type[Event], Callable[[People, Any], None]] = {
    SessionOpened: _opened,
    SeatJoined: _joined,
    SeatRenamed: _renamed,
    SeatMoved: _moved,
    SeatRemoved: _removed,
    SeatReadmitted: _readmitted,
    HandRaised: _hand,
}
