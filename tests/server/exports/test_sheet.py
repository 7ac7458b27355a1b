"""CSV that every spreadsheet opens."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.exports.sheet import as_csv, inert

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")
BEFORE = ("", " ", '"', "'", ' "', "\N{NO-BREAK SPACE}")


@pytest.mark.proves("G55")
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("sign", LIVE)
def test_no_cell_runs(before: str, sign: str) -> None:
    """What a spreadsheet would take for a formula begins with an apostrophe, in whatever it is wrapped."""
    cell = f"{before}{sign}cmd|'/c calc'!A1"
    if not (before.strip() and sign in "\t\r\n"):  # a line that only begins behind a quotation mark runs nothing
        assert str(inert(cell)).startswith("'")


@pytest.mark.proves("G55")
@pytest.mark.parametrize("end", [";", "; ", ';"', "\t", "\n", "\r\n", '\n"', ";;"])
def test_no_cell_runs_where_a_spreadsheet_ends_cells_elsewhere(end: str) -> None:
    """Where it looks for semicolons, tabs or lines first, what comes behind them is a text too."""
    wide = "\t;\r\n"
    for sign in "=+-@＝＋－＠":
        parts = re.split(f"[{wide}]", str(inert(f"words{end}{sign}1+1")))
        assert not [part for part in parts if part.strip(' "')[:1] == sign]


@pytest.mark.proves("G55")
@pytest.mark.parametrize("cell", ["words", "a=b", "1; 2", "well, -5", "a\nb", "mother-in-law", "", 7, -7, 0, -0.5])
def test_other_cells_stay_as_they_are(cell: str | float) -> None:
    """Numbers stay numbers, negative ones too."""
    assert inert(cell) == cell


def test_it_has_its_mark_and_its_line_ends() -> None:
    """UTF-8 with a mark, CRLF, and nothing for nothing."""
    assert as_csv(("a", "b"), [("é", None), (1, -2.5)]) == b"\xef\xbb\xbfa,b\r\n\xc3\xa9,\r\n1,-2.5\r\n"


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r")), min_size=2, max_size=2)))
def test_whatever_is_written_comes_back(rows: list[list[str]]) -> None:
    """Quotes, commas, lines, right-to-left and combining text, but for the apostrophe of what could run."""
    read = list(csv.reader(io.StringIO(as_csv(("a", "b"), rows).decode("utf-8-sig"), newline="")))
    assert read[1:] == [[str(inert(cell)) for cell in row] for row in rows]
