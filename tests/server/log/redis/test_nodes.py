"""Which node keeps what."""

import pytest

from server.log.redis.nodes import HERE, nodes_at
from tests.redis_server import RedisServer


async def test_one_server_keeps_everything(server: RedisServer) -> None:
    """It is the home of every key and the only primary."""
    nodes = nodes_at(server.url)
    assert [await nodes.home("a"), await nodes.home("b"), *await nodes.primaries()] == [HERE] * 3
    await nodes.look_again()
    await nodes.client.aclose()


@pytest.mark.parametrize("scheme", ["redis+cluster", "rediss+cluster"])
async def test_a_cluster_is_known_by_its_address(scheme: str) -> None:
    """Nothing is connected before it is asked for."""
    nodes = nodes_at(f"{scheme}://user:word@nowhere.invalid:7000")
    assert type(nodes).__name__ == "Cluster"
    await nodes.client.aclose()


async def test_keys_of_a_cluster_live_where_it_says(addresses) -> None:  # type: ignore[no-untyped-def]
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
