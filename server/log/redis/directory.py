"""The directory in two Redis hashes; the promises are those of ``server.log.directory.Directory``."""

from server.log.directory import Entry, Taken
from server.log.redis import keys
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.redis.sealed import sealed, unsealed
from server.log.redis.writes import Writes


class RedisDirectory:
    """Writes through the same lines as the log, so the same promise holds."""

    def __init__(self, nodes: Nodes, writes: Writes) -> None:
        self._nodes = nodes
        self._writes = writes

    async def add(self, entry: Entry) -> None:
        """See ``Directory.add``."""
        values = (entry.session, entry.code, entry.secret, sealed(entry, entry.session))
        done, _ = await self._writes.run("enter", (keys.ENTRIES, keys.CODES), lambda again: (*values, int(again)))
        if not done:
            raise Taken

    async def by_code(self, code: str) -> Entry | None:
        """See ``Directory.by_code``."""
        with plainly():
            session = await self._nodes.client.hget(keys.CODES, code)
        return await self.get(session.decode()) if session else None

    async def get(self, session: str) -> Entry | None:
        """See ``Directory.get``."""
        with plainly():
            found = await self._nodes.client.hget(keys.ENTRIES, session)
        return _entry(session, found) if found else None

    async def entries(self) -> list[Entry]:
        """See ``Directory.entries``."""
        with plainly():
            found = await self._nodes.client.hgetall(keys.ENTRIES)
        entries = [_entry(session.decode(errors="replace"), kept) for session, kept in found.items()]
        return sorted(entries, key=lambda entry: (entry.opened_at, entry.session), reverse=True)


def _entry(session: str, kept: bytes) -> Entry:
    return unsealed(kept, Entry, session, f"The directory's entry of session {session}")
