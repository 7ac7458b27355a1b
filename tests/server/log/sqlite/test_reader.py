"""Reading from the file."""

import asyncio
import time
from pathlib import Path

import pytest

from server.log import Damaged
from server.log.sqlite import SqliteStore
from server.log.sqlite.file import open_writer
from server.log.sqlite.reader import LONG, SHORT, Reader
from tests.server.log.stories import some


async def test_short_reads_are_answered_at_once(store: SqliteStore, path: Path) -> None:
    """Without leaving the event loop."""
    written = some(0, SHORT)
    await store.log.append("s", 0, written)
    reader = Reader(path)
    with pytest.raises(StopIteration) as answer:
        reader.some("s", 0, SHORT).send(None)
    assert answer.value.value == written
    reader.finish()
    reader.close()


async def test_long_reads_come_in_parts_and_block_nobody(store: SqliteStore, path: Path) -> None:
    """Others are served while the file is read."""
    await store.log.append("s", 0, some(0, 3 * LONG))
    reader, longest = Reader(path), 0.0
    reading = asyncio.create_task(reader.some("s", 0, 3 * LONG))
    while not reading.done():
        before = time.perf_counter()
        await asyncio.sleep(0)
        longest = max(longest, time.perf_counter() - before)
    assert [event.event.seq for event in reading.result()] == list(range(1, LONG + 1))
    assert longest < 0.5
    reader.finish()
    reader.close()


async def test_a_session_stands_at_its_head_and_epoch(store: SqliteStore) -> None:
    """0 and "" before it has begun."""
    await store.log.append("s", 0, some(0, 4))
    reader = store.log._reader
    assert reader.stand("s") == (4, await store.log.epoch("s"))
    assert reader.stand("t") == (0, "")


async def test_l11_a_row_that_went_missing_is_damage(path: Path) -> None:
    """Somebody has been at the file."""
    store = SqliteStore(path)
    await store.log.append("s", 0, some(0, 5))
    await store.close()
    db = open_writer(path)
    db.execute("DELETE FROM event WHERE seq = 3")
    db.close()
    store = SqliteStore(path)
    with pytest.raises(Damaged, match="event 3 is missing"):
        await store.log.read("s")
    await store.close()
