"""The log in Redis beyond the contract: dying under load."""

import asyncio
import contextlib

import pytest

from server.log import Conflict, Reload, Unavailable
from server.log.redis import RedisStore
from tests.redis_server import RedisServer
from tests.server.log.stories import some


@pytest.mark.parametrize("lives", [5])
async def test_l12_a_killed_redis_loses_nothing_that_was_acknowledged(
    server: RedisServer, store: RedisStore, lives: int
) -> None:
    """``kill -9`` under load, again and again: every acknowledged event is there once, and the writers go on (A2)."""
    acknowledged: dict[str, list[str]] = {f"s{number}": [] for number in range(8)}
    stopping = asyncio.Event()

    async def write(session: str) -> None:
        after = 0
        while not stopping.is_set():
            events = some(after, 2)
            try:
                await store.log.append(session, after, events)
                acknowledged[session] += [one.event.id for one in events]
                after += 2
            except Conflict as refusal:
                after = refusal.head
            except Unavailable:
                await asyncio.sleep(0.01)

    writers = [asyncio.create_task(write(session)) for session in acknowledged]
    for _ in range(lives):
        before = sum(map(len, acknowledged.values()))
        while sum(map(len, acknowledged.values())) < before + 100:
            await asyncio.sleep(0.005)
        server.kill()
        await asyncio.sleep(0.05)
        server.start()
    stopping.set()
    await asyncio.gather(*writers)
    for session, ids in acknowledged.items():
        found = [one.event.id for one in await store.log.read(session)]
        assert len(found) == len(set(found))
        assert set(ids) <= set(found)
        assert [identifier for identifier in found if identifier in set(ids)] == ids


async def test_l6_l10_what_one_server_does_the_others_followers_hear(server: RedisServer, store: RedisStore) -> None:
    """Events, in order with one's own, and erasures."""
    other, batches = RedisStore(server.url), store.log.follow("s", 0)
    for after in range(0, 6, 2):
        events = some(after, 2)
        await store.log.append("s", after, events[:1])
        assert await anext(batches) == events[:1]
        await other.log.append("s", after + 1, events[1:])
        assert await anext(batches) == events[1:]
    waiting = asyncio.ensure_future(anext(batches))
    await asyncio.sleep(0.01)
    await other.log.erase("s", [1])
    with pytest.raises(Reload):
        await waiting
    await other.close()


async def test_the_stream_is_as_documented(server: RedisServer, store: RedisStore) -> None:
    """Tools from outside may read it: ids are seqs, one field, the event's JSON."""
    events = some(0, 2)
    await store.log.append("s", 0, events)
    reply = server.ask("XRANGE", "leeway:{s}:events", "-", "+")
    assert all(words in reply for words in (b"1-0", b"2-0", b"event", events[0].raw, events[1].raw))


async def test_reads_survive_a_short_absence(server: RedisServer, store: RedisStore) -> None:
    """They are repeated, for that does no harm; a longer one is ``Unavailable``."""
    await store.log.append("s", 0, some(0, 3))
    server.kill()
    with pytest.raises(Unavailable, match="does not answer"):
        await store.log.read("s")
    reading = asyncio.create_task(store.log.head("s"))
    await asyncio.sleep(0)
    await asyncio.to_thread(server.start)
    with contextlib.suppress(Unavailable):
        assert await reading == 3
    assert await store.log.head("s") == 3
