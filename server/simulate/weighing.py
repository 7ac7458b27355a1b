"""What people do with a chart: write points for and against, say who bears them, agree, and put them in order."""

from events import Side
from projections import Point
from server import commands as c
from server.simulate.mind import Do, Mind, Wish
from server.simulate.words import BEARERS, POINTS


def wishes(mind: Mind) -> list[Wish]:
    """Everything that this person might do on their group's chart."""
    points = [point for point in mind.state.charts.points.values() if point.chart == mind.board]
    there, binned = [p for p in points if not p.removed], [p for p in points if p.removed]
    found = [*_new_bearer(mind)]
    if aspects := _aspects(mind):
        found.append((_new_point(mind, mind.dice.choice(aspects)), 20))
    if there:
        point = mind.dice.choice(there)
        found += [*_about(mind, point), *_tidying(mind, point, there)]
    if binned:
        found.append((mind.do(c.RestorePoint(point=mind.dice.choice(binned).id)), 2))
    return found


def _about(mind: Mind, point: Point) -> list[Wish]:
    agrees = mind.seat.id in point.supporters
    bearers = _bearers(mind) if mind.dice.random() < 0.5 else None
    return [
        (mind.do(c.UnsupportPoint(point=point.id) if agrees else c.SupportPoint(point=point.id)), 14),
        (mind.remark(point.id), 8),
        (mind.do(c.RewordPoint(point=point.id, text=mind.dice.choice(POINTS), bearers=bearers)), 5),
    ]


def _tidying(mind: Mind, point: Point, there: list[Point]) -> list[Wish]:
    found: list[Wish] = [
        (mind.do(c.MovePoint(point=point.id, side=_other(point.side))), 3),
        (mind.do(c.MovePoint(point=point.id, aspect=mind.dice.choice(_aspects(mind) or [point.aspect]))), 1),
        (mind.do(c.RemovePoint(point=point.id)), 1),
    ]
    if point.into:
        return [*found, (mind.do(c.PartPoint(point=point.id)), 2)]
    leads = {other.into for other in there}
    alike = [other.id for other in there if other.into is None and other.id != point.id]
    if alike and point.id not in leads:
        found.append((mind.do(c.JoinPoints(point=point.id, into=mind.dice.choice(alike))), 2))
    return found


def _new_point(mind: Mind, aspect: str) -> Do:
    side: Side = mind.dice.choice(("pro", "con"))
    text, bearers = mind.dice.choice(POINTS), _bearers(mind)
    return mind.do(c.AddPoint(aspect=aspect, side=side, text=text, bearers=bearers, point=mind.new_id()))


def _new_bearer(mind: Mind) -> list[Wish]:
    known = {bearer.name for bearer in mind.state.charts.bearers.values() if bearer.chart in (None, mind.board)}
    names = [name for name in BEARERS if name not in known]
    return [(mind.do(c.AddBearer(name=mind.dice.choice(names), bearer=mind.new_id())), 2)] if names else []


def _bearers(mind: Mind) -> tuple[str, ...]:
    known = [bearer.id for bearer in mind.state.charts.bearers.values() if bearer.chart in (None, mind.board)]
    return tuple(mind.dice.sample(known, min(len(known), mind.dice.randint(0, 2))))


def _aspects(mind: Mind) -> list[str]:
    return [aspect.id for aspect in mind.state.session.aspects.values() if not aspect.parked]


def _other(side: Side) -> Side:
    return "con" if side == "pro" else "pro"
