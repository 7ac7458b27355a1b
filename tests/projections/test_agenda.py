"""The agenda as events leave it."""

from events import (
    ActivityEnded,
    ActivityStarted,
    AttentionCalled,
    BoardsHidden,
    BoardsRevealed,
    TimerSet,
    WritingShared,
    WritingStarted,
)
from projections import Attention, State, Timer, fold, running
from tests.given import NOW, OPENED, PLAN, STARTED, event, given


def test_nothing_runs_at_first() -> None:
    """Every activity waits, in the order of the plan."""
    agenda = given(*OPENED).state.agenda
    assert running(agenda) is None
    assert [activity.id for activity in PLAN.activities] == list(agenda.activities)
    assert {"waiting"} == {activity.status for activity in agenda.activities.values()}


def test_starting_an_activity_ends_the_one_that_ran() -> None:
    """One runs at a time."""
    agenda = given(*OPENED, *STARTED, event(ActivityStarted, 5, activity="chart")).state.agenda
    assert agenda.current == "chart"
    assert agenda.activities["scale"].status == "ended"
    assert agenda.activities["scale"].ended_at == NOW - 1_000_000 + 5


def test_an_activity_that_is_taken_up_again_keeps_its_first_start() -> None:
    """And runs, with its boards as they were."""
    again = (event(ActivityEnded, 5, activity="scale"), event(ActivityStarted, 6, activity="scale"))
    activity = given(*OPENED, *STARTED, *again).state.agenda.activities["scale"]
    assert ("running", NOW - 1_000_000 + 4, None) == (activity.status, activity.started_at, activity.ended_at)


def test_ending_an_activity_that_does_not_run_leaves_the_running_one_alone() -> None:
    """The fold is total."""
    agenda = given(*OPENED, *STARTED, event(ActivityEnded, 5, activity="talk")).state.agenda
    assert agenda.current == "scale"


def test_an_activity_that_is_not_on_the_agenda_changes_nothing() -> None:
    """The fold is total."""
    before = given(*OPENED).state.agenda
    for kind in (ActivityStarted, ActivityEnded, BoardsRevealed, BoardsHidden):
        assert before == given(*OPENED, event(kind, 4, activity="ghost")).state.agenda


def test_boards_are_revealed_and_hidden_per_activity() -> None:
    """The last word counts."""
    shown = (*OPENED, *STARTED, event(BoardsRevealed, 5, activity="scale"))
    assert given(*shown).state.agenda.activities["scale"].revealed
    assert not given(*shown, event(BoardsHidden, 6, activity="scale")).state.agenda.activities["scale"].revealed


def test_the_timer_is_what_was_last_set() -> None:
    """Running to a moment, or standing with what is left."""
    assert Timer() == given(*OPENED).state.agenda.timer
    assert Timer(ends_at=5) == given(*OPENED, event(TimerSet, 4, ends_at=5, left=None)).state.agenda.timer


def test_the_minutes_of_an_activity_add_up_over_its_runs() -> None:
    """What was planned can be held against what happened, also when a group went back."""
    first = (event(ActivityStarted, 10, activity="scale"), event(ActivityEnded, 30, activity="scale"))
    again = (event(ActivityStarted, 100, activity="scale"), event(ActivityStarted, 105, activity="chart"))
    state = State()
    for each in (*OPENED, *first, *again):
        fold(state, each)
    scale, chart = state.agenda.activities["scale"], state.agenda.activities["chart"]
    assert (25, None) == (scale.spent, scale.running_since)
    assert (0, again[1].at) == (chart.spent, chart.running_since)


def test_everybody_is_asked_to_look_until_they_may_go_on() -> None:
    """At one thing at a time."""
    look = event(AttentionCalled, 5, aspect="a1", up=True)
    assert Attention(aspect="a1", seq=5) == given(*OPENED, *STARTED, look).state.agenda.attention
    assert (
        given(*OPENED, *STARTED, look, event(AttentionCalled, 6, aspect=None, up=False)).state.agenda.attention is None
    )


def test_an_activity_knows_whether_everybody_writes_alone() -> None:
    """Until it is shared."""
    alone = event(WritingStarted, 5, activity="scale")
    assert given(*OPENED, *STARTED, alone).state.agenda.activities["scale"].writing
    shared = event(WritingShared, 6, activity="scale")
    assert not given(*OPENED, *STARTED, alone, shared).state.agenda.activities["scale"].writing
