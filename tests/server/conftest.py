"""A running server for the tests that look at it from outside."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.server.house import House, running


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A server with an empty embedded store."""
    async with running(tmp_path) as found:
        yield found
