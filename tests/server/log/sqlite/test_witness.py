"""The witness: an end that is missing is noticed when the store is opened, whatever became of its files (A11)."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from server.log import Reload
from server.log.chronicle import Incident
from server.log.sqlite import SqliteStore
from server.log.sqlite.witness import SLOT, Witness
from tests.server.log.stories import some


def wal(path: Path) -> Path:
    """The write-ahead file beside it."""
    return Path(f"{path}-wal")


async def left(path: Path, tamper: Callable[[Path, Path], None]) -> Path:
    """A store that was killed with 20 events, after ``tamper``; beside it lies its copy of when there were 10."""
    home, older, killed = (path.parent / name / path.name for name in ("home", "older", "killed"))
    store = SqliteStore(home)
    await store.log.append("s", 0, some(0, 10))
    shutil.copytree(home.parent, older.parent)
    await store.log.append("s", 10, some(10, 10))
    shutil.copytree(home.parent, killed.parent)
    await store.close()
    tamper(killed, older)
    return killed


def nothing(_killed: Path, _older: Path) -> None:
    """As it was left."""


def wal_deleted(killed: Path, _older: Path) -> None:
    """Everything since the last checkpoint, which is everything here."""
    wal(killed).unlink()


def wal_older(killed: Path, older: Path) -> None:
    """A sound file that ends earlier."""
    shutil.copy(wal(older), wal(killed))


def wal_cut(killed: Path, _older: Path) -> None:
    """The last commit is not whole any more."""
    wal(killed).write_bytes(wal(killed).read_bytes()[:-1])


def wal_flipped(killed: Path, _older: Path) -> None:
    """A bit of the last page."""
    content = bytearray(wal(killed).read_bytes())
    content[-100] ^= 1
    wal(killed).write_bytes(content)


def shm_deleted(killed: Path, _older: Path) -> None:
    """It is made again from the write-ahead file."""
    Path(f"{killed}-shm").unlink()


def shm_older(killed: Path, older: Path) -> None:
    """It is not believed."""
    shutil.copy(f"{older}-shm", f"{killed}-shm")


@pytest.mark.proves("G11", "G1")
@pytest.mark.parametrize("tamper", [nothing, shm_deleted, shm_older])
async def test_what_can_be_recovered_is(path: Path, tamper: Callable[[Path, Path], None]) -> None:
    """All of it, and nothing is said to be lost."""
    store = SqliteStore(await left(path, tamper))
    assert await store.log.head("s") == 20
    assert await store.chronicle.incidents("s") == ()
    await store.close()


@pytest.mark.proves("G11")
@pytest.mark.parametrize(("tamper", "head"), [(wal_older, 10), (wal_cut, 10), (wal_flipped, 10)])
async def test_an_end_that_is_missing_is_told_and_gets_a_new_epoch(
    path: Path, tamper: Callable[[Path, Path], None], head: int
) -> None:
    """How many events went; nobody can resume over them; it is told once."""
    killed = await left(path, tamper)
    before = SqliteStore(path.parent / "older" / path.name)
    epoch = await before.log.epoch("s")
    await before.close()
    for _ in range(2):
        store = SqliteStore(killed)
        assert await store.log.head("s") == head
        assert await store.log.epoch("s") != epoch
        assert [(one.kind, one.seq, one.events) for one in await store.chronicle.incidents("s")] == [
            ("shortened", head, 20 - head)
        ]
        with pytest.raises(Reload):
            await anext(aiter(store.log.follow("s", 5, epoch)))
        await store.close()


@pytest.mark.proves("G11")
async def test_a_session_that_is_missing_is_told_of(path: Path) -> None:
    """It is not there, rather than there and empty."""
    store = SqliteStore(await left(path, wal_deleted))
    assert await store.check() == ["A session of 20 events is missing from the store."]
    assert await store.log.epoch("s") == ""
    await store.close()


def test_a_note_that_is_damaged_is_none(path: Path) -> None:
    """Neither one that was never written."""
    witness, file = Witness(path), Path(f"{path}-heads")
    for number in (1, 2, 5):
        witness.note(number, number * 100)
    assert list(witness.heads()) == [(1, 100), (2, 200), (5, 500)]
    content = bytearray(file.read_bytes())
    content[2 * SLOT + 7] ^= 1
    file.write_bytes(content[:-1])
    assert list(witness.heads()) == [(1, 100)]
    witness.begin_again()
    assert list(witness.heads()) == []
    witness.close()


@pytest.mark.proves("G11")
async def test_lines_of_the_chronicle_that_are_missing_are_told_of(path: Path) -> None:
    """They are counted, like events; the log itself is whole."""
    store = SqliteStore(path.parent / "home" / path.name)
    await store.log.append("s", 0, some(0, 1))
    await store.chronicle.add("s", Incident(kind="imported", seq=1, at=1))
    shutil.copytree(path.parent / "home", path.parent / "killed")
    await store.close()
    wal(path.parent / "killed" / path.name).write_bytes(wal(path.parent / "killed" / path.name).read_bytes()[:-1])
    again = SqliteStore(path.parent / "killed" / path.name)
    assert await again.check() == ["The directory and the chronicle lack 1 of their last lines."]
    assert await again.log.head("s") == 1
    await again.close()
