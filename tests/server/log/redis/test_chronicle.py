"""Which servers are gone, where several share a Redis."""

from server.log.redis import RedisStore, keys


async def test_a_redis_that_was_away_makes_no_server_gone(store: RedisStore) -> None:
    """Everybody was silent then; whoever speaks first waits for the others, and misses who does not speak again."""
    chronicle, client = store.chronicle, store.chronicle._nodes.client
    servers = ("one", "two", "gone")
    for at, server in enumerate(servers):
        await chronicle.take_up("here", server, 5, at)
    await client.delete(*(keys.alive("here", server) for server in servers))
    for at, server in enumerate(("one", "two"), start=10):
        await chronicle.take_up("here", server, 5, at)
    assert await chronicle.incidents("here") == ()
    for at, server in enumerate(("one", "two"), start=20):
        await chronicle.take_up("here", server, 7, at)
    assert [(one.kind, one.seq, one.at) for one in await chronicle.incidents("here")] == [("lost", 7, 20)]
