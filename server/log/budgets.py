"""Budgets: how much of something all servers on one store bear together, however many people ask.

B1  ``take`` uses one up if there is one: ``at_once`` at the beginning, and so many more a minute, up to ``at_once``.
B2  Servers on one store share each budget. What is used up is forgotten when the store is; that harms nobody.
"""

import time
from collections.abc import Callable
from typing import Protocol

import msgspec


class Budget(msgspec.Struct, frozen=True):
    """So many a minute on average, so many at once; ``name`` says of what."""

    name: str
    a_minute: float
    at_once: float


class Budgets(Protocol):
    """The budgets of a store."""

    async def take(self, budget: Budget) -> bool:
        """Use one up; False if there is none just now. Raises ``Unavailable``."""
        ...


class OwnBudgets:
    """For a store that one process has to itself."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._left: dict[str, tuple[float, float]] = {}

    async def take(self, budget: Budget) -> bool:
        """See ``Budgets.take``."""
        now = self._seconds()
        left, at = self._left.get(budget.name, (budget.at_once, now))
        left = min(budget.at_once, left + (now - at) * budget.a_minute / 60)
        self._left[budget.name] = (left - 1 if left >= 1 else left, now)
        return left >= 1
