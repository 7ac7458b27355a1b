"""CSV that every spreadsheet opens: UTF-8 with its mark, CRLF, and no cell that could run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_LIVE = re.compile(r"""(^|[;\t\r\n])(?=[\s"']*[=+@\-＝＋＠－﹣−])|^(?=\s*[\t\r\n])""")
"""Where a formula could begin: first in a cell, or first behind what some spreadsheet takes for the end of one.

In half of Europe that is a semicolon, and it is looked for before the quotes are that ours stand in.
"""


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
    return _LIVE.sub(r"\1'", cell) if isinstance(cell, str) else cell
