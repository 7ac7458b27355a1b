"""Following across what happens to a Redis."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from typing import Any

import pytest

from events import Recorded
from server.log import Damaged, Reload
from server.log.redis import RedisStore
from server.log.redis.entries import seq_of
from tests.redis_server import RedisServer
from tests.server.log.stories import PATIENCE, name, one, some


async def caught_up(store: RedisStore, session: str, count: int) -> AsyncIterator[list[Recorded]]:
    """A follower that has had the first ``count`` events."""
    batches = store.log.follow(session, 0)
    got = 0
    while got < count:
        got += len(await anext(batches))
    return batches


async def next_of(batches: AsyncIterator[list[Recorded]]) -> list[Recorded]:
    """The next batch, or a failure instead of waiting for ever."""
    async with asyncio.timeout(PATIENCE):
        return await anext(batches)


async def test_l6_a_redis_that_dies_and_returns_is_followed_on(server: RedisServer, store: RedisStore) -> None:
    """Everything once, by itself, however often."""
    session = name()
    await store.log.append(session, 0, some(0, 2))
    batches = await caught_up(store, session, 2)
    for after in (2, 3, 4):
        waiting = asyncio.create_task(next_of(batches))
        await asyncio.sleep(0.02)
        server.kill()
        await asyncio.sleep(0.1)
        server.start()
        written = some(after, 1)
        await store.log.append(session, after, written)
        assert await waiting == written
    await batches.aclose()  # type: ignore[attr-defined]


async def test_l10_a_redis_that_lost_everything_means_reload(server: RedisServer, store: RedisStore) -> None:
    """Even if it has by now as many events as before, they are others."""
    session = name()
    await store.log.append(session, 0, some(0, 2))
    batches = await caught_up(store, session, 2)
    server.kill()
    shutil.rmtree(server.folder / "appendonlydir")
    server.start()
    other = RedisStore(server.url)
    await other.log.append(session, 0, some(0, 5))
    with pytest.raises(Reload):
        await next_of(batches)
    await other.close()


async def test_l10_a_redis_that_lost_its_tail_means_reload(server: RedisServer, store: RedisStore) -> None:
    """The same epoch, but behind what was given, or with another event in that place."""
    session = name()
    await store.log.append(session, 0, some(0, 2))
    server.stop()
    shutil.copytree(server.folder / "appendonlydir", server.folder / "backup")
    server.start()
    await store.log.append(session, 2, some(2, 2))
    ahead, at = await caught_up(store, session, 4), await caught_up(store, session, 4)
    server.kill()
    shutil.rmtree(server.folder / "appendonlydir")
    shutil.copytree(server.folder / "backup", server.folder / "appendonlydir")
    server.start()
    with pytest.raises(Reload):
        await next_of(ahead)
    other = RedisStore(server.url)
    await other.log.append(session, 2, some(2, 2))
    with pytest.raises(Reload):
        await next_of(at)
    await other.close()


async def test_l11_a_gap_is_damage_and_not_an_event(server: RedisServer, store: RedisStore) -> None:
    """Somebody has written to the stream by hand: ids alone accept gaps."""
    session = name()
    await store.log.append(session, 0, some(0, 2))
    batches = await caught_up(store, session, 2)
    server.ask("XADD", f"leeway:{{{session}}}:events", "4-0", "event", one(4).raw)
    with pytest.raises(Damaged, match="event 3 is missing"):
        await next_of(batches)
    with pytest.raises(Damaged, match="event 3 is missing"):
        await store.log.read(session)


async def test_l6_a_follower_that_leaves_hangs_up(server: RedisServer, store: RedisStore) -> None:
    """Redis keeps no connection of it."""

    def blocked() -> int:
        return server.ask("CLIENT", "LIST").count(b"cmd=xread")

    async def stays(count: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while blocked() != count:
                await asyncio.sleep(0.01)

    waiting: list[asyncio.Task[Any]] = [asyncio.create_task(next_of(store.log.follow("s", 0))) for _ in range(5)]
    await stays(5)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await stays(0)


async def test_l6_closing_ends_a_follower_that_has_lost_its_redis(server: RedisServer) -> None:
    """It does not try for ever."""
    store = RedisStore(server.url)
    await store.log.append("s", 0, some(0, 1))
    batches = await caught_up(store, "s", 1)
    waiting = asyncio.create_task(next_of(batches))
    await asyncio.sleep(0.02)
    server.kill()
    await asyncio.sleep(0.1)
    await store.close()
    with pytest.raises(StopAsyncIteration):
        await waiting


def test_an_entry_tells_its_seq() -> None:
    """Its id is ``<seq>-0``."""
    assert [seq_of(b"1-0"), seq_of(b"4294967296-0")] == [1, 4_294_967_296]
