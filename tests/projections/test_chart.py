"""The charts as events leave them."""

from typing import Any

from events import (
    BearerAdded,
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
from projections import Point
from tests.given import OPENED, event, given

CHART: dict[str, Any] = {"chart": "chart:ppi", "point": "p"}
ADDED = event(PointAdded, 5, "bob", **CHART, aspect="a1", side="pro", bearers=("patient",), text="t")


def point(*events: Event) -> Point:
    """The point after these events."""
    return given(*OPENED, ADDED, *events).state.charts.points["p"]


def test_a_point_says_what_it_was_last_given() -> None:
    """Its words, who bears it, its side and its aspect."""
    moved = event(PointMoved, 7, **CHART, aspect="a2", side="con")
    now = point(event(PointReworded, 6, "ann", **CHART, bearers=(), text="u"), moved)
    assert ("u", (), "con", "a2") == (now.text, now.bearers, now.side, now.aspect)
    assert now.worded is not None
    assert ("bob", "ann") == (now.added.by, now.worded.by)


def test_supporters_are_kept_in_no_telling_order() -> None:
    """And taken back one by one, also where several look alike to a viewer."""
    both = [event(PointSupported, 6, "zoe", **CHART), event(PointSupported, 7, "ann", **CHART)]
    assert ("ann", "zoe") == point(*both).supporters
    assert ("zoe",) == point(*both, event(PointUnsupported, 8, "ann", **CHART)).supporters
    alike = [event(PointSupported, seq, "ppi", **CHART) for seq in (6, 7)]
    assert ("ppi",) == point(*alike, event(PointUnsupported, 8, "ppi", **CHART)).supporters
    assert () == point(event(PointUnsupported, 6, "ann", **CHART)).supporters


def test_a_point_goes_to_the_bin_and_back_and_joins_another() -> None:
    """Nothing of its own is lost by either."""
    assert point(event(PointRemoved, 6, **CHART)).removed
    assert not point(event(PointRemoved, 6, **CHART), event(PointRestored, 7, **CHART)).removed
    assert "q" == point(event(PointJoined, 6, **CHART, into="q")).into
    assert point(event(PointJoined, 6, **CHART, into="q"), event(PointParted, 7, **CHART)).into is None


def test_bearers_are_those_of_the_plan_and_those_added() -> None:
    """For all charts or for one."""
    added = event(BearerAdded, 6, chart="chart:ppi", bearer="b-1", name="Carers")
    bearers = given(*OPENED, added).state.charts.bearers
    assert [("patient", None), ("surgery", None), ("b-1", "chart:ppi")] == [(b.id, b.chart) for b in bearers.values()]


def test_what_is_not_there_changes_nothing() -> None:
    """The fold is total."""
    assert given(*OPENED).state.charts == given(*OPENED, event(PointSupported, 6, **CHART)).state.charts
