"""Moments: marked while the room works and afterwards, changed, taken away, passed on as a link; facilitators only."""

import re

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import in_every_look, nothing_serious
from tests.e2e.glass import PlaywrightGlass
from tests.e2e.room import Console
from tests.e2e.stage import Stage
from tests.e2e.words import SAVED, like, say
from tests.processes import HOST
from tests.workshop import Json, Line, Seat

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

LIVE, LATER, BETTER = "They all laugh", "The turning point", "Where it turned"
MEMO = "Nobody had expected that"


async def test_moments_are_marked_live_and_afterwards_and_found_again_by_a_link(
    theatre: Stage, facilitator: Line, chromium: Browser
) -> None:
    """Live in the console, afterwards in the replay of the closed session; a change holds for every facilitator."""
    seat = await played(theatre, facilitator)
    page = await theatre.desk(chromium)
    glass = PlaywrightGlass(page, touch=False)
    await Console(glass).open(theatre.workshop)
    await marked_live(glass)
    await facilitator.done({"type": "closeSession"})

    turn = (await theatre.workshop.state())["seq"] - 3
    await open_moments(glass, f"{theatre.workshop.url}/replay/{theatre.workshop.session}?seq={turn}")
    await glass.tap("button", say("replayStory.moment.mark"))
    await glass.fill(say("console.momentLabel"), LATER)
    await glass.fill(say("console.momentMemo"), MEMO)
    await glass.tap("button", say("replayStory.moment.markYes"))
    await expect(page.locator(".moment-list strong")).to_have_text([LATER, LIVE])
    await expect(page.locator("[aria-current=step] strong")).to_have_text(LATER)

    await glass.tap("button", say("replayStory.moment.editSays", label=LATER))
    label = page.get_by_role("textbox", name=say("console.momentLabel"))
    await expect(label).to_have_value(LATER)
    await label.fill(BETTER)
    await glass.tap("button", say("replayStory.moment.editYes"))
    await glass.reads(BETTER)
    await glass.tap("button", say("replayStory.moment.removeSays", label=LIVE))
    await glass.tap("button", say("replayStory.moment.removeYes"))
    await expect(page.locator(".moment-list strong")).to_have_text([BETTER])
    await expect(page.get_by_text(say("standing.saved"))).to_be_visible()

    await page.reload()
    await glass.tap("tab", say("replayStory.momentsTab"))
    await expect(page.locator(".moment-list strong")).to_have_text([BETTER])
    assert [(one["label"], one["memo"], one["seq"]) for one in await moments(theatre)] == [(BETTER, MEMO, turn)]
    await shown_elsewhere(theatre, chromium, turn)
    await nothing_for_a_participant(theatre, facilitator, seat)


async def test_a_moment_about_a_note_is_marked_from_the_note(
    theatre: Stage, facilitator: Line, chromium: Browser
) -> None:
    """The note is linked already; the moment says its words, and reads well in every look."""
    await played(theatre, facilitator)
    page = await theatre.desk(chromium)
    glass = PlaywrightGlass(page, touch=False)
    await Console(glass).open(theatre.workshop)
    note = page.locator(".mini-note").first
    words = await note.locator(".mini-words").inner_text()
    await note.click()
    await glass.tap("button", say("replayStory.moment.aboutNote"))
    await expect(page.locator(".moment-chosen li")).to_contain_text([words])
    await nothing_serious(page, "marking a moment")
    await glass.tap("button", say("console.markYes"))
    await page.keyboard.press("Escape")
    await glass.tap("button", say("replayStory.moment.count", count=1))
    await expect(page.locator(".moment-spoken li")).to_have_text([f"“{words}”"])
    await in_every_look(page, "the list of moments")


async def test_a_moment_marked_out_of_touch_is_kept_and_sent_later(
    theatre: Stage, facilitator: Line, chromium: Browser
) -> None:
    """Nothing is lost in the replay either: it is shown at once, says that it waits, and is recorded once."""
    await played(theatre, facilitator)
    weather = await theatre.weather()
    page = await theatre.desk(chromium)
    glass = PlaywrightGlass(page, touch=False)
    here, workshop = f"http://{HOST}:{weather.port}", theatre.workshop
    await glass.go(f"{here}/facilitate/{workshop.session}#{workshop.key}")
    await glass.sees("heading", say("console.agenda"))
    await glass.go(f"{here}/replay/{workshop.session}?seq=4")
    await glass.tap("tab", say("replayStory.momentsTab"))
    await glass.sees("button", say("replayStory.moment.mark"))
    weather.cut()
    await glass.tap("button", say("replayStory.moment.mark"))
    await glass.fill(say("console.momentLabel"), LATER)
    await glass.tap("button", say("replayStory.moment.markYes"))
    await expect(page.locator(".moment-list strong")).to_have_text([LATER])
    await glass.reads(like("standing.unsent", count=1))
    await nothing_serious(page, "moments out of touch")
    assert await moments(theatre) == []
    weather.mend()
    await glass.reads(SAVED, patience=30)
    await expect(page.locator(".moment-list strong")).to_have_text([LATER])
    assert [(one["label"], one["seq"]) for one in await moments(theatre)] == [(LATER, 4)]


async def played(theatre: Stage, facilitator: Line) -> Seat:
    """Somebody who has placed a few aspects; the scale goes on."""
    workshop = theatre.workshop
    seat = await workshop.join("Uma", (await workshop.backgrounds())[0])
    scale = await workshop.scale()
    await facilitator.done({"type": "startActivity", "activity": scale})
    board = f"{scale}:{(await workshop.state())['people']['seats'][seat.id]['group']}"
    async with await seat.line() as line:
        for place, aspect in enumerate(list((await workshop.state())["session"]["aspects"])[:4]):
            await line.done({"type": "moveNote", "note": f"{board}:{aspect}", "x": 100 + 200 * place, "y": 300})
    return seat


async def marked_live(glass: PlaywrightGlass) -> None:
    """A label, and one note that it speaks of, found by its words."""
    await glass.tap("button", say("console.mark"))
    await glass.fill(say("console.momentLabel"), LIVE)
    await glass.tap("button", say("replayStory.moment.addNote"))
    await glass.page.locator(".moment-offered button").first.click()
    await expect(glass.page.locator(".moment-chosen li")).to_have_count(1)
    await glass.tap("button", say("console.markYes"))
    await glass.tap("button", say("replayStory.moment.count", count=1))
    await glass.reads(LIVE)
    await expect(glass.page.locator(".moment-spoken li")).to_have_count(1)
    await glass.sees("link", re.compile(say("replayStory.moment.watch")))
    await glass.tap("button", say("ui.close"))


async def open_moments(glass: PlaywrightGlass, address: str) -> None:
    """The replay at that address, with the moments beside the stage."""
    await glass.go(address)
    await glass.tap("tab", say("replayStory.momentsTab"))
    await expect(glass.page.locator(".moment-list strong").first).to_be_visible()


async def shown_elsewhere(theatre: Stage, chromium: Browser, turn: int) -> None:
    """A colleague who has the session's key opens the link, and stands at that instant."""
    workshop = theatre.workshop
    colleague = await theatre.desk(chromium)
    await Console(PlaywrightGlass(colleague, touch=False)).open(workshop)
    await open_moments(PlaywrightGlass(colleague, touch=False), f"{workshop.url}/replay/{workshop.session}?seq={turn}")
    await expect(colleague.locator("[aria-current=step] strong")).to_have_text(BETTER)
    await stands_at(colleague, turn)


async def stands_at(page: Page, seq: int) -> None:
    """The address of the page goes on naming the instant."""
    await expect(page).to_have_url(re.compile(rf"\?seq={seq}$"))


async def nothing_for_a_participant(theatre: Stage, facilitator: Line, seat: Seat) -> None:
    """Not even when the replay is open to all: no word of a mark is in anything that a participant is sent."""
    await facilitator.done({"type": "openReplay"})
    where = f"{theatre.workshop.url}/api/sessions/{theatre.workshop.session}"
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {seat.key}"}) as http:
        for path in ("timeline?after=0", "events?after=0&limit=1000", "state"):
            answer = await http.get(f"{where}/{path}")
            assert answer.is_success
            assert not [word for word in (LIVE, LATER, BETTER, MEMO, "moment.") if word in answer.text]
    assert (await theatre.workshop.state(seat.key))["session"]["moments"] == {}


async def moments(theatre: Stage) -> list[Json]:
    """As the record has them."""
    return list((await theatre.workshop.state())["session"]["moments"].values())
