"""A Redis that was emptied, or is full, is not ready (J7, J8)."""

from pathlib import Path

import pytest

from server.log import Unavailable
from server.log.redis import RedisStore
from tests.redis_server import RedisServer
from tests.server.log.stories import some


@pytest.mark.proves("G11", "G3")
async def test_a_redis_that_was_emptied_is_not_taken_for_the_one_that_it_was(tmp_path: Path) -> None:
    """Until it has what it had again."""
    redis = RedisServer(tmp_path)
    redis.start()
    store = RedisStore(redis.url)
    await store.ping()
    await store.ping()
    mark = redis.ask("GET", "leeway:{directory}:mark")
    redis.ask("FLUSHALL")
    with pytest.raises(Unavailable, match="emptied, or it is another database"):
        await store.ping()
    redis.ask("SET", "leeway:{directory}:mark", mark)
    await store.ping()
    await store.close()
    redis.kill()


@pytest.mark.proves("G4")
async def test_a_redis_whose_memory_is_full_takes_nothing_and_says_so(tmp_path: Path) -> None:
    """Reading goes on; with room it goes on by itself (J7)."""
    redis = RedisServer(tmp_path)
    redis.start()
    store = RedisStore(redis.url)
    await store.log.append("s", 0, written := some(0, 3))
    redis.ask("CONFIG", "SET", "maxmemory", 1)
    with pytest.raises(Unavailable, match="maxmemory"):
        await store.log.append("s", 3, some(3, 1))
    with pytest.raises(Unavailable, match="maxmemory"):
        await store.ping()
    assert await store.log.read("s") == written
    redis.ask("CONFIG", "SET", "maxmemory", 0)
    await store.ping()
    await store.measure()
    assert store.syncs.cost
    await store.log.append("s", 3, some(3, 1))
    await store.close()
    redis.kill()
