"""One connection to one node, on which nothing is ever sent twice by itself."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from redis.asyncio.connection import Connection
from redis.exceptions import RedisClusterException, RedisError, ResponseError

from server.log import Unavailable

Command = tuple[str | bytes | int, ...]
TROUBLE = (RedisError, RedisClusterException, OSError, TimeoutError)
"""What a Redis that is away, ill or unwilling looks like from here."""

PATIENCE = 5.0
"""Seconds that a healthy Redis never takes to answer, even while it syncs a slow disk."""


class Link:
    """Sends commands and reads their replies, in order. After any exception but a reply's own it must be dropped."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dropped = False

    async def ask(self, *command: str | bytes | int) -> Any:
        """The reply to one command; raises ``ResponseError`` if the reply is an error."""
        (reply,) = await self.talk([command])
        if isinstance(reply, ResponseError):
            raise reply
        return reply

    async def talk(self, commands: Sequence[Command], patience: float = PATIENCE) -> list[Any]:
        """The replies to these commands, sent together; an error reply stands in its place as a ``ResponseError``."""
        async with asyncio.timeout(patience):
            if not self._connection.is_connected:
                await self._connection.connect()  # type: ignore[no-untyped-call]
            if self._dropped:  # while it was being opened
                await self.drop()
                raise ConnectionError("hung up")
            await self._connection.send_packed_command(self._connection.pack_commands(commands))
            return [await self._reply() for _ in commands]

    async def drop(self) -> None:
        """Close the connection at once, with no goodbye to wait for; a reply under way goes to nobody."""
        self._dropped = True
        if self._connection._writer:
            self._connection._writer.transport.abort()
        with suppress(*TROUBLE):
            await self._connection.disconnect()

    async def _reply(self) -> Any:
        try:
            return await self._connection.read_response(disable_decoding=True, disconnect_on_error=False)
        except ResponseError as error:
            return error


@contextmanager
def heeding() -> Iterator[None]:
    """Raise a cancellation that came while this went on and was swallowed.

    redis-py sends through ``asyncio.wait_for``, which before Python 3.12 forgets that it was cancelled if what it waits
    for is done at the same moment. The task would go on as if nothing had been said, and whoever ends it wait for ever.
    """
    task = asyncio.current_task()
    before = task.cancelling() if task else 0
    try:
        yield
    finally:
        if task and task.cancelling() > before:
            raise asyncio.CancelledError


@contextmanager
def plainly() -> Iterator[None]:
    """Turn trouble with Redis into ``Unavailable`` with words for a person."""
    try:
        yield
    except TROUBLE as error:
        raise unavailable(error) from error


def unavailable(error: BaseException) -> Unavailable:
    """What to tell about this trouble."""
    if isinstance(error, ResponseError):
        return Unavailable(f"Redis refused ({error}). Nothing that was acknowledged is lost.")
    reason = f"{type(error).__name__}: {error}" if str(error) else "it takes too long"
    return Unavailable(
        f"Redis does not answer ({reason}). Nothing that was acknowledged is lost; Leeway goes "
        "on as soon as Redis is back."
    )
