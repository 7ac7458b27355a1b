"""Given events, when a command about the agenda or the clock, then one event or a refusal."""

from events import (
    ActivityEnded,
    ActivityStarted,
    AspectAdded,
    AspectParked,
    BoardsHidden,
    BoardsRevealed,
    MomentMarked,
    SessionClosed,
    SessionReopened,
    TimerSet,
)
from server import commands as c
from tests.given import FACILITATOR, NOW, OPENED, STARTED, given


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


def test_only_a_scale_has_boards_to_reveal() -> None:
    """A conversation has none."""
    given(*OPENED).when(c.Reveal(activity="talk"), FACILITATOR).refused("no-boards")


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


def test_an_aspect_is_added_for_everyone_and_parked_and_taken_up_again() -> None:
    """Parking what is parked is refused."""
    after = (
        given(*OPENED)
        .when(c.AddAspect(title=" Parking ", detail=" "), FACILITATOR)
        .then(AspectAdded, aspect="aspect-fresh0fresh0", title="Parking", detail="")
    )
    after = after.when(c.ParkAspect(aspect="a1"), FACILITATOR).then(AspectParked, parked=True)
    after.when(c.ParkAspect(aspect="a1"), FACILITATOR).refused("already")
    after.when(c.ParkAspect(aspect="a1", parked=False), FACILITATOR).then(AspectParked, parked=False)
    after.when(c.AddAspect(title=" "), FACILITATOR).refused("no-words")


def test_a_moment_is_marked_with_a_label() -> None:
    """The memo may be empty."""
    given(*OPENED).when(c.MarkMoment(label="Aha"), FACILITATOR).then(MomentMarked, label="Aha", memo="")


def test_a_session_closes_and_opens_again() -> None:
    """Nothing in it changes by that."""
    after = given(*OPENED).when(c.CloseSession(), FACILITATOR).then(SessionClosed)
    after.when(c.ReopenSession(), FACILITATOR).then(SessionReopened)
