"""A store by its address: the one place that knows which adapters there are."""

from pathlib import Path
from typing import Protocol

from server.log import EventLog
from server.log.budgets import Budgets
from server.log.checkpoints import Checkpoints
from server.log.chronicle import Chronicle
from server.log.directory import Directory
from server.log.redis import RedisStore
from server.log.sqlite import SqliteStore
from server.log.syncs import Syncs


class Store(Protocol):
    """One place that keeps everything: the log, and beside it the directory and the checkpoints."""

    @property
    def log(self) -> EventLog:
        """Every session's events."""
        ...

    @property
    def directory(self) -> Directory:
        """The sessions by join code."""
        ...

    @property
    def checkpoints(self) -> Checkpoints:
        """What sessions amounted to at some seqs."""
        ...

    @property
    def chronicle(self) -> Chronicle:
        """What became of the sessions' records themselves."""
        ...

    @property
    def budgets(self) -> Budgets:
        """How much the servers on this store bear together."""
        ...

    async def ping(self) -> None:
        """Return if the store can take events now; raise ``Unavailable`` with the reason if it cannot."""

    @property
    def syncs(self) -> Syncs:
        """What it cost lately to make something durable here."""
        ...

    async def measure(self) -> None:
        """Find out what it costs, before anybody waits for it."""

    async def check(self) -> list[str]:
        """What is wrong with the store itself, in plain words; a session's events are checked by reading them."""
        ...

    async def close(self) -> None:
        """End the followers, finish what was handed over, let go of everything."""


def open_store(url: str, replicas: int = 0) -> Store:
    """The store at this address; call it from inside the event loop that will use it.

    ``sqlite:///leeway.db`` is a file in the working directory, ``sqlite:////var/lib/leeway.db`` one elsewhere; others
    are ``redis://``, ``rediss://`` (TLS), ``unix://``, ``redis+cluster://`` and ``rediss+cluster://``. With
    ``replicas``, an append to Redis waits for that many replicas. Raises ``ValueError`` for any other address, and what
    the adapter raises. A Redis is first spoken to by ``ping``.
    """
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and rest != "/":
        return SqliteStore(Path(rest[1:]))
    if rest and scheme in ("redis", "rediss", "unix", "redis+cluster", "rediss+cluster"):
        return RedisStore(url, replicas)
    raise ValueError(
        f"No store can be opened at an address that begins with {scheme}:. Use sqlite:///leeway.db, "
        "redis://host:6379/0, rediss:// for TLS, or redis+cluster:// for a cluster."
    )
