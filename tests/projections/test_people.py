"""The people as events leave them."""

from events import HandRaised, SeatMoved, SeatReadmitted, SeatRemoved, SeatRenamed
from projections import Seat
from tests.given import OPENED, event, given


def ann(*events: object) -> Seat:
    """Ann's seat after these events."""
    return given(*OPENED, *events).state.people.seats["ann"]  # type: ignore[arg-type]


def test_a_seat_sits_with_the_group_of_its_background() -> None:
    """Until it is moved."""
    assert Seat(id="ann", name="Ann", background="link-workers", group="link-workers", alias="anns-alias") == ann()
    moved = ann(event(SeatMoved, 4, seat="ann", group="ppi"))
    assert ("link-workers", "ppi") == (moved.background, moved.group)


def test_names_and_hands_change() -> None:
    """The last word counts."""
    assert ann(event(SeatRenamed, 4, seat="ann", name="Anne")).name == "Anne"
    assert ann(event(HandRaised, 4, seat="ann", up=True)).hand


def test_a_removed_seat_lowers_its_hand_and_can_come_back() -> None:
    """What it did stays."""
    hand, removed = event(HandRaised, 4, seat="ann", up=True), event(SeatRemoved, 5, seat="ann")
    gone = ann(hand, removed)
    assert (True, False) == (gone.removed, gone.hand)
    assert not ann(hand, removed, event(SeatReadmitted, 6, seat="ann")).removed


def test_a_seat_that_is_not_there_changes_nothing() -> None:
    """The fold is total."""
    assert given(*OPENED).state.people == given(*OPENED, event(SeatRemoved, 4, seat="ghost")).state.people
