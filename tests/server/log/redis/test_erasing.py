"""Erased words are gone from memory, snapshot and append-only file, of the node and of its replicas (L9)."""

import asyncio
import secrets
import time
from pathlib import Path

import pytest

from server.log import Unavailable
from server.log.redis import RedisStore
from tests.processes import HOST
from tests.redis_server import RedisServer
from tests.server.log.stories import one


def files_with(folder: Path, words: bytes) -> list[str]:
    """The files of a Redis that hold these bytes."""
    return [file.name for file in folder.rglob("*") if file.is_file() and words in file.read_bytes()]


async def gone_from(folder: Path, words: bytes) -> bool:
    """Whether they leave the files: Redis unlinks the old ones in the background."""
    until = time.monotonic() + 5
    while files_with(folder, words) and time.monotonic() < until:
        await asyncio.sleep(0.02)
    return not files_with(folder, words)


async def write(store: RedisStore, canary: str) -> None:
    """A session of 300 events, some with the canary, in many appends."""
    for after in range(0, 300, 3):
        texts = [canary if seq % 50 == 0 else f"other {seq}" for seq in range(after + 1, after + 4)]
        events = [one(after + place, text) for place, text in enumerate(texts, 1)]
        await store.log.append("s", after, events)


async def test_l9_no_byte_of_what_was_said_is_left(server: RedisServer, store: RedisStore) -> None:
    """Nor in a snapshot that was taken before; the others' words are all there."""
    canary = f"canary{secrets.token_hex(8)}"
    await write(store, canary)
    server.ask("SAVE")
    assert {"dump.rdb", "appendonly.aof.1.incr.aof"} <= set(files_with(server.folder, canary.encode()))
    assert canary.encode() in server.ask("DUMP", "leeway:{s}:events")
    await store.log.erase("s", range(50, 301, 50))
    assert canary.encode() not in server.ask("DUMP", "leeway:{s}:events")
    assert await gone_from(server.folder, canary.encode())
    texts = [getattr(event.event, "text", None) for event in await store.log.read("s")]
    assert texts == ["" if seq % 50 == 0 else f"other {seq}" for seq in range(1, 301)]
    server.kill()
    server.start()
    assert await store.log.head("s") == 300


async def test_l9_replicas_forget_too(server: RedisServer, store: RedisStore, tmp_path: Path) -> None:
    """Their memory and their own files."""
    server.ask("CONFIG", "SET", "repl-diskless-sync-delay", "0")
    replica = RedisServer(tmp_path / "replica", {"replicaof": f"{HOST} {server.port}"})
    replica.start()
    canary = f"canary{secrets.token_hex(8)}"
    await write(store, canary)
    while b":300" not in replica.ask("XLEN", "leeway:{s}:events"):
        await asyncio.sleep(0.01)
    assert files_with(replica.folder, canary.encode())
    await store.log.erase("s", range(50, 301, 50))
    assert await gone_from(replica.folder, canary.encode())
    assert canary.encode() not in replica.ask("DUMP", "leeway:{s}:events")
    replica.kill()


async def test_l9_an_erasure_beside_a_rewrite_still_clears_the_file(server: RedisServer, store: RedisStore) -> None:
    """A rewrite that began before it holds the words: another follows."""
    canary = f"canary{secrets.token_hex(8)}"
    await write(store, canary)
    server.ask("CONFIG", "SET", "rdb-key-save-delay", "100000")
    server.ask("BGREWRITEAOF")
    await store.log.erase("s", range(50, 301, 50))
    assert await gone_from(server.folder, canary.encode())


async def test_l9_a_redis_that_refuses_to_rewrite_its_files_is_told_of(server: RedisServer) -> None:
    """The words are gone from the data, and the message says where they may still be and what to do."""
    server.ask("ACL", "SETUSER", "tenant", "on", ">word", "~*", "+@all", "-@admin", "-bgrewriteaof")
    store = RedisStore(server.url.replace("redis://", "redis://tenant:word@"))
    await store.log.append("s", 0, [one(1, "secret")])
    with pytest.raises(Unavailable, match=r"gone from the live data.*BGREWRITEAOF"):
        await store.log.erase("s", [1])
    assert b"secret" not in server.ask("DUMP", "leeway:{s}:events")
    await store.close()


async def test_appends_beside_an_erasure_lose_nothing(store: RedisStore) -> None:
    """The stream is built anew in one step."""

    async def write_on() -> None:
        for after in range(300, 400):
            await store.log.append("s", after, [one(after + 1, f"other {after + 1}")])

    await write(store, "canary")
    writing = asyncio.create_task(write_on())
    await store.log.erase("s", range(50, 301, 50))
    await writing
    assert len(await store.log.read("s")) == 400
