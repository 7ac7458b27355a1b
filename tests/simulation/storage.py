"""A store of events with a disk that keeps apart what is synced and what is not, so that it can lose the difference.

``Storage`` is what outlives servers: it stalls, restarts, fails over, loses its tail. ``SimulatedLog`` is one server's
way to it and keeps the contract of ``EventLog``; ``test_log.py`` holds it to the suite that all stores must pass.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from typing import Any

from events import Recorded, erased, recorded, settled
from server.log import Conflict, Reload, Unavailable
from server.log.sequence import demand_contiguous, demand_name

PATIENCE = 2.0
"""Seconds after which a server gives up on an answer."""

_BATCH = 100


class Book:
    """One session's events. ``synced`` of them are on the disk; a power cut forgets the rest."""

    def __init__(self) -> None:
        self.epoch = ""
        self.events: list[Recorded] = []
        self.synced = 0
        self.waiting: list[tuple[int, asyncio.Future[None], Exception | None]] = []
        self.stirred = asyncio.Event()

    def stir(self) -> None:
        """Wake whoever follows."""
        woken, self.stirred = self.stirred, asyncio.Event()
        woken.set()


class Storage:
    """Where the events of all servers are.

    ``delay`` is about how long anything takes, in seconds. With ``loses_replies`` an answer may get lost on the way.
    ``recorded`` is told of all events that are synced, at that moment.
    """

    def __init__(self, chance: random.Random, delay: float = 0.0, loses_replies: float = 0.0) -> None:
        self.chance = chance
        self.delay = delay
        self.loses_replies = loses_replies
        self.generation = 0
        self.is_up = True
        self.stalled_until = 0.0
        self.books: dict[str, Book] = {}
        self.checkpoints: dict[tuple[str, str, str, int], bytes] = {}
        self.recorded: Callable[[list[Recorded]], None] = lambda _events: None
        self._epochs = 0

    def book(self, session: str) -> Book:
        """The session's book, begun if it is new."""
        return self.books.setdefault(session, Book())

    async def travel(self) -> None:
        """A request or an answer on its way; raises ``Unavailable`` where it leads nowhere."""
        await asyncio.sleep(self._pause())
        if not self.is_up:
            raise Unavailable("The store cannot be reached.")

    async def ready(self) -> None:
        """Return when the store answers; raises ``Unavailable`` when it does not for long."""
        left = self.stalled_until - asyncio.get_running_loop().time()
        if left > 0:
            await asyncio.sleep(min(left, PATIENCE))
            if left > PATIENCE:
                raise Unavailable("The store does not answer.")

    def write(self, session: str, after: int, events: Sequence[Recorded]) -> asyncio.Future[None]:
        """Take events in; the future is done once they are synced, or once that is known to be refused."""
        book, loop = self.book(session), asyncio.get_running_loop()
        answer: asyncio.Future[None] = loop.create_future()
        refusal = None if len(book.events) == after else Conflict(len(book.events))
        if refusal is None:
            book.epoch = book.epoch or self.new_epoch()
            book.events += events
        book.waiting.append((len(book.events), answer, refusal))
        if len(book.waiting) == 1:
            stalled = max(0.0, self.stalled_until - loop.time())
            loop.call_later(stalled + self._pause(), self._sync, session, self.generation)
        return answer

    def cut(self, keeps: int, rename: bool = False) -> int:
        """The power goes, or another copy takes over: all but ``keeps`` events of each book are gone. Gives how many.

        Those that were synced are among them only where a copy that lagged takes over.
        """
        self.generation += 1
        lost = 0
        for book in self.books.values():
            lost += max(0, book.synced - keeps)
            del book.events[keeps:]
            book.synced = len(book.events)
            if rename and book.events:
                book.epoch = self.new_epoch()
            waiting, book.waiting = book.waiting, []
            for _, answer, _ in waiting:
                if not answer.done():
                    answer.set_exception(Unavailable("The store went away."))
                    answer.exception()  # whoever asked may be gone as well
            book.stir()
        return lost

    def new_epoch(self) -> str:
        """A name that no session ever had."""
        self._epochs += 1
        return f"epoch-{self._epochs}"

    def _pause(self) -> float:
        return self.delay * self.chance.random() * (10 if self.chance.random() < 0.05 else 1)

    def _sync(self, session: str, generation: int) -> None:
        book = self.book(session)
        if generation != self.generation:
            return
        waiting, book.waiting = book.waiting, []
        before, book.synced = book.synced, max([book.synced, *(upto for upto, _, refused in waiting if not refused)])
        self.recorded(book.events[before : book.synced])
        for _, answer, refusal in waiting:
            if answer.done():
                continue
            if refusal is None:
                answer.set_result(None)
            else:
                answer.set_exception(refusal)
                answer.exception()
        book.stir()


class SimulatedLog:
    """One server's way to the storage; the promises are those of ``EventLog``."""

    promise = "Every change is on the simulated disk before it counts as saved."

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._closed = False

    async def append(self, session: str, after: int, events: Sequence[Recorded]) -> None:
        """See ``EventLog.append``."""
        demand_name(session)
        demand_contiguous(after, events)
        storage = self._storage
        await storage.travel()
        answer = storage.write(session, after, events)
        try:
            async with asyncio.timeout(PATIENCE):
                await asyncio.shield(answer)
        except TimeoutError:
            raise Unavailable("The store does not answer.") from None
        await storage.travel()
        if storage.chance.random() < storage.loses_replies:
            raise Unavailable("The answer of the store was lost.")

    async def read(self, session: str, after: int = 0, upto: int | None = None) -> list[Recorded]:
        """See ``EventLog.read``."""
        book = await self._asked(session)
        last = book.synced if upto is None else min(upto, book.synced)
        return book.events[after:last]

    async def follow(self, session: str, after: int, epoch: str = "", last: str = "") -> AsyncIterator[list[Recorded]]:
        """See ``EventLog.follow``."""
        upto, generation = after, -1
        while not self._closed:
            try:
                book = await self._asked(session)
            except Unavailable:
                await asyncio.sleep(0.05)
                continue
            if generation != self._storage.generation:
                _check_past(book, upto, last)
                generation = self._storage.generation
            if epoch not in ("", book.epoch):
                raise Reload
            epoch = book.epoch
            batch = book.events[upto : min(book.synced, upto + _BATCH)]
            if batch:
                upto, last = batch[-1].event.seq, batch[-1].event.id
                yield batch
            elif not self._closed:
                await book.stirred.wait()

    async def head(self, session: str) -> int:
        """See ``EventLog.head``."""
        return (await self._asked(session)).synced

    async def epoch(self, session: str) -> str:
        """See ``EventLog.epoch``."""
        book = await self._asked(session)
        return book.epoch if book.synced else ""

    async def erase(self, session: str, seqs: Collection[int], settles: Collection[int] = ()) -> None:
        """See ``EventLog.erase``."""
        book = await self._asked(session)
        hit = [seq for seq in {*seqs, *settles} if 0 < seq <= book.synced]
        for seq in hit:
            changed = (settled if seq in settles else erased)(book.events[seq - 1].event)
            if changed != book.events[seq - 1].event:
                book.events[seq - 1] = recorded(changed)
        if hit:
            book.epoch = self._storage.new_epoch()
            kept = self._storage.checkpoints
            self._storage.checkpoints = {place: raw for place, raw in kept.items() if place[0] != session}
        book.stir()

    def close(self) -> None:
        """End every follower, and those that come late."""
        self._closed = True
        for book in self._storage.books.values():
            book.stir()

    async def _asked(self, session: str) -> Book:
        await self._storage.travel()
        await self._storage.ready()
        return self._storage.book(session)


def _check_past(book: Book, upto: int, last: str) -> None:
    """Raise ``Reload`` if what a follower was given is not what the log holds (L10)."""
    if book.synced < upto or (last and book.events[upto - 1].event.id != last):
        raise Reload


class SimulatedCheckpoints:
    """Checkpoints in memory, as ``server.log.checkpoints`` has them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def save(self, session: str, epoch: str, version: str, seq: int, raw: bytes) -> None:
        """See ``Checkpoints.save``."""
        if self._storage.is_up and epoch == self._storage.book(session).epoch:
            self._storage.checkpoints[(session, epoch, version, seq)] = raw

    async def nearest(self, session: str, epoch: str, version: str, upto: int) -> tuple[int, bytes] | None:
        """See ``Checkpoints.nearest``."""
        kept = self._storage.checkpoints
        found = [at for *place, at in kept if place == [session, epoch, version] and at <= upto]
        return (max(found), kept[(session, epoch, version, max(found))]) if found else None

    async def drop(self, session: str) -> None:
        """See ``Checkpoints.drop``."""
        kept: dict[Any, bytes] = self._storage.checkpoints
        self._storage.checkpoints = {place: raw for place, raw in kept.items() if place[0] != session}
