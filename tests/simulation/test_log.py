"""The simulated log keeps the very contract that every store keeps: the simulation stands on the same ground.

The suite's tests are run here once more, over another store. What it tries with real processes and addresses is tried
there only.
"""

import random
from collections.abc import Iterator
from itertools import count

import pytest

from server.log import EventLog
from tests.server.log import test_contract, test_contract_following
from tests.simulation.storage import SimulatedLog, Storage

SUITES = (test_contract, test_contract_following)
globals().update({name: test for suite in SUITES for name, test in vars(suite).items() if name.startswith("test_")})

_numbers = count()


class SimulatedStore:
    """As much of a store as the suite asks for."""

    def __init__(self, storage: Storage) -> None:
        self.log = SimulatedLog(storage)

    async def ping(self) -> None:
        """It is always there."""

    async def close(self) -> None:
        """End the followers."""
        self.log.close()


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address by which the suite opens one storage again and again; as with SQLite, by one process."""
    storage = Storage(random.Random(1), delay=0.0005)
    for suite in SUITES:
        monkeypatch.setattr(suite, "open_store", lambda _url: SimulatedStore(storage))
    return f"sqlite-like://{next(_numbers)}"


@pytest.fixture
def store(url: str) -> Iterator[SimulatedStore]:
    """The storage, opened."""
    store: SimulatedStore = vars(test_contract)["open_store"](url)
    yield store
    store.log.close()


@pytest.fixture
def log(store: SimulatedStore) -> EventLog:
    """Its log."""
    return store.log
