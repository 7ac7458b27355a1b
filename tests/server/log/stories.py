"""Events to put into logs, and ways to wait for what comes out."""

import asyncio
import secrets
from collections.abc import Iterable
from contextlib import aclosing

from events import CommentAdded, Recorded, recorded
from server.log import EventLog

PATIENCE = 20.0
"""Seconds after which a test gives up on what should have come at once."""


def name() -> str:
    """A session that no other test uses."""
    return f"s{secrets.token_hex(8)}"


def one(seq: int, text: str = "a note", by: str = "device") -> Recorded:
    """An event at this seq, whose id no other has."""
    event = CommentAdded(
        seq=seq, at=1_790_000_000_000, by="seat", id=f"{by}:{secrets.token_hex(8)}",
        board="sort:researchers", comment=f"comment{seq}", on="note", text=text,
    )  # fmt: skip
    return recorded(event)


def some(after: int, count: int, by: str = "device") -> list[Recorded]:
    """``count`` events behind ``after``."""
    return [one(seq, by=by) for seq in range(after + 1, after + count + 1)]


async def followed(log: EventLog, session: str, after: int, count: int) -> list[Recorded]:
    """The first ``count`` events that a follower gets, or more if the last batch held more."""
    got: list[Recorded] = []
    async with asyncio.timeout(PATIENCE), aclosing(log.follow(session, after)) as batches:
        async for batch in batches:
            assert batch
            got += batch
            if len(got) >= count:
                break
    return got


def raws(events: Iterable[Recorded]) -> list[bytes]:
    """The bytes alone."""
    return [event.raw for event in events]
