"""Rows and cells from bytes; whole lists are in ``test_importing``."""

import pytest

from server.templates.rows import MOST_CELLS, MOST_ROWS, Unreadable, rows_of_text, tidy


@pytest.mark.parametrize(
    ("raw", "rows"),
    [
        (b"a,b\nc,d", [["a", "b"], ["c", "d"]]),
        (b"a, b\nc, d", [["a, b"], ["c, d"]]),
        (b'"a", "b"\nc, d', [["a", "b"], ["c", "d"]]),
        (b"a;b,c\nd;e", [["a", "b,c"], ["d", "e"]]),
        (b"a\n\nb", [["a"], [], ["b"]]),
        (b'"two\nlines",x', [["two lines", "x"]]),
    ],
)
def test_a_sign_cuts_only_where_it_makes_a_table(raw: bytes, rows: list[list[str]]) -> None:
    """Commas followed by blanks are a sentence's, unless there are quotes; blank rows keep their number."""
    assert rows_of_text(raw) == rows


def test_cells_are_one_line_of_what_can_be_seen() -> None:
    """Line breaks, tabs and signs without a shape become one blank; blank cells at the end go."""
    assert tidy([[" a\n\u200bb\t", None, 3, ""]]) == [["a b", "", "3"]]


def test_no_more_is_read_than_fits() -> None:
    """One row too many shows that there are more."""
    rows = tidy([["x"] * 50] * 1000)

    assert (len(rows), len(rows[0])) == (MOST_ROWS + 1, MOST_CELLS)


def test_what_is_no_text_is_refused() -> None:
    """A picture is not a list."""
    with pytest.raises(Unreadable, match="This is not a list"):
        rows_of_text(b"\x89PNG\x00")
