"""The rooms that are open in this server. A room opens with its first visitor and closes a while after its last."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import suppress

import structlog

from server.history import History
from server.live.clock import Clock
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.room import Room
from server.live.transport import come_back
from server.wire import Close

log = structlog.get_logger()

_IDLE_SECONDS = 60.0
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class NoSession(Exception):
    """There is no such session."""


class Rooms:
    """Opens each session's room once, however many ask at the same moment.

    ``idle_seconds`` after its last visitor has left and nobody has asked for it, a room is closed and forgotten.
    ``changed`` is set whenever a room was opened or is being closed.
    """

    def __init__(
        self, history: History, clock: Clock, pace: Pace, meters: Meters, idle_seconds: float = _IDLE_SECONDS
    ) -> None:
        self._history = history
        self._clock = clock
        self._pace = pace
        self.meters = meters
        meters.rooms.set_function(lambda: len(self._rooms))
        meters.waiting.set_function(lambda: sum(room.waiting for room in self))
        meters.behind.set_function(lambda: max((room.behind for room in self), default=0))
        self._idle_seconds = idle_seconds
        self._rooms: dict[str, asyncio.Task[Room]] = {}
        self._used: dict[str, float] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self.changed = asyncio.Event()
        self._sweeping: asyncio.Task[None] | None = None

    def __iter__(self) -> Iterator[Room]:
        """Every room that is open."""
        for opening in list(self._rooms.values()):
            if opening.done() and not opening.cancelled() and opening.exception() is None:
                yield opening.result()

    async def get(self, session: str) -> Room:
        """The session's room, opened if it is not; raises ``NoSession`` and what the log raises."""
        if not _NAME.fullmatch(session):
            raise NoSession
        self._used[session] = self._clock.seconds()
        opening = self._rooms.get(session)
        if opening is None:
            opening = self._rooms[session] = asyncio.create_task(self._open(session))
            self._sweeping = self._sweeping or asyncio.create_task(self._sweep())
        return await asyncio.shield(opening)

    async def close(self) -> None:
        """Close every room, and finish keeping checkpoints."""
        if self._sweeping:
            self._sweeping.cancel()
            with suppress(asyncio.CancelledError):
                await self._sweeping
        for opening in self._rooms.values():
            if not opening.done():
                opening.cancel()
        await asyncio.gather(*self._rooms.values(), return_exceptions=True)
        for room in self:
            await room.close()
        await asyncio.gather(*self._closing)
        await self._history.settled()

    async def _open(self, session: str) -> Room:
        try:
            if await self._history.log.head(session) == 0:
                raise NoSession
            room = Room(session, self._history, self._clock, self._pace, self.meters, self._forget)
            await room.open()
        except BaseException:
            self._rooms.pop(session, None)
            self._used.pop(session, None)
            raise
        self.changed.set()
        log.info("room.opened", session=session, seq=room.record.seq)
        return room

    def _forget(self, room: Room) -> None:
        """A room that cannot go on is given up; its tablets come back to a new one, which is there perhaps already."""
        if room in list(self):
            self._rooms.pop(room.session, None)
        self._close_soon(room)
        for tablet in room.hub:
            tablet.line.close(Close.RESTARTING, come_back(1000, len(room.hub)))

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(self._idle_seconds / 4)
            for room in [room for room in self if self._is_idle(room)]:
                del self._rooms[room.session], self._used[room.session]
                self._close_soon(room)
                log.info("room.closed", session=room.session, seq=room.record.seq)

    def _is_idle(self, room: Room) -> bool:
        now = self._clock.seconds()
        if len(room.hub):
            self._used[room.session] = now
        return now - self._used[room.session] >= self._idle_seconds

    def _close_soon(self, room: Room) -> None:
        self.changed.set()
        closing = asyncio.create_task(room.close())
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)
