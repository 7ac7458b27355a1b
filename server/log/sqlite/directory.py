"""The directory in the same SQLite file; the promises are those of ``server.log.directory.Directory``."""

import asyncio
from functools import partial
from typing import Any

import apsw

from server.log.directory import Entry, Taken
from server.log.sqlite.file import demand_sum
from server.log.sqlite.reader import Reader
from server.log.sqlite.writer import Work, Writer
from server.log.sums import row_sum

_COLUMNS = "SELECT sum, session, title, code, secret, opened_at FROM entry"


class SqliteDirectory:
    """Writes through the log's writer, reads beside it."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def add(self, entry: Entry) -> None:
        """See ``Directory.add``."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._writer.submit(Work(partial(_add, entry=entry), future))
        if not await future:
            raise Taken

    async def by_code(self, code: str) -> Entry | None:
        """See ``Directory.by_code``."""
        return self._first(f"{_COLUMNS} WHERE code = ?1 OR secret = ?1", code)

    async def get(self, session: str) -> Entry | None:
        """See ``Directory.get``."""
        return self._first(f"{_COLUMNS} WHERE session = ?1", session)

    async def entries(self) -> list[Entry]:
        """See ``Directory.entries``."""
        return [_entry(row) for row in self._reader.ask(f"{_COLUMNS} ORDER BY opened_at DESC, session DESC")]

    def _first(self, query: str, value: str) -> Entry | None:
        return next((_entry(row) for row in self._reader.ask(query, (value,))), None)


def _entry(row: tuple[Any, ...]) -> Entry:
    kept, *values = row
    demand_sum(kept, *values, what=f"The directory's entry of session {values[0]}")
    return Entry(*values)


def _add(db: apsw.Connection, entry: Entry) -> bool:
    """Whether the entry was added; in the writer's thread, so nobody can come between the look and the insert."""
    clash = db.execute(
        "SELECT 1 FROM entry WHERE session = ? OR code IN (?2, ?3) OR secret IN (?2, ?3)",
        (entry.session, entry.code, entry.secret),
    ).get
    if clash is None:
        values = (entry.session, entry.title, entry.code, entry.secret, entry.opened_at)
        db.execute(
            "INSERT INTO entry (session, title, code, secret, opened_at, sum) VALUES (?, ?, ?, ?, ?, ?)",
            (*values, row_sum(*values)),
        )
    return clash is None
