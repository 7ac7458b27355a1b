"""Events on a chart: the pros and cons of one group in one activity, by aspect.

Each carries its ``chart``, ``<activity>:<group>``. Remarks on points are ``CommentAdded`` with the chart as ``board``.
"""

from typing import ClassVar, Literal

from events.base import Event, Id, Slug

Side = Literal["pro", "con"]


class ChartEvent(Event, frozen=True, kw_only=True):
    """Something that happened on one chart."""

    chart: Id


class PointAdded(ChartEvent, tag="point.added", frozen=True, kw_only=True):
    """A reason for or against leaving the aspect to choice, and who bears it."""

    words: ClassVar[tuple[str, ...]] = ("text",)
    point: Id
    aspect: Slug
    side: Side
    bearers: tuple[Slug, ...]
    text: str


class PointReworded(ChartEvent, tag="point.reworded", frozen=True, kw_only=True):
    """The point says this now, and these bear it."""

    words: ClassVar[tuple[str, ...]] = ("text",)
    point: Id
    bearers: tuple[Slug, ...]
    text: str


class PointMoved(ChartEvent, tag="point.moved", frozen=True, kw_only=True):
    """The point stands on this side of this aspect now."""

    point: Id
    aspect: Slug
    side: Side


class PointRemoved(ChartEvent, tag="point.removed", frozen=True, kw_only=True):
    """The point was put in the bin, from where it can be restored."""

    point: Id


class PointRestored(ChartEvent, tag="point.restored", frozen=True, kw_only=True):
    """The point is back where it was."""

    point: Id


class PointSupported(ChartEvent, tag="point.supported", frozen=True, kw_only=True):
    """Somebody agrees with the point."""

    point: Id


class PointUnsupported(ChartEvent, tag="point.unsupported", frozen=True, kw_only=True):
    """Somebody took their support back."""

    point: Id


class PointJoined(ChartEvent, tag="point.joined", frozen=True, kw_only=True):
    """The point says the same as ``into`` and is shown with it; its words, remarks and supporters stay its own."""

    point: Id
    into: Id


class PointParted(ChartEvent, tag="point.parted", frozen=True, kw_only=True):
    """The point stands for itself again."""

    point: Id


class BearerAdded(Event, tag="bearer.added", frozen=True, kw_only=True):
    """One more who can bear a pro or a con: on one chart, or (null) on all."""

    words: ClassVar[tuple[str, ...]] = ("name",)
    chart: Id | None
    bearer: Slug
    name: str
