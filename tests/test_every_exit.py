"""Every way of coming to a state leads to the same one, for every viewer, whatever happened in the afternoon."""

import random
from collections import Counter

import msgspec
import pytest

from events import BoardEvent, ChartEvent, Event, ReflectionGiven, SeatErased, erased, recorded
from projections import State, fold
from server.live.hub import Hub
from server.live.record import Record
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import audience, changes_view, personal, see
from tests.afternoon import Afternoon, rewritten, viewers
from tests.given import given
from tests.server.live.visitors import Visitor

SEEDS = range(12)
STEPS = 500


@pytest.mark.proves("G32")
@pytest.mark.parametrize("seed", SEEDS)
def test_live_and_afresh_are_the_same(seed: int) -> None:
    """A tablet that was there all along, reset where its view changed, shows what one that opens the page is given."""
    afternoon, live = Afternoon(seed), dict[Actor, State]()
    for event in afternoon.steps(STEPS):
        session = afternoon.session
        for viewer in viewers(session.state):
            fresh = state_for(session.state, viewer)
            shown = live.setdefault(viewer, fresh.copy())
            if changes_view(event, viewer, session.state):
                live[viewer] = fresh.copy()
            elif shown.seq < event.seq:
                seen = see(event, viewer, session.state, session.ledger)
                if seen is not None:
                    fold(shown, seen)
                shown.seq = event.seq
            assert fresh == live[viewer], (viewer, event)


@pytest.mark.proves("G32")
@pytest.mark.parametrize("seed", SEEDS)
def test_folding_what_may_be_seen_gives_the_state_that_may_be_seen(seed: int) -> None:
    """A range over HTTP, a replay and an export agree with the state."""
    afternoon = Afternoon(seed)
    before = state_for(afternoon.session.state, viewers(afternoon.session.state)[0])
    events = list(afternoon.steps(STEPS))
    session = afternoon.session
    assert before.seq < session.state.seq
    for viewer in viewers(session.state):
        rebuilt = State()
        for event in (*_opening(seed), *events):
            seen = see(event, viewer, session.state, session.ledger)
            if seen is not None:
                fold(rebuilt, seen)
        rebuilt.seq = session.state.seq
        assert rebuilt == state_for(session.state, viewer), viewer


@pytest.mark.proves("G33", "G43")
@pytest.mark.parametrize("seed", SEEDS)
def test_the_past_is_the_same_folded_or_looked_at(seed: int) -> None:
    """At every seq, seen with today's eyes: what a replay folds from a range is the state of then, for every viewer.

    What people asked to be erased has been taken out for good, and some more.
    """
    chance, afternoon = random.Random(seed), Afternoon(seed)
    whole = rewritten([*_opening(seed), *afternoon.steps(STEPS)])
    events = [erased(event) if event.seq > 1 and chance.random() < 0.1 else event for event in whole]
    session = given(*events)
    assert any(event.erased for event in events)
    past, folded = State(), {viewer: State() for viewer in viewers(session.state)}
    for event in events:
        fold(past, event)
        for viewer, state in folded.items():
            seen = see(event, viewer, session.state, session.ledger)
            if seen is not None:
                fold(state, seen)
            state.seq = event.seq
            assert state == state_for(past, viewer, session.state), (viewer, event)


@pytest.mark.proves("G19")
@pytest.mark.parametrize("seed", SEEDS)
def test_one_audience_hears_the_same_but_for_those_it_is_personal_to(seed: int) -> None:
    """What lets the hub encode once for many is true at every step."""
    afternoon = Afternoon(seed)
    for event in afternoon.steps(STEPS):
        state, ledger = afternoon.session.state, afternoon.session.ledger
        special = personal(event, state)
        heard: dict[object, Event | None] = {}
        for viewer in viewers(state):
            if viewer.id not in special and not changes_view(event, viewer, state):
                seen = see(event, viewer, state, ledger)
                assert seen == heard.setdefault(audience(viewer, state), seen), (viewer, event)


@pytest.mark.proves("G40")
@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_learns_an_author_who_is_not_to_be_known(seed: int) -> None:
    """In activities that name nobody, no seat, device or alias of another is in what is sent of them."""
    afternoon = Afternoon(seed)
    for event in afternoon.steps(STEPS):
        if not isinstance(event, BoardEvent | ChartEvent | ReflectionGiven) and not getattr(event, "chart", None):
            continue
        state, ledger = afternoon.session.state, afternoon.session.ledger
        by = event.author or event.by
        place = event.activity if isinstance(event, ReflectionGiven) else _place(event).partition(":")[0]
        if by not in state.people.seats or state.agenda.activities[place].attribution == "named":
            continue
        if isinstance(event, ReflectionGiven) and event.named:
            continue
        for viewer in viewers(state):
            if viewer.id not in (by, event.by, state.people.seats[by].scribe):
                seen = see(event, viewer, state, ledger)
                raw = msgspec.json.encode(seen) if seen else b""
                assert f'"{by}'.encode() not in raw, (viewer, event)
                assert by.encode() + b"-tablet" not in raw, (viewer, event)


def test_the_afternoons_are_not_empty() -> None:
    """Every kind of event comes up often enough for the other tests to mean something."""
    seen = Counter(type(event).__name__ for seed in SEEDS for event in Afternoon(seed).steps(STEPS))
    needed = {
        "NoteAdded", "NoteMoved", "AspectMarked", "NoteExplained", "CommentAdded", "PointAdded", "PointSupported",
        "PointUnsupported", "PointJoined", "ReflectionGiven", "GroupsFormed", "SeatMoved", "ScribeAppointed",
        "WordsHidden", "WritingStarted", "WritingShared", "BoardsRevealed", "BoardsHidden", "HandRaised",
        "NoteMatched", "BearerAdded", "WordsErased", "NameErased", "SeatErased",
    }  # fmt: skip
    assert needed <= {name for name, count in seen.items() if count >= 2}, seen


def _place(event: Event) -> str:
    return event.board if isinstance(event, BoardEvent) else str(getattr(event, "chart", ""))


def _opening(seed: int) -> list[Event]:
    """What happened before the first step."""
    return Afternoon(seed).opening


@pytest.mark.proves("G20")
@pytest.mark.parametrize("seed", SEEDS)
def test_tablets_that_come_and_go_all_afternoon_end_with_what_a_newcomer_is_sent(seed: int) -> None:
    """Through the hub, in batches, cut off anywhere and resumed with the last event seen, by every rule at once."""
    afternoon, chance = Afternoon(seed), random.Random(seed)
    record = Record("epoch")
    for event in afternoon.opening:
        record.take(recorded(event))
    hub, batch = Hub(record, "promise"), list[Event]()
    visitors = [Visitor(actor) for actor in viewers(record.state) if actor.id != "stranger"]
    let_go: set[str] = set()
    for event in afternoon.steps(STEPS):
        batch.append(event)
        let_go |= {event.seat} if isinstance(event, SeatErased) else set()
        if chance.random() < 0.4:
            _tell(hub, batch)
            chance.choice(visitors).come_or_go(hub)
            batch = []
    _tell(hub, batch)
    for visitor in visitors:
        if not visitor.is_here:
            visitor.come_or_go(hub)
    hub.tick(0)
    for visitor in (one for one in visitors if one.actor.id not in let_go):
        visitor.hear()
        assert visitor.state == state_for(record.state, visitor.actor), visitor.actor


def _tell(hub: Hub, batch: list[Event]) -> None:
    for event in batch:
        hub.take(recorded(event))
    hub.flush()
