"""Which node keeps what."""

import asyncio
from collections.abc import Callable

import pytest

from server.log import Conflict, Unavailable
from server.log.directory import Entry
from server.log.redis import RedisStore
from server.log.redis.nodes import HERE, nodes_at
from server.log.redis.promise import ALWAYS
from tests.redis_server import RedisServer
from tests.server.log.stories import followed, name, some

Addresses = Callable[[str], str]


async def test_one_server_keeps_everything(server: RedisServer) -> None:
    """It is the home of every key and the only primary."""
    nodes = nodes_at(server.url)
    assert [await nodes.home("a"), await nodes.home("b"), *await nodes.primaries()] == [HERE] * 3
    await nodes.look_again()
    await nodes.client.aclose()


@pytest.mark.proves("G28")
async def test_a_cancellation_is_heard_whenever_it_comes(server: RedisServer) -> None:
    """Also at the moment when redis-py has just sent the question: else the task goes on, and a server cannot stop."""
    nodes = nodes_at(server.url)
    for steps in range(1, 20):
        asking = asyncio.create_task(nodes.client.blpop("nothing", timeout=1))
        for _ in range(steps):
            await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    await nodes.client.aclose()


@pytest.mark.parametrize("kind", ["unix", "rediss", "valkey-cluster"])
async def test_every_way_to_a_redis_bears_the_whole_log(addresses: Addresses, kind: str) -> None:
    """A unix socket, TLS, a cluster of Valkeys: append, conflict, read, follow, erase, directory."""
    store, session, written = RedisStore(addresses(kind)), name(), some(0, 3)
    await store.ping()
    assert store.log.promise == ALWAYS
    following = asyncio.create_task(followed(store.log, session, 0, 3))
    await store.log.append(session, 0, written)
    with pytest.raises(Conflict):
        await store.log.append(session, 0, written)
    assert await following == written
    await store.log.erase(session, [2])
    assert [getattr(one.event, "text", None) for one in await store.log.read(session)] == ["a note", "", "a note"]
    entry = Entry(session, "Title", session[:8], session * 2, 1)
    await store.directory.add(entry)
    assert await store.directory.by_code(session * 2) == entry
    await store.close()


async def test_a_certificate_that_nobody_vouches_for_is_refused(addresses: Addresses) -> None:
    """Encrypted is not enough: it must be the right Redis."""
    store = RedisStore(addresses("rediss").partition("?")[0])
    with pytest.raises(Unavailable, match="CERTIFICATE_VERIFY_FAILED"):
        await store.ping()
    await store.close()


@pytest.mark.parametrize("scheme", ["redis+cluster", "rediss+cluster"])
async def test_a_cluster_is_known_by_its_address(scheme: str) -> None:
    """Nothing is connected before it is asked for."""
    nodes = nodes_at(f"{scheme}://user:word@nowhere.invalid:7000")
    assert type(nodes).__name__ == "Cluster"
    await nodes.client.aclose()


async def test_keys_of_a_cluster_live_where_it_says(addresses: Addresses) -> None:
    """Three primaries, each the home of some; the node agrees that the key is its own."""
    nodes = nodes_at(addresses("cluster"))
    homes = {key: await nodes.home(key) for key in (f"leeway:{{s{number}}}:events" for number in range(40))}
    assert set(homes.values()) == set(await nodes.primaries())
    assert len(await nodes.primaries()) == 3
    for key, home in homes.items():
        link = nodes.link(home)
        assert await link.ask("EXISTS", key) == 0
        await link.drop()
    await nodes.client.aclose()


async def test_a_link_to_a_replica_keeps_the_credentials(server: RedisServer) -> None:
    """Only host and port are others."""
    server.ask("CONFIG", "SET", "requirepass", "word")
    nodes = nodes_at(server.url.replace("redis://", "redis://:word@").replace(str(server.port), "1"))
    link = nodes.link(("127.0.0.1", server.port))
    assert await link.ask("PING") == b"PONG"
    await link.drop()
    await nodes.client.aclose()
