"""The log in Redis streams; the promises are those of ``server.log.EventLog``."""

import time
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import aclosing
from typing import Any

from events import Event, Recorded, encode, erased, settled
from server.log import Conflict
from server.log.chronicle import incidents_of
from server.log.redis import keys
from server.log.redis.ends import Ends
from server.log.redis.entries import epoch_of, new_epoch, seq_of, stored
from server.log.redis.erasing import renew_files
from server.log.redis.follower import Follower
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.redis.promise import UNASKED, promise_of
from server.log.redis.sealed import sealed
from server.log.redis.writes import Writes
from server.log.sequence import demand_contiguous, demand_name, restored
from server.log.sums import event_sum

PART = 2_000
"""Events in one reply of a long read."""


class RedisLog:
    """One stream per session, entry id ``<seq>-0``, never trimmed. Redis checks the head and appends in one script."""

    def __init__(self, nodes: Nodes, writes: Writes, replicas: int) -> None:
        self.promise = UNASKED
        self._replicas = replicas
        self._nodes = nodes
        self._writes = writes
        self._ends = Ends(writes)
        self._followers: set[Follower] = set()
        self._closed = False

    async def append(self, session: str, after: int, events: Sequence[Recorded]) -> None:
        """See ``EventLog.append``."""
        demand_name(session)
        demand_contiguous(after, events)
        await self._know_promise()
        kept = [part for one in events for part in (one.raw, event_sum(session, one.event.seq, one.raw))]
        epoch = new_epoch(session)
        where = (keys.events(session), keys.epochs(session), keys.head(session))
        done, head = await self._writes.run("append", where, lambda again: (after, epoch, int(again), *kept))
        if not done:
            raise Conflict(head)

    async def read(self, session: str, after: int = 0, upto: int | None = None) -> list[Recorded]:
        """See ``EventLog.read``."""
        await self._know_promise()
        key = keys.events(session)
        end = "+" if upto is None else f"{upto}-0"
        events: list[Recorded] = []
        while upto is None or after + len(events) < upto:
            last = after + len(events)
            with plainly():
                part: list[Any] = await self._nodes.client.xrange(key, f"{last + 1}-0", end, PART)
            events += restored(session, last, (stored(session, *entry) for entry in part))
            if len(part) < PART:
                break
        return events

    async def follow(self, session: str, after: int, epoch: str = "", last: str = "") -> AsyncIterator[list[Recorded]]:
        """See ``EventLog.follow``."""
        follower = Follower(self._nodes, self._ends, session, after, epoch, last)
        follower.closed = self._closed
        self._followers.add(follower)
        try:
            async with aclosing(follower.batches()) as batches:
                async for batch in batches:
                    yield batch
        finally:
            self._followers.discard(follower)

    async def head(self, session: str) -> int:
        """See ``EventLog.head``."""
        with plainly():
            kept = await self._nodes.client.get(keys.head(session))  # first: the stream is never behind it
            last = await self._nodes.client.xrevrange(keys.events(session), count=1)
        head = seq_of(last[0][0]) if last else 0
        if kept is not None and kept.isdigit() and int(kept) > head:
            await self._ends.missing(session, head, int(kept), await self.epoch(session))
        return head

    async def epoch(self, session: str) -> str:
        """See ``EventLog.epoch``."""
        with plainly():
            last = await self._nodes.client.xrevrange(keys.epochs(session), count=1)
        return epoch_of(last)

    async def erase(self, session: str, seqs: Collection[int], settles: Collection[int] = ()) -> None:
        """See ``EventLog.erase``."""
        await self._rewrite(session, seqs, erased, notes=not settles)
        if await self.head(session):
            await renew_files(self._nodes, keys.events(session))
        await self._rewrite(session, settles, settled, notes=True)

    async def learn_promise(self) -> None:
        """Ask Redis how it keeps what it is given; raises ``Unavailable``."""
        with plainly():
            self.promise = await promise_of(self._nodes, self._replicas)

    async def close(self) -> None:
        """End every follower, and those that come late."""
        self._closed = True
        for follower in list(self._followers):
            await follower.close()

    async def _rewrite(
        self, session: str, seqs: Collection[int], change: Callable[[Event], Event], *, notes: bool
    ) -> None:
        """Put these events in the place of what they were, and note it."""
        before = [one for seq in sorted(seqs) if seq > 0 for one in await self.read(session, seq - 1, seq)]
        found = [new for new, one in ((change(one.event), one) for one in before) if encode(new) != one.raw]
        if not found:
            return
        told = incidents_of(found, await self.head(session), int(time.time() * 1000)) if notes else []
        incidents = [sealed(one, session) for one in told]
        changes = [part for event in found for part in _replaced(session, event.seq, encode(event))]
        named = (keys.events, keys.epochs, keys.copy, keys.checkpoints, keys.chronicle)
        epoch = new_epoch(session)
        where = [name(session) for name in named]
        await self._writes.run("erase", where, lambda _: (epoch, len(incidents), *incidents, *changes))

    async def _know_promise(self) -> None:
        """Nothing is acknowledged, and no room opens, before the promise is known."""
        if self.promise == UNASKED:
            await self.learn_promise()


def _replaced(session: str, seq: int, raw: bytes) -> tuple[str, bytes, bytes]:
    return f"{seq}-0", raw, event_sum(session, seq, raw)
