"""People at the same board: what others see in flight, whose undo wins, what becomes of a change that came too late."""

import pytest
from playwright.async_api import Browser, expect

from tests.e2e.axe import nothing_serious
from tests.e2e.stage import Seated, Stage
from tests.e2e.tablet import on_board, until
from tests.e2e.words import SAVED, like, say
from tests.workshop import Line

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

MEET, HOMES = "Where we meet", "Going to people's homes"
HOSTILE = '<img src=x onerror="document.title=1"> {{7*7}} \u202e=1+1 javascript:alert(1)'


async def test_a_note_in_flight_is_seen_by_the_others_and_recorded_once(
    theatre: Stage, tablet: Seated, chromium: Browser
) -> None:
    """While a finger carries a note it moves on the other tablet too, with a name; only letting go is recorded."""
    other = await theatre.tablet(chromium, "Otto", "Link workers")
    board = f"{await theatre.workshop.scale()}:link-workers"
    await tablet.place_by_dragging(MEET, 0.2)
    card = f"{board}:where-we-meet"
    await until(lambda: recorded(theatre, board), await tablet.placed())
    await other.shows(await tablet.placed())
    before = len(await theatre.workshop.events())
    async with tablet.carrying(card, 0.8):
        await other.glass.reads(say("board.carrying", who="Tess"))
        assert (await other.placed())[card] > 400
        assert len(await theatre.workshop.events()) == before
    await until(lambda: recorded(theatre, board), await tablet.placed())
    await other.shows(await tablet.placed())
    assert len(await theatre.workshop.events()) == before + 1


async def recorded(theatre: Stage, board: str) -> dict[str, int]:
    """What the log says lies on this board."""
    return on_board(await theatre.workshop.state(), board)


async def test_an_undo_does_not_undo_somebody_elses_work(theatre: Stage, tablet: Seated) -> None:
    """Whoever moved a note last keeps it there; the other is told so, and nothing happens."""
    mate = await theatre.workshop.join("Otto", "link-workers")
    board = f"{await theatre.workshop.scale()}:link-workers"
    await tablet.place_by_two_taps(MEET, 0.2)
    await until(lambda: recorded(theatre, board), await tablet.placed())
    async with await mate.line() as otto:
        await otto.done({"type": "moveNote", "note": f"{board}:where-we-meet", "x": 777, "y": 500})
        await tablet.shows({f"{board}:where-we-meet": 777})
    await tablet.glass.tap("button", say("footer.undo"))
    await tablet.glass.tap("button", like("refused.count", count=1))
    await tablet.glass.reads("Someone has moved this note since, so it was left where it is.")
    await tablet.glass.tap("button", say("ui.close"))
    await tablet.shows({f"{board}:where-we-meet": 777})
    assert on_board(await theatre.workshop.state(), board) == {f"{board}:where-we-meet": 777}


async def test_what_came_too_late_is_kept_with_its_words(theatre: Stage, tablet: Seated, facilitator: Line) -> None:
    """Written offline, and the activity ended meanwhile: nothing is recorded, and the words wait to be read."""
    activity = await theatre.workshop.scale()
    tablet.weather.cut()
    await tablet.glass.reads(like("standing.offline"))
    await tablet.add("Said in the dead corner")
    await facilitator.done({"type": "endActivity", "activity": activity})
    tablet.weather.mend()
    await tablet.glass.tap("button", like("refused.count", count=1))
    await tablet.glass.sees("heading", say("refused.title"))
    await nothing_serious(tablet.page.page, "what could not be saved")
    await tablet.glass.reads("Said in the dead corner")
    assert (await theatre.workshop.state())["boards"]["notes"] == {}
    await tablet.glass.tap("button", say("refused.forget"))
    await tablet.glass.tap("button", say("ui.close"))
    await tablet.glass.reads(SAVED)


@pytest.mark.proves("G55")
async def test_hostile_words_are_only_words(
    theatre: Stage, tablet: Seated, facilitator: Line, chromium: Browser
) -> None:
    """Markup, formulas and tricks with direction are shown as they were typed, on every screen, and nothing runs."""
    rogue = await theatre.workshop.join(HOSTILE[:60], "link-workers")
    async with await rogue.line() as line:
        await line.done({"type": "addNote", "text": HOSTILE, "x": 500, "y": 500})
    await tablet.glass.sees("slider", HOSTILE)
    projector, desk = await theatre.desk(chromium), await theatre.desk(chromium)
    await desk.goto(f"{theatre.workshop.url}/facilitate/{theatre.workshop.session}#{theatre.workshop.key}")
    await expect(desk.get_by_text(HOSTILE).first).to_be_visible()
    await facilitator.done({"type": "reveal"})
    await projector.goto(f"{theatre.workshop.url}/wall/{theatre.workshop.session}#{theatre.workshop.wall_key}")
    await expect(projector.locator(".cmp-table")).to_be_visible()
    for page in (tablet.page.page, projector, desk):
        assert await page.locator("img").count() == 0
        assert await page.title() != "1"
