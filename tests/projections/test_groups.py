"""Who works with whom in which activity."""

from events import FormedGroup, GroupsFormed, SeatJoined, SeatMoved
from projections import EVERYONE, group_in, groups_in
from tests.given import OPENED, event, given

FORMED = event(
    GroupsFormed,
    4,
    activity="mixed",
    groups=(
        FormedGroup(id="table-1", name="Table 1", shape="hexagon", seats=("bob",)),
        FormedGroup(id="table-2", name="Table 2", shape="star", seats=("ann",)),
    ),
    seed=7,
)


def test_separate_groups_are_those_of_the_backgrounds() -> None:
    """Unless the seat was moved."""
    state = given(*OPENED).state
    assert ["link-workers", "ppi"] == list(groups_in(state, "scale"))
    assert "link-workers" == group_in(state, "ann", "scale")
    moved = given(*OPENED, event(SeatMoved, 4, seat="ann", group="ppi")).state
    assert "ppi" == group_in(moved, "ann", "scale")


def test_all_together_are_one_group() -> None:
    """Whoever comes and whatever they bring."""
    state = given(*OPENED).state
    assert {EVERYONE.id: EVERYONE} == groups_in(state, "together")
    assert EVERYONE.id == group_in(state, "bob", "together")


def test_formed_groups_are_for_their_activity_alone() -> None:
    """Before they are formed, a mixed activity has the groups of the backgrounds."""
    assert "link-workers" == group_in(given(*OPENED).state, "ann", "mixed")
    state = given(*OPENED, FORMED).state
    assert ["table-1", "table-2"] == list(groups_in(state, "mixed"))
    assert ("table-2", "link-workers") == (group_in(state, "ann", "mixed"), group_in(state, "ann", "scale"))


def test_a_late_comer_sits_where_the_record_says() -> None:
    """And nowhere when it says nothing, or names a table that there is not."""

    def late(groups: dict[str, str]) -> str | None:
        joined = event(SeatJoined, 5, "cat", seat="cat", name="Cat", background="ppi", groups=groups)
        return group_in(given(*OPENED, FORMED, joined).state, "cat", "mixed")

    assert "table-1" == late({"mixed": "table-1"})
    assert late({}) is None
    assert late({"mixed": "table-9", "scale": "ppi"}) is None


def test_a_seat_moves_within_one_activity_only() -> None:
    """The formation is put right, the background's group stays."""
    state = given(*OPENED, FORMED, event(SeatMoved, 5, seat="ann", group="table-1", activity="mixed")).state
    assert ("table-1", "link-workers") == (group_in(state, "ann", "mixed"), group_in(state, "ann", "scale"))


def test_who_is_not_here_works_with_nobody() -> None:
    """A key whose seat the log does not know."""
    assert group_in(given(*OPENED).state, "ghost", "scale") is None
