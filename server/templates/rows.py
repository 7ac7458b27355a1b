"""From the bytes of a list, pasted or in a file, to rows of cells: plain lists and CSV as every program writes them.

A row keeps its place, so that a problem can name it: blank rows are there, with no cells.
"""

import csv
import io
import re
from collections.abc import Iterable
from itertools import islice

Row = list[str]

MOST_ROWS = 500
MOST_CELLS = 12
_LONGEST = 1000

_NO_DELIMITER = "\x1f"
_MARK = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")
"""What stands before each line of a list in letters and minutes: a dash, a dot, a number."""


class Unreadable(Exception):
    """There is no list in these bytes; the message says what to do."""


def rows_of_text(raw: bytes) -> list[Row]:
    """The rows of a pasted list or a CSV file, and one more than fit, when there are more. Raises ``Unreadable``."""
    text = _text(raw)
    delimiter = _delimiter(text)
    rows = tidy(_parsed(text, delimiter))
    return rows if delimiter != _NO_DELIMITER else [[_MARK.sub("", cell) for cell in row] for row in rows]


def tidy(rows: Iterable[Iterable[object]]) -> list[Row]:
    """Each cell on one line, without what cannot be seen; blank cells at the end of a row and far too much left out."""
    return [_tidy_row(row) for row in islice(rows, MOST_ROWS + 1)]


def _tidy_row(row: Iterable[object]) -> Row:
    cells = [_tidy_cell(cell) for cell in islice(row, MOST_CELLS)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _tidy_cell(cell: object) -> str:
    text = "" if cell is None else str(cell)[:_LONGEST]
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _text(raw: bytes) -> str:
    """UTF-8, or UTF-16 where it says so, or what older Windows programs write."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    if b"\x00" in raw:
        raise Unreadable("This is not a list. Please paste the aspects, or choose a CSV or Excel file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _parsed(text: str, delimiter: str) -> Iterable[Row]:
    lines = io.StringIO(text.replace("\x00", ""), newline="")
    try:
        if delimiter == _NO_DELIMITER:
            yield from csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        else:
            yield from csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    except csv.Error as error:
        raise Unreadable("One line of this list goes on for ever. Is there a quotation mark too many?") from error


def _delimiter(text: str) -> str:
    """A tab wherever there is one; a comma or a semicolon only where it cuts every row alike, as in a table."""
    for delimiter in ("\t", ";", ","):
        widths = _widths(text, delimiter)
        if delimiter == "\t" and widths - {0, 1}:
            return delimiter
        if len(widths) == 1 and min(widths) > 1 and not _is_prose(text, delimiter):
            return delimiter
    return _NO_DELIMITER


def _widths(text: str, delimiter: str) -> set[int]:
    try:
        return {len(row) for row in islice(_parsed(text, delimiter), 50) if any(row)}
    except Unreadable:
        return set()


def _is_prose(text: str, delimiter: str) -> bool:
    """Whether this sign is always followed by a space, as in a sentence, and nothing is in quotes."""
    found = text.count(delimiter)
    return '"' not in text and found == text.count(f"{delimiter} ")
