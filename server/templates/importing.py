"""A list of aspects from elsewhere, pasted, as CSV or as an Excel file: aspects, and what could not be brought in.

Nothing is lost silently: each row that is left out or needs a hand is named by its number, in plain words.
"""

from collections.abc import Iterator

import msgspec

from server.templates.excel import rows_of_excel
from server.templates.naming import shown
from server.templates.rows import MOST_ROWS, Row, Unreadable, rows_of_text
from server.templates.slugs import slug_of

MOST_BYTES = 1024 * 1024
_MOST_ASPECTS = 40
_FITS = {"title": 45, "detail": 200, "source": 200}

_CALLED = {
    "title": {"title", "aspect", "topic", "name", "card", "post-it", "theme", "item", "heading"},
    "detail": {"detail", "details", "description", "explanation", "meaning", "more", "text"},
    "source": {"source", "sources", "reference", "references", "citation", "from", "where from"},
}
_IN_ORDER = {0: "title", 1: "detail", 2: "source"}


class ImportedAspect(msgspec.Struct, frozen=True, kw_only=True):
    """A topic as it was found; its words may still be too long for a post-it."""

    id: str
    title: str
    detail: str = ""
    source: str = ""


class RowProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something to look at; ``row`` counts from 1 as a spreadsheet does, and is None for the list as a whole."""

    row: int | None
    words: str


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What a list held."""

    aspects: tuple[ImportedAspect, ...]
    problems: tuple[RowProblem, ...]


def aspects_in(raw: bytes) -> Imported:
    """The topics in these bytes, whatever they are, and what is wrong with them; never raises."""
    try:
        rows, about = _rows(raw)
    except Unreadable as error:
        return Imported(aspects=(), problems=(RowProblem(row=None, words=str(error)),))
    columns, header = _columns(rows)
    found = _Finding()
    for words in (*about, *_left_out(rows, columns, header)):
        found.say(None, words)
    for number, row in enumerate(rows[:MOST_ROWS], 1):
        if number != header and row:
            found.take(number, {columns[at]: cell for at, cell in enumerate(row) if at in columns})
    return found.all()


def _rows(raw: bytes) -> tuple[list[Row], list[str]]:
    """The rows, and what there is to say about the list as a whole."""
    if len(raw) > MOST_BYTES:
        raise Unreadable("This file is far too big for a list of aspects. Please copy the aspects to a new file.")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("This is an older Excel file. Please save it as .xlsx or as CSV, and choose that.")
    sheet = None
    if raw.startswith(b"PK\x03\x04"):
        rows, sheet = rows_of_excel(raw)
    else:
        rows = rows_of_text(raw)
    return rows, list(_about(rows, sheet))


def _about(rows: list[Row], sheet: str | None) -> Iterator[str]:
    if sheet is not None:
        yield f"Only the first sheet, “{sheet[:60]}”, was read."
    if len(rows) > MOST_ROWS:
        yield f"There are more than {MOST_ROWS} rows. The others were not read."
    if not any(rows):
        yield "There is nothing in this list."


def _columns(rows: list[Row]) -> tuple[dict[int, str], int | None]:
    """What each column holds, and the number of the row that says so; by their order, where no row does."""
    for number, row in enumerate(rows, 1):
        if row:
            columns = _named(row)
            return (columns, number) if "title" in columns.values() else (_IN_ORDER, None)
    return _IN_ORDER, None


def _named(row: Row) -> dict[int, str]:
    columns: dict[int, str] = {}
    for at, cell in enumerate(row):
        for name, called in _CALLED.items():
            if cell.casefold().rstrip(":") in called and name not in columns.values():
                columns[at] = name
    return columns


def _left_out(rows: list[Row], columns: dict[int, str], header: int | None) -> Iterator[str]:
    """Columns that hold nothing a topic has."""
    others = {at for row in rows for at, cell in enumerate(row) if cell and at not in columns}
    names = [rows[header - 1][at] for at in sorted(others) if at < len(rows[header - 1])] if header else []
    if names:
        yield f"These columns were left out: {', '.join(shown(name) for name in names if name)}."
    elif others:
        yield f"Only the first {len(columns)} columns were read: title, detail and source."


class _Finding:
    """Topics gathered row by row, with what there is to say about them."""

    def __init__(self) -> None:
        self._aspects: list[ImportedAspect] = []
        self._problems: list[RowProblem] = []
        self._first: dict[str, int] = {}
        self._ids: set[str] = set()
        self._too_many = 0

    def say(self, row: int | None, words: str) -> None:
        """One more thing to look at."""
        self._problems.append(RowProblem(row=row, words=words))

    def take(self, number: int, cells: dict[str, str]) -> None:
        """One row that has something in it."""
        title = cells.get("title", "")
        first = self._first.get(title.casefold())
        if not title:
            self.say(number, "This row has no title. It was left out.")
        elif first is not None:
            self.say(number, f"This aspect is in row {first} already. It was left out.")
        elif len(self._aspects) == _MOST_ASPECTS:
            self._too_many += 1
        else:
            self._first[title.casefold()] = number
            self._add(number, cells)

    def all(self) -> Imported:
        """Everything that was found."""
        if self._too_many:
            self.say(None, f"{_MOST_ASPECTS} aspects fit. {self._too_many} more were left out.")
        return Imported(aspects=tuple(self._aspects), problems=tuple(self._problems))

    def _add(self, number: int, cells: dict[str, str]) -> None:
        for name, most in _FITS.items():
            size = len(cells.get(name, ""))
            if size > most:
                self.say(number, f"The {name} has {size} characters, and {most} fit. Please make it shorter.")
        slug = slug_of(cells["title"], self._ids)
        self._ids.add(slug)
        self._aspects.append(ImportedAspect(id=slug, **cells))
