"""The charts: what each group found for and against, by aspect, and who bears it."""

from collections.abc import Callable
from typing import Any

import msgspec

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
    SessionOpened,
    Side,
    Value,
)
from projections.board import Change, change_of

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""


class Point(Value):
    """One entry on a chart.

    ``supporters`` are the seats that agree, sorted so that the order tells nothing, each blanked like an author for
    those who may not know it.
    ``into`` is the point that says the same and that this one is shown with.
    """

    id: str
    chart: str
    aspect: str
    side: Side
    bearers: tuple[str, ...]
    text: str
    added: Change
    worded: Change | None = None
    supporters: tuple[str, ...] = ()
    into: str | None = None
    removed: bool = False


class BearerState(Value):
    """Somebody who can bear a pro or a con, on one chart or (null) on all."""

    id: str
    name: str
    chart: str | None = None


class Charts(msgspec.Struct, kw_only=True, rename="camel"):
    """Points and bearers by id."""

    points: dict[str, Point] = {}
    bearers: dict[str, BearerState] = {}

    def copy(self) -> "Charts":
        """Second charts that may be folded without touching these."""
        return Charts(points=dict(self.points), bearers=dict(self.bearers))


def _opened(charts: Charts, event: SessionOpened) -> None:
    charts.bearers = {bearer.id: BearerState(id=bearer.id, name=bearer.name) for bearer in event.plan.bearers}


def _bearer(charts: Charts, event: BearerAdded) -> None:
    charts.bearers[event.bearer] = BearerState(id=event.bearer, name=event.name, chart=event.chart)


def _added(charts: Charts, event: PointAdded) -> None:
    charts.points[event.point] = Point(
        id=event.point,
        chart=event.chart,
        aspect=event.aspect,
        side=event.side,
        bearers=event.bearers,
        text=event.text,
        added=change_of(event),
    )


def _reworded(charts: Charts, event: PointReworded) -> None:
    _change(charts, event.point, text=event.text, bearers=event.bearers, worded=change_of(event))


def _moved(charts: Charts, event: PointMoved) -> None:
    _change(charts, event.point, aspect=event.aspect, side=event.side)


def _removed(charts: Charts, event: PointRemoved) -> None:
    _change(charts, event.point, removed=True)


def _restored(charts: Charts, event: PointRestored) -> None:
    _change(charts, event.point, removed=False)


def _supported(charts: Charts, event: PointSupported) -> None:
    known = charts.points.get(event.point)
    if known:
        _change(charts, event.point, supporters=tuple(sorted((*known.supporters, event.author or event.by))))


def _unsupported(charts: Charts, event: PointUnsupported) -> None:
    known, who = charts.points.get(event.point), event.author or event.by
    if known and who in known.supporters:
        at = known.supporters.index(who)
        _change(charts, event.point, supporters=known.supporters[:at] + known.supporters[at + 1 :])


def _joined(charts: Charts, event: PointJoined) -> None:
    _change(charts, event.point, into=event.into)


def _parted(charts: Charts, event: PointParted) -> None:
    _change(charts, event.point, into=None)


def _change(charts: Charts, point: str, **changes: Any) -> None:
    known = charts.points.get(point)
    if known:
        charts.points[point] = msgspec.structs.replace(known, **changes)


FOLDS: dict[type[Event], Callable[[Charts, Any], None]] = {
    SessionOpened: _opened,
    BearerAdded: _bearer,
    PointAdded: _added,
    PointReworded: _reworded,
    PointMoved: _moved,
    PointRemoved: _removed,
    PointRestored: _restored,
    PointSupported: _supported,
    PointUnsupported: _unsupported,
    PointJoined: _joined,
    PointParted: _parted,
}
