"""Checkpoints in Redis: they go by themselves in time, and keep nothing that was erased."""

import secrets
import zlib

from server.log.redis import RedisStore
from server.log.redis.checkpoints import DAYS
from tests.redis_server import RedisServer
from tests.server.log.redis.test_erasing import files_with, gone_from
from tests.server.log.stories import one, some

KEY = "leeway:{s}:checkpoints"


async def test_they_go_by_themselves_when_nobody_opens_the_session(server: RedisServer, store: RedisStore) -> None:
    """Looking for one puts it off again."""
    await store.log.append("s", 0, some(0, 9))
    epoch = await store.log.epoch("s")
    await store.checkpoints.save("s", epoch, "v", 4, b"words")
    assert left(server) > DAYS * 86_400 - 60
    server.ask("EXPIRE", KEY, 100)
    await store.checkpoints.nearest("s", epoch, "v", 9)
    assert left(server) > DAYS * 86_400 - 60
    assert b"-1" in server.ask("TTL", "leeway:{s}:events")


def left(server: RedisServer) -> int:
    """The seconds until they go."""
    return int(server.ask("TTL", KEY)[1:])


async def test_c6_what_stands_in_their_way_is_no_trouble(server: RedisServer, store: RedisStore) -> None:
    """Another kind of value under their key, fields that nobody knows, a Redis that is full."""
    await store.log.append("s", 0, some(0, 9))
    epoch = await store.log.epoch("s")
    server.ask("SET", KEY, "no hash")
    await store.checkpoints.save("s", epoch, "v", 4, b"words")
    assert await store.checkpoints.nearest("s", epoch, "v", 9) is None
    await store.checkpoints.drop("s")
    for field in (b"\xff\xfe", f"{epoch}/v/four".encode(), f"{epoch}/v/".encode()):
        server.ask("HSET", KEY, field, "x")
    assert await store.checkpoints.nearest("s", epoch, "v", 9) is None
    server.ask("CONFIG", "SET", "maxmemory", "1")
    await store.checkpoints.save("s", epoch, "v", 4, b"words")
    server.ask("CONFIG", "SET", "maxmemory", "0")
    assert await store.checkpoints.nearest("s", epoch, "v", 9) is None
    await store.checkpoints.save("s", epoch, "v", 4, b"words")
    assert await store.checkpoints.nearest("s", epoch, "v", 9) == (4, b"words")
    assert server.ask("HEXISTS", KEY, b"\xff\xfe") == b":0\r\n"


async def test_c6_a_redis_that_is_away_is_no_trouble(server: RedisServer, store: RedisStore) -> None:
    """Nothing is kept and nothing found."""
    await store.log.append("s", 0, some(0, 9))
    epoch = await store.log.epoch("s")
    server.kill()
    await store.checkpoints.save("s", epoch, "v", 4, b"words")
    assert await store.checkpoints.nearest("s", epoch, "v", 9) is None


async def test_c7_no_byte_of_what_was_said_is_left(server: RedisServer, store: RedisStore) -> None:
    """Nor in a snapshot that was taken before."""
    canary = f"canary{secrets.token_hex(8)}".encode()
    pressed = zlib.compress(canary + secrets.token_bytes(3_000))
    await store.log.append("s", 0, [one(1, "something"), *some(1, 8)])
    epoch = await store.log.epoch("s")
    await store.checkpoints.save("s", epoch, "v", 4, canary)
    await store.checkpoints.save("s", epoch, "v", 5, pressed)
    server.ask("SAVE")
    part = pressed[1_000:1_024]
    assert {"dump.rdb", "appendonly.aof.1.incr.aof"} <= set(files_with(server.folder, part))
    await store.log.erase("s", [1])
    assert server.ask("EXISTS", KEY) == b":0\r\n"
    assert await gone_from(server.folder, canary)
    assert await gone_from(server.folder, part)
