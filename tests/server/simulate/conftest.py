"""A session on a running server, and lines into it that are put away afterwards."""

from collections.abc import AsyncIterator

import pytest

from server.client import Client, Opened
from server.simulate.line import Line
from server.simulate.tablet import Tablet
from tests.server.house import GROUPS, House


class Session:
    """A session with a running scale."""

    def __init__(self, client: Client, opened: Opened) -> None:
        self.client, self.opened = client, opened
        self.lines: list[Line] = []

    def line(self, key: str, device: str) -> Line:
        """A tablet with this key, connecting."""
        line = Line(self.client.url, self.opened.session, Tablet(key, device))
        self.lines.append(line)
        return line

    async def seat(self, name: str = "Amina") -> Line:
        """Somebody at a table, connected."""
        joined = await self.client.join(self.opened.code, name, GROUPS[0], f"{name} was never here before")
        line = self.line(joined.seat_key, name.lower())
        await line.until(lambda tablet: tablet.welcomes > 0)
        return line


@pytest.fixture
async def session(house: House) -> AsyncIterator[Session]:
    """A session on the test's own server."""
    async with Client(f"http://127.0.0.1:{house.port}") as client:
        found = Session(client, await client.open_session("choice-to-stone"))
        yield found
        for line in found.lines:
            await line.close()
