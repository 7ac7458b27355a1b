"""A Redis that comes back without its end: it is told once, and nobody resumes over it."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest

from server.log import Reload
from server.log.redis import RedisStore
from tests.redis_server import RedisServer
from tests.server.log.stories import PATIENCE, some


@pytest.mark.proves("G11", "G2")
@pytest.mark.parametrize("cut", [1, 40, 200])
async def test_an_end_that_was_cut_off_is_told_by_whoever_followed_it(tmp_path: Path, cut: int) -> None:
    """How many events went, with a new epoch; whoever asks afterwards is told the same, once (A10)."""
    redis = RedisServer(tmp_path)
    redis.start()
    store = RedisStore(redis.url)
    for after in range(0, 20, 2):
        await store.log.append("s", after, some(after, 2))
    epoch = await store.log.epoch("s")
    async with asyncio.timeout(PATIENCE), aclosing(store.log.follow("s", 0, epoch)) as batches:
        assert len(await anext(batches)) == 20
        redis.kill()
        file = next((tmp_path / "appendonlydir").glob("*.incr.aof"))
        file.write_bytes(file.read_bytes()[:-cut])
        redis.start()
        with pytest.raises(Reload):
            await anext(batches)
    head = await store.log.head("s")
    assert head < 20
    assert head % 2 == 0
    assert await store.log.epoch("s") != epoch
    assert [(one.kind, one.seq, one.events) for one in await store.chronicle.incidents("s")] == [
        ("shortened", head, 20 - head)
    ]
    assert await store.check() == ["There are events of session s, which is not in the directory."]
    await store.close()
    redis.kill()


@pytest.mark.proves("G10")
async def test_an_end_that_the_head_disagrees_with_is_told(tmp_path: Path) -> None:
    """The stream ends before the head that was noted apart; a reader finds it."""
    redis = RedisServer(tmp_path)
    redis.start()
    store = RedisStore(redis.url)
    await store.log.append("s", 0, some(0, 5))
    epoch = await store.log.epoch("s")
    redis.ask("XDEL", "leeway:{s}:events", "5-0")
    assert "should go on to event 5" in " ".join(await store.check())
    assert await store.log.head("s") == 4
    assert await store.log.epoch("s") != epoch
    await store.log.head("s")
    assert [one.events for one in await store.chronicle.incidents("s")] == [1]
    await store.close()
    redis.kill()
