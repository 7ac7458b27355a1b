"""Sessions as they were after any event: the log, read from the nearest checkpoint instead of from its beginning.

H1  Whatever is asked for, the answer is the fold of the log's events up to there, checkpoints or none.
H2  With checkpoints, nobody waits for more than ``EVERY`` events to be folded, however long the session is; for twice
    as many, while the last one is still being saved.
H3  Without them, what is missing is folded once, a piece at a time, and kept on the way.
H4  A checkpoint is only believed of the event that it was made after: the log must hold the very bytes. A log that lost
    its end and went on otherwise, with the same epoch, is so told apart.
H5  Keeping them delays nobody: the state is copied, and pressed and saved elsewhere.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable
from hashlib import blake2b
from weakref import WeakValueDictionary

import msgspec
import structlog

from events import Recorded
from projections.whole import Damaged, Whole, pack, unpack, version
from server.log import EventLog, Unavailable
from server.log.checkpoints import Checkpoints

log = structlog.get_logger()

EVERY = 2000
"""Checkpoints are due at the multiples of this; the tablet's replay asks for states at the same seqs."""

AT_HAND = 8
"""So many checkpoints are kept unpacked: a replay jumps about within a few of them."""

PIECE = 500
"""So many events are folded in one go; the others in the house wait for a few milliseconds."""

WAITING = 4
"""So many may wait to be saved before reading waits for them: each holds a copy of the state."""

_MARK = 16

Progress = Callable[[int, int], None]
"""Told how many events have been read, of how many."""


class Then(msgspec.Struct, frozen=True):
    """A session after some event, and when that event happened; 0 before the first."""

    whole: Whole
    at: int = 0


class History:
    """Reads sessions from ``log`` through ``checkpoints``. What it gives is to be looked at only; fold a copy."""

    def __init__(self, log: EventLog, checkpoints: Checkpoints, every: int = EVERY) -> None:
        self.log = log
        self.every = every
        self._checkpoints = checkpoints
        self._at_hand: OrderedDict[tuple[str, str, int], tuple[bytes, Whole]] = OrderedDict()
        self._building: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._saving: set[asyncio.Task[None]] = set()
        self._one_at_a_time = asyncio.Lock()

    async def at(self, session: str, epoch: str, seq: int) -> Then:
        """The session after event ``seq``, or after its last if it has fewer (H1–H3)."""
        start = await self.nearest(session, epoch, seq)
        if seq - start.whole.seq <= self.every:
            return await self._on(session, epoch, start, seq)
        async with self._building.setdefault(session, asyncio.Lock()):  # who comes meanwhile finds what it has kept
            return await self._on(session, epoch, await self.nearest(session, epoch, seq), seq)

    async def nearest(self, session: str, epoch: str, upto: int) -> Then:
        """The session at its last checkpoint that is not behind ``upto``; at its very beginning if there is none."""
        while upto >= self.every:
            found = await self._unpacked(session, epoch, upto)
            if found is None:
                break
            mark, whole = found
            event = next(iter(await self.log.read(session, whole.seq - 1, whole.seq)), None)
            if event is not None and _mark(event) == mark:
                return Then(whole, event.event.at)
            self._at_hand.pop((session, epoch, whole.seq), None)
            upto = whole.seq - 1
        return Then(Whole())

    async def pieces(self, session: str, after: int, upto: int) -> AsyncIterator[list[Recorded]]:
        """The events with ``after < seq <= upto``, in pieces that end where a checkpoint is due.

        Others take turns with the pieces. It ends early if the log has lost its end meanwhile; following it will tell.
        """
        while after < upto:
            piece = await self.log.read(session, after, min(upto, after + self.every - after % self.every))
            if not piece:
                return
            for first in range(0, len(piece), PIECE):
                yield piece[first : first + PIECE]
                await asyncio.sleep(0)
            after = piece[-1].event.seq

    def passed(self, session: str, epoch: str, whole: Whole, last: Recorded) -> None:
        """A session stands right after the event ``last``: keep a checkpoint if one is due here. Never waits (H5)."""
        if whole.seq and whole.seq % self.every == 0:
            saving = asyncio.create_task(self._save(session, epoch, whole.copy(), _mark(last)))
            self._saving.add(saving)
            saving.add_done_callback(self._saving.discard)

    async def settled(self, waiting: int = 0) -> None:
        """Return when no more than ``waiting`` checkpoints are still to be saved."""
        while len(self._saving) > waiting:
            await asyncio.wait(self._saving, return_when=asyncio.FIRST_COMPLETED)

    async def rebuild(self, session: str, progress: Progress) -> int:
        """Make every checkpoint anew from the log; gives how many there are then.

        Raises ``Unavailable`` if the store does not keep them.
        """
        await self._checkpoints.drop(session)
        epoch, head = await self.log.epoch(session), await self.log.head(session)
        whole = Whole()
        async for piece in self.pieces(session, 0, head):
            await self._take(session, epoch, whole, piece)
            progress(whole.seq, head)
        await self.settled()
        due = whole.seq - whole.seq % self.every
        if (await self.nearest(session, epoch, head)).whole.seq < due:
            raise Unavailable("The store does not keep checkpoints now. Nothing is lost; look for what fills it.")
        return due // self.every

    async def seqs_of(self, session: str, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """The seqs under which these commands (by, id) were recorded; without those that were not.

        The log is read from its end, once for all of them, and no further than to the last that is found.
        """
        wanted, found, upto = set(names), dict[tuple[str, str], int](), await self.log.head(session)
        while upto > 0 and len(found) < len(wanted):
            after = max(0, upto - self.every)
            for one in await self.log.read(session, after, upto):
                if (one.event.by, one.event.id) in wanted:
                    found[(one.event.by, one.event.id)] = one.event.seq
            upto = after
            await asyncio.sleep(0)
        return found

    def forget(self, session: str) -> None:
        """Keep nothing at hand of a session whose log is not what it was."""
        for key in [key for key in self._at_hand if key[0] == session]:
            del self._at_hand[key]

    async def _on(self, session: str, epoch: str, start: Then, seq: int) -> Then:
        if start.whole.seq == seq:
            return start
        whole, at = start.whole.copy(), start.at
        async for piece in self.pieces(session, whole.seq, seq):
            await self._take(session, epoch, whole, piece)
            at = piece[-1].event.at
        await self.settled()
        return Then(whole, at)

    async def _take(self, session: str, epoch: str, whole: Whole, piece: list[Recorded]) -> None:
        for one in piece:
            whole.take(one.event)
        self.passed(session, epoch, whole, piece[-1])
        await self.settled(WAITING)

    async def _unpacked(self, session: str, epoch: str, upto: int) -> tuple[bytes, Whole] | None:
        """The mark and the whole of the last checkpoint that can be unpacked."""
        key = (session, epoch, upto - upto % self.every)
        if key in self._at_hand:
            self._at_hand.move_to_end(key)
            return self._at_hand[key]
        while found := await self._checkpoints.nearest(session, epoch, version(), upto):
            seq, raw = found
            try:
                whole = await asyncio.to_thread(_unpack, raw, seq)
            except Damaged:
                log.warning("checkpoint.damaged", session=session, seq=seq)
                upto = seq - 1
                continue
            self._at_hand[(session, epoch, seq)] = raw[:_MARK], whole
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
            return raw[:_MARK], whole
        return None

    async def _save(self, session: str, epoch: str, whole: Whole, mark: bytes) -> None:
        try:
            async with self._one_at_a_time:
                packed = await asyncio.to_thread(pack, whole)
                await self._checkpoints.save(session, epoch, version(), whole.seq, mark + packed)
        except Exception:
            log.exception("checkpoint.failed", session=session, seq=whole.seq)


def _unpack(raw: bytes, seq: int) -> Whole:
    whole = unpack(raw[_MARK:])
    if whole.seq != seq:
        raise Damaged(f"It is of event {whole.seq}.")
    return whole


def _mark(last: Recorded) -> bytes:
    return blake2b(last.raw, digest_size=_MARK).digest()
