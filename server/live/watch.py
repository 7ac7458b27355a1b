"""The watch: says in the chronicle which sessions this server has open, so that one that is killed is missed."""

import asyncio
import contextlib
import secrets

import structlog

from server.live.clock import Clock
from server.live.room import Room
from server.live.rooms import Rooms
from server.log import Unavailable
from server.log.chronicle import Chronicle

log = structlog.get_logger()

BEAT_SECONDS = 10.0


class Watch:
    """Goes round while the server runs. What cannot be noted now is noted on the next round; no room waits for it."""

    def __init__(self, rooms: Rooms, chronicle: Chronicle, clock: Clock) -> None:
        self._rooms = rooms
        self._chronicle = chronicle
        self._clock = clock
        self._server = secrets.token_hex(8)
        self._open: set[str] = set()
        self._going = asyncio.create_task(self._go())

    async def close(self) -> None:
        """Lay everything down; once the rooms are closed."""
        self._going.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._going
        await self._round({})

    async def _go(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BEAT_SECONDS):
                    await self._rooms.changed.wait()
            self._rooms.changed.clear()
            await self._round({room.session: room for room in self._rooms})

    async def _round(self, rooms: dict[str, Room]) -> None:
        try:
            for session in self._open - rooms.keys():
                await self._chronicle.lay_down(session, self._server)
                self._open.discard(session)
            for session, room in rooms.items():
                self._open.add(session)
                await self._chronicle.take_up(session, self._server, room.record.seq, self._clock.now())
        except Unavailable as error:
            log.warning("chronicle.unavailable", reason=str(error))
        except Exception:  # a watch that ended would have others note that this server is gone, and keep the store open
            log.exception("chronicle.failed")
