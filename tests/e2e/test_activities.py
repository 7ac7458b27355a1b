"""The talk, for and against, looking back and the end on a tablet: by keys alone, over a reload, and in every look."""

import pytest
from playwright.async_api import Browser, Page

from tests.e2e.axe import nothing_serious
from tests.e2e.stage import Seated, Stage, stage
from tests.e2e.words import SAVED, say
from tests.processes import Leeway
from tests.workshop import Line

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

LOOKS = (("light", 1, 1024), ("dark", 1, 768), ("contrast", 2, 390), ("light", 4, 320))
"""Theme, step of the text size, and width of the screen."""


async def looks(page: Page, screen: str) -> None:
    """Nothing serious and nothing sideways, in every look."""
    await page.emulate_media(reduced_motion="reduce")
    for theme, text, wide in LOOKS:
        await page.set_viewport_size({"width": wide, "height": 768})
        await page.evaluate(
            "look => Object.assign(document.documentElement.dataset, look)", {"theme": theme, "text": text}
        )
        await nothing_serious(page, f"{screen}, {theme}, text {text}, {wide} wide")
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{screen} runs sideways"
    await page.set_viewport_size({"width": 1024, "height": 768})
    await page.evaluate("Object.assign(document.documentElement.dataset, {theme: 'light', text: 1})")


async def press(page: Page, role: str, name: str) -> None:
    """What a person without a finger does: go there, and press Enter."""
    await page.get_by_role(role, name=name, exact=True).focus()  # type: ignore[arg-type]
    await page.keyboard.press("Enter")


async def write(page: Page, label: str, text: str) -> None:
    """Type into the first field of this name."""
    await page.get_by_role("textbox", name=label).first.focus()
    await page.keyboard.type(text)


async def starts(facilitator: Line, activity: str) -> None:
    """The facilitator goes on."""
    await facilitator.done({"type": "startActivity", "activity": activity})


async def test_the_talk(embedded: Leeway, chromium: Browser) -> None:
    """What is expected outlives a reload unsaved; cards and notes of the table need no pointer."""
    async with stage(embedded) as theatre, await theatre.workshop.facilitator() as facilitator:
        tablet = await theatre.tablet(chromium, "Alex", "Link workers")
        glass, page = tablet.glass, tablet.page.page
        await starts(facilitator, "getting-to-know-you")
        await glass.sees("button", say("answers.save"))
        await write(page, say("answers.yours"), "A lot of forms")
        await glass.reload()
        await glass.sees("button", say("answers.save"))
        await press(page, "button", say("answers.save"))
        await glass.sees("button", say("answers.edit"))
        await looks(page, "what is expected")
        await press(page, "button", say("talk.on"))
        await press(page, "button", say("talk.next"))
        await write(page, say("talk.words"), "Who decides?")
        await press(page, "button", say("talk.addQuestion"))
        await glass.reads(SAVED)
        await looks(page, "the talk")
        [note] = (await theatre.workshop.state())["boards"]["notes"].values()
        assert (note["text"], note["question"]) == ("Who decides?", True)


@pytest.mark.proves("G67")
async def test_for_and_against(embedded: Leeway, chromium: Browser) -> None:
    """A point is added, agreed with, moved to the other side, removed and put back, by keys alone."""
    async with stage(embedded) as theatre, await theatre.workshop.facilitator() as facilitator:
        tablet = await theatre.tablet(chromium, "Alex", "Link workers")
        page = tablet.page.page
        await starts(facilitator, "for-and-against")
        await press(page, "button", say("chart.next"))
        await press(page, "button", say("chart.add.pro"))
        await write(page, say("chart.what"), "Less waiting")
        await page.get_by_role("checkbox", name="Patient").focus()
        await page.keyboard.press("Space")
        await looks(page, "a new point")
        await press(page, "button", say("chart.addYes"))
        await press(page, "button", f"{say('chart.iAgree')}: Less waiting")
        await looks(page, "the chart")
        await press(page, "button", f"{say('chart.open')}: Less waiting")
        await looks(page, "a point")
        await press(page, "button", say("chart.move.con"))
        await page.get_by_role("dialog").wait_for(state="detached")
        await press(page, "button", f"{say('chart.open')}: Less waiting")
        await press(page, "button", say("chart.remove"))
        await page.get_by_role("dialog").wait_for(state="detached")
        await press(page, "button", say("chart.bin", count=1))
        await press(page, "button", f"{say('note.restore')}: Less waiting")
        await page.get_by_text(say("chart.binEmpty")).wait_for()  # the button that was pressed is gone with the point
        await page.keyboard.press("Escape")
        await page.get_by_role("dialog").wait_for(state="detached")
        await facilitator.done({"type": "reveal"})
        await page.get_by_role("radio", name=say("chart.faceAll")).focus()
        await page.keyboard.press("Enter")
        await page.get_by_role("article").first.wait_for()
        await looks(page, "all charts")
        [point] = (await theatre.workshop.state())["charts"]["points"].values()
        assert (point["side"], point["bearers"], point["removed"]) == ("con", ["patient"], False)


async def test_looking_back_and_the_end(embedded: Leeway, chromium: Browser) -> None:
    """Answers without a name, shown when revealed; the end warns of what was only begun, and goes away by itself."""
    async with stage(embedded) as theatre, await theatre.workshop.facilitator() as facilitator:
        tablet = await theatre.tablet(chromium, "Alex", "Link workers")
        page = tablet.page.page
        await starts(facilitator, "looking-back")
        await write(page, say("answers.yours"), "The talk")
        await page.get_by_role("button", name=say("answers.save")).first.press("Enter")
        await page.get_by_role("radio", name="Fewer topics").focus()
        await page.keyboard.press("Space")
        await write(page, say("answers.yours"), "Half a thought")
        await looks(page, "looking back")
        await facilitator.done({"type": "reveal"})
        await page.get_by_role("radio", name=say("answers.faceAll")).focus()
        await page.keyboard.press("Enter")
        await page.locator(".answers").wait_for()
        await looks(page, "everybody's answers")
        given = (await theatre.workshop.state())["reflections"]["given"].values()
        assert [one["given"]["by"] for one in given] == ["", ""]
        await the_end(theatre, tablet, facilitator)


async def the_end(theatre: Stage, tablet: Seated, facilitator: Line) -> None:
    """Closed, read, and opened again."""
    page = tablet.page.page
    await facilitator.done({"type": "closeSession"})
    await page.get_by_role("region", name=say("closing.heed")).get_by_text("Half a thought").wait_for()
    await page.get_by_role("region", name=say("closing.takeaway")).get_by_text("The talk").wait_for()
    await looks(page, "the end")
    await facilitator.done({"type": "reopenSession"})
    await page.locator(".reflect").wait_for()
