"""A Redis of one's own, to be killed and looked into."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from server.log.redis import RedisStore
from tests.redis_server import RedisServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    """A running server that nobody else uses."""
    server = RedisServer(tmp_path / "redis")
    server.start()
    yield server
    server.kill()


@pytest.fixture
async def store(server: RedisServer) -> AsyncIterator[RedisStore]:
    """An open store on it."""
    store = RedisStore(server.url)
    yield store
    await store.close()
