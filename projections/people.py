"""Who takes part, and with whom they sit."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from events import (
    ActivityStarted,
    Event,
    FacilitatorAdded,
    FacilitatorRemoved,
    FormedGroup,
    GroupsFormed,
    HandRaised,
    KeysRenewed,
    Need,
    ScribeAppointed,
    SeatErased,
    SeatHanded,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
    SessionOpened,
    Value,
)
from events.plan import Shape

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""


class Group(Value):
    """People who work together; told apart by name and shape together."""

    id: str
    name: str
    shape: Shape


class Seat(Value):
    """One participant. ``group`` is where they sit in activities with separate groups.

    ``alias`` stands for them where an activity names nobody; it is blank for everyone but the seat itself. ``scribe``
    is the seat that writes for them. ``needs`` are what they ask for now; ``hand`` is up while help is among it.
    ``lobby`` is blank once they were let in; until then they are ``removed`` too. ``turn`` is the number of the keys
    that count for them; it is 0 for everyone but the seat itself.
    """

    id: str
    name: str
    background: str
    group: str
    alias: str = ""
    scribe: str | None = None
    needs: tuple[Need, ...] = ()
    hand: bool = False
    removed: bool = False
    lobby: Literal["", "waiting", "turned-away"] = ""
    turn: int = 0


class Formation(Value):
    """The groups formed for one activity, by id, and where each seat sits in it."""

    groups: dict[str, Group]
    seats: dict[str, str]


class Facilitator(Value):
    """Somebody in charge; the one who opened the session has no name here.

    ``turn`` is the number of the keys that count for them; facilitators are told it, others 0.
    """

    id: str
    name: str
    removed: bool = False
    turn: int = 0


class People(msgspec.Struct, kw_only=True, rename="camel"):
    """The groups of the backgrounds in the order of the plan, the seats in the order they joined, the formations by
    activity, and who is in charge; all by id. ``wall_turn`` is the number of the wall's keys that count, told as those
    of facilitators are.
    """

    groups: dict[str, Group] = {}
    seats: dict[str, Seat] = {}
    formations: dict[str, Formation] = {}
    facilitators: dict[str, Facilitator] = {}
    wall_turn: int = 0

    def copy(self) -> "People":
        """A second roll that may be folded without touching this one."""
        return People(
            groups=dict(self.groups),
            seats=dict(self.seats),
            formations=dict(self.formations),
            facilitators=dict(self.facilitators),
            wall_turn=self.wall_turn,
        )


def _opened(people: People, event: SessionOpened) -> None:
    people.groups = {b.id: Group(id=b.id, name=b.name, shape=b.shape) for b in event.plan.backgrounds}
    people.facilitators = {event.facilitator: Facilitator(id=event.facilitator, name="")}


def _joined(people: People, event: SeatJoined) -> None:
    host = people.seats.get(event.by)  # whose tablet they share, and so whose group they sit with
    people.seats[event.seat] = Seat(
        id=event.seat,
        name=event.name,
        background=event.background,
        group=host.group if host else event.background,
        alias=event.alias,
        scribe=host.id if host else None,
        removed=event.waiting,
        lobby="waiting" if event.waiting else "",
    )
    for activity, group in event.groups.items():
        _sit(people, activity, event.seat, group)


def _renamed(people: People, event: SeatRenamed) -> None:
    _change(people, event.seat, name=event.name)


def _moved(people: People, event: SeatMoved) -> None:
    if event.activity is None:
        _change(people, event.seat, group=event.group)
    else:
        _sit(people, event.activity, event.seat, event.group)


def _sit(people: People, activity: str, seat: str, group: str) -> None:
    known = people.formations.get(activity)
    if known and seat in people.seats and group in known.groups:
        people.formations[activity] = Formation(groups=known.groups, seats={**known.seats, seat: group})


def _formed(people: People, event: GroupsFormed | ActivityStarted) -> None:
    if event.groups:
        people.formations[event.activity] = _formation(event.groups)


def _formation(groups: tuple[FormedGroup, ...]) -> Formation:
    return Formation(
        groups={g.id: Group(id=g.id, name=g.name, shape=g.shape) for g in groups},
        seats={seat: g.id for g in groups for seat in g.seats},
    )


def _removed(people: People, event: SeatRemoved | SeatErased) -> None:
    known = people.seats.get(event.seat)
    lobby = "turned-away" if known and known.lobby else ""
    _change(people, event.seat, removed=True, hand=False, needs=(), lobby=lobby)


def _readmitted(people: People, event: SeatReadmitted) -> None:
    _change(people, event.seat, removed=False, lobby="")
    for activity, group in event.groups.items():
        _sit(people, activity, event.seat, group)


def _handed(people: People, event: SeatHanded) -> None:
    if event.turn:
        _change(people, event.seat, turn=event.turn)


def _hand(people: People, event: HandRaised) -> None:
    known = people.seats.get(event.seat)
    if known:
        others = tuple(need for need in known.needs if need != event.need)
        needs = (*others, event.need) if event.up else others
        _change(people, event.seat, needs=needs, hand="help" in needs)


def _scribe(people: People, event: ScribeAppointed) -> None:
    _change(people, event.seat, scribe=event.scribe)


def _in_charge(people: People, event: FacilitatorAdded) -> None:
    people.facilitators[event.facilitator] = Facilitator(id=event.facilitator, name=event.name)


def _not_in_charge(people: People, event: FacilitatorRemoved) -> None:
    known = people.facilitators.get(event.facilitator)
    if known:
        people.facilitators[event.facilitator] = msgspec.structs.replace(known, removed=True)


def _renewed(people: People, event: KeysRenewed) -> None:
    if event.role == "wall":
        people.wall_turn += 1
        return
    for one in list(people.facilitators.values()):
        if event.holder in (None, one.id):
            people.facilitators[one.id] = msgspec.structs.replace(one, turn=one.turn + 1)


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
    SeatErased: _removed,
    SeatReadmitted: _readmitted,
    HandRaised: _hand,
    GroupsFormed: _formed,
    ActivityStarted: _formed,
    ScribeAppointed: _scribe,
    FacilitatorAdded: _in_charge,
    FacilitatorRemoved: _not_in_charge,
    SeatHanded: _handed,
    KeysRenewed: _renewed,
}
