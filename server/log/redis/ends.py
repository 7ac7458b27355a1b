"""Sessions whose end is missing: Redis passes over the end of a file that was cut short, and starts all the same.

Whoever finds it, a follower that was given more or a reader that sees the head that was noted, has it told once.
"""

import time

import structlog

from server.log.chronicle import Incident
from server.log.redis import keys
from server.log.redis.entries import new_epoch
from server.log.redis.sealed import sealed
from server.log.redis.writes import Writes

_log = structlog.get_logger()


class Ends:
    """Tells of missing ends: a new epoch, so that nobody resumes over them, and an incident in the chronicle."""

    def __init__(self, writes: Writes) -> None:
        self._writes = writes

    async def missing(self, session: str, head: int, seen: int, epoch: str) -> None:
        """The log of this epoch had event ``seen`` and ends at ``head`` now; raises ``Unavailable``."""
        incident = Incident(kind="shortened", seq=head, at=int(time.time() * 1000), events=seen - head)
        named = (keys.events, keys.epochs, keys.chronicle, keys.head)
        values = (head, epoch, new_epoch(session), sealed(incident, session))
        done, _ = await self._writes.run("cut", [name(session) for name in named], lambda _again: values)
        if done:
            _log.error("store.shortened", session=session, seq=head, lost=seen - head)
