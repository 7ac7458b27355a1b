"""The Redis store as a whole."""

import gc
import os
import signal

import pytest

from server.log import Unavailable
from server.log.redis import RedisStore
from tests.processes import free_port
from tests.redis_server import RedisServer
from tests.server.log.stories import some


async def test_where_nothing_listens_ping_says_so() -> None:
    """In plain words, and never with the password."""
    store = RedisStore(f"redis://user:hush-hush@127.0.0.1:{free_port()}/0")
    with pytest.raises(Unavailable, match="Redis does not answer") as refusal:
        await store.ping()
    assert "hush" not in str(refusal.value)
    await store.close()


@pytest.mark.parametrize("scheme", ["redis", "redis+cluster"])
async def test_where_nothing_listens_everything_is_unavailable(scheme: str) -> None:
    """Nothing else is ever raised."""
    store = RedisStore(f"{scheme}://127.0.0.1:{free_port()}")
    for asking in (
        lambda: store.log.append("s", 0, some(0, 1)),
        lambda: store.log.read("s"),
        lambda: store.log.head("s"),
        lambda: store.log.epoch("s"),
        lambda: store.log.erase("s", [1]),
        lambda: store.directory.get("s"),
        lambda: store.directory.entries(),
    ):
        with pytest.raises(Unavailable):
            await asking()
    await store.close()


async def test_a_wrong_password_is_unavailable(server: RedisServer) -> None:
    """Redis' own words tell why."""
    server.ask("CONFIG", "SET", "requirepass", "right")
    store = RedisStore(server.url.replace("redis://", "redis://:wrong@"))
    with pytest.raises(Unavailable, match="password"):
        await store.ping()
    await store.close()


async def test_a_redis_that_hangs_is_unavailable(
    server: RedisServer, store: RedisStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Patience ends; nothing is acknowledged; when it wakes the log is as before or with the events, once."""
    await store.log.append("s", 0, some(0, 1))
    monkeypatch.setattr("server.log.redis.link.Link.talk.__defaults__", (0.2,))
    os.kill(server.pid, signal.SIGSTOP)
    with pytest.raises(Unavailable, match="does not answer"):
        await store.log.append("s", 1, some(1, 1))
    os.kill(server.pid, signal.SIGCONT)
    monkeypatch.undo()
    head = await store.log.head("s")
    assert head in (1, 2)
    await store.log.append("s", head, some(head, 1))


async def test_closing_hangs_up_everywhere(server: RedisServer) -> None:
    """Redis is left with the one connection that asks."""
    store = RedisStore(server.url)
    await store.ping()
    await store.log.append("s", 0, some(0, 1))
    batches = store.log.follow("s", 0)
    await anext(batches)
    await store.close()
    gc.collect()
    assert server.ask("CLIENT", "LIST").count(b"addr=127") // 2 <= 1
