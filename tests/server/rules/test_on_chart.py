"""Given events, when a command about a chart, then one event or a refusal."""

import pytest

from events import (
    ActivityStarted,
    AspectParked,
    BearerAdded,
    CommentAdded,
    Event,
    PointAdded,
    PointJoined,
    PointMoved,
    PointParted,
    PointRemoved,
    PointRestored,
    PointReworded,
    PointSupported,
    PointUnsupported,
)
from server import commands as c
from tests.given import ANN, BOB, FACILITATOR, OPENED, event, given

CHART = "chart:link-workers"
RUNNING = (*OPENED, event(ActivityStarted, 4, activity="chart"))


def point(name: str, by: str = "ann", chart: str = CHART, side: str = "pro") -> Event:
    """A point that is on the chart already."""
    fields = {"chart": chart, "point": name, "aspect": "a1", "side": side, "bearers": ("patient",), "text": "t"}
    added: Event = event(PointAdded, 5, by, **fields)
    return added


WITH_POINTS = (*RUNNING, point("p1"), point("p2"), point("p3", "bob", "chart:ppi"))


def test_a_point_is_added_with_who_bears_it() -> None:
    """One bearer or several, each of the list and once."""
    after = given(*RUNNING)
    after.when(c.AddPoint(aspect="a1", side="pro", text=" Saves time ", bearer="patient"), ANN).then(
        PointAdded, chart=CHART, side="pro", text="Saves time", bearers=("patient",)
    )
    both = c.AddPoint(aspect="a1", side="con", text="x", bearers=("surgery", "patient", "surgery"))
    after.when(both, ANN).then(PointAdded, bearers=("surgery", "patient"))
    after.when(c.AddPoint(aspect="a1", side="pro", text="x", bearer="moon"), ANN).refused("unknown-bearer")
    after.when(c.AddPoint(aspect="a9", side="pro", text="x"), ANN).refused("unknown-aspect")
    after.when(c.AddPoint(aspect="a1", side="pro", text=" "), ANN).refused("no-words")
    parked = given(*RUNNING, event(AspectParked, 5, aspect="a1", parked=True))
    parked.when(c.AddPoint(aspect="a1", side="pro", text="x"), ANN).refused("parked")


def test_a_chart_is_for_its_own_group_and_a_facilitator_names_one() -> None:
    """Another group's is out of reach."""
    after = given(*WITH_POINTS)
    after.when(c.AddPoint(aspect="a1", side="pro", text="x", chart="chart:ppi"), ANN).refused("unknown-board")
    after.when(c.AddPoint(aspect="a1", side="pro", text="x"), FACILITATOR).refused("which-board")
    after.when(c.AddPoint(aspect="a1", side="pro", text="x", chart="chart:ppi"), FACILITATOR).then(PointAdded)
    after.when(c.RewordPoint(point="p1", text="x"), BOB).refused("unknown-point")
    after.when(c.RewordPoint(point="p9", text="x"), ANN).refused("unknown-point")


def test_a_point_is_reworded_moved_removed_and_restored() -> None:
    """What is not named stays."""
    after = (
        given(*WITH_POINTS)
        .when(c.RewordPoint(point="p1", text="y"), ANN)
        .then(PointReworded, text="y", bearers=("patient",))
    )
    after.when(c.RewordPoint(point="p1", text="z", since=2), ANN).refused("reworded-since")
    after.when(c.RewordPoint(point="p1", text="z", bearers=()), ANN).then(PointReworded, bearers=())
    after.when(c.MovePoint(point="p1", side="con"), ANN).then(PointMoved, side="con", aspect="a1")
    after.when(c.MovePoint(point="p1", aspect="a2"), ANN).then(PointMoved, aspect="a2")
    after = after.when(c.RemovePoint(point="p1"), ANN).then(PointRemoved)
    after.when(c.RemovePoint(point="p1"), ANN).refused("already")
    after.when(c.MovePoint(point="p1", side="con"), ANN).refused("in-the-bin")
    after.when(c.Comment(on="p1", text="x"), ANN).refused("in-the-bin")
    after = after.when(c.RestorePoint(point="p1"), ANN).then(PointRestored)
    after.when(c.RestorePoint(point="p1"), ANN).refused("already")


def test_each_seat_supports_a_point_once_and_can_take_it_back() -> None:
    """Those in charge have no say in it, but write for a seat."""
    after = given(*WITH_POINTS).when(c.SupportPoint(point="p1"), ANN).then(PointSupported)
    after.when(c.SupportPoint(point="p1"), ANN).refused("already")
    after = after.when(c.UnsupportPoint(point="p1"), ANN).then(PointUnsupported)
    after.when(c.UnsupportPoint(point="p1"), ANN).refused("already")
    after.when(c.SupportPoint(point="p1"), FACILITATOR).refused("no-seat")
    after = after.when(c.SupportPoint(point="p1"), FACILITATOR, author="ann").then(PointSupported, author="ann")
    assert ("ann",) == after.state.charts.points["p1"].supporters


def test_two_points_that_say_the_same_are_joined_and_parted() -> None:
    """Only on one chart, only once, and never in a circle."""
    after = given(*WITH_POINTS).when(c.JoinPoints(point="p1", into="p2"), FACILITATOR).then(PointJoined, into="p2")
    after.when(c.JoinPoints(point="p2", into="p1"), FACILITATOR).refused("no-join")
    after.when(c.JoinPoints(point="p2", into="p3"), FACILITATOR).refused("no-join")
    after.when(c.JoinPoints(point="p2", into="p2"), FACILITATOR).refused("no-join")
    after = after.when(c.PartPoint(point="p1"), FACILITATOR).then(PointParted)
    after.when(c.PartPoint(point="p1"), FACILITATOR).refused("already")


def test_a_point_in_the_bin_keeps_its_place_under_the_one_it_was_joined_to() -> None:
    """Or it would come back under a point that is not shown by itself any more, and nobody would see it."""
    after = given(*WITH_POINTS).when(c.JoinPoints(point="p1", into="p2"), ANN).then(PointJoined)
    after = after.when(c.AddPoint(aspect="a1", side="pro", text="x", point="thirdpoint01"), ANN).then(PointAdded)
    after = after.when(c.RemovePoint(point="p1"), ANN).then(PointRemoved)
    after.when(c.JoinPoints(point="p2", into="thirdpoint01"), ANN).refused("no-join")


def test_a_point_of_an_earlier_part_is_told_so() -> None:
    """To whom may see it; to others there is no such point."""
    later = given(*WITH_POINTS, event(ActivityStarted, 9, activity="mixed"))
    later.when(c.RewordPoint(point="p1", text="y"), ANN).refused("not-now")
    later.when(c.AddPoint(aspect="a1", side="pro", text="y", chart=CHART), ANN).refused("not-now")
    later.when(c.RewordPoint(point="p1", text="y"), BOB).refused("unknown-point")


@pytest.mark.parametrize(("actor", "chart"), [(ANN, CHART), (FACILITATOR, None)])
def test_the_list_of_bearers_grows(actor: object, chart: str | None) -> None:
    """A group adds to its own list, a facilitator to everybody's; another group's words stay its own."""
    after = (
        given(*WITH_POINTS)
        .when(c.AddBearer(name="Carers"), actor)
        .then(  # type: ignore[arg-type]
            BearerAdded, chart=chart, name="Carers"
        )
    )
    after.when(c.AddBearer(name="carers"), ANN).refused("already")
    bearer = list(after.state.charts.bearers)[-1]
    after.when(c.AddPoint(aspect="a1", side="pro", text="x", bearer=bearer), ANN).then(PointAdded)
    if chart:
        after.when(c.AddPoint(aspect="a1", side="pro", text="x", bearer=bearer), BOB).refused("unknown-bearer")
        after.when(c.AddBearer(name="Carers"), BOB).then(BearerAdded, chart="chart:ppi")


def test_points_are_remarked_on_like_notes() -> None:
    """The remark stays with the chart."""
    given(*WITH_POINTS).when(c.Comment(on="p1", text="x"), ANN).then(CommentAdded, board=CHART, on="p1")
    given(*WITH_POINTS).when(c.Comment(on="p1", text="x"), BOB).refused("unknown-note")


def test_a_seat_without_a_table_is_told_whom_to_ask() -> None:
    """It happens to who comes back after the tables were formed."""
    started = given(OPENED[0]).when(c.StartActivity(activity="mixed"), FACILITATOR).then(ActivityStarted)
    from projections import fold

    fold(started.state, OPENED[1])
    started.when(c.AddPoint(aspect="a1", side="pro", text="x"), ANN).refused("no-group")
