"""Dealing seats out to mixed tables. Pure: the seed that the dealing is drawn from comes in, and goes into the record.

T1  Tables differ by one seat at most, and so does each background's share of them.
T2  The same seats and the same seed always give the same tables.
T3  A late comer sits where the fewest of their background sit, then where the fewest people sit, then at the first.
T4  Who has somebody else write for them sits with that person: they share a tablet. T1 holds for all others.
T5  A table at which something was written stays when fewer are dealt, with nobody at it, so that its words stay in
    sight; a late comer is sent there last.
"""

import hashlib

from events import FormedGroup
from events.plan import Shape
from projections import Formation, Seat, State, activity_of, group_of

SHAPES: tuple[Shape, ...] = ("hexagon", "star", "cross", "drop")
_AROUND = 6
"""So many people sit well around one table with one tablet."""


def deal(state: State, tables: int | None, seed: int) -> tuple[FormedGroup, ...]:
    """Tables with everybody who takes part; as many as asked for, or as few as seat no more than six each."""
    here = [seat for seat in state.people.seats.values() if not seat.removed]
    count = tables or max(1, -(-len(here) // _AROUND))
    seats = _in_dealing_order(state, seed, [seat for seat in here if _host(seat, here) is None])
    return tuple(
        FormedGroup(
            id=f"table-{n + 1}",
            name=f"Table {n + 1}",
            shape=SHAPES[n % len(SHAPES)],
            seats=tuple(id_ for seat in seats[n::count] for id_ in _at_tablet(seat, here)),
        )
        for n in range(count)
    )


def left(state: State, activity: str, dealt: tuple[FormedGroup, ...]) -> tuple[FormedGroup, ...]:
    """The earlier tables of an activity that are not dealt again and that hold something. (T5)"""
    formed = state.people.formations.get(activity)
    if formed is None:
        return ()
    again, written = {group.id for group in dealt}, _written(state, activity)
    stay = (group for group in formed.groups.values() if group.id in written - again)
    return tuple(FormedGroup(id=group.id, name=group.name, shape=group.shape, seats=()) for group in stay)


def late(state: State, background: str, host: str | None = None) -> dict[str, str]:
    """For each activity whose groups have been formed, the group that a late comer of this background joins. (T3)

    ``host`` is the seat whose tablet they share, and whose tables they sit at. (T4)
    """
    formations = state.people.formations
    return {
        activity: formed.seats.get(host or "") or _emptiest(activity, formed, background, state)
        for activity, formed in formations.items()
    }


def _in_dealing_order(state: State, seed: int, seats: list[Seat]) -> list[Seat]:
    """One background after the other, each in an order drawn from the seed; dealing in turn then balances both. (T1)"""
    order = list(state.people.groups)
    return sorted(seats, key=lambda seat: (order.index(seat.background), _lot(seed, seat.id)))


def _host(seat: Seat, here: list[Seat]) -> Seat | None:
    """Who writes for this seat, if they are here and write for themselves: nobody is dealt out in a circle."""
    return next((other for other in here if other.id == seat.scribe and other.scribe is None), None)


def _at_tablet(host: Seat, here: list[Seat]) -> list[str]:
    return [host.id, *(seat.id for seat in here if _host(seat, here) is host)]


def _lot(seed: int, seat: str) -> bytes:
    return hashlib.sha256(f"{seed}:{seat}".encode()).digest()


def _emptiest(activity: str, formed: Formation, background: str, state: State) -> str:
    written = _written(state, activity)

    def crowd(group: str) -> tuple[bool, int, int]:
        sitting = [state.people.seats[seat] for seat, at in formed.seats.items() if at == group]
        here = [seat for seat in sitting if not seat.removed]
        return not here and group in written, sum(seat.background == background for seat in here), len(here)

    return min(formed.groups, key=crowd)


def _written(state: State, activity: str) -> set[str]:
    """The groups of an activity from whom there is anything: notes, cards, points or answers."""
    boards = {note.board for note in state.boards.notes.values()} | {p.chart for p in state.charts.points.values()}
    answers = {answer.group for answer in state.reflections.given.values() if answer.activity == activity}
    return {group_of(board) for board in boards if activity_of(board) == activity} | answers
