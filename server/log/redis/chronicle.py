"""The chronicle in Redis; the promises are those of ``server.log.chronicle.Chronicle``."""

from events import Milliseconds
from server.log.chronicle import SILENT, Incident
from server.log.redis import keys
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.redis.sealed import sealed, unsealed


class RedisChronicle:
    """A list of incidents, a hash of the servers that have the session open, and a key for each that runs out."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes

    async def add(self, session: str, incident: Incident) -> None:
        """See ``Chronicle.add``."""
        with plainly():
            await self._nodes.client.rpush(keys.chronicle(session), sealed(incident, session))

    async def incidents(self, session: str) -> tuple[Incident, ...]:
        """See ``Chronicle.incidents``."""
        with plainly():
            found = await self._nodes.client.lrange(keys.chronicle(session), 0, -1)
        return tuple(unsealed(one, Incident, session, f"The chronicle of session {session}") for one in found)

    async def take_up(self, session: str, server: str, seq: int, at: Milliseconds) -> None:
        """See ``Chronicle.take_up``."""
        with plainly():
            was_heard = await self._nodes.client.exists(keys.alive(session, server))
            await self._nodes.client.set(keys.alive(session, server), 1, ex=SILENT)
            await self._nodes.client.hset(keys.openings(session), server, at)
            others = [other.decode() for other in await self._nodes.client.hkeys(keys.openings(session))]
        for other in others:
            # Not heard of itself, it cannot judge: if Redis was away, it was so for all of them. They speak first.
            if was_heard and other != server:
                await self._look_after(session, other, Incident(kind="lost", seq=seq, at=at))

    async def lay_down(self, session: str, server: str) -> None:
        """See ``Chronicle.lay_down``."""
        with plainly():
            await self._nodes.client.hdel(keys.openings(session), server)
            await self._nodes.client.delete(keys.alive(session, server))

    async def left_open(self, server: str) -> list[str]:
        """See ``Chronicle.left_open``."""
        with plainly():
            sessions = [name.decode(errors="replace") for name in await self._nodes.client.hkeys(keys.ENTRIES)]
        return [session for session in sorted(sessions) if await self._is_left(session, server)]

    async def _is_left(self, session: str, server: str) -> bool:
        with plainly():
            others = [one.decode() for one in await self._nodes.client.hkeys(keys.openings(session))]
            heard = [await self._nodes.client.exists(keys.alive(session, other)) for other in others if other != server]
        return not all(heard)

    async def _look_after(self, session: str, other: str, incident: Incident) -> None:
        with plainly():
            is_alive = await self._nodes.client.exists(keys.alive(session, other))
            # Of several that find it gone, the one that takes it off the list notes it.
            is_mine = not is_alive and await self._nodes.client.hdel(keys.openings(session), other)
        if is_mine:
            await self.add(session, incident)
