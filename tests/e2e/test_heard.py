"""What a listener hears: the names, places and answers of the board, the sheet of a note, and the comparison."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.stage import Seated, Stage, stage
from tests.e2e.words import SAVED, like, say
from tests.processes import Leeway
from tests.workshop import Line

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

WHERE, HOMES, REFER = "Where we meet", "Going to people's homes", "Who can ask for a link worker"
ENDS = {"left": "About choice", "right": "Set in stone"}
HEARD = """
    (cells) => cells.map((cell) => {
        const heard = cell.cloneNode(true);
        for (const drawn of heard.querySelectorAll('[aria-hidden=true]')) drawn.remove();
        return heard.textContent;
    })
"""
LINK, PPI = "Link workers", "PPI contributors"


async def test_what_is_heard_of_the_scale(embedded: Leeway, chromium: Browser) -> None:
    """Every note by its words and its place in words, every answer by its name, every group by what it said."""
    async with stage(embedded) as theatre, await theatre.workshop.facilitator() as facilitator:
        tablet = await theatre.tablet(chromium, "Lena", LINK)
        await facilitator.done({"type": "startActivity", "activity": "how-fixed"})
        await tablet.begin()
        await said(theatre)
        await tablet.glass.sees("slider", WHERE)
        await the_board(tablet)
        await the_sheet(tablet)
        await the_list(tablet)
        await the_comparison(tablet, facilitator)


async def said(theatre: Stage) -> None:
    """One at the same table, and one of the other group, have answered in every way there is."""
    mate = await theatre.workshop.join("Otto", "link-workers")
    other = await theatre.workshop.join("Pia", "ppi-contributors")
    async with await mate.line() as line:
        await line.done({"type": "moveNote", "note": "how-fixed:link-workers:where-we-meet", "x": 700, "y": 300})
        answer = {"type": "setDiscussed", "state": "cantAgree", "low": 300, "high": 700}
        await line.done({**answer, "aspect": "home-visits"})
        await line.done({"type": "setDiscussed", "aspect": "who-can-refer", "state": "depends", "text": "who asks"})
    async with await other.line() as line:
        await line.done({"type": "moveNote", "note": "how-fixed:ppi-contributors:where-we-meet", "x": 200, "y": 300})
        await line.done({"type": "setDiscussed", "aspect": "home-visits", "state": "notDiscussed"})


async def the_board(tablet: Seated) -> None:
    """The scale and the tray are regions; a note is a slider that says its place in words, and how keys move it."""
    page = tablet.page.page
    board = page.get_by_role("region", name=say("board.name"), exact=True)
    note = board.get_by_role("slider", name=WHERE, exact=True)
    await expect(note).to_have_attribute("aria-valuetext", re.compile(re.escape(say("scale.at3", **ENDS))))
    await expect(note).to_have_accessible_description(say("board.keys"))
    torn = board.get_by_role("list", name=say("answer.cantAgree"), exact=True)
    await expect(torn.get_by_role("button")).to_have_accessible_name(
        re.compile(f"^{HOMES}. {re.escape(say('answer.cantAgree'))}. ")
    )
    tray = page.get_by_role("region", name=say("tray.name"), exact=True)
    await expect(tray.get_by_role("heading", name=like("tray.count"))).to_be_visible()
    await expect(tray.get_by_role("region", name=say("answer.depends"), exact=True)).to_contain_text(REFER)


async def the_sheet(tablet: Seated) -> None:
    """A dialog named by its note, with parts that have names; the place it has is the one that is pressed."""
    page = tablet.page.page
    await tablet.glass.tap("slider", WHERE)
    sheet = page.get_by_role("dialog", name=WHERE, exact=True)
    where = sheet.get_by_role("region", name=say("where.title"), exact=True)
    await expect(where.get_by_role("button", pressed=True)).to_have_accessible_name(say("scale.at3", **ENDS))
    answers = sheet.get_by_role("region", name=say("answer.title"), exact=True)
    names = [say(f"answer.{answer}") for answer in ("undecided", "cantAgree", "depends", "notDiscussed")]
    for name in names:
        await expect(answers.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "false")
    await expect(sheet.get_by_text(re.compile("Otto"))).to_be_visible()
    await tablet.glass.tap("button", say("ui.close"))
    await expect(page.get_by_role("slider", name=WHERE, exact=True)).to_be_focused()


async def the_list(tablet: Seated) -> None:
    """The same board in words: what lies in each fifth of the scale."""
    await tablet.glass.tap("radio", say("footer.list"))
    part = tablet.page.page.get_by_role("region", name=say("scale.at3", **ENDS), exact=True)
    await expect(part).to_contain_text(WHERE)
    await tablet.glass.tap("radio", say("footer.board"))


async def the_comparison(tablet: Seated, facilitator: Line) -> None:
    """A table with a caption, a row an aspect and a column a group; every standing is said in words."""
    await tablet.glass.reads(SAVED)
    await facilitator.done({"type": "reveal"})
    await tablet.glass.tap("radio", say("footer.compare"))
    page = tablet.page.page
    table = page.get_by_role("table", name=re.compile("^Where each group put each aspect"))
    await expect(table.get_by_role("columnheader")).to_have_text(
        [say("comparison.aspect"), say("comparison.howFar"), LINK, PPI]
    )
    apart = say("comparison.apart", distance=50)
    assert apart in (await heard(page, WHERE))[0]
    assert [LINK in cell or PPI in cell for cell in await heard(page, WHERE)] == [False, True, True]
    _, torn, silent = await heard(page, HOMES)
    assert say("comparison.cantAgreeShort") in torn or LINK in torn
    assert say("comparison.notDiscussed", group=PPI) in silent
    _, depends, nothing = await heard(page, REFER)
    assert say("comparison.dependsOn", group=LINK, text="who asks") in depends
    assert say("comparison.unplaced", group=PPI) in nothing


async def heard(page: Page, aspect: str) -> list[str]:
    """What the cells of an aspect's row say; what is only drawn is not heard."""
    row = page.get_by_role("row", name=re.compile(f"^{re.escape(aspect)}"))
    return list(await row.get_by_role("cell").evaluate_all(HEARD))
