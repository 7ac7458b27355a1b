"""One connection to one node."""

import asyncio
import os
import signal

import pytest
from redis.exceptions import ConnectionError as Gone
from redis.exceptions import ResponseError

from server.log import Unavailable
from server.log.redis.link import plainly, unavailable
from server.log.redis.nodes import HERE, nodes_at
from tests.redis_server import RedisServer


async def test_replies_come_in_the_order_of_the_commands(server: RedisServer) -> None:
    """An error reply stands in its place and disturbs none of the others."""
    link = nodes_at(server.url).link(HERE)
    replies = await link.talk([("SET", "a", "1"), ("LPUSH", "a", "2"), ("GET", "a")])
    assert (replies[0], replies[2]) == (b"OK", b"1")
    assert isinstance(replies[1], ResponseError)
    with pytest.raises(ResponseError, match="WRONGTYPE"):
        await link.ask("LPUSH", "a", "2")
    assert await link.ask("GET", "a") == b"1"
    await link.drop()


async def test_nothing_is_sent_twice_by_itself(server: RedisServer) -> None:
    """A lost connection is an error, not a second try."""
    link = nodes_at(server.url).link(HERE)
    await link.ask("PING")
    server.ask("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
    with pytest.raises((Gone, OSError)):
        await link.ask("INCR", "a")
    await link.drop()


async def test_a_redis_that_hangs_is_not_waited_for_without_end(server: RedisServer) -> None:
    """Patience ends, whatever the network thinks."""
    link = nodes_at(server.url).link(HERE)
    await link.ask("PING")
    os.kill(server.pid, signal.SIGSTOP)
    with pytest.raises(TimeoutError):
        await link.talk([("PING",)], patience=0.1)
    os.kill(server.pid, signal.SIGCONT)
    await link.drop()


@pytest.mark.parametrize("error", [Gone("away"), OSError("no route"), TimeoutError(), ResponseError("OOM")])
def test_trouble_is_told_in_plain_words(error: Exception) -> None:
    """What happened, and that nothing acknowledged is lost."""
    with pytest.raises(Unavailable, match="Nothing that was acknowledged is lost"), plainly():
        raise error
    assert "Redis" in str(unavailable(error))


def test_what_is_no_trouble_with_redis_passes_unchanged() -> None:
    """Mistakes of our own, and cancellation."""
    for error in (KeyError, asyncio.CancelledError):
        with pytest.raises(error), plainly():
            raise error
