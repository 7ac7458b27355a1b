"""Reading from the file: short reads at once, long ones on a thread of their own."""

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from events import Recorded
from server.log import Damaged, Unavailable
from server.log.sequence import restored
from server.log.sqlite.file import open_reader

SHORT = 256
"""Events that are read without leaving the event loop: about half a millisecond."""

LONG = 2_000
"""Events in one long read; a reader never holds up a checkpoint for longer than this takes."""

_EVENTS = """
SELECT seq, raw, coalesce(sum, x'') FROM event
WHERE session = (SELECT number FROM session WHERE name = ?) AND seq > ? AND seq <= ? ORDER BY seq
"""
_STAND = "SELECT epoch, (SELECT coalesce(max(seq), 0) FROM event WHERE session = number) FROM session WHERE name = ?"


class Reader:
    """Two read-only connections: one for the event loop, one for the thread of long reads."""

    def __init__(self, path: Path) -> None:
        self._here = open_reader(path)
        self._there = open_reader(path)
        self._thread = ThreadPoolExecutor(1, "leeway-log-reader")
        self._finished = False

    def ask(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """A short query, answered at once; for the event loop only."""
        with _plainly():
            return list(self._here.execute(query, values))

    def stand(self, session: str) -> tuple[int, str]:
        """The session's head and epoch; 0 and "" if it has no events."""
        for epoch, head in self.ask(_STAND, (session,)):
            return head, epoch
        return 0, ""

    async def some(self, session: str, after: int, upto: int) -> list[Recorded]:
        """The next events, up to ``upto`` or fewer; at least one unless there is none."""
        if upto - after <= SHORT:
            return _read(self._here, session, after, upto)
        if self._finished:
            raise Unavailable("The store is closed.")
        part = min(upto, after + LONG)
        return await asyncio.get_running_loop().run_in_executor(self._thread, _read, self._there, session, after, part)

    def finish(self) -> None:
        """Wait for the long read that runs; no other is begun. Blocks; call it off the event loop."""
        self._finished = True
        self._thread.shutdown()

    def close(self) -> None:
        """Close, when it is finished; in the event loop, so that no short read is under way."""
        self._here.close()
        self._there.close()


def _read(db: apsw.Connection, session: str, after: int, upto: int) -> list[Recorded]:
    with _plainly():
        return restored(session, after, db.execute(_EVENTS, (session, after, upto)))


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn what SQLite says into ``Damaged`` or ``Unavailable`` with words for a person."""
    try:
        yield
    except apsw.ConnectionClosedError as error:
        raise Unavailable("The store is closed.") from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise Damaged(f"The store's file is damaged ({error}).") from error
    except apsw.Error as error:
        raise Unavailable(f"The store's file cannot be read ({error}).") from error
