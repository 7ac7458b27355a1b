"""The charts as a table."""

from server.exports.charting import COLUMNS, chart_csv
from tests.given import ANN, FACILITATOR, WALL
from tests.server.exports.happened import SHOWN, hidden, seen, table


def test_each_point_is_a_row() -> None:
    """Side, words, bearers, how many agree, comments; a point of a group that names nobody has no name."""
    named, unnamed = table(chart_csv(seen(FACILITATOR)))
    assert tuple(named) == COLUMNS
    assert named == {
        "activity": "chart",
        "group": "Link workers",
        "aspect": "a1",
        "title": "Aspect 1",
        "side": "for",
        "point": "'-Saves time",
        "bearers": "Patient",
        "agree": "1",
        "by": "Ann",
        "how": "",
        "comments": "Indeed",
        "same_as": "",
    }
    assert (unnamed["group"], unnamed["side"], unnamed["by"]) == ("Table 1", "against", "")


def test_charts_of_others_wait_until_they_are_shown() -> None:
    """A participant has their own groups' charts, the wall none."""
    assert [row["group"] for row in table(chart_csv(seen(ANN)))] == ["Link workers", "Table 1"]
    assert table(chart_csv(seen(WALL))) == []
    assert len(table(chart_csv(seen(WALL, *SHOWN)))) == 2


def test_hidden_words_are_blank() -> None:
    """The row stays, so that counts stay right."""
    assert [row["point"] for row in table(chart_csv(seen(FACILITATOR, *hidden("p1"))))] == ["", "Costs more"]
