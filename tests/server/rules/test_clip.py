"""A clip tells what happened and nothing of whom it happened to."""

from itertools import pairwise

import msgspec
import pytest

from events import Event, NoteAdded, PointSupported, ReflectionGiven
from projections import State, fold, fold_all, owner_of
from server.rules.clip import FEWEST, Clip
from server.rules.view import state_for
from tests.afternoon import Afternoon
from tests.given import WALL

SEEDS = range(12)


def afternoon(seed: int) -> tuple[Afternoon, list[Event]]:
    """A random one, with every event of it."""
    made = Afternoon(seed)
    return made, [*made.opening, *made.steps(500)]


def clip_of(made: Afternoon, events: list[Event], words: bool = True, dated: bool = False) -> list[Event]:
    """The whole afternoon as a clip."""
    clip = Clip(made.session.state, made.session.ledger, len(events), words, dated)
    return [kept for event in events for kept in clip.take(event)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("words", [True, False])
def test_nobody_is_in_it(seed: int, words: bool) -> None:
    """No seat, alias, facilitator, device, salt, name, real number or time, and no board of a person."""
    made, events = afternoon(seed)
    clip = clip_of(made, events, words)
    raw = msgspec.json.encode(clip)
    seats = made.session.state.people.seats
    for seat in seats.values():
        for told in (seat.id, seat.alias, f"{seat.id}-tablet"):
            assert f'"{told}'.encode() not in raw
            assert f":{told}".encode() not in raw
    for told in (b"pepper", b"tablet", b'"fac"', b"alias", b'"made0', b'"own0'):
        assert told not in raw
    assert [event.seq for event in clip] == list(range(1, len(clip) + 1))
    assert len({later.at - sooner.at for sooner, later in pairwise(clip)}) == 1
    assert not any(owner_of(getattr(event, "board", "")) for event in clip)
    assert not any(event.by or event.author or event.paper for event in clip)
    state = fold_all(clip)
    assert not state.people.seats
    assert not any(formed.seats for formed in state.people.formations.values())
    assert not any(one.named or one.group for one in state.reflections.given.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_it_shows_no_more_than_the_wall_may_see(seed: int) -> None:
    """Every place, word and count in it is on the wall's own state too."""
    made, events = afternoon(seed)
    shown = fold_all(clip_of(made, events))
    wall = state_for(made.session.state, WALL)
    spots = {(note.board, note.aspect, note.text, note.x, note.y, note.removed) for note in wall.boards.notes.values()}
    for note in shown.boards.notes.values():
        assert (note.board, note.aspect, note.text, note.x, note.y, note.removed) in spots
    points = [(p.chart, p.side, p.text, len(p.supporters)) for p in wall.charts.points.values()]
    for point in shown.charts.points.values():
        assert (point.chart, point.side, point.text, len(point.supporters)) in points
    assert shown.boards.marks.items() <= wall.boards.marks.items()
    assert {c.text for c in shown.boards.comments.values()} <= {c.text for c in wall.boards.comments.values()}
    answers = {(a.prompt, a.text, a.rating) for a in wall.reflections.given.values()}
    assert {(a.prompt, a.text, a.rating) for a in shown.reflections.given.values()} <= answers


@pytest.mark.parametrize("seed", SEEDS)
def test_without_words_there_are_cards_and_places_only(seed: int) -> None:
    """Nothing that a participant wrote, and no note, point or answer that would have to say something."""
    made, events = afternoon(seed)
    shown = fold_all(clip_of(made, events, words=False))
    assert all(note.aspect and not note.text and not note.reason for note in shown.boards.notes.values())
    for said in (shown.charts.points, shown.boards.comments, shown.reflections.given, shown.boards.depends):
        assert not said


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_of_it_holds_nothing_of_what_came_later(seed: int) -> None:
    """The same events up to its end, whatever came after; the states are folded from them alone."""
    made, events = afternoon(seed)
    whole = clip_of(made, events)
    clip = Clip(made.session.state, made.session.ledger, 200, True, False)
    part = [kept for event in events[:200] for kept in clip.take(event)]
    without_answers = [e for e in whole if not isinstance(e, ReflectionGiven)][: len(part)]
    assert [type(e) for e in part if not isinstance(e, ReflectionGiven)] == [type(e) for e in without_answers][
        : len([e for e in part if not isinstance(e, ReflectionGiven)])
    ]
    assert clip.seq == len(part)


def test_the_clips_are_not_empty() -> None:
    """Notes, supporters and answers come up often enough for the other tests to mean something."""
    seen = {type(event) for seed in SEEDS for event in clip_of(*afternoon(seed))}
    assert {NoteAdded, PointSupported} <= seen
    assert FEWEST == 5
    state = State()
    for event in clip_of(*afternoon(1)):
        fold(state, event)
