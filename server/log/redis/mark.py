"""Is this still the Redis that it was, and does it take writes?"""

import secrets

from server.log import Unavailable
from server.log.redis import keys
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.syncs import Syncs


class Mark:
    """Remembers, while the server runs, which store it found."""

    def __init__(self, nodes: Nodes, syncs: Syncs) -> None:
        self._nodes = nodes
        self._syncs = syncs
        self._known = b""

    async def demand(self) -> None:
        """Raise ``Unavailable`` if the store that was found first is gone, emptied or another one."""
        with plainly():
            if not self._known:
                await self._nodes.client.set(keys.MARK, secrets.token_hex(8), nx=True)
            found: bytes = await self._nodes.client.get(keys.MARK) or b""
        if self._known not in (b"", found):
            raise Unavailable(
                "This Redis is not the one that Leeway began with: it was emptied, or it is another database. "
                "Open sessions wait for what they had. Bring it back, or start Leeway again to begin anew."
            )
        self._known = found

    async def write(self) -> None:
        """Write something that means nothing, and remember how long it took; raises ``Unavailable``."""
        with plainly(), self._syncs.timed():
            await self._nodes.client.set(keys.TRIED, 1)
