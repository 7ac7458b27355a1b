"""The log in Redis streams; the promises are those of ``server.log.EventLog``."""

import secrets
import time
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import aclosing
from typing import Any

from events import Recorded, encode, erased
from server.log import Conflict
from server.log.chronicle import Incident
from server.log.redis import keys
from server.log.redis.chronicle import RedisChronicle
from server.log.redis.erasing import renew_files
from server.log.redis.follower import Follower, seq_of
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.redis.promise import UNASKED, promise_of
from server.log.redis.writes import Writes
from server.log.sequence import demand_contiguous, demand_name, restored

PART = 2_000
"""Events in one reply of a long read."""


class RedisLog:
    """One stream per session, entry id ``<seq>-0``, never trimmed. Redis checks the head and appends in one script."""

    def __init__(self, nodes: Nodes, writes: Writes, replicas: int) -> None:
        self.promise = UNASKED
        self._replicas = replicas
        self._nodes = nodes
        self._writes = writes
        self._chronicle = RedisChronicle(nodes)
        self._followers: set[Follower] = set()
        self._closed = False

    async def append(self, session: str, after: int, events: Sequence[Recorded]) -> None:
        """See ``EventLog.append``."""
        demand_name(session)
        demand_contiguous(after, events)
        await self._know_promise()
        raws = [one.raw for one in events]
        epoch = _new_epoch()
        where = (keys.events(session), keys.epochs(session))
        done, head = await self._writes.run("append", where, lambda again: (after, epoch, int(again), *raws))
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
            events += restored(session, last, ((seq_of(entry), fields[b"event"]) for entry, fields in part))
            if len(part) < PART:
                break
        return events

    async def follow(self, session: str, after: int, epoch: str = "") -> AsyncIterator[list[Recorded]]:
        """See ``EventLog.follow``."""
        follower = Follower(self._nodes, session, after, epoch)
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
            last = await self._nodes.client.xrevrange(keys.events(session), count=1)
        return seq_of(last[0][0]) if last else 0

    async def epoch(self, session: str) -> str:
        """See ``EventLog.epoch``."""
        with plainly():
            last = await self._nodes.client.xrevrange(keys.epochs(session), count=1)
        return last[0][1][b"epoch"].decode() if last else ""

    async def erase(self, session: str, seqs: Collection[int]) -> None:
        """See ``EventLog.erase``."""
        changes: list[str | bytes] = []
        for seq in sorted(set(seqs)):
            for one in await self.read(session, seq - 1, seq) if seq > 0 else ():
                changes += (f"{seq}-0", encode(erased(one.event)))
        if not changes:
            return
        epoch = _new_epoch()
        where = (keys.events(session), keys.epochs(session), keys.copy(session), keys.checkpoints(session))
        await self._writes.run("erase", where, lambda _: (epoch, *changes))
        incident = Incident(kind="erased", seq=await self.head(session), at=int(time.time() * 1000))
        await self._chronicle.add(session, incident)
        await renew_files(self._nodes, where[0])

    async def learn_promise(self) -> None:
        """Ask Redis how it keeps what it is given; raises ``Unavailable``."""
        with plainly():
            self.promise = await promise_of(self._nodes, self._replicas)

    async def close(self) -> None:
        """End every follower, and those that come late."""
        self._closed = True
        for follower in list(self._followers):
            await follower.close()

    async def _know_promise(self) -> None:
        """Nothing is acknowledged, and no room opens, before the promise is known."""
        if self.promise == UNASKED:
            await self.learn_promise()


def _new_epoch() -> str:
    """A name that no session ever had (L8)."""
    return secrets.token_urlsafe(12)
