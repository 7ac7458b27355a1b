"""The file: its tables, and how a connection to it must be set up to keep the promise."""

from collections.abc import Callable
from pathlib import Path

import apsw

from server.log import Damaged
from server.log.sums import event_sum, row_sum

SOUND = (3, 51, 3)
"""The first SQLite without the WAL-reset bug, which could corrupt a file that is written and checkpointed at once."""

FORMAT = 2
"""Since 2, whatever is kept has its sum beside it."""

_SCHEMA = """
CREATE TABLE session (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL) STRICT;
CREATE TABLE event (
    session INTEGER NOT NULL REFERENCES session (number),
    seq INTEGER NOT NULL CHECK (seq > 0),
    raw BLOB NOT NULL,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry (
    session TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL UNIQUE,
    opened_at INTEGER NOT NULL
) STRICT;
"""

# Tables that came later: an older Leeway passes them over, so the format is the same.
_LATER = """
CREATE TABLE IF NOT EXISTS incident (
    number INTEGER PRIMARY KEY, session TEXT NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS incident_of_session ON incident (session);
CREATE TABLE IF NOT EXISTS opening (
    session TEXT NOT NULL, server TEXT NOT NULL, PRIMARY KEY (session, server)
) STRICT, WITHOUT ROWID;
"""

# What format 1 lacked. What it kept is taken to be sound.
_SUMMED = """
ALTER TABLE session ADD COLUMN sum BLOB;
ALTER TABLE event ADD COLUMN sum BLOB;
ALTER TABLE entry ADD COLUMN sum BLOB;
ALTER TABLE incident ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incident ADD COLUMN sum BLOB;
UPDATE session SET sum = row_sum(name, epoch);
UPDATE event SET sum = (SELECT event_sum(name, seq, raw) FROM session WHERE number = event.session);
UPDATE entry SET sum = row_sum(session, title, code, secret, opened_at);
UPDATE incident SET sum = row_sum(session, kind, seq, at, events);
"""

# FULL and fullfsync: a commit is on the disk when it returns, on a Mac too. No automatic checkpoints: the writer makes
# them between batches, where nobody waits. secure_delete: what an erasure overwrites is zeroed.
_WRITER = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
PRAGMA wal_autocheckpoint = 0;
"""


class Unfit(Exception):
    """The SQLite or the file at hand cannot be used. The message says why and what to do."""


def demand_sound_sqlite(version: str) -> None:
    """Raise ``Unfit`` for a SQLite that can corrupt its own file."""
    if tuple(int(part) for part in version.split(".")) < SOUND:
        raise Unfit(
            f"SQLite {version} has a bug that can corrupt its file. Install apsw 3.51.3 or newer, which brings its own."
        )


def open_writer(path: Path) -> apsw.Connection:
    """The one connection that may write and checkpoint; makes the file and its tables if there are none.

    Raises ``Unfit`` for a file that cannot be used: damaged, no store at all, not to be written, of a later format.
    """
    demand_sound_sqlite(apsw.sqlite_lib_version())
    try:
        return _open_writer(path)
    except apsw.Error as error:
        raise unfit(path, error) from error


def unfit(path: Path, error: apsw.Error) -> Unfit:
    """What to say of a file that SQLite cannot use."""
    return Unfit(
        f"{path} cannot be used as a store: {error}. Nothing was changed. If this is the right file and it is "
        "damaged, keep it as it is, put your last backup in its place, and start Leeway again."
    )


def _open_writer(path: Path) -> apsw.Connection:
    db = apsw.Connection(str(path))
    db.set_busy_timeout(10_000)
    try:
        db.execute(_WRITER).fetchall()
        _bring_up_to_date(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _bring_up_to_date(db: apsw.Connection, path: Path) -> None:
    found = db.pragma("user_version")
    if found == FORMAT:
        return
    if not 0 <= found < FORMAT:
        raise Unfit(f"{path} was written by a newer Leeway (format {found}). Update this one to open it.")
    sums: dict[str, Callable[..., bytes]] = {"event_sum": event_sum, "row_sum": row_sum}
    for name, function in sums.items():
        db.create_scalar_function(name, function, deterministic=True)
    begin = "" if found else _SCHEMA
    db.execute(f"BEGIN IMMEDIATE; {begin} {_LATER} {_SUMMED} PRAGMA user_version = {FORMAT}; COMMIT").fetchall()


def demand_sum(kept: bytes | None, *values: str | int, what: str) -> None:
    """Raise ``Damaged`` unless this is the sum of these values; ``what`` they are is told."""
    if kept != row_sum(*values):
        raise Damaged(f"{what} is damaged. It is not what was kept.")


def open_reader(path: Path) -> apsw.Connection:
    """A connection that can only read; for one thread at a time."""
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    db.set_busy_timeout(10_000)
    return db
