"""Given events, when a command about seats, then one event or a refusal."""

import pytest

from events import (
    ActivityStarted,
    DoorLocked,
    FacilitatorAdded,
    FacilitatorRemoved,
    GroupsFormed,
    HandRaised,
    PointAdded,
    ScribeAppointed,
    SeatErased,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
)
from server import commands as c
from server.rules.access import Actor
from tests.given import ANN, BOB, FACILITATOR, OPENED, event, given


def test_a_hand_goes_up_and_is_lowered_by_who_helped() -> None:
    """Or by the seat itself."""
    after = given(*OPENED).when(c.RaiseHand(), ANN).then(HandRaised, seat="ann", up=True)
    after.when(c.LowerHand(seat="ann"), FACILITATOR).then(HandRaised, seat="ann", up=False)
    given(*OPENED).when(c.RaiseHand(up=False), ANN).then(HandRaised, up=False)


def test_ones_own_name_can_be_changed_and_nobody_elses() -> None:
    """A facilitator may put any name right."""
    given(*OPENED).when(c.RenameSeat(name=" Anne "), ANN).then(SeatRenamed, seat="ann", name="Anne")
    given(*OPENED).when(c.RenameSeat(name="x", seat="bob"), ANN).refused("not-allowed")
    given(*OPENED).when(c.RenameSeat(name="Rob", seat="bob"), FACILITATOR).then(SeatRenamed, seat="bob", name="Rob")


def test_a_seat_moves_to_a_group_that_there_is() -> None:
    """What it did before stays where it was done."""
    given(*OPENED).when(c.MoveSeat(seat="ann", group="ppi"), FACILITATOR).then(SeatMoved, seat="ann", group="ppi")
    given(*OPENED).when(c.MoveSeat(seat="ann", group="x"), FACILITATOR).refused("unknown-group")


def test_a_seat_is_removed_and_readmitted() -> None:
    """Each once."""
    after = given(*OPENED).when(c.RemoveSeat(seat="ann"), FACILITATOR).then(SeatRemoved, seat="ann")
    after.when(c.RemoveSeat(seat="ann"), FACILITATOR).refused("already")
    after = after.when(c.ReadmitSeat(seat="ann"), FACILITATOR).then(SeatReadmitted)
    after.when(c.ReadmitSeat(seat="ann"), FACILITATOR).refused("already")


def test_who_was_erased_joins_anew() -> None:
    """Nobody writes again under a seat of which everything is to be gone."""
    after = given(*OPENED).when(c.EraseSeat(seat="ann", why="asked"), FACILITATOR).then(SeatErased, seat="ann")
    after.when(c.ReadmitSeat(seat="ann"), FACILITATOR).refused("erased-seat")


@pytest.mark.parametrize(
    "command",
    [
        c.LowerHand(seat="x"),
        c.RenameSeat(name="x", seat="x"),
        c.RenameSeat(name="x"),
        c.MoveSeat(seat="x", group="ppi"),
        c.RemoveSeat(seat="x"),
        c.ReadmitSeat(seat="x"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_seat_that_is_not_there_is_refused(command: c.Command) -> None:
    """A facilitator has no seat of their own either."""
    given(*OPENED).when(command, FACILITATOR).refused("unknown-seat")


def test_each_need_is_asked_for_and_seen_to_by_itself() -> None:
    """Slower, please, is no call for help."""
    after = given(*OPENED).when(c.RaiseHand(need="slower"), ANN).then(HandRaised, need="slower")
    after = after.when(c.RaiseHand(), ANN).then(HandRaised, need="help")
    assert ("slower", "help") == after.state.people.seats["ann"].needs
    after = after.when(c.LowerHand(seat="ann"), FACILITATOR).then(HandRaised, need="help", up=False)
    assert (("slower",), False) == (after.state.people.seats["ann"].needs, after.state.people.seats["ann"].hand)


def test_somebody_who_shares_a_tablet_gets_a_seat_of_their_own() -> None:
    """The tablet's seat writes for them; nobody can find the alias from the seat."""
    after = (
        given(*OPENED)
        .when(c.AddCompanion(name=" Una ", background="ppi"), ANN)
        .then(SeatJoined, name="Una", by="ann", background="ppi")
    )
    una = list(after.state.people.seats.values())[-1]
    assert una.scribe == "ann"
    assert una.alias
    assert una.alias not in una.id
    assert (una.background, una.group) == ("ppi", "link-workers")  # at Ann's tablet, so with Ann's group
    given(*OPENED).when(c.AddCompanion(name="x", background="x"), ANN).refused("unknown-background")
    given(*OPENED, event(DoorLocked, 4, locked=True)).when(c.AddCompanion(name="x", background="ppi"), ANN).refused(
        "door-locked"
    )
    after.when(c.AddCompanion(name="x", background="ppi"), ANN, author=una.id).refused("not-allowed")


def test_one_chooses_who_writes_for_oneself_and_a_facilitator_for_anybody() -> None:
    """Nobody makes themself another's scribe."""
    beside = (*OPENED, event(SeatMoved, 4, seat="bob", group="link-workers"))
    after = given(*beside).when(c.AppointScribe(scribe="bob"), ANN).then(ScribeAppointed, seat="ann", scribe="bob")
    after.when(c.AppointScribe(scribe=None, seat="ann"), BOB).then(ScribeAppointed)  # the scribe may give it up
    given(*OPENED).when(c.AppointScribe(scribe="bob", seat="ann"), BOB).refused("not-allowed")
    given(*OPENED).when(c.AppointScribe(scribe="ann"), ANN).refused("already")
    given(*OPENED).when(c.AppointScribe(scribe="x"), ANN).refused("unknown-seat")


def test_mixed_groups_are_formed_when_somebody_is_here() -> None:
    """And only for an activity that mixes."""
    given(*OPENED).when(c.FormGroups(activity="mixed", tables=2), FACILITATOR).then(GroupsFormed, activity="mixed")
    given(*OPENED).when(c.FormGroups(activity="scale"), FACILITATOR).refused("not-mixed")
    given(*OPENED).when(c.FormGroups(activity="x"), FACILITATOR).refused("unknown-activity")
    given(OPENED[0]).when(c.FormGroups(activity="mixed"), FACILITATOR).refused("nobody-here")


def test_forming_groups_again_leaves_no_words_behind() -> None:
    """A table that is dealt no more stays as long as something was written there."""
    formed = given(*OPENED).when(c.FormGroups(activity="mixed", tables=2), FACILITATOR).then(GroupsFormed)
    started = formed.when(c.StartActivity(activity="mixed"), FACILITATOR).then(ActivityStarted)
    point = c.AddPoint(aspect="a1", side="pro", text="x", chart="mixed:table-2")
    written = started.when(point, FACILITATOR).then(PointAdded)
    again = written.when(c.FormGroups(activity="mixed", tables=1), FACILITATOR).then(GroupsFormed)
    assert list(again.state.people.formations["mixed"].groups) == ["table-1", "table-2"]


def test_a_seat_moves_among_the_groups_of_one_activity() -> None:
    """The other activities do not notice."""
    given(*OPENED).when(c.MoveSeat(seat="ann", group="table-1", activity="mixed"), FACILITATOR).refused("not-formed")
    formed = given(*OPENED).when(c.FormGroups(activity="mixed", tables=2), FACILITATOR).then(GroupsFormed)
    to = "table-2" if formed.state.people.formations["mixed"].seats["ann"] == "table-1" else "table-1"
    after = formed.when(c.MoveSeat(seat="ann", group=to, activity="mixed"), FACILITATOR).then(SeatMoved, group=to)
    assert to == after.state.people.formations["mixed"].seats["ann"]
    assert after.state.people.seats["ann"].group == "link-workers"
    after.when(c.MoveSeat(seat="ann", group="ppi", activity="mixed"), FACILITATOR).refused("unknown-group")


def test_somebody_is_always_in_charge() -> None:
    """Nobody can take themself off the list."""
    two = given(*OPENED, event(FacilitatorAdded, 4, facilitator="eve", name="Eve"))
    two.when(c.RemoveFacilitator(facilitator="fac"), FACILITATOR).refused("not-yourself")
    after = two.when(c.RemoveFacilitator(facilitator="eve"), FACILITATOR).then(FacilitatorRemoved, facilitator="eve")
    after.when(c.RemoveFacilitator(facilitator="eve"), FACILITATOR).refused("unknown-facilitator")


def test_nobody_gets_to_see_another_groups_board_by_writing_for_one_of_it() -> None:
    """A scribe sees what the person sees, so only a facilitator appoints one across groups."""
    given(*OPENED).when(c.AppointScribe(scribe="bob"), ANN).refused("another-group")
    given(*OPENED).when(c.AppointScribe(scribe="bob", seat="ann"), FACILITATOR).then(ScribeAppointed)
    together = event(ActivityStarted, 4, activity="together")
    given(*OPENED, together).when(c.AppointScribe(scribe="bob"), ANN).refused("another-group")


def test_who_comes_back_finds_a_place_at_the_tables_formed_meanwhile() -> None:
    """Where they had one already, it is still theirs."""
    away = given(*OPENED, event(SeatRemoved, 4, seat="ann"))
    formed = away.when(c.FormGroups(activity="mixed", tables=1), FACILITATOR).then(GroupsFormed)
    back = formed.when(c.ReadmitSeat(seat="ann"), FACILITATOR).then(SeatReadmitted, groups={"mixed": "table-1"})
    assert "table-1" == back.state.people.formations["mixed"].seats["ann"]
    gone = back.when(c.RemoveSeat(seat="ann"), FACILITATOR).then(SeatRemoved)
    gone.when(c.ReadmitSeat(seat="ann"), FACILITATOR).then(SeatReadmitted, groups={})


def test_asking_for_the_scribe_that_one_has_changes_nothing() -> None:
    """Each change gives tablets a whole new state, so it must be one."""
    given(*OPENED).when(c.AppointScribe(scribe=None), ANN).refused("already")
    after = given(*OPENED).when(c.AppointScribe(scribe="bob", seat="ann"), FACILITATOR).then(ScribeAppointed)
    after.when(c.AppointScribe(scribe="bob", seat="ann"), FACILITATOR).refused("already")
    after.when(c.AppointScribe(scribe=None), ANN).then(ScribeAppointed, scribe=None, former="bob")


def test_who_waits_in_the_lobby_is_let_in_or_turned_away() -> None:
    """Turned away once, and let in after all if that was wrong."""
    cy = Actor("participant", "cy")
    waiting = event(SeatJoined, 4, "cy", seat="cy", name="Cy", background="ppi", waiting=True)
    given(*OPENED, waiting).when(c.RaiseHand(), cy).refused("waiting")
    given(*OPENED, waiting).when(c.ReadmitSeat(seat="cy"), FACILITATOR).then(SeatReadmitted, seat="cy")
    away = given(*OPENED, waiting).when(c.RemoveSeat(seat="cy"), FACILITATOR).then(SeatRemoved, seat="cy")
    away.when(c.RaiseHand(), cy).refused("turned-away")
    away.when(c.RemoveSeat(seat="cy"), FACILITATOR).refused("already")
    back = away.when(c.ReadmitSeat(seat="cy"), FACILITATOR).then(SeatReadmitted, seat="cy")
    back.when(c.RaiseHand(), cy).then(HandRaised)
