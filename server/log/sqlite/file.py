"""The file: its tables, and how a connection to it must be set up to keep the promise."""

from pathlib import Path

import apsw

SOUND = (3, 51, 3)
"""The first SQLite without the WAL-reset bug, which could corrupt a file that is written and checkpointed at once."""

FORMAT = 1

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
    """The one connection that may write and checkpoint; makes the file and its tables if there are none."""
    demand_sound_sqlite(apsw.sqlite_lib_version())
    db = apsw.Connection(str(path))
    db.set_busy_timeout(10_000)
    db.execute(_WRITER).fetchall()
    found = db.pragma("user_version")
    if found == 0:
        db.execute(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT").fetchall()
    elif found != FORMAT:
        db.close()
        raise Unfit(f"{path} was written by a newer Leeway (format {found}). Update this one to open it.")
    db.execute(f"BEGIN IMMEDIATE; {_LATER} COMMIT").fetchall()
    return db


def open_reader(path: Path) -> apsw.Connection:
    """A connection that can only read; for one thread at a time."""
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    db.set_busy_timeout(10_000)
    return db
