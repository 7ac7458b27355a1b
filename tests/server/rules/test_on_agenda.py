"""Given events, when a command about the agenda or the clock, then one event or a refusal."""

import pytest

from events import (
    ActivityEnded,
    ActivityStarted,
    AttentionCalled,
    BoardsHidden,
    BoardsRevealed,
    GroupsFormed,
    TimerSet,
    WritingShared,
    WritingStarted,
)
from server import commands as c
from tests.given import FACILITATOR, NOW, OPENED, STARTED, event, given


def test_an_activity_starts_once_and_can_be_started_again_after_its_end() -> None:
    """Going back hides and destroys nothing."""
    after = given(*OPENED).when(c.StartActivity(activity="scale"), FACILITATOR).then(ActivityStarted, activity="scale")
    after.when(c.StartActivity(activity="scale"), FACILITATOR).refused("already")
    after = after.when(c.EndActivity(activity="scale"), FACILITATOR).then(ActivityEnded)
    after.when(c.EndActivity(activity="scale"), FACILITATOR).refused("already")
    after.when(c.StartActivity(activity="scale"), FACILITATOR).then(ActivityStarted)


def test_an_activity_that_is_not_on_the_agenda_is_refused() -> None:
    """A slip of a client, not of a person."""
    given(*OPENED).when(c.StartActivity(activity="dance"), FACILITATOR).refused("unknown-activity")
    given(*OPENED).when(c.Reveal(), FACILITATOR).refused("unknown-activity")


def test_boards_are_revealed_and_hidden_again() -> None:
    """Without a name it is the running activity that is meant."""
    after = given(*OPENED, *STARTED).when(c.Reveal(), FACILITATOR).then(BoardsRevealed, activity="scale")
    after.when(c.Reveal(), FACILITATOR).refused("already")
    after = after.when(c.Hide(), FACILITATOR).then(BoardsHidden, activity="scale")
    after.when(c.Hide(), FACILITATOR).refused("already")


def test_boards_can_be_revealed_after_the_activity_ended() -> None:
    """Groups stop first, then compare."""
    ended = given(*OPENED, *STARTED).when(c.EndActivity(activity="scale"), FACILITATOR).then(ActivityEnded)
    ended.when(c.Reveal(activity="scale"), FACILITATOR).then(BoardsRevealed, activity="scale")


def test_the_timer_runs_from_now_and_is_put_away() -> None:
    """By the server's clock."""
    after = given(*OPENED).when(c.SetTimer(seconds=90), FACILITATOR).then(TimerSet, ends_at=NOW + 90_000, left=None)
    after.when(c.SetTimer(seconds=None), FACILITATOR).then(TimerSet, ends_at=None, left=None)


def test_one_minute_more_counts_from_the_end_or_from_now_when_time_is_up() -> None:
    """Nobody's minute is eaten by the past."""
    running = given(*OPENED).when(c.SetTimer(seconds=60), FACILITATOR).then(TimerSet)
    running.when(c.ExtendTimer(seconds=60), FACILITATOR).then(TimerSet, ends_at=NOW + 120_000)
    late = given(*OPENED).when(c.SetTimer(seconds=60), FACILITATOR).then(TimerSet)
    late.when(c.ExtendTimer(seconds=60), FACILITATOR, at=NOW + 600_000).then(TimerSet, ends_at=NOW + 660_000)
    given(*OPENED).when(c.ExtendTimer(seconds=60), FACILITATOR).then(TimerSet, ends_at=NOW + 60_000)


def test_the_timer_pauses_with_what_is_left_and_runs_on() -> None:
    """A pause takes no time away."""
    after = given(*OPENED).when(c.SetTimer(seconds=60), FACILITATOR).then(TimerSet)
    after = after.when(c.PauseTimer(), FACILITATOR, at=NOW + 20_000).then(TimerSet, ends_at=None, left=40_000)
    after.when(c.PauseTimer(), FACILITATOR).refused("already")
    after = after.when(c.ExtendTimer(seconds=60), FACILITATOR).then(TimerSet, ends_at=None, left=100_000)
    after = after.when(c.ResumeTimer(), FACILITATOR).then(TimerSet, ends_at=NOW + 100_000, left=None)
    after.when(c.ResumeTimer(), FACILITATOR).refused("already")


@pytest.mark.parametrize("activity", ["talk", "chart", "reflect"])
def test_charts_and_answers_are_revealed_like_boards(activity: str) -> None:
    """Nothing is shown to all before the facilitator says so, whatever its kind."""
    given(*OPENED).when(c.Reveal(activity=activity), FACILITATOR).then(BoardsRevealed, activity=activity)


def test_a_mixed_activity_that_starts_without_groups_forms_them() -> None:
    """A facilitator under pressure is never stopped by a step that was forgotten; the record says how it was dealt."""
    after = given(*OPENED).when(c.StartActivity(activity="mixed"), FACILITATOR).then(ActivityStarted)
    formed = after.state.people.formations["mixed"]
    assert {"ann": "table-1", "bob": "table-1"} == formed.seats
    again = after.when(c.EndActivity(activity="mixed"), FACILITATOR).then(ActivityEnded)
    again.when(c.StartActivity(activity="mixed"), FACILITATOR).then(ActivityStarted, groups=())


def test_groups_that_were_formed_are_kept_when_the_activity_starts() -> None:
    """What was put right by hand stays put right."""
    formed = given(*OPENED).when(c.FormGroups(activity="mixed", tables=2), FACILITATOR).then(GroupsFormed)
    formed.when(c.StartActivity(activity="mixed"), FACILITATOR).then(ActivityStarted, groups=(), seed=0)


def test_a_mixed_activity_can_start_before_anybody_is_here() -> None:
    """There is one table, and late comers find it."""
    started = given(OPENED[0]).when(c.StartActivity(activity="mixed"), FACILITATOR).then(ActivityStarted)
    assert ["table-1"] == list(started.state.people.formations["mixed"].groups)


def test_everybody_writes_alone_and_shares_at_once() -> None:
    """In the running activity, while groups write notes together in it."""
    after = given(*OPENED, *STARTED).when(c.StartWriting(), FACILITATOR).then(WritingStarted, activity="scale")
    after.when(c.StartWriting(), FACILITATOR).refused("already")
    after = after.when(c.ShareWriting(), FACILITATOR).then(WritingShared, activity="scale")
    after.when(c.ShareWriting(), FACILITATOR).refused("already")


@pytest.mark.parametrize("activity", ["alone", "chart", "reflect"])
def test_writing_alone_needs_notes_that_groups_write(activity: str) -> None:
    """Where people work alone anyway, or write no notes, it means nothing."""
    running = given(*OPENED, event(ActivityStarted, 4, activity=activity))
    running.when(c.StartWriting(), FACILITATOR).refused("no-writing")


def test_everybody_is_asked_to_look_and_to_go_on() -> None:
    """At a topic or at the facilitator; a new activity has everybody's attention anyway."""
    after = given(*OPENED, *STARTED).when(c.LookHere(aspect="a1"), FACILITATOR).then(AttentionCalled, aspect="a1")
    assert after.state.agenda.attention is not None
    after = after.when(c.LookHere(up=False), FACILITATOR).then(AttentionCalled, up=False, aspect=None)
    after.when(c.LookHere(up=False), FACILITATOR).refused("already")
    after.when(c.LookHere(aspect="a9"), FACILITATOR).refused("unknown-aspect")
    after = after.when(c.LookHere(), FACILITATOR).then(AttentionCalled, aspect=None, up=True)
    after = after.when(c.StartActivity(activity="chart"), FACILITATOR).then(ActivityStarted)
    assert after.state.agenda.attention is None
