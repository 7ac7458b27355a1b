"""The chronicle in the same SQLite file; the promises are those of ``server.log.chronicle.Chronicle``."""

import asyncio
from collections.abc import Callable
from functools import partial

import apsw

from events import Milliseconds
from server.log.chronicle import Incident
from server.log.sqlite.file import demand_sum
from server.log.sqlite.reader import Reader
from server.log.sqlite.writer import Work, Writer
from server.log.sums import row_sum

_ADD = "INSERT INTO incident (session, kind, seq, at, events, sum) VALUES (?, ?, ?, ?, ?, ?)"
_ALL = "SELECT sum, kind, seq, at, events FROM incident WHERE session = ? ORDER BY number"


class SqliteChronicle:
    """Writes through the log's writer, reads beside it."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer = writer
        self._reader = reader

    async def add(self, session: str, incident: Incident) -> None:
        """See ``Chronicle.add``."""
        await self._do(partial(note, session=session, incident=incident))

    async def incidents(self, session: str) -> tuple[Incident, ...]:
        """See ``Chronicle.incidents``."""
        rows = self._reader.ask(_ALL, (session,))
        for kept, *values in rows:
            demand_sum(kept, session, *values, what=f"The chronicle of session {session}")
        return tuple(Incident(kind=kind, seq=seq, at=at, events=events) for _, kind, seq, at, events in rows)

    async def take_up(self, session: str, server: str, seq: int, at: Milliseconds) -> None:
        """See ``Chronicle.take_up``; the file belongs to one process, so any other that had it open is gone."""
        if self._reader.ask("SELECT server FROM opening WHERE session = ?", (session,)) != [(server,)]:
            await self._do(partial(_take_up, session=session, server=server, incident=_lost(seq, at)))

    async def lay_down(self, session: str, server: str) -> None:
        """See ``Chronicle.lay_down``."""
        await self._do(partial(_lay_down, session=session, server=server))

    async def left_open(self, server: str) -> list[str]:
        """See ``Chronicle.left_open``."""
        rows = self._reader.ask("SELECT DISTINCT session FROM opening WHERE server <> ? ORDER BY session", (server,))
        return [session for (session,) in rows]

    async def _do(self, work: Callable[[apsw.Connection], None]) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._writer.submit(Work(work, future))
        await future


def note(db: apsw.Connection, session: str, incident: Incident) -> None:
    """Note an incident, in the writer's thread."""
    values = (session, incident.kind, incident.seq, incident.at, incident.events)
    db.execute(_ADD, (*values, row_sum(*values)))


def _lost(seq: int, at: Milliseconds) -> Incident:
    return Incident(kind="lost", seq=seq, at=at)


def _take_up(db: apsw.Connection, session: str, server: str, incident: Incident) -> None:
    for _ in db.execute("SELECT 1 FROM opening WHERE session = ? AND server <> ?", (session, server)).fetchall():
        note(db, session, incident)
    db.execute("DELETE FROM opening WHERE session = ?", (session,))
    db.execute("INSERT INTO opening (session, server) VALUES (?, ?)", (session, server))


def _lay_down(db: apsw.Connection, session: str, server: str) -> None:
    db.execute("DELETE FROM opening WHERE session = ? AND server = ?", (session, server))
