"""Checkpoints in one Redis hash a session; the promises are those of ``server.log.checkpoints.Checkpoints``.

They travel on connections of their own, not on the line of the appends: nobody's change waits behind one.
"""

from contextlib import suppress

from server.log.checkpoints import sealed, unsealed
from server.log.redis import keys
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.redis.writes import script

DAYS = 30
"""A session that nobody has opened for so long has its checkpoints made again when somebody does."""

_SECONDS = DAYS * 24 * 60 * 60


class RedisCheckpoints:
    """A field is named ``<epoch>/<version>/<seq>``. The client repeats what failed, which does no harm here."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes

    async def save(self, session: str, epoch: str, version: str, seq: int, raw: bytes) -> None:
        """See ``Checkpoints.save``."""
        kept = sealed(session, epoch, version, seq, raw)
        where = (keys.epochs(session), keys.checkpoints(session))
        with suppress(Exception):  # redis-py fails in ways of its own while it learns a cluster anew (C6)
            await self._nodes.client.eval(
                script("checkpoint"), len(where), *where, epoch, _fields(epoch, version), seq, kept, _SECONDS
            )

    async def nearest(self, session: str, epoch: str, version: str, upto: int) -> tuple[int, bytes] | None:
        """See ``Checkpoints.nearest``."""
        key, prefix = keys.checkpoints(session), _fields(epoch, version)
        with suppress(Exception):
            names = [name.decode(errors="replace") for name in await self._nodes.client.hkeys(key)]
            if names:
                await self._nodes.client.expire(key, _SECONDS)
            for seq in sorted(_seqs(names, prefix), reverse=True):
                kept = await self._nodes.client.hget(key, f"{prefix}{seq}") if seq <= upto else None
                raw = unsealed(session, epoch, version, seq, kept) if kept else None
                if raw is not None:
                    return seq, raw
        return None

    async def drop(self, session: str) -> None:
        """See ``Checkpoints.drop``."""
        with plainly():
            await self._nodes.client.delete(keys.checkpoints(session))


def _fields(epoch: str, version: str) -> str:
    return f"{epoch}/{version}/"


def _seqs(names: list[str], prefix: str) -> list[int]:
    ends = (name.removeprefix(prefix) for name in names if name.startswith(prefix))
    return [int(end) for end in ends if end.isascii() and end.isdigit()]
