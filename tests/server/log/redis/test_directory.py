"""The directory in Redis beyond its contract."""

from server.log.directory import Entry
from server.log.redis import RedisStore
from tests.redis_server import RedisServer
from tests.server.log.redis.lossy import Lossy

ENTRY = Entry("s", "Title", "CODE1234", "long secret", 5)


async def test_d1_a_lost_reply_does_not_make_ones_own_entry_look_taken(server: RedisServer) -> None:
    """Redis did it, the answer was swallowed: ``add`` still returns."""
    async with Lossy(server.port) as way:
        store = RedisStore(way.url)
        way.lose = 1
        await store.directory.add(ENTRY)
        assert await store.directory.entries() == [ENTRY]
        await store.close()


async def test_d1_entries_survive_a_killed_redis(server: RedisServer, store: RedisStore) -> None:
    """They are as durable as the log."""
    await store.directory.add(ENTRY)
    server.kill()
    server.start()
    assert await store.directory.by_code("CODE1234") == ENTRY
