"""The embedded store, put together."""

import asyncio
import contextlib
from pathlib import Path

import apsw

from server.log.budgets import OwnBudgets
from server.log.sqlite.checking import findings
from server.log.sqlite.checkpoints import SqliteCheckpoints
from server.log.sqlite.chronicle import SqliteChronicle
from server.log.sqlite.directory import SqliteDirectory
from server.log.sqlite.file import FORMAT, open_writer, unfit
from server.log.sqlite.lock import Lock
from server.log.sqlite.log import SqliteLog
from server.log.sqlite.mending import mend
from server.log.sqlite.reader import Reader
from server.log.sqlite.witness import Witness
from server.log.sqlite.writer import Outcome, Work, Writer


class SqliteStore:
    """Log and directory in one file, checkpoints in another beside it.

    Raises ``InUse`` or ``Unfit`` if a file cannot be opened here.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with contextlib.ExitStack() as undo:
            self._lock = Lock(path)
            undo.callback(self._lock.release)
            db = open_writer(path)
            undo.callback(db.close)
            self._witness = Witness(path)
            undo.callback(self._witness.close)
            self.missing = _mended(path, db, self._witness)
            self.checkpoints = SqliteCheckpoints(path)
            undo.callback(self.checkpoints.close)
            undo.callback(self.checkpoints.finish)
            self._reader = Reader(path)
            self._writer = Writer(db, self._told, self._witness.note)
            undo.pop_all()
        self.syncs = self._writer.syncs
        self.log = SqliteLog(self._writer, self._reader, self.checkpoints.wipe)
        self.directory = SqliteDirectory(self._writer, self._reader)
        self.chronicle = SqliteChronicle(self._writer, self._reader)
        self.budgets = OwnBudgets()

    async def ping(self) -> None:
        """Return if the store can be written; raise ``Unavailable`` with the reason if it cannot."""
        if self._writer.failed:
            raise self._writer.failed
        self._reader.ask("SELECT 1 FROM session LIMIT 1")
        if self._writer.passing:
            await self._try_again()

    async def measure(self) -> None:
        """See ``Store.measure``."""
        with contextlib.suppress(OSError):  # a disk that is full now says so when something is to be kept
            await asyncio.to_thread(self.syncs.measure, self._path.parent)

    async def check(self) -> list[str]:
        """See ``Store.check``; takes a second for every few hundred megabytes."""
        return [*self.missing, *await asyncio.to_thread(findings, self._path)]

    async def close(self) -> None:
        """Write what was handed over, end the followers, and let another process in."""
        self.log.close()
        await asyncio.to_thread(self._reader.finish)
        await asyncio.to_thread(self.checkpoints.finish)
        self._reader.close()
        await asyncio.to_thread(self._writer.close)  # last, so that it can empty and remove the write-ahead file
        self._witness.close()
        self.checkpoints.close()
        self._lock.release()

    async def _try_again(self) -> None:
        """Write one page, which tells whether what went wrong last has passed; raises ``Unavailable`` if not."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._writer.submit(Work(_rewrite_a_page, future))
        await future

    def _told(self, outcomes: list[Outcome]) -> None:
        self.log.told(outcomes)


def _mended(path: Path, db: apsw.Connection, witness: Witness) -> list[str]:
    try:
        return mend(db, witness)
    except apsw.Error as error:
        raise unfit(path, error) from error


def _rewrite_a_page(db: apsw.Connection) -> None:
    db.pragma("user_version", FORMAT)
