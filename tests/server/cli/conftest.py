"""What tests of the command line share: a server as an operator starts it, and a store of either kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import Leeway, Redis, sqlite_url


@pytest.fixture(params=["sqlite", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh store of each kind."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path)
        return
    redis = Redis(tmp_path / "redis")
    redis.start()
    yield redis.url
    redis.kill()


@pytest.fixture
def leeway(tmp_path: Path) -> Iterator[Leeway]:
    """A running server on an embedded store."""
    server = Leeway(tmp_path / "server", sqlite_url(tmp_path))
    server.start()
    yield server
    server.stop()
