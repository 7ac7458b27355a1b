"""CSV that every spreadsheet opens: UTF-8 with its mark, CRLF, and no cell that could run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows under these columns."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert(cell) for cell in row])
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


def inert(cell: Cell) -> str | int | float:
    """A cell that a spreadsheet shows and never runs; numbers stay numbers, negative ones too."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_LIVE) else cell
