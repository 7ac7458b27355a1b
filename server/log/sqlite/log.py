"""The log in a SQLite file; the promises are those of ``server.log.EventLog``."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from functools import partial

from events import Recorded
from server.log import Damaged, Reload
from server.log.sequence import demand_contiguous, demand_name
from server.log.sqlite.erasing import erase
from server.log.sqlite.inbox import Inbox
from server.log.sqlite.reader import Reader
from server.log.sqlite.writer import Append, Job, Outcome, Work, Writer


class SqliteLog:
    """Appends through the writer's thread; followers are handed the very objects that were committed.

    ``wipe`` forgets a session's checkpoints, in the writer's thread; every erasure ends with it.
    """

    promise = "Every change is on this computer's disk before it counts as saved (SQLite, synced at every commit)."

    def __init__(self, writer: Writer, reader: Reader, wipe: Callable[[str], None]) -> None:
        self._writer = writer
        self._reader = reader
        self._wipe = wipe
        self._inboxes: dict[str, set[Inbox]] = {}
        self._closed = False

    async def append(self, session: str, after: int, events: Sequence[Recorded]) -> None:
        """See ``EventLog.append``."""
        demand_name(session)
        demand_contiguous(after, events)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._writer.submit(Append(session, after, tuple(events), future))
        await future

    async def read(self, session: str, after: int = 0, upto: int | None = None) -> list[Recorded]:
        """See ``EventLog.read``."""
        head, _ = self._reader.stand(session)
        last = head if upto is None else min(upto, head)
        events: list[Recorded] = []
        while after + len(events) < last:
            more = await self._reader.some(session, after + len(events), last)
            if not more:
                raise Damaged(f"Session {session}: event {after + len(events) + 1} is missing from the log.")
            events += more
        return events

    async def follow(self, session: str, after: int, epoch: str = "", last: str = "") -> AsyncIterator[list[Recorded]]:
        """See ``EventLog.follow``."""
        inbox = Inbox()
        inbox.closed = self._closed
        inboxes = self._inboxes.setdefault(session, set())
        inboxes.add(inbox)  # before the head is read, so that nothing can fall between the past and the present
        try:
            inbox.head, present = (after, epoch) if self._closed else self._reader.stand(session)
            if after > inbox.head or epoch not in ("", present):
                raise Reload
            given = await self.read(session, after - 1, after) if last and not self._closed else ()
            if any(one.event.id != last for one in given):
                raise Reload
            while not inbox.closed:
                batch = await self._next(session, inbox, after)
                if batch:
                    after = batch[-1].event.seq
                    yield batch
        finally:
            inboxes.discard(inbox)
            if not inboxes:
                self._inboxes.pop(session, None)

    async def head(self, session: str) -> int:
        """See ``EventLog.head``."""
        return self._reader.stand(session)[0]

    async def epoch(self, session: str) -> str:
        """See ``EventLog.epoch``."""
        return self._reader.stand(session)[1]

    async def erase(self, session: str, seqs: Collection[int], settles: Collection[int] = ()) -> None:
        """See ``EventLog.erase``."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        demand_name(session)
        rewrite = partial(erase, session=session, seqs=frozenset(seqs), settles=frozenset(settles), wipe=self._wipe)
        self._writer.submit(Work(rewrite, future, rewrites=session))
        await future

    def told(self, outcomes: list[Outcome]) -> None:
        """In the event loop: hand what was committed to its followers, and each job's outcome to who waits for it."""
        for job, outcome in outcomes:
            self._tell_followers(job, outcome)
            if job.future.done():  # whoever waited was cancelled; the job was not
                continue
            if isinstance(outcome, Exception):
                job.future.set_exception(outcome)
            else:
                job.future.set_result(outcome)

    def close(self) -> None:
        """End every follower, and those that come late."""
        self._closed = True
        for inboxes in self._inboxes.values():
            for inbox in inboxes:
                inbox.end(reload=False)

    def _tell_followers(self, job: Job, outcome: object) -> None:
        if isinstance(job, Work):
            for inbox in self._inboxes.get(job.rewrites, ()):
                inbox.end(reload=True)
        elif outcome is None:
            for inbox in self._inboxes.get(job.session, ()):
                inbox.put(job.events)

    async def _next(self, session: str, inbox: Inbox, last: int) -> list[Recorded]:
        batch = inbox.take(last)
        if not batch and inbox.head > last:
            batch = await self._reader.some(session, last, inbox.head)
        elif not batch and not inbox.reload and not inbox.closed:
            await inbox.stirred()
        if inbox.reload:
            raise Reload
        return batch
