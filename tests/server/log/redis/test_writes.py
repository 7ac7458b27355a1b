"""Scripts on the node that keeps their keys."""

import asyncio

import pytest
from redis.crc import key_slot

from events import Recorded
from server.log import Conflict, Unavailable
from server.log.redis import RedisStore, keys
from tests.redis_server import RedisClusterServers, RedisServer
from tests.server.log.stories import PATIENCE, followed, name, some


@pytest.fixture
def cluster(tmp_path):  # type: ignore[no-untyped-def]
    """A cluster of one's own."""
    cluster = RedisClusterServers(tmp_path / "cluster")
    cluster.start()
    yield cluster
    cluster.kill()


def hand_over(cluster: RedisClusterServers, session: str) -> None:
    """Move the session's slot, which is empty, from its node to the next one."""
    slot = key_slot(keys.events(session).encode())
    owner = next(n for n, bound in enumerate((5461, 10923, 16384)) if slot < bound)
    taker = cluster.nodes[(owner + 1) % 3].ask("CLUSTER", "MYID").decode()
    for node in cluster.nodes:
        assert node.ask("CLUSTER", "SETSLOT", slot, "NODE", taker) == b"+OK\r\n"


async def test_a_session_that_moved_to_another_node_is_found(cluster: RedisClusterServers) -> None:
    """Writer, reader and follower go where the cluster sends them; nobody has to restart anything."""
    store = RedisStore(cluster.url)
    await store.ping()
    for _ in range(3):
        session, written = name(), some(0, 2)
        hand_over(cluster, session)
        await store.log.append(session, 0, written)
        assert await followed(store.log, session, 0, 2) == written
        assert await store.log.read(session) == written
    await store.close()


async def appended(store: RedisStore, session: str, events: list[Recorded]) -> bool:
    """Whether the events stand in the log, now or from an earlier try."""
    try:
        await store.log.append(session, events[0].event.seq - 1, events)
    except Unavailable:
        return False
    except Conflict as refusal:
        return refusal.head == events[-1].event.seq
    return True


async def test_a_node_that_dies_and_returns_is_found_again(cluster: RedisClusterServers) -> None:
    """Its sessions are unavailable meanwhile, and then go on, for writers and followers; the others never stop."""
    store, session = RedisStore(cluster.url), name()
    written = some(0, 2)
    await store.log.append(session, 0, written[:1])
    following = asyncio.create_task(followed(store.log, session, 0, 2))
    slot = key_slot(keys.events(session).encode())
    owner = next(n for n, bound in enumerate((5461, 10923, 16384)) if slot < bound)
    await asyncio.sleep(0.05)
    cluster.nodes[owner].kill()
    with pytest.raises(Unavailable):
        await store.log.append(session, 1, written[1:])
    await asyncio.to_thread(cluster.nodes[owner].start)
    async with asyncio.timeout(PATIENCE):
        while not await appended(store, session, written[1:]):
            await asyncio.sleep(0.05)
    assert await following == written
    await store.close()


async def test_a_refusal_of_redis_is_told_with_its_reason(server: RedisServer, store: RedisStore) -> None:
    """Memory that is full: nothing recorded, nothing lost, and the log goes on when there is room."""
    await store.log.append("s", 0, some(0, 1))
    server.ask("CONFIG", "SET", "maxmemory", "1mb")
    with pytest.raises(Unavailable, match=r"Redis refused.*maxmemory"):
        await store.log.append("s", 1, some(1, 1))
    server.ask("CONFIG", "SET", "maxmemory", "0")
    await store.log.append("s", 1, some(1, 1))
    assert await store.log.head("s") == 2


async def test_scripts_survive_being_forgotten(server: RedisServer, store: RedisStore) -> None:
    """A restart or a flush of Redis' script cache is nobody's business."""
    await store.log.append("s", 0, some(0, 1))
    server.ask("SCRIPT", "FLUSH")
    await store.log.append("s", 1, some(1, 1))
