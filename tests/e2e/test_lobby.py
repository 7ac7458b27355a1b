"""The door asks: somebody waits, is let in, and goes on by themselves; somebody else is turned away."""

import pytest
from playwright.async_api import Browser, expect

from tests.e2e.glass import PlaywrightGlass
from tests.e2e.room import Console
from tests.e2e.stage import stage
from tests.e2e.words import say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.proves("G53", "G51")
async def test_who_waits_is_let_in_or_turned_away(embedded: Leeway, chromium: Browser) -> None:
    """With a finger and a mouse: one waits and sees nothing, and is in a moment after a facilitator says so."""
    async with stage(embedded) as theatre:
        glass = PlaywrightGlass(await theatre.desk(chromium), touch=False)
        await Console(glass).open(theatre.workshop)
        await glass.tap("button", say("deskCharge.open"))
        await glass.page.get_by_text(say("lobby.ask"), exact=True).click()
        await glass.tap("button", say("ui.close"))

        uma = PlaywrightGlass(await theatre.touch(chromium), touch=True)
        await uma.go(theatre.link(embedded.url))
        await uma.fill(say("join.name"), "Uma")
        await uma.tap("radio", "Link workers")
        await uma.tap("button", say("join.take"))
        await uma.sees("heading", say("lobby.title"))
        await glass.reads(say("lobby.waits", name="Uma"))
        await glass.tap("button", say("lobby.letInSays", name="Uma"))
        await expect(uma.find("heading", say("lobby.title"))).to_have_count(0)
        await glass.reads("Uma")

        eve = PlaywrightGlass(await theatre.touch(chromium), touch=True)
        await eve.go(theatre.link(embedded.url))
        await eve.fill(say("join.name"), "Eve")
        await eve.tap("radio", "Link workers")
        await eve.tap("button", say("join.take"))
        await glass.tap("button", say("lobby.turnAwaySays", name="Eve"))
        await eve.sees("heading", say("page.removedTitle"))
        await eve.reads(say("page.turnedAway"))
