"""A clip tells what happened and nothing of whom it happened to."""

from collections.abc import Mapping, Set
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from events import (
    ActivityStarted,
    BoardsHidden,
    BoardsRevealed,
    Event,
    NoteAdded,
    NoteMoved,
    PointSupported,
    ReflectionGiven,
    SeatJoined,
    SeatRemoved,
)
from projections import Ledger, State, fold_all, owner_of
from server.rules.clip import BEAT, FEWEST, Clip
from server.rules.sitting import Sitting
from server.rules.view import state_for
from tests.afternoon import Afternoon
from tests.given import ANNS, BOBS, OPENED, WALL, event

SEEDS = range(12)


def afternoon(seed: int) -> tuple[Afternoon, list[Event]]:
    """A random one, with every event of it."""
    made = Afternoon(seed)
    return made, [*made.opening, *made.steps(500)]


def sat(events: list[Event]) -> Mapping[str, Set[str]]:
    """Who was at which board."""
    sitting = Sitting()
    for one in events:
        sitting.take(one)
    return sitting.sat()


def clip_of(made: Afternoon, events: list[Event], words: bool = True, dated: bool = False) -> list[Event]:
    """The whole afternoon as a clip."""
    clip = Clip(made.session.state, made.session.ledger, sat(events), len(events), words, dated)
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
    whole = [type(one) for one in clip_of(made, events) if not isinstance(one, ReflectionGiven)]
    clip = Clip(made.session.state, made.session.ledger, sat(events), 200, True, False)
    part = [kept for one in events[:200] for kept in clip.take(one)]
    here = [type(one) for one in part if not isinstance(one, ReflectionGiven)]
    assert here == whole[: len(here)]
    assert clip.seq == len(part)


def _answered(people: int) -> tuple[list[Event], State, Clip]:
    """So many people answered two questions, one of them again; then it was revealed."""
    seats = ["ann", *(f"seat{n}" for n in range(1, people))]
    events: list[Event] = [*OPENED[:2]]

    def add(kind: type[Event], by: str, **fields: Any) -> None:
        events.append(event(kind, len(events) + 1, by, **fields))

    for seat in seats[1:]:
        add(SeatJoined, seat, seat=seat, name=seat, background="link-workers")
    add(ActivityStarted, "fac", activity="reflect")
    for prompt in ("how", "why"):
        for n, seat in enumerate(seats):
            told = {"text": f"said {n}", "rating": n % 3 + 1, "named": True, "group": "link-workers"}
            add(ReflectionGiven, seat, activity="reflect", reflection=f"{prompt}{n}", prompt=prompt, **told)
    again = {"text": "said at last", "rating": None, "named": True, "group": "link-workers"}
    add(ReflectionGiven, "ann", activity="reflect", reflection="why0", prompt="why", **again)
    add(BoardsRevealed, "fac", activity="reflect")
    today, ledger = fold_all(events), Ledger()
    return events, today, Clip(today, ledger, sat(events), len(events), True, False)


def test_answers_come_all_at_once_sorted_without_their_people() -> None:
    """Behind the reveal, the last version of each, in an order that says nothing of who answered first or what else."""
    events, _, clip = _answered(FEWEST)
    kept = [one for event in events for one in clip.take(event)]
    reveal = next(n for n, one in enumerate(kept) if isinstance(one, BoardsRevealed))
    answers = [one for one in kept if isinstance(one, ReflectionGiven)]
    assert kept[reveal + 1 :] == answers
    assert len(answers) == 2 * FEWEST
    said = [(one.prompt, one.rating or 0, one.text) for one in answers]
    assert said == sorted(said)
    assert [one.text for one in answers if one.text == "said 0"] == ["said 0"]
    assert {one.reflection for one in answers} == {f"answer-reflect-{n}" for n in range(1, 2 * FEWEST + 1)}
    assert clip.withheld().few == ()


def test_answers_of_few_people_are_left_out_and_said_to_be() -> None:
    """Fewer than five could be told apart."""
    events, _, clip = _answered(FEWEST - 1)
    assert not [one for event in events for one in clip.take(event) if isinstance(one, ReflectionGiven)]
    assert clip.withheld().few == ("reflect",)


def test_a_group_of_one_is_left_out_and_small_groups_are_named() -> None:
    """Bob is the only PPI contributor; the link workers are two."""
    events: list[Event] = [
        *OPENED,
        event(SeatJoined, 4, "cat", seat="cat", name="Cat", background="link-workers"),
        event(ActivityStarted, 5, activity="scale"),
        event(NoteMoved, 6, "ann", board=ANNS, note=f"{ANNS}:a1", x=100, y=0),
        event(NoteMoved, 7, "bob", board=BOBS, note=f"{BOBS}:a1", x=900, y=0),
        event(BoardsRevealed, 8, activity="scale"),
    ]
    clip = Clip(fold_all(events), Ledger(), sat(events), len(events), True, False)
    kept = [one for event in events for one in clip.take(event)]
    assert [one.board for one in kept if isinstance(one, NoteMoved)] == [ANNS]
    assert (clip.withheld().lone, clip.small()) == ((BOBS,), (ANNS,))


@pytest.mark.parametrize("when", ["after it", "by mistake"])
def test_whoever_was_not_there_makes_no_group_of_one_larger(when: str) -> None:
    """Dan came when the scale was over, or took a seat twice: Bob placed alone all the same."""
    dan = event(SeatJoined, 4, "dan", seat="dan", name="Dan", background="ppi")
    by_mistake = [dan, event(SeatRemoved, 5, "fac", seat="dan")]
    events: list[Event] = [
        *OPENED,
        *(by_mistake if when == "by mistake" else []),
        event(ActivityStarted, 6, activity="scale"),
        event(NoteMoved, 7, "bob", board=BOBS, note=f"{BOBS}:a1", x=900, y=0),
        event(BoardsRevealed, 8, activity="scale"),
        event(ActivityStarted, 9, activity="together"),
        *([dan] if when == "after it" else []),
    ]
    clip = Clip(fold_all(events), Ledger(), sat(events), len(events), True, False)
    assert not [one for each in events for one in clip.take(each) if isinstance(one, NoteMoved)]
    assert clip.withheld().lone == (BOBS,)


@pytest.mark.parametrize("later", [BoardsHidden, None])
def test_what_is_not_shown_today_was_not_shown_then(later: type[Event] | None) -> None:
    """A board that is hidden again is not revealed anywhere in a clip, so that it does not look empty."""
    events: list[Event] = [
        *OPENED,
        event(SeatJoined, 4, "cat", seat="cat", name="Cat", background="link-workers"),
        event(ActivityStarted, 5, activity="scale"),
        event(NoteMoved, 6, "ann", board=ANNS, note=f"{ANNS}:a1", x=100, y=0),
        event(BoardsRevealed, 7, activity="scale"),
    ]
    events += [event(later, 8, activity="scale")] if later else []
    clip = Clip(fold_all(events), Ledger(), sat(events), len(events), True, False)
    kept = {type(one) for each in events for one in clip.take(each)}
    assert ({BoardsRevealed, NoteMoved} <= kept) == (later is None)
    assert later not in kept


def test_the_day_is_there_only_if_asked_for() -> None:
    """And never the time of day."""
    events, today, _ = _answered(1)
    for dated in (True, False):
        clip = Clip(today, Ledger(), sat(events), len(events), True, dated)
        first = next(iter(clip.take(events[0])))
        day = events[0].at // 86_400_000 if dated else 0
        assert first.at == day * 86_400_000 + BEAT


def test_the_clips_are_not_empty() -> None:
    """Notes, supporters and answers come up often enough for the other tests to mean something."""
    seen = {type(event) for seed in SEEDS for event in clip_of(*afternoon(seed))}
    assert {NoteAdded, PointSupported} <= seen
