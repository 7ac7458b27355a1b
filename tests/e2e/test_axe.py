"""Axe on every screen, in every look: nothing serious, and nothing off to the side of a phone with the largest text."""

import pytest
from playwright.async_api import Browser

from tests.e2e.axe import in_every_look
from tests.e2e.glass import PlaywrightGlass
from tests.e2e.room import Console
from tests.e2e.stage import stage
from tests.e2e.words import SAVED, say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

SCALE = "How fixed should it be?"


async def test_before_and_while_joining(embedded: Leeway, chromium: Browser) -> None:
    """The first page, starting a session, joining, a wrong code, an address where nothing is."""
    async with stage(embedded) as theatre:
        page = await theatre.touch(chromium)
        glass = PlaywrightGlass(page, touch=True)
        await glass.go(embedded.url)
        await glass.sees("button", say("home.enter"))
        await glass.tap("button", say("home.enter"))
        await in_every_look(page, "home")
        await glass.tap("button", say("home.start"))
        await glass.sees("button", say("start.begin"))
        await in_every_look(page, "start")
        await glass.go(f"{embedded.url}/join#wrong")
        await glass.reads(say("join.wrongTitle"))
        await in_every_look(page, "a wrong code")
        await glass.go(theatre.link(embedded.url))
        await glass.tap("button", say("join.take"))
        await in_every_look(page, "join")


async def test_the_tablet(embedded: Leeway, chromium: Browser) -> None:
    """Waiting, the board, the list, every sheet, and the comparison."""
    async with stage(embedded) as theatre:
        tablet = await theatre.tablet(chromium, "Alex", "Link workers")
        glass, page = tablet.glass, tablet.page.page
        await in_every_look(page, "waiting")
        activity = await theatre.workshop.scale()
        async with await theatre.workshop.facilitator() as facilitator:
            await facilitator.done({"type": "startActivity", "activity": activity})
            await glass.sees("button", say("task.read"))
            await in_every_look(page, "the task")
            await tablet.begin()
            await tablet.place_by_two_taps("Where we meet", 0.4)
            await glass.reads(SAVED)
            await in_every_look(page, "the board")
            await glass.tap("slider", "Where we meet")
            await glass.sees("heading", say("where.title"))
            await in_every_look(page, "a note's sheet")
            await glass.tap("button", say("ui.close"))
            await glass.tap("button", say("tray.new"))
            await in_every_look(page, "a new note")
            await glass.tap("button", say("ui.notNow"))
            await glass.tap("button", say("look.button"))
            await in_every_look(page, "how it looks")
            await glass.tap("button", say("ui.close"))
            await glass.tap("button", say("header.help"))
            await in_every_look(page, "help")
            await glass.tap("button", say("ui.close"))
            await glass.tap("radio", say("footer.list"))
            await in_every_look(page, "the list")
            await facilitator.done({"type": "reveal"})
            await glass.tap("radio", say("footer.compare"))
            await in_every_look(page, "the comparison")


async def test_people_and_calls(embedded: Leeway, chromium: Browser) -> None:
    """Who is at a tablet, who writes for whom, moving elsewhere, quiet needs, and what the facilitator calls out."""
    async with stage(embedded) as theatre:
        tablet = await theatre.tablet(chromium, "Alex", "Link workers")
        await theatre.workshop.join("Ben", "link-workers")
        glass, page = tablet.glass, tablet.page.page
        activity = await theatre.workshop.scale()
        async with await theatre.workshop.facilitator() as facilitator:
            await facilitator.done({"type": "startActivity", "activity": activity})
            await tablet.begin()
            await glass.tap("button", say("header.people", name="Alex"))
            await glass.tap("button", say("people.scribeAsk"))
            await glass.tap("button", say("people.add"))
            await in_every_look(page, "this tablet")
            await glass.tap("button", say("moving.show"))
            await glass.sees("img", say("moving.qr"))
            await in_every_look(page, "moving to another tablet")
            await glass.tap("button", say("ui.close"))
            await glass.tap("button", say("footer.help"))
            await in_every_look(page, "quiet needs")
            await glass.tap("button", say("ui.close"))
            await facilitator.done({"type": "lookHere", "aspect": "where-we-meet"})
            await facilitator.done({"type": "lockBoards"})
            await glass.sees("button", say("call.show"))
            await in_every_look(page, "look here, and locked")


async def test_the_facilitators_screens(embedded: Leeway, chromium: Browser) -> None:
    """The console in its three views, and the wall before, during and after."""
    async with stage(embedded) as theatre:
        page, projector = await theatre.desk(chromium), await theatre.desk(chromium)
        console = Console(PlaywrightGlass(page, touch=False))
        await console.open(theatre.workshop)
        await projector.goto(f"{embedded.url}/wall/{theatre.workshop.session}#{theatre.workshop.wall_key}")
        await in_every_look(page, "the console before the start")
        await projector.get_by_role("heading").first.wait_for()
        await in_every_look(projector, "the wall before the start")
        seat = await theatre.workshop.join("Alex", "link-workers")
        await console.start(SCALE)
        activity = await theatre.workshop.scale()
        async with await seat.line() as line:
            await line.done({"type": "moveNote", "note": f"{activity}:link-workers:where-we-meet", "x": 200, "y": 500})
            await in_every_look(projector, "the wall while groups work")
            for view in ("Boards", "List", "Comparison"):
                await console.view(view)
                await in_every_look(page, f"the console, {view}")
        await console.reveal()
        await projector.locator(".cmp-table").wait_for()
        await in_every_look(projector, "the wall after the reveal")


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
            await in_every_look(page, f"the console, {sheet}")
            await page.keyboard.press("Escape")
            await page.get_by_role("dialog").wait_for(state="detached")
        await page.get_by_role("button", name="Alex").click()
        await page.get_by_role("dialog").wait_for()
        await in_every_look(page, "the console, a seat")
        await page.keyboard.press("Escape")
        await glass.tap("button", say("console.print"))
        await glass.sees("button", say("cards.print"))
        await in_every_look(page, "cards to print")


async def test_the_console_in_every_activity(embedded: Leeway, chromium: Browser) -> None:
    """A talk, a scale, charts and answers, each with something in it, and each as it is entered from paper."""
    async with stage(embedded) as theatre:
        page = await theatre.desk(chromium)
        console = Console(PlaywrightGlass(page, touch=False))
        await console.open(theatre.workshop)
        seat = await theatre.workshop.join("Alex", "link-workers")
        async with await seat.line() as line:
            for title, done in DONE.items():
                await console.start(title)
                await line.done(done)
                await in_every_look(page, f"the console, {title}")
                await console.glass.tap("button", say("deskPaper.open"))
                await page.get_by_role("dialog").wait_for()
                await in_every_look(page, f"from paper, {title}")
                await page.keyboard.press("Escape")
                await page.get_by_role("dialog").wait_for(state="detached")
        await console.glass.tap("button", say("deskReveal.answers"))
        await in_every_look(page, "a question before it is done")


DONE = {
    "Getting to know you": {"type": "addNote", "text": "Who decides?", "question": True},
    SCALE: {"type": "setDiscussed", "aspect": "home-visits", "state": "cantAgree", "low": 200, "high": 700},
    "For and against": {"type": "addPoint", "aspect": "home-visits", "side": "pro", "text": "Reaches the anxious"},
    "Looking back": {"type": "reflect", "prompt": "surprised", "text": "The tea"},
}
"""What somebody does in each activity."""
