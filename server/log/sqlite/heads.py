"""The heads of all sessions as the writer sees them, and the rows that wait for its next commit."""

import secrets
from collections.abc import Callable, Sequence
from functools import cache

import apsw

from events import Recorded
from server.log import Conflict
from server.log.sums import event_sum, row_sum

ONE_STATEMENT = 64
"""Up to so many rows go in by one statement, which is its own transaction.

The thread then lets go of the interpreter once for each commit. Measured beside a busy event loop: twice to three times
the commits a second of BEGIN, INSERT and COMMIT one by one.
"""


class Heads:
    """Checks appends against the heads, gathers their rows, and commits them all at once. For one thread.

    ``noted`` is told number and head of each session that grew, once that is durable.
    head in the file + rows that wait = ``_heads``; after a failed commit everything is forgotten and read again.
    """

    def __init__(self, db: apsw.Connection, noted: Callable[[int, int], None] = lambda _number, _head: None) -> None:
        self._db = db
        self._noted = noted
        self._grown: dict[int, int] = {}
        self._heads: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._born: list[tuple[int, str, str, bytes]] = []
        self._rows: list[tuple[int, int, bytes, bytes]] = []

    def advance(self, session: str, after: int, events: Sequence[Recorded]) -> Conflict | None:
        """Put these events into the next commit, or say why not (L3)."""
        head = self._head(session)
        if head != after:
            return Conflict(head)
        number = self._number(session)
        self._rows += [(number, one.event.seq, one.raw, event_sum(session, one.event.seq, one.raw)) for one in events]
        self._heads[session] = self._grown[number] = after + len(events)
        return None

    def commit(self) -> int:
        """Make what waits durable, all or nothing; gives the number of events."""
        rows, self._rows = self._rows, []
        born, self._born = self._born, []
        if born or len(rows) > ONE_STATEMENT:
            self._commit_in_steps(born, rows)
        elif rows:
            self._db.execute(_insert(len(rows)), [value for row in rows for value in row])
        grown, self._grown = self._grown, {}
        for number, head in grown.items():
            self._noted(number, head)
        return len(rows)

    def forget(self) -> None:
        """Nothing that waits is to be written, and nothing that was known is sure."""
        self._heads.clear()
        self._numbers.clear()
        self._born.clear()
        self._rows.clear()
        self._grown.clear()

    def _head(self, session: str) -> int:
        if session not in self._heads:
            self._heads[session] = self._db.execute(
                "SELECT coalesce(max(seq), 0) FROM session JOIN event ON session = number WHERE name = ?", (session,)
            ).get
        return self._heads[session]

    def _number(self, session: str) -> int:
        if session not in self._numbers:
            found = self._db.execute("SELECT number FROM session WHERE name = ?", (session,)).get
            self._numbers[session] = self._bear(session) if found is None else found
        return self._numbers[session]

    def _bear(self, session: str) -> int:
        last: int = self._db.execute("SELECT coalesce(max(number), 0) FROM session").get
        number = last + len(self._born) + 1
        epoch = new_epoch()
        self._born.append((number, session, epoch, row_sum(session, epoch)))
        return number

    def _commit_in_steps(
        self, born: list[tuple[int, str, str, bytes]], rows: list[tuple[int, int, bytes, bytes]]
    ) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO session (number, name, epoch, sum) VALUES (?, ?, ?, ?)", born)
        self._db.executemany("INSERT INTO event (session, seq, raw, sum) VALUES (?, ?, ?, ?)", rows)
        self._db.execute("COMMIT")


def renew_epoch(db: apsw.Connection, number: int) -> None:
    """Give a session a new epoch, within the caller's transaction."""
    name, epoch = db.execute("SELECT name FROM session WHERE number = ?", (number,)).get, new_epoch()
    db.execute("UPDATE session SET epoch = ?, sum = ? WHERE number = ?", (epoch, row_sum(name, epoch), number))


def new_epoch() -> str:
    """A name that no session ever had (L8)."""
    return secrets.token_urlsafe(12)


@cache
def _insert(rows: int) -> str:
    places = ", ".join(["(?, ?, ?, ?)"] * rows)
    return f"INSERT INTO event (session, seq, raw, sum) VALUES {places}"  # noqa: S608 - nothing but question marks
