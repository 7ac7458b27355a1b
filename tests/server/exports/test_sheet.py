"""CSV that every spreadsheet opens."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.exports.sheet import as_csv, inert


@pytest.mark.proves("G55")
@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", '=cmd|"/c calc"!A1'])
def test_no_cell_runs(cell: str) -> None:
    """What a spreadsheet would take for a formula begins with an apostrophe."""
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["words", "a=b", "", 7, -7, 0, -0.5])
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
