"""Taking a seat, by rule; the calls themselves are in ``test_api`` and ``test_cards``."""

import pytest

from events import DoorLocked, FormedGroup, GroupsFormed, SeatJoined, SessionClosed
from projections import fold_all
from server.http.joining import Join, seat_of, take_seat
from server.rules.access import Refusal
from server.rules.case import Stamp
from tests.given import OPENED, event

STAMP = Stamp(seq=9, at=5, id="x", new_id="y")


def wanted(**change: str) -> Join:
    """Somebody wants a seat."""
    return Join(**{"code": "c", "name": " Cy ", "background": "ppi", **change})


def test_a_seat_is_an_event_of_its_own() -> None:
    """By the seat itself, with the name as it is shown."""
    taken = take_seat(wanted(), "s-1", "alias", fold_all(OPENED), STAMP)
    assert taken == SeatJoined(seq=9, at=5, by="s-1", id="x", seat="s-1", name="Cy", background="ppi", alias="alias")


@pytest.mark.parametrize(
    ("change", "seat", "code"),
    [
        ({"background": "nobody"}, "s-1", "unknown-background"),
        ({"name": "  "}, "s-1", "no-words"),
        ({}, "ann", "already"),
    ],
)
def test_what_is_refused(change: dict[str, str], seat: str, code: str) -> None:
    """Each for its reason."""
    with pytest.raises(Refusal) as refusal:
        take_seat(wanted(**change), seat, "alias", fold_all(OPENED), STAMP)
    assert refusal.value.code == code


def test_a_closed_session_takes_nobody() -> None:
    """Read-only means that."""
    state = fold_all([*OPENED, event(SessionClosed, 4)])
    with pytest.raises(Refusal, match="closed"):
        take_seat(wanted(), "s-1", "alias", state, STAMP)


def test_a_locked_door_takes_nobody_new() -> None:
    """Until it is open again."""
    locked = [*OPENED, event(DoorLocked, 4, locked=True)]
    with pytest.raises(Refusal, match="door-locked"):
        take_seat(wanted(), "s-1", "alias", fold_all(locked), STAMP)
    assert take_seat(wanted(), "s-1", "alias", fold_all([*locked, event(DoorLocked, 5, locked=False)]), STAMP)


def test_a_late_comer_is_placed_at_a_table() -> None:
    """Where the fewest of their background sit, in each activity with tables."""
    tables = (
        FormedGroup(id="table-1", name="Table 1", shape="hexagon", seats=("bob",)),
        FormedGroup(id="table-2", name="Table 2", shape="star", seats=("ann",)),
    )
    state = fold_all([*OPENED, event(GroupsFormed, 4, activity="chart", groups=tables, seed=1)])
    taken = take_seat(wanted(), "s-1", "alias", state, STAMP)
    assert isinstance(taken, SeatJoined)
    assert taken.groups == {"chart": "table-2"}


def test_a_seat_follows_from_its_attempt_alone() -> None:
    """The same attempt gives the same seat, another attempt or session another one."""
    assert seat_of("a", "x") == seat_of("a", "x")
    assert len({seat_of("a", "x"), seat_of("a", "y"), seat_of("b", "x")}) == 3
    assert "x" * 16 not in seat_of("a", "x" * 16)


def test_while_the_door_asks_one_takes_a_seat_in_the_lobby() -> None:
    """At no table yet: that is seen to when they are let in."""
    tables = (FormedGroup(id="table-1", name="Table 1", shape="hexagon", seats=("bob",)),)
    formed = event(GroupsFormed, 5, activity="chart", groups=tables, seed=1)
    state = fold_all([*OPENED, event(DoorLocked, 4, locked=False, asking=True), formed])
    taken = take_seat(wanted(), "s-1", "alias", state, STAMP)
    assert isinstance(taken, SeatJoined)
    assert (taken.waiting, taken.groups) == (True, {})
