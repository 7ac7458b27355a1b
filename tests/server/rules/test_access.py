"""The access table: every role × phase × command, and nothing left to chance."""

from typing import get_args

import pytest

from events import ActivityStarted, Event, SeatReadmitted, SeatRemoved, SessionClosed
from server import commands as c
from server.rules.access import TABLE, Actor, Phase, Refusal, Role, check, phase
from tests.given import ANN, FACILITATOR, OPENED, WALL, event, given

STORIES: dict[Phase, tuple[Event, ...]] = {
    "waiting": OPENED,
    "conversation": (*OPENED, event(ActivityStarted, 4, activity="talk")),
    "scale": (*OPENED, event(ActivityStarted, 4, activity="scale")),
    "chart": (*OPENED, event(ActivityStarted, 4, activity="chart")),
    "reflection": (*OPENED, event(ActivityStarted, 4, activity="reflect")),
    "closed": (*OPENED, event(ActivityStarted, 4, activity="scale"), event(SessionClosed, 5)),
}
ACTORS: dict[Role, Actor] = {"participant": ANN, "facilitator": FACILITATOR, "wall": WALL}

SAMPLES: dict[type[c.Command], c.Command] = {
    c.AddNote: c.AddNote(text="x"),
    c.MoveNote: c.MoveNote(note="n", x=1, y=1),
    c.UnplaceNote: c.UnplaceNote(note="n"),
    c.RewordNote: c.RewordNote(note="n", text="x"),
    c.RemoveNote: c.RemoveNote(note="n"),
    c.RestoreNote: c.RestoreNote(note="n"),
    c.Comment: c.Comment(on="n", text="x"),
    c.RemoveComment: c.RemoveComment(comment="k"),
    c.SetDiscussed: c.SetDiscussed(aspect="a1", state="open"),
    c.RenameSeat: c.RenameSeat(name="x"),
    c.StartActivity: c.StartActivity(activity="scale"),
    c.EndActivity: c.EndActivity(activity="scale"),
    c.SetTimer: c.SetTimer(seconds=60),
    c.ExtendTimer: c.ExtendTimer(seconds=60),
    c.AddAspect: c.AddAspect(title="x"),
    c.ParkAspect: c.ParkAspect(aspect="a1"),
    c.MoveSeat: c.MoveSeat(seat="ann", group="ppi"),
    c.RemoveSeat: c.RemoveSeat(seat="ann"),
    c.ReadmitSeat: c.ReadmitSeat(seat="ann"),
    c.LowerHand: c.LowerHand(seat="ann"),
    c.MarkMoment: c.MarkMoment(label="x"),
}
ON_BOARD = {
    c.AddNote,
    c.MoveNote,
    c.UnplaceNote,
    c.RewordNote,
    c.RemoveNote,
    c.RestoreNote,
    c.Comment,
    c.RemoveComment,
    c.SetDiscussed,
}


def may(command: type[c.Command], role: Role, now: Phase) -> bool:
    """The same table in words: written from the design, not from the code."""
    if role == "wall":
        return False
    if command is c.ReopenSession:
        return role == "facilitator" and now == "closed"
    if now == "closed":
        return False
    if command in ON_BOARD:
        return now == "scale"
    if command is c.RaiseHand:
        return role == "participant"
    return role == "facilitator" or command is c.RenameSeat


@pytest.mark.parametrize("now", get_args(Phase))
@pytest.mark.parametrize("role", get_args(Role))
@pytest.mark.parametrize("command", list(TABLE), ids=lambda command: command.__name__)
def test_each_command_is_for_its_roles_in_its_phases(command: type[c.Command], role: Role, now: Phase) -> None:
    """Whoever may not, is told so, and nothing is recorded."""
    state = given(*STORIES[now]).state
    asked = SAMPLES.get(command) or command()
    if may(command, role, now):
        check(asked, ACTORS[role], state)
    else:
        with pytest.raises(Refusal) as refused:
            check(asked, ACTORS[role], state)
        assert refused.value.code in {"not-allowed", "not-now", "closed"}


def test_every_command_has_a_rule() -> None:
    """A command without a row could be done by anybody, or by nobody."""
    assert set(get_args(c.AnyCommand)) == set(TABLE)


@pytest.mark.parametrize("now", get_args(Phase))
def test_the_phase_is_the_kind_of_what_runs(now: Phase) -> None:
    """Waiting when nothing runs, closed whatever runs."""
    assert now == phase(given(*STORIES[now]).state)


def test_a_removed_seat_may_do_nothing_until_it_is_readmitted() -> None:
    """The key still says who it is; the seat decides."""
    removed = (*STORIES["scale"], event(SeatRemoved, 5, seat="ann"))
    given(*removed).when(c.RaiseHand(), ANN).refused("no-seat")
    check(c.RaiseHand(), ANN, given(*removed, event(SeatReadmitted, 6, seat="ann")).state)


def test_a_seat_that_never_joined_may_do_nothing() -> None:
    """A key for a seat that the log does not know is worth nothing."""
    given(*STORIES["scale"]).when(c.RaiseHand(), Actor("participant", "nobody")).refused("no-seat")
