"""Budgets in Redis, each a small hash that goes when it is full again; the promises are those of ``Budgets``."""

from server.log.budgets import Budget
from server.log.redis import keys
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.redis.writes import script


class RedisBudgets:
    """Counted by Redis's own clock. A take that is repeated because its reply was lost counts twice: no harm."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes

    async def take(self, budget: Budget) -> bool:
        """See ``Budgets.take``."""
        key = keys.budget(budget.name)
        with plainly():
            taken = await self._nodes.client.eval(script("budget"), 1, key, budget.a_minute / 60, budget.at_once)
        return bool(taken)
