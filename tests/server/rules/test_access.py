"""The access table: every role × phase × command, and nothing left to chance."""

from typing import get_args

import pytest

from events import (
    ActivityStarted,
    BoardsLocked,
    Event,
    FacilitatorAdded,
    FacilitatorRemoved,
    HandRaised,
    NoteAdded,
    ScribeAppointed,
    SeatErased,
    SeatJoined,
    SeatReadmitted,
    SeatRemoved,
    SessionClosed,
)
from server import commands as c
from server.http.problems import STATUS
from server.rules.access import TABLE, Actor, Phase, Refusal, Role, admit, check, phase
from tests.given import ANN, ANNS, BOB, FACILITATOR, OPENED, WALL, event, given

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
    c.ExplainNote: c.ExplainNote(note="n", text="x"),
    c.MatchNote: c.MatchNote(note="n", to="m"),
    c.UnmatchNote: c.UnmatchNote(note="n"),
    c.AddPoint: c.AddPoint(aspect="a1", side="pro", text="x"),
    c.RewordPoint: c.RewordPoint(point="p", text="x"),
    c.MovePoint: c.MovePoint(point="p"),
    c.RemovePoint: c.RemovePoint(point="p"),
    c.RestorePoint: c.RestorePoint(point="p"),
    c.SupportPoint: c.SupportPoint(point="p"),
    c.UnsupportPoint: c.UnsupportPoint(point="p"),
    c.JoinPoints: c.JoinPoints(point="p", into="q"),
    c.PartPoint: c.PartPoint(point="p"),
    c.AddBearer: c.AddBearer(name="x"),
    c.Reflect: c.Reflect(prompt="why", text="x"),
    c.AddCompanion: c.AddCompanion(name="x", background="ppi"),
    c.AppointScribe: c.AppointScribe(scribe="bob"),
    c.FormGroups: c.FormGroups(activity="mixed"),
    c.RemoveFacilitator: c.RemoveFacilitator(facilitator="other"),
    c.HideNote: c.HideNote(on="n"),
    c.EraseNote: c.EraseNote(on="n", why="asked"),
    c.EraseName: c.EraseName(seat="ann", why="asked"),
    c.EraseSeat: c.EraseSeat(seat="ann", why="asked"),
    c.ChangeMoment: c.ChangeMoment(moment="m", label="x"),
    c.RemoveMoment: c.RemoveMoment(moment="m"),
    c.DeclareBands: c.DeclareBands(near=150, far=350),
}
ON_SCALE = {c.MoveNote, c.UnplaceNote, c.ExplainNote, c.SetDiscussed}
ON_BOARD = {c.AddNote, c.RewordNote, c.RemoveNote, c.RestoreNote}
ON_CHART = {
    c.AddPoint,
    c.RewordPoint,
    c.MovePoint,
    c.RemovePoint,
    c.RestorePoint,
    c.SupportPoint,
    c.UnsupportPoint,
    c.JoinPoints,
    c.PartPoint,
    c.AddBearer,
}
PHASES: dict[type[c.Command], set[Phase]] = {
    **{command: {"scale"} for command in ON_SCALE},
    **{command: {"scale", "conversation"} for command in ON_BOARD},
    **{command: {"scale", "conversation", "chart"} for command in (c.Comment, c.RemoveComment)},
    **{command: {"chart"} for command in ON_CHART},
    c.Reflect: {"conversation", "reflection"},
}


def may(command: type[c.Command], role: Role, now: Phase) -> bool:
    """The same table in words: written from the design, not from the code."""
    if role == "wall":
        return False
    if command is c.ReopenSession:
        return role == "facilitator" and now == "closed"
    afterwards = (c.HideNote, c.EraseNote, c.EraseName, c.EraseSeat, c.MarkMoment, c.ChangeMoment, c.RemoveMoment)
    if command in (*afterwards, c.OpenReplay):
        return role == "facilitator"
    if now == "closed":
        return False
    if command in PHASES:
        return now in PHASES[command]
    if command in (c.RaiseHand, c.AddCompanion):
        return role == "participant"
    return role == "facilitator" or command in (c.RenameSeat, c.AppointScribe)


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


def test_locked_boards_stop_participants_only() -> None:
    """A facilitator can still put something right; asking for help is never locked."""
    locked = (*STORIES["scale"], event(BoardsLocked, 5, locked=True))
    given(*locked).when(c.AddNote(text="x"), ANN).refused("locked")
    check(c.RaiseHand(), ANN, given(*locked).state)
    check(c.AddNote(text="x"), FACILITATOR, given(*locked).state)
    check(c.AddNote(text="x"), ANN, given(*locked, event(BoardsLocked, 6, locked=False)).state)


def test_only_the_scribe_of_a_seat_or_a_facilitator_writes_for_it() -> None:
    """Both are recorded, so neither can be taken for the other."""
    running = given(*STORIES["scale"])
    running.when(c.AddNote(text="x"), BOB, author="ann").refused("not-their-scribe")
    running.when(c.AddNote(text="x"), BOB, author="nobody").refused("no-seat")
    running.when(c.AddNote(text="x"), FACILITATOR, author="ann").then(NoteAdded, by="fac", author="ann")
    running.when(c.AppointScribe(scribe="bob", seat="ann"), FACILITATOR).then(ScribeAppointed, scribe="bob")
    running.when(c.AddNote(text="y"), BOB, author="ann").then(NoteAdded, by="bob", author="ann", board=ANNS)


def test_a_facilitator_may_do_for_a_seat_what_only_seats_do() -> None:
    """Somebody who cannot hold a tablet can still ask for a break."""
    running = given(*STORIES["scale"])
    running.when(c.RaiseHand(need="break"), FACILITATOR, author="ann").then(HandRaised, seat="ann", author="ann")


def test_only_facilitators_copy_from_paper() -> None:
    """What is marked as from paper was seen on paper by somebody in charge."""
    running = given(*STORIES["scale"])
    running.when(c.AddNote(text="x"), ANN, paper=True).refused("not-allowed")
    running.when(c.AddNote(text="x", board=ANNS), FACILITATOR, paper=True).then(NoteAdded, paper=True)


def test_being_in_charge_belongs_to_a_key_and_ends_when_it_is_taken_away() -> None:
    """A facilitator whom another one has removed can do nothing more, however long they stay connected."""
    two = (*STORIES["scale"], event(FacilitatorAdded, 5, facilitator="eve", name="Eve"))
    eve = Actor("facilitator", "eve")
    check(c.PauseTimer(), eve, given(*two).state)
    given(*two, event(FacilitatorRemoved, 6, facilitator="eve")).when(c.PauseTimer(), eve).refused("not-in-charge")
    given(*two).when(c.PauseTimer(), Actor("facilitator", "stranger")).refused("not-in-charge")


@pytest.mark.parametrize("command", [c.MoveNote(note=f"{ANNS}:a1", x=1, y=1), c.AddNote(text="x")])
def test_a_facilitator_writes_for_nobody_where_nobody_is_named(command: c.Command) -> None:
    """The event would hold the alias, or the answer, that is the seat's, and tell whose all the others are."""
    for activity in ("quiet", "secret", "unnamed"):
        running = given(*OPENED, event(ActivityStarted, 4, activity=activity))
        running.when(command, FACILITATOR, author="ann").refused("nobody-named")
        running.when(c.RaiseHand(need="break"), FACILITATOR, author="ann").then(HandRaised, seat="ann")


@pytest.mark.proves("G17")
@pytest.mark.parametrize("waits", [False, True])
def test_whose_seat_was_erased_is_told_so_also_at_the_door(waits: bool) -> None:
    """The tablet then forgets what it holds; and the answer is one that is written down."""
    joined = event(SeatJoined, 4, "cy", seat="cy", name="Cy", background="ppi", alias="a", waiting=waits)
    erased = event(SeatErased, 5, seat="cy", why="asked")
    with pytest.raises(Refusal) as refusal:
        admit(Actor("participant", "cy"), given(*OPENED, joined, erased).state)
    assert (refusal.value.code, STATUS[refusal.value.code]) == ("erased-seat", 403)
