"""Turns: what takes a processor for a while is done a few at a time, and only so many callers wait for it."""

import asyncio
from types import TracebackType

from server.http.problems import Problem


class Turns:
    """``at_a_time`` callers are in here, ``waiting`` more stand before it; who comes then is told to come again.

    Used as ``async with turns:``, which raises ``Problem`` for them. Nothing of theirs has been read by then.
    """

    def __init__(self, at_a_time: int, waiting: int) -> None:
        self._most = at_a_time + waiting
        self._there = 0
        self._inside = asyncio.Semaphore(at_a_time)

    async def __aenter__(self) -> None:
        """Wait for one's turn."""
        if self._there >= self._most:
            words = (
                "The server is busy with others who asked for the same. Nothing is lost; please try again in a moment."
            )
            raise Problem("busy", words, {"Retry-After": "5"})
        self._there += 1
        try:
            await self._inside.acquire()
        except BaseException:
            self._there -= 1
            raise

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """The next one's turn."""
        self._there -= 1
        self._inside.release()
