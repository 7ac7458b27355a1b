"""The watch: says in the chronicle which sessions this server has open, so that one that is killed is missed.

Sessions that a server which was killed had open are opened here for a moment: what it had begun to erase is erased, and
the chronicle tells what happened, whether or not anybody comes back to them.
"""

import asyncio
import contextlib
import secrets

import structlog

from server.live.clock import Clock
from server.live.ending import ended
from server.live.room import Room
from server.live.rooms import NoSession, Rooms
from server.log import Damaged, Unavailable
from server.log.chronicle import SILENT, Chronicle

log = structlog.get_logger()

BEAT_SECONDS = 10.0

LOOKS_AFTER = (0.0, SILENT + BEAT_SECONDS)
"""Seconds after the start at which it is asked what others left open: at first they may have been heard of just now."""


class Watch:
    """Goes round while the server runs. What cannot be noted now is noted on the next round; no room waits for it."""

    def __init__(self, rooms: Rooms, chronicle: Chronicle, clock: Clock) -> None:
        self._rooms = rooms
        self._chronicle = chronicle
        self._clock = clock
        self._server = secrets.token_hex(8)
        self._open: set[str] = set()
        self._tasks = [asyncio.create_task(self._go()), asyncio.create_task(self._look())]

    async def close(self) -> None:
        """Lay everything down; once the rooms are closed. What is still being erased is left for the next to find."""
        await ended(self._tasks)
        await self._round({room.session: room for room in self._rooms if room.is_erasing})

    async def _go(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BEAT_SECONDS):
                    await self._rooms.changed.wait()
            self._rooms.changed.clear()
            await self._round({room.session: room for room in self._rooms})

    async def _look(self) -> None:
        waited = 0.0
        for after in LOOKS_AFTER:
            await asyncio.sleep(after - waited)
            waited = after
            try:
                for session in await self._chronicle.left_open(self._server):
                    with contextlib.suppress(NoSession, Damaged):
                        await self._rooms.get(session)
            except Unavailable as error:
                log.warning("chronicle.unavailable", reason=str(error))
            except Exception:  # of one session: the others, and the watch itself, go on
                log.exception("chronicle.failed")

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
