"""Following one session's stream: blocked on Redis, and faithful across its absences."""

import random
from asyncio import sleep
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any

import structlog
from redis.exceptions import ResponseError

from events import Recorded
from server.log import Reload, Unavailable
from server.log.redis import keys
from server.log.redis.ends import Ends
from server.log.redis.entries import epoch_of, seq_of, stored
from server.log.redis.link import PATIENCE, TROUBLE, Link
from server.log.redis.nodes import Nodes
from server.log.sequence import restored

BLOCK_MS = 5_000
"""How long Redis holds the question; a line that is silent for longer than this and ``PATIENCE`` is dead."""

BATCH = 1_000

_log = structlog.get_logger()


class Follower:
    """Knows what it last gave: (epoch, seq, id). Whenever it connects, it checks that the log still says so (L10)."""

    def __init__(self, nodes: Nodes, ends: Ends, session: str, after: int, epoch: str, last: str) -> None:
        self.closed = False
        self._nodes = nodes
        self._ends = ends
        self._session = session
        self._events, self._epochs = keys.events(session), keys.epochs(session)
        self._last = after
        self._last_id = last
        self._epoch = epoch
        self._epoch_entry = b"0-0"
        self._link: Link | None = None

    async def batches(self) -> AsyncGenerator[list[Recorded], None]:
        """The events, for ever; between two tries to reach Redis it waits a little longer each time."""
        failures = 0
        try:
            while not self.closed:
                try:
                    batch = await self._next()
                except TROUBLE as error:
                    await self._pause(failures, error)
                    failures += 1
                    continue
                failures = 0
                if batch:
                    yield batch
        finally:
            await self._drop()

    async def close(self) -> None:
        """End ``batches`` soon."""
        self.closed = True
        await self._drop()

    async def _next(self) -> list[Recorded]:
        link = self._link
        if link is None:
            home = await self._nodes.home(self._events)
            if self.closed:
                return []
            link = self._link = self._nodes.link(home)
            await self._check_past(link)
        streams = (self._events, self._epochs, f"{self._last}-0", self._epoch_entry)
        command = ("XREAD", "COUNT", BATCH, "BLOCK", BLOCK_MS, "STREAMS", *streams)
        (reply,) = await link.talk([command], PATIENCE + BLOCK_MS / 1000)
        if isinstance(reply, ResponseError):
            raise reply
        found = dict(reply or ())
        self._learn_epoch(found.get(self._epochs.encode(), []))
        return self._advance(found.get(self._events.encode(), []))

    async def _check_past(self, link: Link) -> None:
        # The epoch is asked first: an erasure between these replies then shows in the first XREAD.
        epoch, head, mine = _answers(
            await link.talk(
                [
                    ("XREVRANGE", self._epochs, "+", "-", "COUNT", 1),
                    ("XREVRANGE", self._events, "+", "-", "COUNT", 1),
                    ("XRANGE", self._events, f"{self._last}-0", f"{self._last}-0"),
                ]
            )
        )
        self._learn_epoch(epoch)
        if self._epoch and not epoch:
            raise Reload
        stands = seq_of(head[0][0] if head else b"0-0")
        if stands < self._last:
            await self._tell(stands)
            raise Reload
        if self._last_id and [one.event.id for one in self._restored(self._last - 1, mine)] != [self._last_id]:
            raise Reload

    async def _tell(self, stands: int) -> None:
        """The log ends before what was given; if it cannot be told now, the next who finds it tells."""
        with suppress(Unavailable):
            await self._ends.missing(self._session, stands, self._last, self._epoch)

    def _learn_epoch(self, entries: list[Any]) -> None:
        if not entries:
            return
        epoch = epoch_of(entries)
        if self._epoch not in ("", epoch):
            raise Reload
        self._epoch, self._epoch_entry = epoch, entries[-1][0]

    def _advance(self, entries: list[Any]) -> list[Recorded]:
        batch = self._restored(self._last, entries)
        if batch:
            self._last, self._last_id = batch[-1].event.seq, batch[-1].event.id
        return batch

    def _restored(self, after: int, entries: list[Any]) -> list[Recorded]:
        return restored(self._session, after, (stored(self._session, *entry) for entry in entries))

    async def _pause(self, failures: int, error: BaseException) -> None:
        await self._drop()
        if self.closed:
            return
        if failures == 1:
            _log.warning("log.follow.interrupted", session=self._session, error=str(error))
        await sleep(min(2.0, 0.05 * 2 ** min(failures, 6)) * random.uniform(0.5, 1.0))  # noqa: S311 - spreads tries
        try:
            await self._nodes.look_again()
        except TROUBLE:
            return  # the next try tells

    async def _drop(self) -> None:
        link, self._link = self._link, None
        if link:
            await link.drop()


def _answers(replies: list[Any]) -> list[Any]:
    for reply in replies:
        if isinstance(reply, ResponseError):
            raise reply
    return replies
