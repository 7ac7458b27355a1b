"""What people at the table do next: it makes sense, it is varied, and the same dice give the same."""

from random import Random
from typing import get_args

import pytest

from events import ActivityStarted, NoteAdded, NoteMoved, SeatJoined, SeatRemoved, SessionOpened
from projections import State, fold
from server import commands as c
from server import templates
from server.simulate.person import Act, Do, Drag, Vanish, choose, hesitate

BOARD = "how-fixed:link-workers"


@pytest.fixture
def state() -> State:
    """A running scale with one seat, one card placed and one invented note."""
    plan = templates.load("choice-to-stone").plan
    found = State()
    for event in (
        SessionOpened(seq=1, at=1, by="f", id="1", title="T", plan=plan, facilitator="f", salt=""),
        SeatJoined(seq=2, at=2, by="s", id="2", seat="s", name="Amina", background="link-workers"),
        ActivityStarted(seq=3, at=3, by="f", id="3", activity="how-fixed"),
        NoteMoved(seq=4, at=4, by="s", id="4", board=BOARD, note=f"{BOARD}:employer", x=1, y=1),
        NoteAdded(seq=5, at=5, by="s", id="5", board=BOARD, note="n" * 12, aspect=None, text="Ours", x=None, y=None),
        NoteAdded(
            seq=6, at=6, by="x", id="6", board="how-fixed:b", note="m" * 12, aspect=None, text="Theirs", x=1, y=1
        ),
    ):
        fold(found, event)
    return found


def acts(state: State, count: int = 400) -> list[Act]:
    """Many choices of one person at one board."""
    dice = Random(7)
    return [act for _ in range(count) if (act := choose(state, "s", dice))]


def test_people_do_everything_that_the_board_offers(state: State) -> None:
    """Drag, mark, comment, reword, take off, invent, bin, ask for help, and walk out of the Wi-Fi's reach."""
    chosen = acts(state)
    commands = {type(act.command) for act in chosen if isinstance(act, Do)}

    assert {type(act) for act in chosen} == set(get_args(Act))
    assert commands == {
        c.AddNote,
        c.SetDiscussed,
        c.Comment,
        c.RewordNote,
        c.UnplaceNote,
        c.RemoveNote,
        c.RaiseHand,
    }
    assert any(act.twice for act in chosen if isinstance(act, Do))


def test_nobody_touches_another_groups_board(state: State) -> None:
    """Every note that is named is on one's own board."""
    named = {act.note for act in acts(state) if isinstance(act, Drag)}

    assert named
    assert all(note.startswith(f"{BOARD}:") or note == "n" * 12 for note in named)


def test_the_same_dice_give_the_same_choices(state: State) -> None:
    """A seed is a person's mind."""
    assert acts(state, 30) == acts(state, 30)


@pytest.mark.parametrize("event", [SeatRemoved(seq=7, at=7, by="f", id="7", seat="s"), None])
def test_there_is_nothing_to_do_without_a_seat_or_a_scale(state: State, event: SeatRemoved | None) -> None:
    """Somebody who was removed, and somebody between activities, only listens."""
    if event:
        fold(state, event)
    else:
        state.agenda.current = None

    assert choose(state, "s", Random(1)) is None


def test_people_hesitate_as_people_do() -> None:
    """At least a second, at most a minute, mostly short."""
    dice = Random(1)
    pauses = sorted(hesitate(dice) for _ in range(500))

    assert pauses[0] >= 1.0
    assert pauses[-1] <= 60.0
    assert pauses[250] < 10


def test_a_walk_is_over_within_half_a_minute(state: State) -> None:
    """Nobody is away for good."""
    assert all(5 <= act.seconds <= 30 for act in acts(state) if isinstance(act, Vanish))
