"""The replay: watched with a mouse, with a finger and with keys alone; opened for everybody; at home in every look."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import in_every_look
from tests.e2e.finger import Finger
from tests.e2e.glass import PlaywrightGlass
from tests.e2e.keys import Keys
from tests.e2e.stage import Stage, stage
from tests.e2e.tablet import until
from tests.e2e.words import like, say
from tests.processes import Leeway
from tests.workshop import Workshop

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

WHERE = "Where we meet"
PLACES = (100, 500, 900)
"""Where the note was put, one after the other."""

PIN = "() => Math.round(parseFloat(document.querySelector('.mini-pin')?.style.left ?? '-1') * 10)"


async def watched(theatre: Stage, page: Page, *, key: str = "", seq: int | None = None) -> None:
    """Keep the facilitator's key on this device, and open the replay."""
    workshop = theatre.workshop
    await page.goto(f"{workshop.url}/facilitate/{workshop.session}#{key or workshop.key}")
    await page.get_by_role("heading", name=say("console.agenda")).wait_for()
    await page.goto(f"{workshop.url}/replay/{workshop.session}" + ("" if seq is None else f"?seq={seq}"))
    await page.get_by_role("slider", name=say("replay.bar.name")).wait_for(state="attached")


async def played(theatre: Stage) -> list[int]:
    """Somebody puts one note here and there and there, and the scale is over; the seqs of the three moves."""
    workshop = theatre.workshop
    seat = await workshop.join("Alex", "link-workers")
    activity = await workshop.scale()
    async with await workshop.facilitator() as facilitator, await seat.line() as line:
        await facilitator.done({"type": "startActivity", "activity": activity})
        for x in PLACES:
            await line.done({"type": "moveNote", "note": f"{activity}:link-workers:where-we-meet", "x": x, "y": 500})
        await facilitator.done({"type": "endActivity", "activity": activity})
    return [event["seq"] for event in await workshop.events() if event["type"] == "note.moved"]


async def lies(page: Page, x: int) -> None:
    """Wait until the note lies there."""
    await page.wait_for_function(f"(x) => ({PIN})() === x", arg=x)


async def is_open(workshop: Workshop) -> bool:
    """Whether everybody may watch."""
    return bool((await workshop.state())["session"]["replayOpen"])


async def test_with_a_mouse_from_the_address_of_an_instant(embedded: Leeway, chromium: Browser) -> None:
    """A link shows that instant; dragging shows others, and the address goes along; a note's changes lead on."""
    async with stage(embedded) as theatre:
        seqs = await played(theatre)
        page = await theatre.desk(chromium)
        await watched(theatre, page, seq=seqs[1])
        await lies(page, PLACES[1])
        await page.get_by_role("button", name=re.compile(f"^{WHERE}")).first.click()
        await page.get_by_role("button", name=say("replay.picked.next"), exact=True).click()
        await lies(page, PLACES[2])
        await expect(page).to_have_url(re.compile(f"seq={seqs[2]}$"))
        box = await page.locator(".bar-track").bounding_box()
        assert box
        middle = box["y"] + box["height"] / 2
        await page.mouse.move(box["x"] + box["width"] - 4, middle)
        await page.mouse.down()
        await page.mouse.move(box["x"] - 30, middle, steps=6)
        await page.mouse.up()
        await expect(page.get_by_role("heading", name=say("replay.people.there"))).to_be_visible()
        await page.get_by_role("button", name=say("replay.transport.play")).click()
        await lies(page, PLACES[2])


async def test_with_a_finger_when_everybody_may_watch(embedded: Leeway, chromium: Browser) -> None:
    """A participant is told to wait, and then drags the thumb; the facilitator lets everybody watch with one switch."""
    async with stage(embedded) as theatre:
        await played(theatre)
        tablet = await theatre.tablet(chromium, "Ben", "Link workers")
        page = tablet.page.page
        address = f"{tablet.url}/replay/{theatre.workshop.session}"
        await page.goto(address)
        await tablet.glass.reads(say("replay.closedTitle"))
        await in_every_look(page, "a replay that is not open")
        desk = await theatre.desk(chromium)
        await desk.goto(f"{embedded.url}/facilitate/{theatre.workshop.session}#{theatre.workshop.key}")
        glass = PlaywrightGlass(desk, touch=False)
        await glass.tap("button", say("console.links"))
        await desk.get_by_text(say("replay.ways.everybody")).click()
        await expect(desk.get_by_role("switch", name=say("replay.ways.everybody"))).to_be_checked()
        await until(lambda: is_open(theatre.workshop), True)
        await tablet.glass.tap("button", say("page.again"))
        await page.locator(".bar-track").wait_for()
        box = await page.locator(".bar-track").bounding_box()
        assert box
        middle = box["y"] + box["height"] / 2
        await Finger(page).drag((box["x"] + box["width"] / 2, middle), (box["x"] + 1, middle))
        await expect(page.get_by_role("heading", name=say("replay.people.there"))).to_be_visible()
        await tablet.glass.tap("button", say("replay.toRoom"))
        await expect(page).to_have_url(re.compile("/room/"))


async def test_with_keys_alone(embedded: Leeway, chromium: Browser) -> None:
    """From change to change, to the beginning and the end; the slider says in words where it stands."""
    async with stage(embedded) as theatre:
        seqs = await played(theatre)
        page = await theatre.desk(chromium)
        await watched(theatre, page, seq=seqs[0])
        keys = Keys(page)
        await keys.to("slider", say("replay.bar.name"))
        await page.keyboard.press("ArrowRight")
        await lies(page, PLACES[1])
        await page.keyboard.press("ArrowRight")
        await lies(page, PLACES[2])
        slider = page.get_by_role("slider", name=say("replay.bar.name"))
        await expect(slider).to_have_attribute("aria-valuetext", like("replay.bar.change"))
        await page.keyboard.press("Home")
        await expect(page.get_by_role("heading", name=say("replay.people.there"))).to_be_visible()
        await expect(slider).to_have_attribute("aria-valuetext", re.compile(re.escape(say("replay.bar.first"))))
        await page.keyboard.press("PageDown")
        await expect(page.get_by_role("heading", name=re.compile(r"^Activity \d"))).to_be_visible()
        await page.keyboard.press("End")
        await lies(page, PLACES[2])
        await keys.press("button", say("replay.jump.open"))
        await keys.press("button", re.compile(say("replay.jump.start")))
        await expect(page.get_by_role("heading", name=say("replay.people.there"))).to_be_visible()


async def test_in_every_look(embedded: Leeway, chromium: Browser) -> None:
    """The boards, one board, the list, a picked note, and everything that is laid over them."""
    async with stage(embedded) as theatre:
        seqs = await played(theatre)
        page = await theatre.desk(chromium)
        await watched(theatre, page, seq=seqs[1])
        glass = PlaywrightGlass(page, touch=False)
        await in_every_look(page, "the replay")
        await glass.tap("radio", say("replay.stage.looks.list"))
        await page.get_by_role("button", name=re.compile(f"^{WHERE}")).first.click()
        await in_every_look(page, "the replay, a list, a note picked")
        await glass.tap("radio", say("replay.stage.looks.boards"))
        await page.get_by_label(say("replay.stage.groups")).last.select_option(index=1)
        await in_every_look(page, "the replay, one board")
        for sheet in ("replay.jump.open", "replay.filter.open", "replay.keys.open"):
            await glass.tap("button", say(sheet))
            await page.get_by_role("dialog").wait_for()
            await in_every_look(page, f"the replay, {sheet}")
            await page.keyboard.press("Escape")
            await page.get_by_role("dialog").wait_for(state="detached")
