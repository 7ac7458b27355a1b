"""How the places came about: for each aspect and group, when it was placed, how often it moved, where it lay how long.

A trace belongs to a group that places together. Boards of one person have none, and where everybody places alone there
are no traces at all. Times count while the activity runs: a break does not make a group think longer.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Literal

from events import Milliseconds, Value
from events.plan import Mode
from projections.board import activity_of, board_id, card_id, owner_of
from projections.entries import Entry, entries
from projections.groups import group_in, groups_in
from projections.lanes import Standing, standing
from projections.state import State
from projections.timeline import Timeline

MIDDLE = 500
WIDE = 100
"""A move of a tenth of the scale or more; smaller ones may be nudges."""
WIDE_MOVES = 3
CROSSINGS = 2
"""So many wide moves, or so many crossings of the middle, are called to and fro."""
SOON: Milliseconds = 120_000
"""What changed no more after so long, and lay there as long again, is called settled early."""
LATE = (3, 4)
"""Three quarters of the time that the activity ran: what changed again after that is called changed late."""

Course = Literal["neverPlaced", "toAndFro", "settledEarly", "changedLate", "neither"]
"""An aid for reading, by the thresholds above and in this order; it says what a note did, not what people thought."""

_PLACING = frozenset({"note.added", "note.moved", "note.unplaced", "aspect.marked"})


class Step(Value):
    """From the event ``seq`` on it lay at ``x``, or (null) off the scale.

    ``clock`` is how long the activity had run by then, ``lay`` for how long of its running time it stayed so.
    """

    seq: int
    clock: Milliseconds
    x: int | None
    lay: Milliseconds


class Trace(Value):
    """One aspect on one group's board, with every change of its place along the scale; none before it was placed.

    ``moves`` counts changes from one place to another and ``far`` adds up how far, ``taken_off`` how often it left the
    scale. ``crossings`` counts how often it came to lie on the other side of the middle than before: a stop at 500 is
    on neither side and does not count by itself. A time off the scale in between changes none of this. ``left``,
    ``middle`` and ``right`` are how long it lay on each side, and at 500.
    """

    aspect: str
    note: str
    standing: Standing
    course: Course
    steps: tuple[Step, ...]
    moves: int
    far: int
    crossings: int
    taken_off: int
    left: Milliseconds
    middle: Milliseconds
    right: Milliseconds


class GroupTraces(Value):
    """The traces of one group, an aspect each. With one of the ``people`` its trace may be the trail of a person.

    Seats that were removed do not count: somebody who joined twice is one person.
    """

    group: str
    people: int
    traces: tuple[Trace, ...]


class Traces(Value):
    """All traces of an activity that ran for ``spent``; no groups where everybody places alone."""

    activity: str
    mode: Mode
    spent: Milliseconds
    groups: tuple[GroupTraces, ...]


class Walk:
    """A note's way along the scale: put somewhere, or (None) taken off, again and again."""

    def __init__(self, x: int | None = None) -> None:
        self.x = x
        self.moves = self.wide = self.far = self.crossings = self.taken_off = 0
        self._place = x
        self._side = 0 if x is None else side(x)

    def put(self, x: int | None) -> bool:
        """Go on; whether anything changed."""
        if x == self.x:
            return False
        if x is None:
            self.taken_off += 1
        elif self._place is not None and x != self._place:
            self._move(abs(x - self._place))
        if x is not None:
            self.crossings += side(x) * self._side < 0
            self._side, self._place = side(x) or self._side, x
        self.x = x
        return True

    def _move(self, far: int) -> None:
        self.moves += 1
        self.wide += far >= WIDE
        self.far += far


def side(x: int) -> int:
    """-1 left of the middle, 1 right of it, 0 in it."""
    return (x > MIDDLE) - (x < MIDDLE)


def traces(timeline: Timeline, today: State, activity: str, groups: Container[str] | None = None) -> Traces:
    """The traces of a scale activity, from the whole timeline and the state at its end as one viewer may see them.

    ``groups`` are those whose boards the viewer may see; of others not even "never placed" would be true.
    """
    known = today.agenda.activities.get(activity)
    mode: Mode = known.mode if known else "group"
    clock, paths = _read(entries(timeline), activity)
    seats = [seat.id for seat in today.people.seats.values() if not seat.removed]
    shown = [group for group in groups_in(today, activity) if mode == "group" and (groups is None or group in groups)]
    return Traces(
        activity=activity,
        mode=mode,
        spent=clock.spent,
        groups=tuple(
            GroupTraces(
                group=group,
                people=sum(group_in(today, seat, activity) == group for seat in seats),
                traces=tuple(_traces(today, board_id(activity, group), paths, clock.spent)),
            )
            for group in shown
        ),
    )


class _Clock:
    """How long an activity has run, in a session that was open."""

    def __init__(self, activity: str) -> None:
        self.spent = 0
        self._activity, self._at, self._runs, self._open = activity, 0, False, True

    def take(self, row: Entry) -> None:
        """It is as late as this row, and what happens in it has happened."""
        self.spent += max(0, row.at - self._at) if self._runs and self._open else 0
        self._at = row.at
        if row.type in ("activity.started", "activity.ended"):
            ours = activity_of(row.board) == self._activity
            self._runs = ours if row.type == "activity.started" else self._runs and not ours
        elif row.type in ("session.closed", "session.reopened"):
            self._open = row.type == "session.reopened"


_Path = list[tuple[int, int, int | None]]
"""Each change of a card's place: seq, clock, x."""


def _read(rows: Iterable[Entry], activity: str) -> tuple[_Clock, dict[str, _Path]]:
    clock, paths = _Clock(activity), dict[str, _Path | None]()
    for row in rows:
        clock.take(row)
        if row.type not in _PLACING:
            continue
        if row.on not in paths:
            paths[row.on] = [] if _is_card(row, activity) else None
        path = paths[row.on]
        if path is not None:
            path.append((row.seq, clock.spent, row.x))
    return clock, {card: path for card, path in paths.items() if path}


def _is_card(row: Entry, activity: str) -> bool:
    """Is it about an aspect's card on a group's board of this activity?"""
    is_card = row.aspect != "" and row.on == card_id(row.board, row.aspect)
    return is_card and activity_of(row.board) == activity and owner_of(row.board) is None


def _traces(today: State, board: str, paths: dict[str, _Path], spent: int) -> Iterator[Trace]:
    for aspect in today.session.aspects.values():
        if not aspect.parked:
            card = card_id(board, aspect.id)
            yield _trace(today, card, aspect.id, paths.get(card, []), spent)


def _trace(today: State, card: str, aspect: str, path: _Path, spent: int) -> Trace:
    known = today.boards.notes.get(card)
    if path and path[-1][2] is None and known and known.x is not None:
        path = path[:-1]  # asked again where nothing had been answered: such a mark leaves the card where it lies
    walk = Walk()
    changes = [(seq, clock, x) for seq, clock, x in path if walk.put(x)]
    steps = tuple(_steps(changes, spent))
    return Trace(
        aspect=aspect,
        note=card,
        standing=standing(today, card),
        course=_course(steps, walk, spent),
        steps=steps,
        moves=walk.moves,
        far=walk.far,
        crossings=walk.crossings,
        taken_off=walk.taken_off,
        left=_held(steps, -1),
        middle=_held(steps, 0),
        right=_held(steps, 1),
    )


def _steps(changes: _Path, spent: int) -> Iterator[Step]:
    ends = [clock for _, clock, _ in changes[1:]] + [spent]
    for (seq, clock, x), end in zip(changes, ends, strict=True) if changes else ():
        yield Step(seq=seq, clock=clock, x=x, lay=end - clock)


def _held(steps: tuple[Step, ...], where: int) -> int:
    return sum(step.lay for step in steps if step.x is not None and side(step.x) == where)


def _course(steps: tuple[Step, ...], walk: Walk, spent: int) -> Course:
    if not steps:
        return "neverPlaced"
    if walk.crossings >= CROSSINGS or walk.wide >= WIDE_MOVES:
        return "toAndFro"
    first, last = steps[0], steps[-1]
    if last.x is not None and last.clock - first.clock <= SOON <= last.lay:
        return "settledEarly"
    part, whole = LATE
    return "changedLate" if first is not last and last.clock * whole >= spent * part else "neither"
