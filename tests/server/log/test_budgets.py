"""What all servers on one store bear together: in one process, and counted in Redis."""

import asyncio
from pathlib import Path

import pytest

from server.log import Unavailable
from server.log.budgets import Budget, OwnBudgets
from server.log.redis import RedisStore
from tests.redis_server import RedisServer


async def test_a_budget_fills_by_itself() -> None:
    """As many at once as it says, then as many a minute; never more than at the beginning."""
    now, sixty = [0.0], Budget("x", 60, 60)
    budgets = OwnBudgets(lambda: now[0])
    assert sum([await budgets.take(sixty) for _ in range(100)]) == 60
    now[0] = 1.5
    assert sum([await budgets.take(sixty) for _ in range(100)]) == 1
    now[0] = 2.0
    assert await budgets.take(sixty)
    now[0] = 1000.0
    assert sum([await budgets.take(sixty) for _ in range(100)]) == 60
    assert await budgets.take(Budget("another", 1, 1))


@pytest.mark.proves("G52")
async def test_servers_on_one_redis_share_a_budget(tmp_path: Path) -> None:
    """However they take turns, there is no more than one budget; it goes when it is full, and is used again."""
    server = RedisServer(tmp_path / "redis")
    server.start()
    stores = [RedisStore(server.url) for _ in range(2)]
    try:
        forty = Budget("x", 0.1, 40)
        taken = await asyncio.gather(*(stores[n % 2].budgets.take(forty) for n in range(100)))
        assert sum(taken) == 40
        quick = Budget("y", 6000, 1)
        assert await stores[0].budgets.take(quick)
        async with asyncio.timeout(5):
            while not await stores[1].budgets.take(quick):
                pass
        server.kill()
        with pytest.raises(Unavailable):
            await stores[0].budgets.take(forty)
    finally:
        for store in stores:
            await store.close()
        server.kill()
