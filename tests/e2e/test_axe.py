"""Axe on every screen, light and dark: nothing serious."""

import pytest
from playwright.async_api import Browser, Page

from tests.e2e.axe import nothing_serious
from tests.e2e.glass import PlaywrightGlass
from tests.e2e.room import Console
from tests.e2e.stage import stage
from tests.e2e.words import SAVED, say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

SCALE = "How fixed should it be?"


async def check(page: Page, screen: str) -> None:
    """Look at a screen in both themes, once nothing on it moves any more."""
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        await nothing_serious(page, f"{screen}, {theme}")


async def test_before_and_while_joining(embedded: Leeway, chromium: Browser) -> None:
    """The first page, starting a session, joining, a wrong code, an address where nothing is."""
    async with stage(embedded) as theatre:
        page = await theatre.touch(chromium)
        glass = PlaywrightGlass(page, touch=True)
        await glass.go(embedded.url)
        await glass.sees("button", say("home.enter"))
        await glass.tap("button", say("home.enter"))
        await check(page, "home")
        await glass.tap("button", say("home.start"))
        await glass.sees("button", say("start.begin"))
        await check(page, "start")
        await glass.go(f"{embedded.url}/join#wrong")
        await glass.reads(say("join.wrongTitle"))
        await check(page, "a wrong code")
        await glass.go(theatre.link(embedded.url))
        await glass.tap("button", say("join.take"))
        await check(page, "join")


async def test_the_tablet(embedded: Leeway, chromium: Browser) -> None:
    """Waiting, the board, the list, every sheet, and the comparison."""
    async with stage(embedded) as theatre:
        tablet = await theatre.tablet(chromium, "Alex", "Link workers")
        glass, page = tablet.glass, tablet.page.page
        await check(page, "waiting")
        activity = await theatre.workshop.scale()
        async with await theatre.workshop.facilitator() as facilitator:
            await facilitator.done({"type": "startActivity", "activity": activity})
            await glass.sees("button", say("task.read"))
            await check(page, "the task")
            await tablet.begin()
            await tablet.place_by_two_taps("Where we meet", 0.4)
            await glass.reads(SAVED)
            await check(page, "the board")
            await glass.tap("slider", "Where we meet")
            await glass.sees("heading", say("where.title"))
            await check(page, "a note's sheet")
            await glass.tap("button", say("ui.close"))
            await glass.tap("button", say("tray.new"))
            await check(page, "a new note")
            await glass.tap("button", say("ui.notNow"))
            await glass.tap("button", say("look.button"))
            await check(page, "how it looks")
            await glass.tap("button", say("ui.close"))
            await glass.tap("button", say("header.help"))
            await check(page, "help")
            await glass.tap("button", say("ui.close"))
            await glass.tap("radio", say("footer.list"))
            await check(page, "the list")
            await facilitator.done({"type": "reveal"})
            await glass.tap("radio", say("footer.compare"))
            await check(page, "the comparison")


async def test_the_facilitators_screens(embedded: Leeway, chromium: Browser) -> None:
    """The console in its three views, and the wall before, during and after."""
    async with stage(embedded) as theatre:
        page, projector = await theatre.desk(chromium), await theatre.desk(chromium)
        console = Console(PlaywrightGlass(page, touch=False))
        await console.open(theatre.workshop)
        await projector.goto(f"{embedded.url}/wall/{theatre.workshop.session}#{theatre.workshop.wall_key}")
        await check(page, "the console before the start")
        await projector.get_by_role("heading").first.wait_for()
        await check(projector, "the wall before the start")
        seat = await theatre.workshop.join("Alex", "link-workers")
        await console.start(SCALE)
        activity = await theatre.workshop.scale()
        async with await seat.line() as line:
            await line.done({"type": "moveNote", "note": f"{activity}:link-workers:where-we-meet", "x": 200, "y": 500})
            await check(projector, "the wall while groups work")
            for view in ("Boards", "List", "Comparison"):
                await console.view(view)
                await check(page, f"the console, {view}")
        await console.reveal()
        await projector.locator(".cmp-table").wait_for()
        await check(projector, "the wall after the reveal")


SHEETS = (
    *("console.links", "console.aspects", "console.mark", "console.savedMeans", "console.showQr"),
    *("deskLook.look", "deskCharge.open", "deskTables.open", "deskBands.open", "deskPaper.open"),
)
"""The buttons of the console that lay something over it."""


async def test_the_facilitators_sheets(embedded: Leeway, chromium: Browser) -> None:
    """Everything that the console lays over itself, the QR code to hold up, and the cards to print."""
    async with stage(embedded) as theatre:
        page = await theatre.desk(chromium)
        glass = PlaywrightGlass(page, touch=False)
        await Console(glass).open(theatre.workshop)
        await theatre.workshop.join("Alex", "link-workers")
        for sheet in SHEETS:
            await glass.tap("button", say(sheet))
            await page.get_by_role("dialog").wait_for()
            await check(page, f"the console, {sheet}")
            await page.keyboard.press("Escape")
            await page.get_by_role("dialog").wait_for(state="detached")
        await page.get_by_role("button", name="Alex").click()
        await page.get_by_role("dialog").wait_for()
        await check(page, "the console, a seat")
        await page.keyboard.press("Escape")
        await glass.tap("button", say("console.print"))
        await glass.sees("button", say("cards.print"))
        await check(page, "cards to print")


async def test_large_text_on_a_phone_reflows(embedded: Leeway, chromium: Browser) -> None:
    """At 320 pixels wide with the largest text nothing has to be scrolled sideways, and axe is content."""
    async with stage(embedded) as theatre:
        tablet = await theatre.tablet(chromium, "Alex", "Link workers")
        page = tablet.page.page
        await page.set_viewport_size({"width": 320, "height": 640})
        async with await theatre.workshop.facilitator() as facilitator:
            await facilitator.done({"type": "startActivity", "activity": await theatre.workshop.scale()})
        await tablet.begin()
        await tablet.glass.tap("button", say("look.button"))
        await tablet.glass.tap("radio", say("look.step4"))
        await tablet.glass.tap("button", say("ui.close"))
        await tablet.glass.tap("radio", say("footer.list"))
        assert await sideways(page) <= 0
        await check(page, "a phone with the largest text")


async def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
