"""What a Redis promises."""

import pytest

from server.log.redis import RedisStore
from server.log.redis.promise import ALWAYS, EVERY_SECOND, MEMORY, SOMETIME, UNASKED, UNKNOWN, durability
from tests.redis_server import RedisServer
from tests.server.log.stories import some


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"appendonly": "yes", "appendfsync": "always"}, ALWAYS),
        ({"appendonly": "yes", "appendfsync": "always", "no-appendfsync-on-rewrite": "no"}, ALWAYS),
        ({"appendonly": "yes", "appendfsync": "always", "no-appendfsync-on-rewrite": "yes"}, SOMETIME),
        ({"appendonly": "yes", "appendfsync": "everysec"}, EVERY_SECOND),
        ({"appendonly": "yes", "appendfsync": "no"}, SOMETIME),
        ({"appendonly": "no", "appendfsync": "always"}, MEMORY),
        ({"appendonly": "yes"}, UNKNOWN),
        ({"appendonly": "yes", "appendfsync": "some new word"}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_the_sentence_says_no_more_than_the_settings(settings: dict[str, str], expected: str) -> None:
    """What is not told is not promised."""
    assert durability(settings) == expected


async def test_the_promise_follows_the_settings(server: RedisServer, store: RedisStore) -> None:
    """Asked anew at every ping."""
    assert store.log.promise == UNASKED
    for setting, expected in [("always", ALWAYS), ("everysec", EVERY_SECOND), ("no", SOMETIME)]:
        server.ask("CONFIG", "SET", "appendfsync", setting)
        await store.ping()
        assert store.log.promise == expected


async def test_nothing_is_acknowledged_before_the_promise_is_known(store: RedisStore) -> None:
    """Whoever appends or reads first learns it, ping or not."""
    await store.log.append("s", 0, some(0, 1))
    assert store.log.promise == ALWAYS


async def test_eviction_is_named(server: RedisServer, store: RedisStore) -> None:
    """Any policy but ``noeviction`` may drop a whole session."""
    server.ask("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
    await store.ping()
    assert store.log.promise.startswith(ALWAYS)
    assert "set maxmemory-policy noeviction" in store.log.promise


async def test_a_redis_that_keeps_its_settings_to_itself_promises_nothing(server: RedisServer) -> None:
    """As rented ones do."""
    server.ask("ACL", "SETUSER", "tenant", "on", ">word", "~*", "+@all", "-config")
    store = RedisStore(server.url.replace("redis://", "redis://tenant:word@"))
    await store.ping()
    assert store.log.promise == UNKNOWN
    await store.close()
