"""Which Redis node keeps what: one server, or a cluster that says so itself."""

from typing import Any, Protocol

from redis.asyncio import Redis, RedisCluster
from redis.asyncio.connection import Connection, parse_url
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff, NoBackoff
from redis.exceptions import RedisError

from server.log.redis.link import PATIENCE, Link, heeding

Address = tuple[str, int]

HERE: Address = ("", 0)
"""The node that the store's own address names."""

_ONCE = {"retry": Retry(NoBackoff(), 0), "protocol": 2, "socket_timeout": None, "socket_connect_timeout": PATIENCE}
"""For links: a command is sent once, and whoever sends it decides how long to wait."""

_PATIENT: dict[str, Any] = {"protocol": 2, "socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}


def _thrice() -> Retry:
    """For reads, which do no harm when they are repeated."""
    return Retry(ExponentialBackoff(cap=0.5, base=0.05), 3)


class _Redis(Redis):
    """redis-py's client, on which a cancellation is always heard."""

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        """See ``Redis``."""
        with heeding():
            return await super().execute_command(*args, **options)  # type: ignore[no-untyped-call]


class _RedisCluster(RedisCluster):
    """The same for a cluster."""

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        """See ``RedisCluster``."""
        with heeding():
            return await super().execute_command(*args, **options)


class Nodes(Protocol):
    """The nodes of one Redis."""

    client: Any
    """redis-py's own client, for reads only: it repeats what failed."""

    async def home(self, key: str) -> Address:
        """The node that keeps this key, as far as is known."""
        ...

    async def primaries(self) -> list[Address]:
        """Every node that takes writes."""
        ...

    def link(self, address: Address) -> Link:
        """A new connection of one's own to this node, opened at its first use."""
        ...

    async def look_again(self) -> None:
        """A node said that a key lives elsewhere: ask for the map anew."""


class Single:
    """One server: at ``redis://``, ``rediss://`` or ``unix://``."""

    def __init__(self, url: str) -> None:
        self._links = _Links(url)
        self.client: Any = _Redis.from_url(url, retry=_thrice(), **_PATIENT)

    async def home(self, key: str) -> Address:  # noqa: ARG002 - one node keeps every key
        """The only node there is."""
        return HERE

    async def primaries(self) -> list[Address]:
        """The only node there is."""
        return [HERE]

    def link(self, address: Address) -> Link:
        """A new connection to it, or to one of its replicas."""
        return self._links.to(address)

    async def look_again(self) -> None:
        """There is nothing else to find."""


class Cluster:
    """A cluster, found through any of its nodes: at ``redis+cluster://`` or ``rediss+cluster://``."""

    def __init__(self, url: str) -> None:
        url = url.replace("+cluster", "", 1)
        self._links = _Links(url)
        self.client: Any = _RedisCluster.from_url(url, retry=_thrice(), **_PATIENT)

    async def home(self, key: str) -> Address:
        """The primary of the key's slot."""
        with heeding():
            await self.client.initialize()
        node = self.client.get_node_from_key(key)
        if node is None:
            raise RedisError("no node of the cluster keeps this slot")
        return (node.host, node.port)

    async def primaries(self) -> list[Address]:
        """Every primary that the map shows."""
        with heeding():
            await self.client.initialize()
        return [(node.host, node.port) for node in self.client.get_primaries()]

    def link(self, address: Address) -> Link:
        """A new connection to this node."""
        return self._links.to(address)

    async def look_again(self) -> None:
        """Ask any node for the slots again; open connections stay."""
        with heeding():
            await self.client.initialize()
            await self.client.nodes_manager.initialize()


class _Links:
    """Makes connections with the options of an address."""

    def __init__(self, url: str) -> None:
        self._options: dict[str, Any] = {**parse_url(url), **_ONCE}
        self._kind: type[Connection] = self._options.pop("connection_class", Connection)

    def to(self, address: Address) -> Link:
        host, port = address
        elsewhere = {} if address == HERE else {"host": host, "port": port}
        return Link(self._kind(**{**self._options, **elsewhere}))


def nodes_at(url: str) -> Nodes:
    """The nodes behind this address."""
    return Cluster(url) if "+cluster://" in url else Single(url)
