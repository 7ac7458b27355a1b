"""The one connection on which all writes to a node travel: whatever waits is sent together, and one sync serves all.

A caller that is cancelled leaves its write to the line; the connection is the line's alone, so a reply can never reach
the wrong caller. When a reply is lost, the same writes are sent once more with the remark that they may stand already.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from redis.exceptions import ReadOnlyError

from server.log import Unavailable
from server.log.redis.link import PATIENCE, TROUBLE, Command, Link, unavailable

REPLICAS_MS = 2_000
"""How long the replicas may take to confirm."""

Write = Callable[[bool], Command]
"""Makes the command; true if a reply to it may have been lost, so that it must recognise its own work."""


class Line:
    """Writes to one node, in order. ``link`` opens a connection; ``replicas`` must confirm before a write counts."""

    def __init__(self, link: Callable[[], Link], replicas: int) -> None:
        self._open = link
        self._replicas = replicas
        self._link: Link | None = None
        self._waiting: list[tuple[Write, asyncio.Future[Any]]] = []
        self._sending: asyncio.Task[None] | None = None

    async def write(self, write: Write) -> Any:
        """The reply; raises ``ResponseError`` if Redis refused, ``Unavailable`` if durability cannot be had."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((write, future))
        if self._sending is None:
            self._sending = asyncio.create_task(self._send_all())
        return await future

    async def close(self) -> None:
        """Finish what was handed over, then hang up."""
        if self._sending:
            await self._sending
        await self._drop()

    async def _send_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                replies = await self._exchange([write for write, _ in batch])
                for (_, future), reply in zip(batch, replies, strict=True):
                    _settle(future, reply)
        finally:
            self._sending = None

    async def _exchange(self, writes: list[Write]) -> list[Any]:
        """A reply or an exception for each; never raises, for then nobody would be told."""
        trouble: Exception = Unavailable("Redis was not asked.")
        for again in (False, True):
            try:
                replies = await self._round([write(again) for write in writes])
                if any(isinstance(reply, ReadOnlyError) for reply in replies):
                    await self._drop()  # it was demoted: the next try asks again who is the primary
                return replies
            except TROUBLE as error:
                trouble = unavailable(error)
                await self._drop()
            except Exception as error:
                trouble = error
                await self._drop()
                break
        return [trouble] * len(writes)

    async def _round(self, commands: list[Command]) -> list[Any]:
        self._link = self._link or self._open()
        if not self._replicas:
            return await self._link.talk(commands)
        wait: Command = ("WAIT", self._replicas, REPLICAS_MS)
        *replies, confirmed = await self._link.talk([*commands, wait], PATIENCE + REPLICAS_MS / 1000)
        return [_confirmed(reply, confirmed, self._replicas) for reply in replies]

    async def _drop(self) -> None:
        link, self._link = self._link, None
        if link:
            await link.drop()


def _confirmed(reply: Any, confirmed: Any, replicas: int) -> Any:
    if isinstance(confirmed, int) and confirmed >= replicas:
        return reply
    return Unavailable(
        f"Redis has it, but only {confirmed} of {replicas} replicas confirmed it in time. It counts when they do; "
        "look at the replicas."
    )


def _settle(future: asyncio.Future[Any], reply: Any) -> None:
    if future.done():  # whoever waited was cancelled; the write was not
        return
    if isinstance(reply, Exception):
        future.set_exception(reply)
    else:
        future.set_result(reply)
