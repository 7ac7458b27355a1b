"""The one connection for writes: groups, lost replies, replicas."""

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.log import Unavailable
from server.log.redis import RedisStore
from server.log.redis import line as lines
from tests.processes import HOST
from tests.redis_server import RedisServer
from tests.server.log.redis.lossy import Lossy
from tests.server.log.stories import name, some


def calls(server: RedisServer, command: str) -> int:
    """How often Redis executed a command."""
    for words in server.ask("INFO", "commandstats").decode().splitlines():
        if words.startswith(f"cmdstat_{command}:calls="):
            return int(words.partition("=")[2].partition(",")[0])
    return 0


def connections(server: RedisServer) -> int:
    """How many are connected, this question among them."""
    return server.ask("CLIENT", "LIST").count(b"id=") - server.ask("CLIENT", "LIST").count(b"-id=")


async def test_writes_that_wait_travel_together(server: RedisServer, store: RedisStore) -> None:
    """Three hundred appends at once, and Redis syncs its file a few times, not three hundred."""
    await store.log.append("warm", 0, some(0, 1))
    before = int(server.ask("INFO", "stats").decode().partition("eventloop_cycles:")[2].partition("\r")[0] or 0)
    await asyncio.gather(*(store.log.append(f"s{number}", 0, some(0, 1)) for number in range(300)))
    after = int(server.ask("INFO", "stats").decode().partition("eventloop_cycles:")[2].partition("\r")[0] or 0)
    assert calls(server, "eval") == 301
    assert after - before < 100


@pytest.mark.parametrize("lost", [1])
async def test_l4_a_lost_reply_is_found_out_and_makes_no_duplicate(server: RedisServer, lost: int) -> None:
    """Redis did it, the answer was swallowed: the append still returns, and the events stand once (B2)."""
    async with Lossy(server.port) as way:
        store, session, written = RedisStore(way.url), name(), some(0, 3)
        way.lose = lost
        await store.log.append(session, 0, written)
        assert way.lost == lost
        assert await store.log.read(session) == written
        way.lose = lost
        await store.log.append(session, 3, some(3, 2))
        assert await store.log.head(session) == 5
        await store.close()


async def test_l4_when_replies_are_lost_again_and_again_nothing_is_acknowledged(server: RedisServer) -> None:
    """``Unavailable``; whoever catches up and tries again finds the events there, once."""
    async with Lossy(server.port) as way:
        store, session, written = RedisStore(way.url), name(), some(0, 3)
        way.lose = 2
        with pytest.raises(Unavailable):
            await store.log.append(session, 0, written)
        assert await store.log.read(session) == written
        await store.log.append(session, 3, some(3, 1))
        await store.close()


async def test_l3_someone_elses_events_are_never_taken_for_ones_own(server: RedisServer) -> None:
    """The reply is lost, and it would have said that another was first."""
    async with Lossy(server.port) as way:
        mine, theirs, session = RedisStore(way.url), RedisStore(server.url), name()
        await theirs.log.append(session, 0, some(0, 1))
        way.lose = 1
        with pytest.raises(Exception, match="head is 1"):
            await mine.log.append(session, 0, some(0, 1))
        for store in (mine, theirs):
            await store.close()


async def test_a_mistake_of_ours_is_told_to_whoever_made_it(store: RedisStore) -> None:
    """Nobody is left waiting, and the line goes on."""
    line = await store._writes._line("s")
    with pytest.raises(Exception, match="NoneType"):
        await line.write(lambda _: ("SET", "s", None))  # type: ignore[arg-type]
    assert await line.write(lambda _: ("SET", "s", "1")) == b"OK"


async def test_a_redis_that_is_away_is_unavailable_at_once(server: RedisServer, store: RedisStore) -> None:
    """No waiting, no retrying for ever; when it is back, so is the log."""
    await store.log.append("s", 0, some(0, 1))
    server.kill()
    with pytest.raises(Unavailable, match="does not answer"):
        await asyncio.wait_for(store.log.append("s", 1, some(1, 1)), 2)
    server.start()
    await store.log.append("s", 1, some(1, 1))
    assert await store.log.head("s") == 2


@pytest.fixture
def replica(server: RedisServer, tmp_path: Path) -> Iterator[RedisServer]:
    """A replica that has caught up."""
    server.ask("CONFIG", "SET", "repl-diskless-sync-delay", "0")
    replica = RedisServer(tmp_path / "replica", {"replicaof": f"{HOST} {server.port}"})
    replica.start()
    while b"master_link_status:up" not in replica.ask("INFO", "replication"):
        pass
    yield replica
    os.kill(replica.pid, signal.SIGCONT)
    replica.kill()


async def test_l4_a_replica_that_was_asked_for_has_what_was_acknowledged(
    server: RedisServer, replica: RedisServer
) -> None:
    """It is there when ``append`` returns, and the promise says so."""
    store = RedisStore(server.url, replicas=1)
    for after in range(20):
        await store.log.append("s", after, some(after, 1))
        assert replica.ask("XLEN", "leeway:{s}:events") == b":%d\r\n" % (after + 1)
    await store.ping()
    assert "Besides, 1 more must confirm it." in store.log.promise
    await store.close()


async def test_l4_without_its_replica_nothing_is_acknowledged(
    server: RedisServer, replica: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too few confirmed (A14), also after a lost reply; when it is back, so is the log."""
    async with Lossy(server.port) as way:
        store = RedisStore(way.url, replicas=1)
        await store.log.append("s", 0, some(0, 1))
        monkeypatch.setattr(lines, "REPLICAS_MS", 100)
        os.kill(replica.pid, signal.SIGSTOP)
        with pytest.raises(Unavailable, match="only 0 of 1 replicas"):
            await store.log.append("s", 1, some(1, 1))
        way.lose = 1
        with pytest.raises(Unavailable, match="only 0 of 1 replicas"):
            await store.log.append("s", 2, some(2, 1))
        os.kill(replica.pid, signal.SIGCONT)
        monkeypatch.undo()
        await store.log.append("s", 3, some(3, 1))
        await store.close()
