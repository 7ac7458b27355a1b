"""The file and its connections."""

from pathlib import Path

import apsw
import pytest

from server.log import Damaged
from server.log.chronicle import Incident
from server.log.directory import Entry
from server.log.sqlite import SqliteStore
from server.log.sqlite.file import Unfit, demand_sound_sqlite, open_reader, open_writer
from tests.server.log.stories import some


@pytest.mark.parametrize("version", ["3.7.0", "3.40.1", "3.51.2"])
def test_a_sqlite_that_can_corrupt_its_file_is_refused(version: str) -> None:
    """The message says what to install."""
    with pytest.raises(Unfit, match=f"SQLite {version}.*apsw 3.51.3"):
        demand_sound_sqlite(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "4.0.0"])
def test_a_sound_sqlite_is_welcome(version: str) -> None:
    """From the version with the fix on."""
    demand_sound_sqlite(version)


def test_a_commit_is_on_the_disk_when_it_returns(path: Path) -> None:
    """Write-ahead log, every commit synced, deleted bytes zeroed; and this holds for a file that is opened again."""
    for _ in range(2):
        db = open_writer(path)
        settings = [db.pragma(name) for name in ("journal_mode", "synchronous", "fullfsync", "secure_delete")]
        assert settings == ["wal", 2, 1, 1]
        db.close()


def test_tables_take_nothing_of_the_wrong_type(path: Path) -> None:
    """They are strict."""
    db = open_writer(path)
    with pytest.raises(apsw.ConstraintError):
        db.execute("INSERT INTO entry VALUES ('s', 't', 'c', 'x', 'not a number', NULL)")
    tables = db.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    assert dict(tables) == dict.fromkeys(("session", "event", "entry", "incident", "opening"), 1)
    db.close()


def test_a_file_from_a_newer_leeway_is_left_alone(path: Path) -> None:
    """It is refused, not guessed at."""
    db = open_writer(path)
    db.pragma("user_version", 99)
    db.close()
    with pytest.raises(Unfit, match="newer Leeway"):
        open_writer(path)


def test_a_reader_cannot_write(path: Path) -> None:
    """However it is asked."""
    writer = open_writer(path)
    reader = open_reader(path)
    with pytest.raises(apsw.ReadOnlyError):
        reader.execute("DELETE FROM event")
    reader.close()
    writer.close()


@pytest.mark.proves("G10", "G14")
async def test_a_file_without_sums_is_given_them(path: Path) -> None:
    """One of format 1 opens, says what it said, and is watched from then on."""
    store = SqliteStore(path)
    entry = Entry(session="s", title="Kept", code="c", secret="x", opened_at=1)
    await store.log.append("s", 0, written := some(0, 3))
    await store.directory.add(entry)
    await store.chronicle.add("s", Incident(kind="imported", seq=1, at=2))
    await store.close()
    db = apsw.Connection(str(path))
    for table in ("session", "event", "entry", "incident"):
        db.execute(f"ALTER TABLE {table} DROP COLUMN sum")
    db.execute("ALTER TABLE incident DROP COLUMN events; PRAGMA user_version = 1")
    db.close()
    store = SqliteStore(path)
    assert await store.log.read("s") == written
    assert await store.directory.get("s") == entry
    assert [one.kind for one in await store.chronicle.incidents("s")] == ["imported"]
    await store.close()
    db = apsw.Connection(str(path))
    db.execute("UPDATE event SET raw = CAST(replace(CAST(raw AS TEXT), 'a note', 'a nose') AS BLOB) WHERE seq = 2")
    db.execute("UPDATE entry SET title = 'Kopt'")
    db.execute("UPDATE incident SET seq = 2")
    db.close()
    store = SqliteStore(path)
    for damaged in (store.log.read("s"), store.directory.get("s"), store.chronicle.incidents("s")):
        with pytest.raises(Damaged, match=r"event 2|entry of session s|chronicle of session s"):
            await damaged
    await store.close()
