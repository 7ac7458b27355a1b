"""What one follower of the embedded store has been handed and not yet taken."""

import asyncio
from collections.abc import Sequence

from events import Recorded

ROOM = 1_000
"""Events that wait for a follower; one that lags further reads them from the file."""


class Inbox:
    """Bounded: when it would overflow it forgets what it holds and keeps only the head (L7)."""

    def __init__(self) -> None:
        self.head = 0
        self.reload = False
        self.closed = False
        self._fresh: list[Recorded] = []
        self._woken = asyncio.Event()

    def put(self, events: Sequence[Recorded]) -> None:
        """These were committed just now."""
        self.head = events[-1].event.seq
        room = len(self._fresh) + len(events) <= ROOM
        self._fresh = [*self._fresh, *events] if room else []
        self._woken.set()

    def end(self, *, reload: bool) -> None:
        """The follower must start again, or the store is closing."""
        self.reload = self.reload or reload
        self.closed = self.closed or not reload
        self._woken.set()

    def take(self, last: int) -> list[Recorded]:
        """What was handed over and stands right behind ``last``; empty if there is a hole, for the file to fill."""
        fresh, self._fresh = self._fresh, []
        self._woken.clear()
        news = [one for one in fresh if one.event.seq > last]
        return news if news and news[0].event.seq == last + 1 else []

    async def stirred(self) -> None:
        """Return when something has happened since the last ``take``."""
        await self._woken.wait()
