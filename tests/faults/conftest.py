"""A running server for the abuse tests, and a store of each kind for the kill tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import Leeway, Redis, serving
from tests.redis_server import valkey
from tests.workshop import Workshop


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Leeway]:
    """A server on the embedded store, shared by tests that each open a session of their own."""
    with serving(tmp_path_factory.mktemp("abused"), "sqlite") as leeway:
        yield leeway
    assert "Traceback" not in leeway.words, leeway.words[-6000:]


@pytest.fixture
async def workshop(server: Leeway) -> Workshop:
    """A new session on the shared server."""
    return await Workshop.open(server.url)


@pytest.fixture(params=["sqlite", "redis"])
def mortal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Leeway]:
    """A server of the test's own, on each store, for it to kill and start again."""
    with serving(tmp_path_factory.mktemp(f"mortal-{request.param}"), request.param) as leeway:
        yield leeway


@pytest.fixture
def on_valkey(tmp_path: Path) -> Iterator[tuple[Leeway, Redis]]:
    """A server and the Valkey beneath it, for a test that kills the one under the other."""
    if not (program := valkey()):
        pytest.skip("no Valkey can be had on this machine")
    redis = Redis(tmp_path, program)
    redis.start()
    leeway = Leeway(tmp_path, redis.url)
    leeway.start()
    yield leeway, redis
    leeway.stop()
    redis.stop()
