"""What people do with a chart."""

from events import ChartEvent, PointAdded
from server import commands as c
from server.simulate.weighing import wishes
from tests.server.simulate.table import Table


def test_people_do_everything_that_a_chart_offers() -> None:
    """Write, agree and no longer, remark, reword, move, tidy, bin, bring back, name who bears it."""
    assert wishes.__doc__
    assert Table("chart").work(900).commands >= {
        c.AddPoint, c.SupportPoint, c.UnsupportPoint, c.Comment, c.RewordPoint, c.MovePoint, c.RemovePoint,
        c.RestorePoint, c.JoinPoints, c.PartPoint, c.AddBearer,
    }  # fmt: skip


def test_points_are_for_and_against_and_some_have_bearers() -> None:
    """On both sides, with none, one or two who bear it, on one's own chart."""
    table = Table("mixed").work()
    points = [made for made in table.events if isinstance(made, PointAdded)]

    assert {made.side for made in points} == {"pro", "con"}
    assert {len(made.bearers) for made in points} == {0, 1, 2}
    assert {made.chart for made in table.events if isinstance(made, ChartEvent)} == {"mixed:link-workers"}
