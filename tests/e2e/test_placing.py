"""The whole placing task, once by keyboard alone and once by tapping alone."""

import pytest
from playwright.async_api import Browser

from tests.e2e.glass import PlaywrightGlass
from tests.e2e.keys import Keys
from tests.e2e.stage import Stage, stage
from tests.e2e.tablet import Tablet, on_board, until
from tests.e2e.words import say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

WHERE_WE_MEET = "Where we meet"
HOME_VISITS = "Going to people's homes"
LEFT, RIGHT = "About choice", "Set in stone"


async def started(theatre: Stage) -> str:
    """Start the scale; its activity's id."""
    activity = await theatre.workshop.scale()
    async with await theatre.workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": activity})
    return activity


async def server_agrees(theatre: Stage, tablet: Tablet, board: str) -> dict[str, int]:
    """What is drawn is what the log amounts to."""

    async def same() -> bool:
        return await tablet.placed() == on_board(await theatre.workshop.state(), board)

    await until(same, True)
    return await tablet.placed()


async def test_placing_by_keyboard_alone(embedded: Leeway, chromium: Browser) -> None:
    """Join, place, nudge, move with arrows, take off and add a note of one's own without touching the picture."""
    async with stage(embedded) as theatre:
        page = await theatre.desk(chromium)
        tablet, keys = Tablet(PlaywrightGlass(page, touch=False), embedded.url), Keys(page)
        await page.goto(theatre.link(embedded.url))
        await page.get_by_role("textbox", name=say("join.name")).wait_for()
        await keys.to("textbox", say("join.name"))
        await page.keyboard.type("Kay")
        await keys.to("radio", "Link workers")
        await page.keyboard.press("Space")
        await keys.press("button", say("join.take"))
        await page.get_by_role("heading", name=say("waiting.title")).wait_for()
        board = f"{await started(theatre)}:link-workers"
        await keys.press("button", say("task.read"))

        await keys.press("button", say("tray.place", text=WHERE_WE_MEET))
        await keys.press("button", say("scale.at3", right=RIGHT))
        await keys.press("button", say("scale.towards", end=LEFT))
        await page.keyboard.press("Escape")
        card = f"{board}:where-we-meet"
        before = (await tablet.placed())[card]
        assert 500 < before < 800

        await keys.to("slider", WHERE_WE_MEET)
        for _ in range(3):
            await page.keyboard.press("ArrowRight")
        await keys.press("button", say("tray.place", text=HOME_VISITS))
        await keys.press("button", say("answer.undecided"))
        await page.keyboard.press("Escape")
        await keys.press("button", say("tray.new"))
        await keys.to("textbox", say("new.words"))
        await page.keyboard.type("Who pays for the bus")
        await keys.press("button", say("new.add"))
        await keys.press("button", say("tray.place", text="Who pays for the bus"))
        await keys.press("button", say("scale.at0", left=LEFT))
        await page.keyboard.press("Escape")

        assert (await server_agrees(theatre, tablet, board))[card] > before
        state = await theatre.workshop.state()
        assert state["boards"]["marks"] == {f"{board}:home-visits": "undecided"}
        assert "Who pays for the bus" in {note["text"] for note in state["boards"]["notes"].values()}


async def test_placing_by_tapping_alone(embedded: Leeway, chromium: Browser) -> None:
    """Pick and put down, choose among five places, nudge, undo: every step is a tap on what says what it is."""
    async with stage(embedded) as theatre:
        tablet = await theatre.tablet(chromium, "Tap", "PPI contributors", by_code=True)
        board = f"{await started(theatre)}:ppi-contributors"
        await tablet.begin()
        await tablet.place_by_two_taps(WHERE_WE_MEET, 0.8)
        await tablet.place_in_words(HOME_VISITS, say("scale.at0", left=LEFT))
        there = await server_agrees(theatre, tablet, board)
        assert 700 < there[f"{board}:where-we-meet"] < 900
        assert there[f"{board}:home-visits"] < 200

        await tablet.glass.tap("radio", say("footer.list"))
        await tablet.glass.tap("button", say("list.nudge", way=say("list.right"), text=HOME_VISITS, end=RIGHT))
        await tablet.glass.tap("radio", say("footer.board"))
        nudged = await server_agrees(theatre, tablet, board)
        assert nudged[f"{board}:home-visits"] > there[f"{board}:home-visits"]

        await tablet.glass.tap("button", say("footer.undo"))
        assert there == await server_agrees(theatre, tablet, board)
        await tablet.glass.tap("button", say("footer.redo"))
        assert nudged == await server_agrees(theatre, tablet, board)
