"""What makes guessing hopeless: wrong codes cost, however many addresses guess.

W1  Wrong codes of every kind (join codes, seat cards, recovery codes) share one budget for the whole server, and for
    all servers on one Redis; beyond it a wrong one is told to wait.
W2  Right codes cost nothing, and are not slowed down when the budget is used up: a whole room shares one address.
W3  Past a second budget, which wrong codes beyond the first one use up, codes that are typed are not looked up at all
    for a while, right or wrong: else the first budget would slow nobody down who does not read answers. Links and QR
    codes go on; their secrets cannot be guessed.
W4  A wrong code, that of a session that is over, and that of one that is full get the same answer after the same time.
W5  Keys and handover links cannot be guessed either; bad ones have a budget of their own, so that a room full of
    tablets whose keys were taken back is told so, and does not use up what the others need.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog

from server.http.problems import Problem
from server.log.budgets import Budget, Budgets

log = structlog.get_logger()

BEYOND = Budget("typed-codes", 5, 600)
"""So many wrong codes beyond the budget are still looked up; and one more each time that this shows to be used up."""

BAD_KEYS = Budget("bad-keys", 600, 600)

LEAST_SECONDS = 0.1
"""A wrong code is answered no sooner."""


class Guessing:
    """Counts what was wrong. ``seconds`` is a clock that only goes forward."""

    def __init__(self, budgets: Budgets, wrong_a_minute: int, seconds: Callable[[], float]) -> None:
        self._budgets = budgets
        self._wrong = Budget("wrong-codes", wrong_a_minute, wrong_a_minute)
        self._seconds = seconds
        self._shut_until = float("-inf")
        self._one_by_one = asyncio.Lock()

    @asynccontextmanager
    async def typed(self) -> AsyncIterator[None]:
        """Look up a typed code in here, one after the other; raises ``Problem`` while none is looked up (W3)."""
        async with self._one_by_one:
            if self._seconds() < self._shut_until:
                raise _wait()
            yield

    async def wrong(self, code: str, words: str) -> Problem:
        """Count a wrong code; gives what to say of it (W1)."""
        return Problem(code, words) if await self._budgets.take(self._wrong) else await self._too_many()

    async def evenly(self, since: float) -> None:
        """Wait until a wrong code that was sent at ``since``, by the clock, is answered (W4)."""
        await asyncio.sleep(max(0.0, since + LEAST_SECONDS - self._seconds()))

    async def bad_key(self, code: str, words: str) -> Problem:
        """What to say of a key or a link that opens nothing (W5)."""
        return Problem(code, words) if await self._budgets.take(BAD_KEYS) else _wait()

    async def _too_many(self) -> Problem:
        if not await self._budgets.take(BEYOND):
            if self._seconds() >= self._shut_until:
                log.warning("codes.shut", seconds=60 / BEYOND.a_minute)
            self._shut_until = self._seconds() + 60 / BEYOND.a_minute
        return _wait()


def _wait() -> Problem:
    return Problem(
        "too-many-wrong-codes",
        "Too many wrong codes have been tried. Please wait a minute, then check the code and try again. "
        "A link or a QR code works at once.",
        {"Retry-After": "60"},
    )
