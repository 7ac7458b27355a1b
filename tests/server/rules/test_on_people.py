"""Given events, when a command about seats, then one event or a refusal."""

import pytest

from events import HandRaised, SeatMoved, SeatReadmitted, SeatRemoved, SeatRenamed
from server import commands as c
from tests.given import ANN, FACILITATOR, OPENED, given


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
