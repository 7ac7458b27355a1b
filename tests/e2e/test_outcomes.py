"""What is seldom and must be clear all the same: empty groups, full boards, long words, other scripts, spoilt files."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.e2e.glass import PlaywrightGlass
from tests.e2e.stage import Seated, Stage
from tests.e2e.words import SAVED, say
from tests.workshop import Line

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

BOARD = "how-fixed:link-workers"
ENDS = {"left": "About choice", "right": "Set in stone"}
ARABIC = "من يقرر؟"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COMBINED = "E\u0301quipe 👩🏽\u200d⚕️"


async def test_a_group_that_nobody_is_in(theatre: Stage, facilitator: Line, tablet: Seated, chromium: Browser) -> None:
    """The console says that nobody is there, and the comparison that the group has placed nothing."""
    await tablet.place_in_words("Where we meet", say("scale.at3", **ENDS))
    await tablet.glass.reads(SAVED)
    desk = await theatre.desk(chromium)
    await desk.goto(f"{theatre.workshop.url}/facilitate/{theatre.workshop.session}#{theatre.workshop.key}")
    await expect(desk.get_by_text(say("console.ofGroup", count=0)).first).to_be_visible()
    await facilitator.done({"type": "reveal"})
    await tablet.glass.tap("radio", say("footer.compare"))
    row = tablet.page.page.get_by_role("row", name="Where we meet")
    await expect(row.get_by_role("cell").last).to_contain_text(say("comparison.unplaced", group="PPI contributors"))
    await expect(row.get_by_role("cell").first).to_contain_text(say("comparison.onlyOne", group="Link workers"))


async def test_an_activity_with_every_aspect_put_aside(theatre: Stage, facilitator: Line, tablet: Seated) -> None:
    """The tablet says what happened and that it is kept; taken up again, the card is where it was."""
    await tablet.place_in_words("Where we meet", say("scale.at3", **ENDS))
    await tablet.glass.reads(SAVED)
    drawn = await tablet.placed()
    aspects = (await theatre.workshop.state())["session"]["aspects"]
    for aspect in aspects:
        await facilitator.done({"type": "parkAspect", "aspect": aspect, "parked": True})
    aside = tablet.page.page.get_by_role("region", name=say("parked.title"))
    await expect(aside.get_by_role("listitem")).to_have_count(len(aspects))
    await tablet.glass.reads(say("parked.kept"))
    await tablet.shows({})
    await facilitator.done({"type": "reveal"})
    await tablet.glass.tap("radio", say("footer.compare"))
    await tablet.glass.reads(say("comparison.allParked"))
    await facilitator.done({"type": "parkAspect", "aspect": "where-we-meet", "parked": False})
    await tablet.glass.tap("radio", say("footer.board"))
    await tablet.shows(drawn)


@pytest.mark.proves("G66")
async def test_three_hundred_notes_on_one_board(theatre: Stage, tablet: Seated) -> None:
    """The board draws them all, opens one, lists them, and takes one more."""
    for part in range(0, 300, 60):  # nobody may write as fast as this alone
        mate = await theatre.workshop.join(f"Otto {part}", "link-workers")
        async with await mate.line() as line:
            for n in range(part, part + 60):
                await line.done({"type": "addNote", "text": f"Note {n}", "x": n * 37 % 1000, "y": n * 61 % 1000})
    notes = tablet.page.page.locator(".board-notes [role=slider]")
    await expect(notes).to_have_count(300, timeout=20_000)
    await tablet.add("One more")
    await tablet.place_in_words("One more", say("scale.at2"))
    await tablet.glass.reads(SAVED)
    await expect(notes).to_have_count(301)
    await tablet.glass.tap("radio", say("footer.list"))
    await tablet.glass.reads("Note 299")


async def test_words_that_are_too_long_are_told_and_kept(theatre: Stage, tablet: Seated) -> None:
    """Two thousand characters: told while one types, not sent, not cut, and still there after a reload."""
    words = "word " * 399 + "words"
    await tablet.glass.tap("button", say("tray.new"))
    field = tablet.page.page.get_by_role("textbox", name=say("new.words"), exact=True)
    await field.fill(words)
    await tablet.glass.reads(say("ui.tooLong", count=1500, limit=500))
    await expect(tablet.page.find("button", say("new.add"))).to_be_disabled()
    await tablet.glass.reload()
    await tablet.glass.tap("button", say("tray.new"))
    await expect(field).to_have_value(words)
    await field.fill(words[:500])
    await tablet.glass.tap("button", say("new.add"))
    await tablet.glass.reads(SAVED)
    [note] = (await theatre.workshop.state())["boards"]["notes"].values()
    assert note["text"] == words[:500].strip()


async def test_other_scripts_keep_their_direction_and_their_signs(theatre: Stage, tablet: Seated) -> None:
    """Right-to-left words run from the right; a letter with a loose accent and a face of several signs stay whole."""
    for words, part in ((ARABIC, ARABIC[:4]), (COMBINED, "quipe")):
        await tablet.glass.tap("button", say("tray.new"))
        await tablet.page.page.get_by_role("textbox", name=say("new.words"), exact=True).fill(words)
        await tablet.glass.tap("button", say("new.add"))
        await tablet.glass.sees("button", re.compile(part))
    await tablet.glass.reads(SAVED)
    face = tablet.page.page.get_by_role("button", name=say("tray.place", text=ARABIC)).get_by_text(ARABIC)
    assert await face.evaluate("(words) => getComputedStyle(words).direction") == "rtl"
    texts = [note["text"] for note in (await theatre.workshop.state())["boards"]["notes"].values()]
    assert ARABIC in texts
    assert any("👩🏽\u200d⚕️" in text for text in texts)
    await tablet.place_in_words(ARABIC, say("scale.at0", **ENDS))
    await tablet.glass.sees("slider", ARABIC)


async def test_files_that_are_no_template_and_no_list(theatre: Stage, chromium: Browser) -> None:
    """A spoilt template and a spoilt spreadsheet each say so, and nothing that was there is lost."""
    glass = PlaywrightGlass(await theatre.desk(chromium), touch=False)
    page = glass.page
    await glass.go(theatre.workshop.url)
    await glass.tap("button", say("home.templates"))
    async with page.expect_file_chooser() as choosing:
        await glass.tap("button", say("editor.openFile"))
    await (await choosing.value).set_files(
        {"name": "mine.toml", "mimeType": "text/plain", "buffer": b"title = \xff\n[[aspects"}
    )
    await expect(page.get_by_role("status").get_by_text(say("editor.fileWrong"))).to_be_visible()
    await glass.tap("button", say("editor.startFromSays", title="From choice to set in stone"))
    await glass.tap("tab", re.compile(f"^{re.escape(say('editor.parts.topics'))}"))
    await glass.tap("button", say("editor.import"))
    async with page.expect_file_chooser() as choosing:
        await glass.tap("button", say("editor.file"))
    await (await choosing.value).set_files({"name": "list.xlsx", "mimeType": EXCEL, "buffer": b"PK\x03\x04 no sheet"})
    await expect(page.get_by_role("status").get_by_text("This Excel file cannot be read.")).to_be_visible()
    await glass.tap("button", say("ui.close"))
    await expect(page.get_by_role("textbox", name=say("editor.topicTitle"))).to_have_count(12)
