"""Every store there is, for the suites that hold all of them to the same promises."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from server.log import EventLog
from server.log.store import Store, open_store
from tests.redis_server import RedisClusterServers, RedisServer, TlsRedis, UnixRedis, valkey

KINDS = ("sqlite", "redis", "cluster", "valkey")
"""The stores that keep the whole contract; ``redis/test_nodes.py`` tries the other ways to reach them."""

Addresses = Callable[[str], str]


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """The address of a running server of some kind; each is started once, when a test first asks for it."""
    running: dict[str, RedisServer | RedisClusterServers] = {}

    def address(kind: str) -> str:
        if kind not in running:
            server = start_new(kind, tmp_path_factory.mktemp(kind))
            server.start()
            running[kind] = server
        return running[kind].url

    yield address
    for server in running.values():
        server.kill()


def start_new(kind: str, folder: Path) -> RedisServer | RedisClusterServers:
    """A server of this kind, not yet started."""
    match kind:
        case "redis":
            return RedisServer(folder)
        case "unix":
            return UnixRedis(folder)
        case "rediss":
            return TlsRedis(folder)
        case "cluster":
            return RedisClusterServers(folder)
        case "valkey":
            return RedisServer(folder, program=valkey() or pytest.skip("no Valkey can be had on this machine"))
        case "valkey-cluster":
            return RedisClusterServers(folder, program=valkey() or pytest.skip("no Valkey can be had on this machine"))
    raise ValueError(kind)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, addresses: Addresses, tmp_path: Path) -> str:
    """The address of a store of every kind in turn."""
    return f"sqlite:///{tmp_path}/leeway.db" if request.param == "sqlite" else addresses(request.param)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """A store of every kind in turn, open."""
    store = open_store(url)
    yield store
    await store.close()


@pytest.fixture
def log(store: Store) -> EventLog:
    """The log of every store in turn."""
    return store.log
