"""The traces: golden vectors that ``web/src/replay`` reads too, and random afternoons recomputed the long way."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from events import AspectMarked, SeatJoined, SeatRemoved, decode
from projections import card_id, fold_all, groups_in, timeline
from projections.traces import Trace, Walk, side, traces
from server.rules.view import state_for
from server.rules.visibility import see, sees_board
from tests.afternoon import viewers
from tests.given import FACILITATOR, OPENED, event
from tests.projections.random_afternoons import SEEDS, Told, assert_nobody_is_in, told

FOLDER = Path(__file__).parent.parent / "vectors_replay"
VECTORS = {path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}
SCALES = ("scale", "quiet", "secret")
ALONE = ("alone", "unnamed")


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_the_events_have_these_rows_and_traces(vector: dict[str, Any]) -> None:
    """What the tablet is given to work from, and what it makes of it."""
    events = [decode(json.dumps(event).encode()) for event in vector["given"]]
    today = fold_all(events)
    rows = timeline(events, today)
    assert vector["timeline"] == json.loads(msgspec.json.encode(rows))
    for expected in vector["traces"]:
        found = traces(rows, today, expected["activity"])
        assert expected == json.loads(msgspec.json.encode(found))


@pytest.mark.parametrize(
    ("places", "crossings"),
    [
        ((499, 501), 1),
        ((400, 500), 0),
        ((400, 500, 450), 0),
        ((400, 500, 501), 1),
        ((500, 501, 500, 499), 1),
        ((400, None, 600), 1),
        ((500,), 0),
    ],
)
def test_the_middle_is_crossed_once_it_lies_on_the_other_side(places: tuple[int | None, ...], crossings: int) -> None:
    """A stop in the middle does not count by itself, and a time off the scale makes no difference."""
    walk = Walk()
    for x in places:
        walk.put(x)
    assert crossings == walk.crossings


def test_somebody_who_joined_twice_is_one_person() -> None:
    """So that a trace of one person is told apart from a group's."""
    twice = event(SeatJoined, 4, "dan", seat="dan", name="Ann", background="link-workers")
    for more, people in (([], 1), ([twice], 2), ([twice, event(SeatRemoved, 5, seat="dan")], 1)):
        events = [*OPENED, *more]
        found = traces(timeline(events, fold_all(events)), fold_all(events), "scale")
        assert [group.people for group in found.groups] == [people, 1]


def test_putting_it_down_in_the_same_place_is_no_move() -> None:
    """Also with a time off the scale in between; how far is added up from place to place."""
    walk = Walk()
    changed = [walk.put(x) for x in (100, 100, 300, None, 300, 250)]
    assert changed == [True, False, True, True, True, True]
    assert (walk.moves, walk.far, walk.wide, walk.taken_off) == (2, 250, 1, 1)


@pytest.fixture(scope="module", params=SEEDS)
def afternoon(request: pytest.FixtureRequest) -> Told:
    """One of the random afternoons."""
    return told(request.param)


@pytest.mark.parametrize("activity", SCALES)
def test_they_agree_with_a_walk_through_every_state(afternoon: Told, activity: str) -> None:
    """Places in order, how often, how far, across the middle, and the time on each side: from the states alone."""
    found = traces(timeline(afternoon.events, afternoon.today), afternoon.today, activity)
    assert found.spent == sum(running(afternoon, activity))
    for group in found.groups:
        for trace in group.traces:
            assert_is_the_way(trace, afternoon, activity)


def assert_is_the_way(trace: Trace, afternoon: Told, activity: str) -> None:
    """One trace against the places that the states hold."""
    xs = [state.boards.notes[trace.note].x if trace.note in state.boards.notes else None for state in afternoon.states]
    places = without_repeats([x for x in xs if x is not None])
    assert places == without_repeats([step.x for step in trace.steps if step.x is not None])
    assert trace.moves == max(0, len(places) - 1)
    assert trace.far == sum(abs(later - x) for x, later in pairwise(places))
    assert trace.crossings == max(0, len(without_repeats([side(x) for x in places if side(x)])) - 1)
    asked_again = any(isinstance(e, AspectMarked) and e.mark == "open" for e in afternoon.events if is_on(e, trace))
    if not asked_again:
        times = list(running(afternoon, activity))
        held = dict.fromkeys((-1, 0, 1), 0)
        for x, time in zip(xs[1:-1], times[1:], strict=True):
            if x is not None:
                held[side(x)] += time
        assert (trace.left, trace.middle, trace.right) == (held[-1], held[0], held[1])
        assert xs[-1] == (trace.steps[-1].x if trace.steps else None)


def is_on(event: Any, trace: Trace) -> bool:
    """Was this mark said of the trace's card?"""
    return isinstance(event, AspectMarked) and card_id(event.board, event.aspect) == trace.note


def without_repeats(values: list[Any]) -> list[Any]:
    """Each value that differs from the one before it."""
    return [value for at, value in enumerate(values) if at == 0 or value != values[at - 1]]


def running(afternoon: Told, activity: str) -> list[int]:
    """For each event the time since the one before, if the activity ran and the session was open; else none."""
    times = [0]
    for before, (first, second) in zip(afternoon.states[1:], pairwise(afternoon.events), strict=False):
        runs = before.agenda.current == activity and not before.session.closed
        times.append(second.at - first.at if runs else 0)
    return times


@pytest.mark.parametrize("activity", ALONE)
def test_people_who_place_alone_have_no_trace(afternoon: Told, activity: str) -> None:
    """The result says how they placed, and nothing else."""
    found = traces(timeline(afternoon.events, afternoon.today), afternoon.today, activity)
    assert (found.mode, found.groups) == ("individual", ())


@pytest.mark.parametrize("activity", [*SCALES, *ALONE])
def test_nobody_is_named_in_them(afternoon: Told, activity: str) -> None:
    """Neither who moved a note nor whose board it was."""
    found = traces(timeline(afternoon.events, afternoon.today), afternoon.today, activity)
    assert_nobody_is_in(found, afternoon.today)


def test_whoever_may_see_a_board_has_the_same_trace_of_it(afternoon: Told) -> None:
    """From the events that they may see, for the groups that they may see."""
    all_of_it = traces(timeline(afternoon.events, afternoon.today), afternoon.today, "scale")
    for viewer in viewers(afternoon.today):
        groups = [g for g in groups_in(afternoon.today, "scale") if sees_board(f"scale:{g}", viewer, afternoon.today)]
        today = state_for(afternoon.today, viewer)
        seen = (see(event, viewer, afternoon.today, afternoon.ledger) for event in afternoon.events)
        found = traces(timeline([event for event in seen if event], today), today, "scale", groups)
        assert [ways(group) for group in all_of_it.groups if group.group in groups] == list(map(ways, found.groups))
        if viewer == FACILITATOR:
            assert all_of_it == found


def ways(group: Any) -> list[Any]:
    """Where things lay after which event."""
    return [group.group, *([(step.seq, step.x) for step in trace.steps] for trace in group.traces)]


def test_the_afternoons_have_something_to_tell() -> None:
    """Notes that moved, crossed the middle, were taken off, in breaks and afterwards."""
    found = [told(seed) for seed in SEEDS]
    all_of_them = [
        trace
        for one in found
        for activity in SCALES
        for group in traces(timeline(one.events, one.today), one.today, activity).groups
        for trace in group.traces
    ]
    assert sum(trace.crossings > 0 for trace in all_of_them) > 5
    assert sum(trace.taken_off > 0 for trace in all_of_them) > 2
    assert {"toAndFro", "neverPlaced"} <= {trace.course for trace in all_of_them}
