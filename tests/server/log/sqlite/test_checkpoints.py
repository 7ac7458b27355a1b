"""Checkpoints beside the embedded store: a file that may be lost, and that keeps nothing that was erased."""

import asyncio
import secrets
import zlib
from pathlib import Path

import apsw
import pytest

from server.log import Reload
from server.log.sqlite import SqliteStore
from server.log.sqlite.checkpoints import FORMAT
from server.log.sqlite.file import Unfit
from tests.server.log.stories import one, some


def beside(path: Path) -> Path:
    """The file of the checkpoints."""
    return Path(f"{path}-checkpoints")


async def saved(path: Path, raw: bytes = b"what it amounted to") -> str:
    """A store with one session and its checkpoint at event 4, closed again; gives the epoch."""
    store = SqliteStore(path)
    await store.log.append("s", 0, some(0, 9))
    epoch = await store.log.epoch("s")
    await store.checkpoints.save("s", epoch, "v", 4, raw)
    await store.close()
    return epoch


async def found(path: Path, epoch: str) -> tuple[int, bytes] | None:
    """What the store gives when it is opened again, having shown that it can keep another."""
    store = SqliteStore(path)
    nearest = await store.checkpoints.nearest("s", epoch, "v", 9)
    await store.checkpoints.save("s", epoch, "v", 6, b"another")
    assert await store.checkpoints.nearest("s", epoch, "v", 9) == (6, b"another")
    await store.close()
    return nearest


async def test_they_survive_closing(path: Path) -> None:
    """Nothing lies beside the file afterwards."""
    epoch = await saved(path)
    assert {file.name for file in path.parent.iterdir()} == {
        path.name,
        f"{path.name}.lock",
        f"{path.name}-heads",
        beside(path).name,
    }
    assert await found(path, epoch) == (4, b"what it amounted to")


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 300, None])
async def test_c5_a_damaged_file_is_begun_again(path: Path, damage: bytes | None) -> None:
    """Empty, not of SQLite, or with pages of noise (None)."""
    epoch = await saved(path, secrets.token_bytes(50_000))
    whole = beside(path).read_bytes()
    beside(path).write_bytes(whole[:100] + secrets.token_bytes(len(whole) - 100) if damage is None else damage)
    assert await found(path, epoch) is None


async def test_c5_one_that_is_damaged_while_it_is_open_is_begun_again(path: Path) -> None:
    """What is asked for meanwhile is not there; nobody hears of it."""
    store = SqliteStore(path)
    await store.log.append("s", 0, some(0, 9))
    epoch = await store.log.epoch("s")
    for seq in range(1, 9):
        await store.checkpoints.save("s", epoch, "v", seq, secrets.token_bytes(30_000))
    with beside(path).open("r+b") as file:
        file.write(secrets.token_bytes(beside(path).stat().st_size))
    await store.checkpoints.nearest("s", epoch, "v", 9)
    await store.checkpoints.save("s", epoch, "v", 9, b"new")
    await store.checkpoints.nearest("s", epoch, "v", 9)
    await store.checkpoints.save("s", epoch, "v", 9, b"new")
    assert await store.checkpoints.nearest("s", epoch, "v", 9) == (9, b"new")
    await store.close()


async def test_c6_one_that_is_deleted_while_it_is_open_is_no_trouble(path: Path) -> None:
    """They may all be gone at any time."""
    store = SqliteStore(path)
    await store.log.append("s", 0, some(0, 9))
    epoch = await store.log.epoch("s")
    await store.checkpoints.save("s", epoch, "v", 4, b"before")
    beside(path).unlink()
    await store.checkpoints.save("s", epoch, "v", 5, b"after")
    await store.checkpoints.nearest("s", epoch, "v", 9)
    await store.log.erase("s", [3])
    assert await store.checkpoints.nearest("s", await store.log.epoch("s"), "v", 9) is None
    await store.close()


async def test_another_format_is_begun_again(path: Path) -> None:
    """Of a newer Leeway."""
    epoch = await saved(path)
    db = apsw.Connection(str(beside(path)))
    db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    db.close()
    assert await found(path, epoch) is None


async def test_what_can_neither_be_used_nor_thrown_away_is_told_when_the_store_is_opened(path: Path) -> None:
    """In words that say what to do; the store can be opened once it is done."""
    beside(path).mkdir(parents=True)
    with pytest.raises(Unfit, match=r"cannot be used.*delete it"):
        SqliteStore(path)
    beside(path).rmdir()
    await SqliteStore(path).close()


async def test_c7_no_byte_of_what_was_said_is_left(path: Path) -> None:
    """Neither as it was written nor pressed, in no file, at no size; the other sessions' are all there."""
    store, canary = SqliteStore(path), f"canary{secrets.token_hex(16)}"
    sessions = [f"s{number}" for number in range(6)]
    for session in sessions:
        await store.log.append(session, 0, [one(1, canary if session == "s3" else "other"), *some(1, 8)])
    pressed = {size: zlib.compress(canary.encode() + secrets.token_bytes(size)) for size in (10, 300, 5_000, 90_000)}
    for seq, size in enumerate(pressed, 1):
        for session in sessions:
            raw = pressed[size] if session == "s3" else secrets.token_bytes(size * 3 // 2)
            await store.checkpoints.save(session, await store.log.epoch(session), "v", seq, raw)
    await store.checkpoints.save("s3", await store.log.epoch("s3"), "v", 9, canary.encode() * 500)
    parts = [raw[at : at + 24] for raw in pressed.values() for at in range(0, len(raw) - 24, 997)]
    assert sum(bool(traces(path.parent, [part])) for part in parts) > 80  # a few lie across two pages
    await store.log.erase("s3", [1])
    assert traces(path.parent, [canary.encode(), *parts]) == []
    for session in sessions:
        nearest = await store.checkpoints.nearest(session, await store.log.epoch(session), "v", 9)
        assert (nearest is None) == (session == "s3")
    await store.close()
    assert traces(path.parent, [canary.encode(), *parts]) == []


def traces(folder: Path, parts: list[bytes]) -> list[str]:
    """The files that hold any of these bytes."""
    return [file.name for file in folder.iterdir() if any(part in file.read_bytes() for part in parts)]


async def test_c7_nobody_who_stops_waiting_prevents_it(path: Path) -> None:
    """A cancelled erasure goes on to its end, checkpoints included."""
    store = SqliteStore(path)
    await store.log.append("s", 0, [one(1, "canary")])
    await store.checkpoints.save("s", await store.log.epoch("s"), "v", 1, b"canary words")
    batches = store.log.follow("s", 0)
    await anext(batches)
    erasing = asyncio.create_task(store.log.erase("s", [1]))
    await asyncio.sleep(0)
    erasing.cancel()
    with pytest.raises(Reload):
        await anext(batches)
    assert traces(path.parent, [b"canary"]) == []
    await store.close()


async def test_c7_an_erasure_that_was_cut_off_is_completed_when_the_store_is_opened(path: Path) -> None:
    """The log had its new epoch, the checkpoints were not yet wiped."""
    await saved(path, b"canary words")
    db = apsw.Connection(str(path))
    db.execute("UPDATE session SET epoch = 'anew'")
    db.close()
    await SqliteStore(path).close()
    assert traces(path.parent, [b"canary"]) == []
