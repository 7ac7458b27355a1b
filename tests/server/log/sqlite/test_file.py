"""The file and its connections."""

from pathlib import Path

import apsw
import pytest

from server.log.sqlite.file import Unfit, demand_sound_sqlite, open_reader, open_writer


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
        db.execute("INSERT INTO entry VALUES ('s', 't', 'c', 'x', 'not a number')")
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
