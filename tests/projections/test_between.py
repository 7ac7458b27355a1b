"""What changed between two instants: golden vectors that the tablet reads too, and random cuts of random afternoons."""

import json
import random
from collections import Counter
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from events import CommentAdded, ReflectionGiven, decode
from projections import State, fold_all, owner_of, timeline
from projections.between import Changes, between
from server.rules.view import state_for
from server.rules.visibility import see
from tests.afternoon import viewers
from tests.projections.random_afternoons import SEEDS, Told, assert_nobody_is_in, told
from tests.projections.test_traces import VECTORS, without_repeats


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_the_states_and_rows_say_what_changed(vector: dict[str, Any]) -> None:
    """As in the golden vectors, which the tablet's own function is held to as well."""
    events = [decode(json.dumps(event).encode()) for event in vector["given"]]
    rows = timeline(events, fold_all(events))
    for expected in vector["changes"]:
        before, after = fold_all(events[: expected["after"]]), fold_all(events[: expected["upto"]])
        assert expected == json.loads(msgspec.json.encode(between(rows, before, after)))


@pytest.fixture(scope="module", params=SEEDS)
def afternoon(request: pytest.FixtureRequest) -> Told:
    """One of the random afternoons."""
    return told(request.param)


def cuts(afternoon: Told) -> list[tuple[int, int]]:
    """Pairs of instants, near and far."""
    chance = random.Random(len(afternoon.events))
    last = len(afternoon.events)
    return [(0, last), *((a, chance.randint(a, last)) for a in chance.sample(range(last), 12))]


def changes(afternoon: Told, cut: tuple[int, int]) -> Changes:
    """What changed between two instants, for a facilitator."""
    first, last = cut
    return between(timeline(afternoon.events, afternoon.today), afternoon.states[first], afternoon.states[last])


def test_notes_are_where_they_are_said_to_be(afternoon: Told) -> None:
    """From where, to where, how often and how far: as the states between tell it, and no note is left out."""
    for cut in cuts(afternoon):
        before, after = afternoon.states[cut[0]], afternoon.states[cut[1]]
        found = {shift.on: shift for board in changes(afternoon, cut).boards for shift in board.shifts}
        for note in after.boards.notes.values():
            if owner_of(note.board) is None and not note.removed and not was_elsewhere(note.id, cut, afternoon):
                way = [x_of(state, note.id) for state in afternoon.states[cut[0] : cut[1] + 1]]
                places = without_repeats([x for x in way if x is not None])
                shift = found.pop(note.id, None)
                if shift is None:
                    assert (way[0], len(places) < 2) == (note.x, True)
                    continue
                assert (shift.was, shift.now) == (x_of(before, note.id), note.x)
                assert shift.moves == max(0, len(places) - 1)
                assert shift.far == sum(abs(x - later) for x, later in pairwise(places))
                assert cut[0] < shift.seq <= cut[1]
        assert all(was_elsewhere(on, cut, afternoon) for on in found)


def was_elsewhere(note: str, cut: tuple[int, int], afternoon: Told) -> bool:
    """Was it in the bin or on somebody's own board in between? Then what happened there is not told."""
    known = [state.boards.notes.get(note) for state in afternoon.states[cut[0] : cut[1] + 1]]
    return any(one is not None and (one.removed or owner_of(one.board) is not None) for one in known)


def x_of(state: State, note: str) -> int | None:
    """Where a note lies, if it does."""
    return state.boards.notes[note].x if note in state.boards.notes else None


def test_comments_and_answers_are_counted_as_they_came(afternoon: Told) -> None:
    """As many as there are events, where nothing else happened to them."""
    for first, last in cuts(afternoon):
        came = afternoon.events[first:last]
        there = afternoon.states[last].boards.comments
        comments = Counter(
            event.on
            for event in came
            if isinstance(event, CommentAdded)
            and owner_of(there[event.comment].board) is None
            and not there[event.comment].removed
            and owner_of(event.board) is None
        )
        found = changes(afternoon, (first, last))
        lines = [line for board in found.boards for line in board.lines if line.what == "commented"]
        assert all(line.times >= comments[line.on] for line in lines)
        assert set(comments) <= {line.on for line in lines}
        answers = {event.reflection for event in came if isinstance(event, ReflectionGiven)}
        known = set(afternoon.states[first].reflections.given)
        assert sum(answer.given for answer in found.answers) == len(answers - known)


def test_nothing_happens_between_an_instant_and_itself(afternoon: Told) -> None:
    """Nowhere in the afternoon."""
    for first, _ in cuts(afternoon):
        found = changes(afternoon, (first, first))
        assert (found.boards, found.alone, found.answers) == ((), (), ())


def test_nobody_is_named_in_it(afternoon: Told) -> None:
    """Neither who did it, nor whose own board it was."""
    for cut in cuts(afternoon):
        assert_nobody_is_in(changes(afternoon, cut), afternoon.today)


def test_every_line_leads_into_the_stretch(afternoon: Told) -> None:
    """Each names an event in it, after which one sees it."""
    for first, last in cuts(afternoon):
        for board in changes(afternoon, (first, last)).boards:
            told_of = (*board.shifts, *board.markings, *board.lines, *board.supports)
            assert all(first < one.seq <= last for one in told_of)


def test_whoever_may_see_a_board_is_told_the_same_of_it(afternoon: Told) -> None:
    """What others wrote alone and shared since was on the group's board all along, for them; all else is the same."""
    cut = cuts(afternoon)[1]
    before, after = afternoon.states[cut[0]], afternoon.states[cut[1]]
    everything = {board.board: board for board in changes(afternoon, cut).boards}
    for viewer in viewers(afternoon.today):
        seen = (see(event, viewer, afternoon.today, afternoon.ledger) for event in afternoon.events)
        rows = timeline([event for event in seen if event], state_for(afternoon.today, viewer))
        past, present = (state_for(state, viewer, afternoon.today) for state in (before, after))
        for board in between(rows, past, present).boards:
            if board.board in everything and not any(owner_of(note.board) for note in past.boards.notes.values()):
                assert {shift.on for shift in everything[board.board].shifts} >= {
                    shift.on for shift in board.shifts if ":" in shift.on
                }
                assert everything[board.board].markings == board.markings
                assert len(everything[board.board].supports) == len(board.supports)
