"""A facilitator with nothing but the first page: open a session, let people in, run the clock, reveal, hide, close."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.e2e.glass import PlaywrightGlass
from tests.e2e.room import Console
from tests.e2e.stage import Seated, stage
from tests.e2e.words import like, say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

SCALE = "How fixed should it be?"
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


async def test_a_session_from_the_first_page_to_its_close(embedded: Leeway, chromium: Browser) -> None:
    """From the template to a closed session, with one tablet that follows every step."""
    async with stage(embedded) as theatre:
        page = await theatre.desk(chromium)
        glass = PlaywrightGlass(page, touch=False)
        console = Console(glass)
        await glass.go(embedded.url)
        await glass.tap("button", say("home.start"))
        await glass.fill(say("start.name"), "Oxford, after lunch")
        await glass.tap("button", say("start.begin"))
        await glass.sees("heading", say("console.linksTitle", title="Oxford, after lunch"))
        await glass.tap("button", say("ui.close"))
        await glass.sees("heading", "Oxford, after lunch")

        await glass.tap("button", say("console.showQr"))
        await glass.sees("img", say("console.qrSays"))
        await page.keyboard.press("Escape")
        code = CODE.search(await page.inner_text("body"))
        assert code
        tablet = Seated(PlaywrightGlass(await theatre.touch(chromium), touch=True), await theatre.weather())
        await tablet.join_by_code(code[0].replace("-", ""), "Uma", "Link workers")
        await glass.reads("Uma")

        await console.start(SCALE)
        await glass.tap("button", say("console.startClock"))
        await glass.tap("button", say("console.minute"))
        await expect(tablet.page.page.get_by_role("timer")).to_contain_text(re.compile(r"3[56]:\d\d"))
        await tablet.begin()
        await tablet.glass.tap("button", say("footer.help"))
        await tablet.glass.tap("button", re.compile(f"^{say('needs.help')}"))
        await tablet.glass.tap("button", say("ui.close"))
        await glass.reads(say("console.hand", name="Uma"))
        await glass.tap("button", say("console.lowerSays", name="Uma"))
        await tablet.glass.sees("button", say("footer.help"))

        await console.reveal()
        await tablet.glass.sees("radio", say("footer.compare"))
        await glass.tap("button", say("console.hide"))
        await glass.tap("button", say("console.hideYes"))
        await expect(tablet.page.find("radio", say("footer.compare"))).to_have_count(0)

        await glass.tap("button", say("deskCharge.open"))
        await glass.tap("button", say("console.close"))
        await glass.tap("button", say("console.closeYes"))
        await tablet.glass.tap("button", say("waiting.again"))
        await tablet.glass.reads(say("task.closed"))


async def test_a_tablet_that_loses_its_line_is_shown_as_away(embedded: Leeway, chromium: Browser) -> None:
    """The console says who is here, and notices within seconds who is not."""
    async with stage(embedded) as theatre:
        glass = PlaywrightGlass(await theatre.desk(chromium), touch=False)
        await Console(glass).open(theatre.workshop)
        tablet = await theatre.tablet(chromium, "Uma", "Link workers")
        await glass.reads(like("console.seats", count=1, here=1))
        tablet.weather.cut()
        await glass.reads(like("console.seats", count=1, here=0))
        tablet.weather.mend()
        await glass.reads(like("console.seats", count=1, here=1))
