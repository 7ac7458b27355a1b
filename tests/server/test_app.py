"""The composition root."""

from pathlib import Path

import pytest

from server.app import create, desk
from server.config import Misconfigured, Settings
from tests.server.house import running


async def test_a_desk_has_everything_and_closes_it(tmp_path: Path) -> None:
    """After it another server may open the same file."""
    settings = Settings(store=f"sqlite:///{tmp_path}/x.sqlite")
    for _ in range(2):
        async with desk(settings) as opened:
            await opened.store.ping()
            assert opened.settings.secret


async def test_what_cannot_be_opened_is_said_at_the_start() -> None:
    """A store that needs a secret, and an address that is no store's."""
    with pytest.raises(Misconfigured):
        async with desk(Settings(store="redis://nowhere")):
            pass
    with pytest.raises(ValueError, match="No store"):
        async with desk(Settings(store="postgres://x", secret="s" * 16)):
            pass


async def test_what_was_opened_is_there_after_a_restart(tmp_path: Path) -> None:
    """Keys, codes, seats and states survive: the same secret, the same log."""
    async with running(tmp_path) as house:
        opened = await house.open()
        seat = await house.join(opened["code"])
    async with running(tmp_path) as house:
        _, welcome = await house.tablet(opened["session"], seat["seatKey"])
        assert seat["seat"] in welcome["state"]["people"]["seats"]
        assert (await house.join(opened["code"]))["seat"] != seat["seat"]


def test_making_an_application_opens_nothing(tmp_path: Path) -> None:
    """Nothing happens before its lifespan."""
    create(Settings(store=f"sqlite:///{tmp_path}/x.sqlite"))
    assert list(tmp_path.iterdir()) == []
