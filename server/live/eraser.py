"""What a room does when somebody asked for something to be erased: see to it that it is done, once, by one server."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress

import structlog

from events import Erasure, Event
from projections import State
from server.erasures import complete, pending
from server.history import History
from server.log import Damaged, Unavailable

log = structlog.get_logger()

PATIENCE = 15.0
"""Seconds that another server, which recorded the event, has for it before this one does it too."""

AGAIN = 5.0
"""Seconds between two tries when the store cannot do it."""

DAMAGED_AGAIN = 300.0
"""Seconds between two tries when the log cannot be read to its end: somebody has to mend it first."""


class Eraser:
    """For one session; ``state`` gives how it stands, as far as it was followed."""

    def __init__(self, session: str, history: History, state: Callable[[], State]) -> None:
        self._session = session
        self._history = history
        self._state = state
        self._work = asyncio.Event()
        self._done: set[int] = set()
        self._recorded_here: set[int] = set()

    def recording(self, events: Iterable[Event]) -> None:
        """These events are about to be recorded by this server."""
        self._recorded_here.update(event.seq for event in events if isinstance(event, Erasure))

    @property
    def is_needed(self) -> bool:
        """Is something to be erased that is not known to be done?"""
        return not self._done.issuperset(self._state().session.erasing.values())

    def forget(self) -> None:
        """The log is read anew, and may be one from before an erasure: only its events say what is done."""
        self._done.clear()

    def look(self) -> None:
        """The state has changed; go to work if something is to be erased."""
        if self.is_needed:
            self._work.set()

    async def run(self) -> None:
        """Erase what is asked for, for ever."""
        while True:
            await self._work.wait()
            self._work.clear()
            await self._wait_for_others()
            try:
                await self.finish(self._state())
            except Unavailable as error:
                log.warning("erasing.failed", session=self._session, reason=str(error))
                await asyncio.sleep(AGAIN)
                self._work.set()
            except Damaged as error:  # far back, or the room would not be open: people can go on meanwhile
                log.error("erasing.damaged", session=self._session, where=str(error))
                await asyncio.sleep(DAMAGED_AGAIN)
                self._work.set()

    async def _wait_for_others(self) -> None:
        """While all that is to be erased was recorded elsewhere, let whoever recorded it go first, for a while."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self._recorded_here.isdisjoint(self._state().session.erasing.values()):
                    await self._work.wait()
                    self._work.clear()

    async def finish(self, state: State) -> None:
        """Erase what this state says is being erased; raises as the log, and may be called again then."""
        asked = [one for one in await pending(self._history, self._session, state) if one.seq not in self._done]
        if asked:
            said = await complete(self._history, self._session, asked)
            self._done.update(one.seq for one in asked)
            log.info("erased", session=self._session, asked=[one.seq for one in asked], events=said)
