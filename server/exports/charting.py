"""The charts as a table: one row for each point, for or against, with who bears it and how many agree."""

from collections.abc import Iterator

from projections import Point, State, activity_of
from server.exports.saying import group_of_board, how, names_people, person, remarks, title
from server.exports.seen import Seen
from server.exports.sheet import Cell, as_csv

COLUMNS = (
    *("activity", "group", "aspect", "title", "side", "point", "bearers"),
    *("agree", "by", "how", "comments", "same_as"),
)


def chart_csv(seen: Seen) -> bytes:
    """The points of every chart activity, in the order of the agenda, the groups and the aspects."""
    return as_csv(COLUMNS, _lines(seen))


def points_of(state: State, chart: str) -> list[Point]:
    """The points on a chart that were not removed, by aspect in the aspects' order."""
    order = list(state.session.aspects)
    points = [point for point in state.charts.points.values() if point.chart == chart and not point.removed]
    return sorted(points, key=lambda point: order.index(point.aspect) if point.aspect in order else len(order))


def bearers_of(state: State, point: Point) -> list[str]:
    """The names of those who bear a point."""
    return [known.name for bearer in point.bearers if (known := state.charts.bearers.get(bearer))]


def _lines(seen: Seen) -> Iterator[tuple[Cell, ...]]:
    for activity in seen.state.agenda.activities.values():
        if activity.kind == "chart":
            for group in seen.groups[activity.id]:
                for point in points_of(seen.state, f"{activity.id}:{group.id}"):
                    yield _line(seen.state, point)


def _line(state: State, point: Point) -> tuple[Cell, ...]:
    into = state.charts.points.get(point.into or "")
    return (
        state.agenda.activities[activity_of(point.chart)].title,
        group_of_board(state, point.chart),
        point.aspect,
        title(state, point.aspect),
        "for" if point.side == "pro" else "against",
        point.text,
        "; ".join(bearers_of(state, point)),
        len(point.supporters),
        person(state, point.added.by) if names_people(state, activity_of(point.chart)) else None,
        how(state, point.worded or point.added, activity_of(point.chart)),
        "\n".join(remarks(state, point.id)),
        into.text if into else None,
    )
