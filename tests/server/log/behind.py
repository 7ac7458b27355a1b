"""Looking at, and meddling with, what a store keeps as checkpoints behind its back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import apsw
from redis import Redis, RedisCluster

from server.log.redis import keys


def kept_seqs(url: str, session: str) -> list[int]:
    """The seqs of everything that is kept for a session, whatever its epoch and version."""
    if url.startswith("sqlite"):
        with _file(url) as db:
            return [seq for (seq,) in db.execute("SELECT seq FROM checkpoint WHERE session = ? ORDER BY 1", (session,))]
    with _redis(url) as client:
        return sorted(int(field.rpartition(b"/")[2]) for field in client.hkeys(keys.checkpoints(session)))


def kept_bytes(url: str, session: str, seq: int) -> bytes:
    """What stands under this seq."""
    found: list[bytes] = []
    meddle(url, session, seq, lambda kept: found.append(kept) or kept)
    return found[0]


def meddle(url: str, session: str, seq: int, change: Callable[[bytes], bytes]) -> None:
    """Change what stands under this seq."""
    if url.startswith("sqlite"):
        with _file(url) as db:
            kept = db.execute("SELECT kept FROM checkpoint WHERE session = ? AND seq = ?", (session, seq)).get
            db.execute("UPDATE checkpoint SET kept = ? WHERE session = ? AND seq = ?", (change(kept), session, seq))
        return
    with _redis(url) as client:
        key = keys.checkpoints(session)
        field = next(name for name in client.hkeys(key) if name.endswith(f"/{seq}".encode()))
        client.hset(key, field, change(client.hget(key, field)))


@contextmanager
def _file(url: str) -> Iterator[apsw.Connection]:
    db = apsw.Connection(f"{url.removeprefix('sqlite:///')}-checkpoints")
    db.set_busy_timeout(5_000)
    yield db
    db.close()


@contextmanager
def _redis(url: str) -> Iterator[Any]:
    kind: Any = RedisCluster if "+cluster" in url else Redis
    client = kind.from_url(url.replace("+cluster", ""))
    yield client
    client.close()
