"""Who sat where while an activity ran, whatever became of them afterwards."""

from events import ActivityEnded, ActivityStarted, Event, FormedGroup, GroupsFormed, SeatJoined, SeatMoved, SeatRemoved
from server.rules.sitting import Sitting
from tests.given import ANNS, BOBS, OPENED, event

CAT = event(SeatJoined, 4, "cat", seat="cat", name="Cat", background="ppi")
STARTED = event(ActivityStarted, 5, activity="scale")
ENDED = event(ActivityEnded, 6, activity="scale")


def sat(*events: Event) -> dict[str, set[str]]:
    """The seats by board, after these events of a session with Ann and Bob."""
    sitting = Sitting()
    for one in (*OPENED, *events):
        sitting.take(one)
    return {board: set(seats) for board, seats in sitting.sat().items()}


def test_who_is_there_at_the_end_sat_there() -> None:
    """Also who came in the middle, and in the activity that still runs."""
    assert sat(STARTED, CAT) == {ANNS: {"ann"}, BOBS: {"bob", "cat"}}
    assert sat() == {}


def test_who_comes_afterwards_was_not_there() -> None:
    """Nor who is moved there for what comes next."""
    moved = event(SeatMoved, 8, seat="ann", group="ppi", activity=None)
    for later in (CAT, moved):
        assert sat(STARTED, ENDED, later) == {ANNS: {"ann"}, BOBS: {"bob"}}
    assert sat(STARTED, event(ActivityStarted, 6, activity="together"), CAT)[BOBS] == {"bob"}


def test_begun_again_those_count_who_are_there_then() -> None:
    """Beside those of the first time."""
    assert sat(STARTED, ENDED, CAT, STARTED) == {ANNS: {"ann"}, BOBS: {"bob", "cat"}}


def test_a_seat_that_was_taken_by_mistake_does_not_count() -> None:
    """Somebody who joined twice is one person."""
    assert sat(CAT, STARTED, event(SeatRemoved, 7, seat="cat"))[BOBS] == {"bob"}


def test_mixed_tables_count_as_they_were_dealt() -> None:
    """Each activity has its own."""
    table = FormedGroup(id="table-1", name="Table 1", shape="circle", seats=("ann", "bob"))
    formed = event(GroupsFormed, 4, activity="mixed", groups=(table,), seed=1)
    assert sat(formed, event(ActivityStarted, 5, activity="mixed")) == {"mixed:table-1": {"ann", "bob"}}
