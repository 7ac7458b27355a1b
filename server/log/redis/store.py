"""The Redis store, put together."""

from server.log.redis.budgets import RedisBudgets
from server.log.redis.checking import findings
from server.log.redis.checkpoints import RedisCheckpoints
from server.log.redis.chronicle import RedisChronicle
from server.log.redis.directory import RedisDirectory
from server.log.redis.link import plainly
from server.log.redis.log import RedisLog
from server.log.redis.mark import Mark
from server.log.redis.nodes import nodes_at
from server.log.redis.writes import Writes
from server.log.syncs import Syncs


class RedisStore:
    """Log, directory and checkpoints in one Redis.

    Nothing is connected before it is needed; each ``ping`` asks for the promise.
    """

    def __init__(self, url: str, replicas: int = 0) -> None:
        self._nodes = nodes_at(url)
        self._writes = Writes(self._nodes, replicas)
        self.log = RedisLog(self._nodes, self._writes, replicas)
        self.directory = RedisDirectory(self._nodes, self._writes)
        self.checkpoints = RedisCheckpoints(self._nodes)
        self.chronicle = RedisChronicle(self._nodes)
        self.budgets = RedisBudgets(self._nodes)
        self.syncs = Syncs()
        self._mark = Mark(self._nodes, self.syncs)

    async def ping(self) -> None:
        """Return if Redis takes writes, having learnt what it promises; raise ``Unavailable`` if it does not."""
        with plainly():
            await self._nodes.client.ping()
        await self.log.learn_promise()
        await self._mark.demand()
        await self._mark.write()

    async def measure(self) -> None:
        """See ``Store.measure``; raises ``Unavailable``."""
        for _ in range(20):
            await self._mark.write()

    async def check(self) -> list[str]:
        """See ``Store.check``."""
        return await findings(self._nodes)

    async def close(self) -> None:
        """End the followers, finish what was handed over, hang up."""
        await self.log.close()
        await self._writes.close()
        await self._nodes.client.aclose()
