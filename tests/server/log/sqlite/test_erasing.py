"""Erased words are in no byte of the file, nor of what lies beside it (L9)."""

import asyncio
import secrets
from pathlib import Path

import pytest

from server.log import Reload
from server.log.sqlite import SqliteStore
from tests.server.log.stories import one


def places(folder: Path, words: bytes) -> list[str]:
    """The files that hold these bytes."""
    return [file.name for file in folder.iterdir() if words in file.read_bytes()]


@pytest.mark.parametrize("length", [1, 40, 3_000, 20_000])
async def test_l9_no_byte_of_what_was_said_is_left(store: SqliteStore, path: Path, length: int) -> None:
    """Not in pages that were split, not in the write-ahead file; what others said is still there."""
    canary, other = (f"{name}{secrets.token_hex(8)}" for name in ("canary", "other"))
    sessions = [f"s{number}" for number in range(12)]
    for seq in range(1, 41):
        # Sessions grow by turns, so that their rows meet in the middle of the tree and pages split.
        text = canary * length if seq == 7 else f"{other} {'x' * (seq * 37 % 900)}"
        await asyncio.gather(*(store.log.append(session, seq - 1, [one(seq, text[:60_000])]) for session in sessions))
    assert places(path.parent, canary.encode())
    for session in sessions:
        await store.log.erase(session, [7])
    assert places(path.parent, canary[:14].encode()) == []
    assert "leeway.db" in places(path.parent, other.encode())


async def test_l9_nothing_comes_back_after_closing(path: Path) -> None:
    """The file alone, opened again."""
    store, canary = SqliteStore(path), f"canary{secrets.token_hex(8)}"
    await store.log.append("s", 0, [one(1, canary), one(2)])
    await store.log.erase("s", [1])
    await store.close()
    assert places(path.parent, canary.encode()) == []


async def test_l9_a_reader_in_the_midst_does_not_stop_it(store: SqliteStore, path: Path) -> None:
    """Long reads and followers go on beside an erasure; the bytes are gone all the same."""
    canary = f"canary{secrets.token_hex(8)}"
    for after in range(0, 20_000, 2_000):
        await store.log.append("s", after, [one(seq, canary) for seq in range(after + 1, after + 2_001)])
    reading = asyncio.create_task(store.log.read("s"))
    await asyncio.sleep(0)
    await store.log.erase("s", range(1, 20_001))
    await reading
    assert places(path.parent, canary.encode()) == []


async def test_l10_followers_are_told_even_if_nobody_waits_for_the_erasure(store: SqliteStore) -> None:
    """Its caller may be cancelled; it is done all the same."""
    await store.log.append("s", 0, [one(1, "secret")])
    batches = store.log.follow("s", 0)
    await anext(batches)
    erasing = asyncio.create_task(store.log.erase("s", [1]))
    await asyncio.sleep(0)
    erasing.cancel()
    with pytest.raises(Reload):
        await anext(batches)
    assert getattr((await store.log.read("s"))[0].event, "text", None) == ""
