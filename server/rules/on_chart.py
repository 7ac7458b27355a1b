"""Decisions about the points of a chart."""

from collections.abc import Callable
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
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case
from server.rules.on_board import fresh, said


def add_point(command: c.AddPoint, case: Case) -> Event:
    """For or against leaving an aspect to choice."""
    chart = case.chart(command.chart)
    if case.aspect(command.aspect).parked:
        raise Refusal("parked", "This topic has been put aside for now.")
    named = (*command.bearers, *((command.bearer,) if command.bearer else ()))
    return PointAdded(
        **case.envelope,
        chart=chart,
        point=fresh(command.point or case.stamp.new_id, case),
        aspect=command.aspect,
        side=command.side,
        bearers=_bearers(named, chart, case),
        text=said(command.text),
    )


def reword_point(command: c.RewordPoint, case: Case) -> Event:
    """The group's own words; who bears it stays when it is not said."""
    point = _present(command.point, case)
    last = point.worded or point.added
    if command.since is not None and last.seq > command.since:
        raise Refusal("reworded-since", "Someone has changed these words since, so they were left as they are.")
    bearers = point.bearers if command.bearers is None else _bearers(command.bearers, point.chart, case)
    return PointReworded(**case.envelope, chart=point.chart, point=point.id, bearers=bearers, text=said(command.text))


def move_point(command: c.MovePoint, case: Case) -> Event:
    """To the other side, or to another aspect; what is not named stays."""
    point = _present(command.point, case)
    aspect = case.aspect(command.aspect).id if command.aspect else point.aspect
    return PointMoved(
        **case.envelope, chart=point.chart, point=point.id, aspect=aspect, side=command.side or point.side
    )


def remove_point(command: c.RemovePoint, case: Case) -> Event:
    """Into the bin."""
    point = case.point(command.point)
    if point.removed:
        raise Refusal("already", "Someone has already removed this point.")
    return PointRemoved(**case.envelope, chart=point.chart, point=point.id)


def restore_point(command: c.RestorePoint, case: Case) -> Event:
    """Out of the bin, back to where it was."""
    point = case.point(command.point)
    if not point.removed:
        raise Refusal("already", "This point is already back.")
    return PointRestored(**case.envelope, chart=point.chart, point=point.id)


def support_point(command: c.SupportPoint, case: Case) -> Event:
    """Once for each seat."""
    point, seat = _present(command.point, case), _supporter(case)
    if seat in point.supporters:
        raise Refusal("already", "You agree with this point already.")
    return PointSupported(**case.envelope, chart=point.chart, point=point.id)


def unsupport_point(command: c.UnsupportPoint, case: Case) -> Event:
    """One's own support only."""
    point, seat = case.point(command.point), _supporter(case)
    if seat not in point.supporters:
        raise Refusal("already", "You have not agreed with this point.")
    return PointUnsupported(**case.envelope, chart=point.chart, point=point.id)


def join_points(command: c.JoinPoints, case: Case) -> Event:
    """Two of one chart; a point that others are joined to stays the one they are shown with."""
    point, into = _present(command.point, case), _present(command.into, case)
    if point.chart != into.chart or point.id == into.id or into.into is not None:
        raise Refusal("no-join", "A point can be joined with another one of its chart that stands for itself.")
    if any(other.into == point.id for other in case.state.charts.points.values()):  # from the bin they come back to it
        raise Refusal("no-join", "Other points are joined to this one. Please join the other way round.")
    return PointJoined(**case.envelope, chart=point.chart, point=point.id, into=into.id)


def part_point(command: c.PartPoint, case: Case) -> Event:
    """It stands for itself again."""
    point = case.point(command.point)
    if point.into is None:
        raise Refusal("already", "This point stands for itself already.")
    return PointParted(**case.envelope, chart=point.chart, point=point.id)


def add_bearer(command: c.AddBearer, case: Case) -> Event:
    """For all charts by a facilitator who names none, else for one."""
    chart = None if case.in_charge and command.chart is None else case.chart(command.chart)
    name = said(command.name)
    here = [b for b in case.state.charts.bearers.values() if b.chart in (None, chart)]
    if any(bearer.name.casefold() == name.casefold() for bearer in here):
        raise Refusal("already", "This is on the list already.")
    bearer = f"b-{command.bearer or case.stamp.new_id}"
    return BearerAdded(**case.envelope, chart=chart, bearer=fresh(bearer, case), name=name)


def _present(point: str, case: Case) -> Point:
    found = case.point(point)
    if found.removed:
        raise Refusal("in-the-bin", "That point has been removed. Put it back first.")
    return found


def _supporter(case: Case) -> str:
    if case.seat is None:
        raise Refusal("no-seat", "Only people at a table can agree with a point.")
    return case.seat.id


def _bearers(named: tuple[str, ...], chart: str, case: Case) -> tuple[str, ...]:
    known = case.state.charts.bearers
    if any(bearer not in known or known[bearer].chart not in (None, chart) for bearer in named):
        raise Refusal("unknown-bearer", "One of those who bear this is not on the list. Please choose again.")
    return tuple(dict.fromkeys(named))


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.AddPoint: add_point,
    c.RewordPoint: reword_point,
    c.MovePoint: move_point,
    c.RemovePoint: remove_point,
    c.RestorePoint: restore_point,
    c.SupportPoint: support_point,
    c.UnsupportPoint: unsupport_point,
    c.JoinPoints: join_points,
    c.PartPoint: part_point,
    c.AddBearer: add_bearer,
}
