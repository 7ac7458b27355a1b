"""From the bytes of an Excel file to rows of cells, with bounds on what a file can make this computer do.

An Excel file is a packed folder. A hostile one unpacks to a thousand times its size, so sizes are added up first, and
Python's own unpacking stops at the size that the folder names.
"""

import io
import warnings
import zipfile
from typing import Any

import openpyxl

from server.templates.rows import MOST_CELLS, MOST_ROWS, Row, Unreadable, tidy

_MOST_FILES = 200
_MOST_UNPACKED = 8 * 1024 * 1024
_MOST_RATIO = 100
_TOO_BIG = "This Excel file is far too big for a list of aspects. Please copy the aspects to a new file."
_CANNOT = "This Excel file cannot be read. Please save it again as .xlsx or as CSV, and choose that."


def rows_of_excel(raw: bytes) -> tuple[list[Row], str | None]:
    """The rows of the first sheet; and what that sheet is called, where there are more. Raises ``Unreadable``."""
    try:
        _bounded(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about colours and drop-down lists, which matter to nobody here
            return _read(raw)
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken or hostile file makes the library say
        raise Unreadable(_CANNOT) from error


def _bounded(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        files = packed.infolist()
        unpacked = sum(file.file_size for file in files)
        if len(files) > _MOST_FILES or unpacked > _MOST_UNPACKED or unpacked > _MOST_RATIO * len(raw):
            raise Unreadable(_TOO_BIG)
        if any(_declares(packed.read(file)) for file in files):
            raise Unreadable(_CANNOT)


def _declares(raw: bytes) -> bool:
    """Does this declare things of its own, as no spreadsheet does? Also where each letter takes two bytes or four."""
    return b"<!DOCTYPE" in raw.replace(b"\0", b"")


def _read(raw: bytes) -> tuple[list[Row], str | None]:
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    try:
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # a file may claim to be a million rows long
        rows = tidy(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_CELLS, values_only=True))
        return rows, sheet.title if len(book.worksheets) > 1 else None
    finally:
        book.close()
