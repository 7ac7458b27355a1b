"""A fresh file, and a store in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.log.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store's file will be."""
    return tmp_path / "leeway.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    """An open store in that file."""
    store = SqliteStore(path)
    yield store
    await store.close()
