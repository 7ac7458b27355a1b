"""Checkpoints in a SQLite file of their own; the promises are those of ``server.log.checkpoints.Checkpoints``.

The log's file is for what must never be lost; here everything may be. So nothing is synced, and a file that is damaged
is thrown away.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import apsw

from server.log import Unavailable
from server.log.checkpoints import sealed, unsealed
from server.log.sqlite.file import Unfit, open_reader

FORMAT = 1

_Found = TypeVar("_Found")

# A killed process leaves a journal to roll back by; only a power cut can damage the file. What is deleted is zeroed.
_SETUP = """
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = OFF;
PRAGMA secure_delete = ON;
"""

_SCHEMA = """
CREATE TABLE checkpoint (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    version TEXT NOT NULL,
    kept BLOB NOT NULL,
    PRIMARY KEY (session, seq)
) STRICT;
"""
_PRESENT = "SELECT epoch FROM session WHERE name = ?"
_CLEAN = "DELETE FROM checkpoint WHERE session = ? AND (epoch != ? OR version != ?)"
_SAVE = "INSERT OR REPLACE INTO checkpoint (session, seq, epoch, version, kept) VALUES (?, ?, ?, ?, ?)"
_DOWNWARDS = """
SELECT seq, kept FROM checkpoint
WHERE session = ? AND epoch = ? AND version = ? AND seq <= ? ORDER BY seq DESC
"""


_PASSING = (apsw.FullError, apsw.BusyError, apsw.LockedError, apsw.NoMemError)
"""Trouble that is no fault of the file."""


class SqliteCheckpoints:
    """Reads and writes on a thread of its own. ``path`` is the log's file; this one is ``<path>-checkpoints``.

    Raises ``Unfit`` if there is such a file, it cannot be used, and it cannot be thrown away either.
    """

    def __init__(self, path: Path) -> None:
        self._path = Path(f"{path}-checkpoints")
        self._log = open_reader(path)
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, "leeway-checkpoints")
        self._closed = False
        try:
            self._open()
        except Unavailable as error:
            self._log.close()
            raise Unfit(str(error)) from error

    async def save(self, session: str, epoch: str, version: str, seq: int, raw: bytes) -> None:
        """See ``Checkpoints.save``."""
        with suppress(Unavailable):
            await self._run(partial(self._save, session, epoch, version, seq, raw))

    async def nearest(self, session: str, epoch: str, version: str, upto: int) -> tuple[int, bytes] | None:
        """See ``Checkpoints.nearest``."""
        with suppress(Unavailable):
            return await self._run(partial(self._nearest, session, epoch, version, upto))
        return None

    async def drop(self, session: str) -> None:
        """See ``Checkpoints.drop``."""
        await self._run(partial(self.wipe, session))

    def wipe(self, session: str) -> None:
        """Forget a session's checkpoints for good, in whichever thread this is; a rewritten log calls it (C7)."""
        with self._lock:
            try:
                if self._db.execute("SELECT 1 FROM checkpoint WHERE session = ?", (session,)).get:
                    self._db.execute("DELETE FROM checkpoint WHERE session = ?", (session,))
                    self._db.execute("VACUUM")
            except apsw.Error:
                self._begin_again()

    def finish(self) -> None:
        """Finish what is under way and begin nothing more, erasures apart. Blocks; call it off the event loop."""
        self._closed = True
        self._thread.shutdown()
        self._log.close()

    def close(self) -> None:
        """Close, when no erasure can come any more."""
        self._db.close()

    async def _run(self, work: Callable[[], _Found]) -> _Found:
        if self._closed:
            raise Unavailable("The store is closed.")
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _save(self, session: str, epoch: str, version: str, seq: int, raw: bytes) -> None:
        kept = sealed(session, epoch, version, seq, raw)
        with self._lock, self._no_trouble():
            # Asked under the lock: an erasure has given the log its new epoch before it comes here to wipe.
            if self._log.execute(_PRESENT, (session,)).get == epoch:
                with self._db:
                    self._db.execute(_CLEAN, (session, epoch, version))
                    self._db.execute(_SAVE, (session, seq, epoch, version, kept))

    def _nearest(self, session: str, epoch: str, version: str, upto: int) -> tuple[int, bytes] | None:
        with self._lock, self._no_trouble():
            for seq, kept in self._db.execute(_DOWNWARDS, (session, epoch, version, upto)):
                raw = unsealed(session, epoch, version, seq, kept)
                if raw is not None:
                    return seq, raw
        return None

    @contextmanager
    def _no_trouble(self) -> Iterator[None]:
        """Whatever goes wrong, nobody hears of it (C6)."""
        with suppress(Unavailable, *_PASSING):
            try:
                yield
            except _PASSING:
                raise
            except apsw.Error:
                self._begin_again()

    def _open(self) -> None:
        try:
            self._db = _opened(self._path)
            self._clean()
        except apsw.Error:
            self._begin_again()

    def _clean(self) -> None:
        """An erasure that was cut off may have left checkpoints of the epoch before it."""
        rows: list[tuple[Any, ...]] = self._db.execute("SELECT DISTINCT session, epoch FROM checkpoint").fetchall()
        for session, epoch in rows:
            if self._log.execute(_PRESENT, (session,)).get != epoch:
                self.wipe(session)

    def _begin_again(self) -> None:
        """Throw the file away; raises ``Unavailable`` if even that cannot be done."""
        with suppress(AttributeError, apsw.Error):
            self._db.close(True)
        try:
            for end in ("", "-journal"):
                Path(f"{self._path}{end}").unlink(missing_ok=True)
            self._db = _opened(self._path)
        except (OSError, apsw.Error) as error:
            raise Unavailable(
                f"{self._path} cannot be used ({error}). It only helps to be quick and holds nothing of its own: "
                "delete it, and Leeway makes another."
            ) from error


def _opened(path: Path) -> apsw.Connection:
    """The file with its table; one of another format is no use and raises."""
    db = apsw.Connection(str(path))
    db.set_busy_timeout(1_000)
    db.execute(_SETUP).fetchall()
    found = db.pragma("user_version")
    if found == 0:
        db.execute(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT").fetchall()
    elif found != FORMAT:
        db.close()
        raise apsw.NotADBError(f"format {found}")
    return db
