"""A room: one session while people are in it. It decides commands in order, and tells what comes back from the log.

R1  Commands that wait together are decided together, in the order they came, each against the state that the ones
    before it lead to, and appended in one durable write.
R2  Nobody is told of an event before the log has it: the hub hears only what following the log brings.
R3  When the log has moved on (``Conflict``), the room catches up and decides again; nobody notices.
R4  A command that was recorded before is answered with its seq; one that is not newer than what its device has had
    recorded, and was not recorded itself, is refused as ``stale``. When that must be looked up in the log, no other
    command waits for it.
R5  When the store cannot promise durability, every waiting command is refused ``not-saved-yet``: send it again soon.
R6  When the log is not what it was (``Reload``), the room reads it anew and resets everybody.
R7  A room opens from the nearest checkpoint, and keeps checkpoints as it goes, without making anybody wait.
R8  What an event asks to be erased is taken out of the log by the server that recorded it, or by another one when that
    has not happened for a while. A room that opens finishes what was cut short, before anybody is shown anything.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from events import Event, Recorded, recorded
from projections import State
from server.history import WAITING, History
from server.journal import number
from server.live.circle import Tablet
from server.live.clock import Clock
from server.live.draft import Draft, Recordable, not_saved_yet
from server.live.ending import ended
from server.live.eraser import Eraser
from server.live.hub import Hub
from server.live.meters import Meters
from server.live.pace import Bucket, Pace
from server.live.presence import Presence
from server.live.record import RECENT, Record
from server.live.search import Search
from server.log import Conflict, Damaged, Reload, Unavailable
from server.rules.access import Refusal
from server.rules.case import Stamp
from server.wire import Hello

log = structlog.get_logger()

TICK_SECONDS = 5.0
_ASK_SECONDS = 10.0
_PATIENCE_SECONDS = 5.0
_RETRY_SECONDS = 0.25
LAST_SECONDS = 2.0
"""So long a room that closes goes on erasing; whatever is not done by then is left for the next that opens."""


class Room:
    """One session, open. ``failed`` is called once, if the room cannot go on; it is of no use then."""

    def __init__(
        self,
        session: str,
        history: History,
        clock: Clock,
        pace: Pace,
        meters: Meters,
        failed: Callable[["Room"], None],
    ) -> None:
        self.session = session
        self.clock = clock
        self.hub: Hub
        self.presence: Presence
        self._pace = pace
        self._meters = meters
        self._buckets: dict[str, Bucket] = {}
        self.history = history
        self._log = history.log
        self._failed = failed
        self._waiting: list[Recordable] = []
        self._work = asyncio.Event()
        self._followers: list[tuple[int, asyncio.Future[None]]] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._draft: Draft | None = None
        self._eraser = Eraser(session, history, lambda: self.record.state)
        self._search = Search(session, history, self._refuse)

    @property
    def waiting(self) -> int:
        """How many commands wait to be decided."""
        return len(self._waiting)

    @property
    def behind(self) -> int:
        """How many events were appended here that following the log has not brought back yet."""
        return max(0, self._draft.seq - self.record.seq) if self._draft else 0

    @property
    def record(self) -> Record:
        """The session as far as it has been followed."""
        return self.hub.record

    @property
    def is_erasing(self) -> bool:
        """Is anything still to be erased that was asked for?"""
        return self._eraser.is_needed

    async def open(self) -> None:
        """Read what there is, then follow the log and take commands until ``close``."""
        record = await self._read()
        if record.state.session.erasing:
            with suppress(Unavailable, Damaged):
                await self._eraser.finish(record.state)
                record = await self._read()
        self.hub = Hub(record, self._log.promise)
        self.hub.noticed = lambda how: self._meters.caught_up.labels(how).inc()
        self.presence = Presence(self.hub)
        works = (self._follow, self._commit, self._tick, self._eraser.run, self._search.run)
        self._tasks = [asyncio.create_task(self._run(work)) for work in works]
        self._eraser.look()

    async def close(self) -> None:
        """Stop; what has been handed to the log stays there, what is being erased is erased if that is quick."""
        self.presence.close()
        await ended(self._tasks)
        if self.is_erasing:
            with suppress(Unavailable, Damaged, TimeoutError):
                async with asyncio.timeout(LAST_SECONDS):
                    await self._eraser.finish(self.record.state)
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            one.refused(not_saved_yet())
        self._search.close()

    def join(self, tablet: Tablet, hello: Hello) -> None:
        """Welcome a tablet and count it in."""
        self.hub.join(tablet, hello, self.clock.now())
        self._meters.tablets.labels(tablet.actor.role).inc()
        self.presence.entered(tablet)

    def leave(self, tablet: Tablet) -> None:
        """Count a tablet out that has been counted in."""
        self.hub.leave(tablet)
        self._meters.tablets.labels(tablet.actor.role).dec()
        self.presence.left(tablet)

    def bucket(self, who: str) -> Bucket:
        """What limits this seat's commands, on however many tablets."""
        return self._buckets.setdefault(who, Bucket(self._pace.rate, self._pace.burst))

    def submit(self, asked: Recordable) -> None:
        """Let something wait to be decided, after everything that waits already."""
        self._waiting.append(asked)
        self._work.set()

    async def ask(self, by: str, name: str, decide: Callable[[State, Stamp], Event]) -> int:
        """Have one event recorded and followed; gives its seq, or raises ``Refusal``.

        When the store stays away for long it is refused ``not-saved-yet``; by then it may have been recorded.
        """
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.submit(
            Recordable(
                by=by,
                id=name,
                decide=decide,
                refused=lambda refusal: None if answer.done() else answer.set_exception(refusal),
                recorded=lambda seq, _before: None if answer.done() else answer.set_result(seq),
            )
        )
        try:
            async with asyncio.timeout(_ASK_SECONDS):
                seq = await answer
                await self.followed(seq)
        except TimeoutError:
            raise not_saved_yet() from None
        return seq

    async def catch_up(self) -> None:
        """Follow the log to where it stands now, if it can be had: other servers record too."""
        await self._reach(await self._log.head(self.session))

    async def followed(self, seq: int) -> None:
        """Return when the log has been followed to this seq."""
        if self.record.seq < seq:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._followers.append((seq, future))
            await future

    async def _run(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Exception:
            log.exception("room.failed", session=self.session)
            self._failed(self)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self.hub.tick(self.clock.now())

    # ------------------------------------------------------------ following

    async def _follow(self) -> None:
        while True:
            record = self.record
            try:
                async for batch in self._log.follow(self.session, record.seq, record.epoch, record.last):
                    self._take(batch)
                return  # the store was closed
            except Reload:
                await self._start_again()
            except Unavailable:
                await asyncio.sleep(_RETRY_SECONDS)

    def _take(self, batch: list[Recorded]) -> None:
        for one in batch:
            self.hub.take(one)
            self.history.passed(self.session, self.record.epoch, self.record.whole, one)
        self.hub.flush()
        self._tell_followed()
        self._eraser.look()

    def _tell_followed(self) -> None:
        waiting, self._followers = self._followers, []
        for seq, future in waiting:
            if seq > self.record.seq:
                self._followers.append((seq, future))
            elif not future.done():
                future.set_result(None)

    async def _start_again(self) -> None:
        log.warning("log.reload", session=self.session, seq=self.record.seq)
        self.history.forget(self.session)
        record = await self._read_when_possible()
        self._draft = None
        self.hub.reset_all(record)
        self._tell_followed()
        self._eraser.forget()
        self._eraser.look()

    async def _read_when_possible(self) -> Record:
        """The record; never an empty one. A store that was emptied, or is another one, is waited for to come back."""
        while True:
            with suppress(Unavailable):
                if await self._log.head(self.session):
                    return await self._read()
                log.error("log.gone", session=self.session, seq=self.record.seq)
            await asyncio.sleep(_RETRY_SECONDS)

    async def _read(self) -> Record:
        """The record up to the log's head: the last checkpoint, what came since, and the newest events to have at hand.

        Others take turns with the pieces. Where checkpoints are missing, they are kept on the way.
        """
        epoch = await self._log.epoch(self.session)
        head = await self._log.head(self.session)
        start = (await self.history.nearest(self.session, epoch, head)).whole.copy()
        first, record = start.seq, Record(epoch, start.state, start.ledger)
        async for piece in self.history.pieces(self.session, min(first, max(0, head - RECENT)), head):
            for one in piece:
                (record.take if one.event.seq > first else record.recall)(one)
            if record.seq > first:
                self.history.passed(self.session, epoch, record.whole, piece[-1])
                await self.history.settled(WAITING)
        return record

    # ------------------------------------------------------------ deciding

    async def _commit(self) -> None:
        while True:
            await self._work.wait()
            self._work.clear()
            asked, self._waiting = self._waiting, []
            while asked:
                asked = await self._commit_all(asked)

    async def _commit_all(self, asked: list[Recordable]) -> list[Recordable]:
        """Decide these in order and append what they become; gives back what must be decided again."""
        draft = self._present_draft()
        after, events, answers = draft.seq, list[Event](), list[_Answer]()
        for one in asked:
            try:
                if draft.is_old(one):
                    if (seq := draft.ahead(one)) is not None:
                        answers.append((one, seq, True))
                    elif (seq := draft.find(one)) is not None:
                        one.recorded(seq, True)
                    else:
                        self._search.ask(one)
                else:
                    event = self._decide(one, draft)
                    events.append(event)
                    answers.append((one, event.seq, False))
            except Refusal as refusal:
                self._refuse(one, refusal)
        return await self._append(after, events, answers)

    async def _append(self, after: int, events: list[Event], answers: list["_Answer"]) -> list[Recordable]:
        try:
            if events:
                self._eraser.recording(events)
                with self._meters.append_seconds.time():
                    await self._log.append(self.session, after, [recorded(event) for event in events])
                self._meters.recorded.inc(len(events))
        except Conflict as conflict:
            self._meters.conflicts.inc()
            self._draft = None
            await self._catch_up(after, conflict.head)
            return [one for one, _, _ in answers]
        except asyncio.CancelledError:
            self._refuse_all([one for one, _, _ in answers], "The room is closing.")
            raise
        except Unavailable as error:
            self._meters.unavailable.inc()
            self._draft = None
            self._refuse_all([one for one, _, _ in answers], str(error))
            return []
        for one, seq, before in answers:
            one.recorded(seq, before)
        return []

    def _present_draft(self) -> Draft:
        if self._draft is None or self._draft.is_behind(self.record):
            self._draft = Draft(self.record)
        return self._draft

    def _decide(self, one: Recordable, draft: Draft) -> Event:
        stamp = Stamp(draft.seq + 1, self.clock.now(), one.id, self.clock.new_id())
        try:
            event = one.decide(draft.state, stamp)
        except Refusal:
            raise
        except Exception:
            fault = number()
            log.exception("command.failed", session=self.session, fault=fault)
            words = f"Something went wrong on the server (fault {fault}). Nothing was changed."
            raise Refusal("failed", words) from None
        draft.take(event)
        return event

    async def _catch_up(self, after: int, head: int) -> None:
        """Wait until the log has been followed to its head, or for a while if it seems to have lost something.

        Where it has been followed so far already, nothing waits: whoever pauses here loses to those who go on.
        """
        if head <= after:
            await asyncio.sleep(_RETRY_SECONDS)
        await self._reach(head)

    async def _reach(self, head: int) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self.followed(head)

    def _refuse_all(self, asked: list[Recordable], reason: str) -> None:
        """Refuse what was tried *and* what came meanwhile: nothing may overtake a command that will come again."""
        log.warning("log.unavailable", session=self.session, reason=reason)
        waiting, self._waiting = self._waiting, []
        for one in (*asked, *waiting):
            self._refuse(one, not_saved_yet())

    def _refuse(self, one: Recordable, refusal: Refusal) -> None:
        self._meters.refused.labels(refusal.code).inc()
        one.refused(refusal)


_Answer = tuple[Recordable, int, bool]
