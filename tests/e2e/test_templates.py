"""Before the day: a template is made in a browser, kept there, mended, saved as a file, printed and opened."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import in_every_look
from tests.e2e.glass import PlaywrightGlass
from tests.e2e.stage import Stage, stage
from tests.e2e.words import like, say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

BUILT_IN = "From choice to set in stone"
PARTS = ("basics", "people", "topics", "agenda", "words", "look")
TITLES = say("editor.topicTitle")


async def started(theatre: Stage, server: Leeway, browser: Browser) -> PlaywrightGlass:
    """A copy of the built-in template, open in the editor."""
    glass = PlaywrightGlass(await theatre.desk(browser), touch=False)
    await glass.go(server.url)
    await glass.tap("button", say("home.templates"))
    await glass.tap("button", say("editor.startFromSays", title=BUILT_IN))
    await glass.sees("heading", say("editor.parts.basics"))
    return glass


async def titles(page: Page) -> list[str]:
    """What the aspects are called, in their order."""
    return [await field.input_value() for field in await page.get_by_role("textbox", name=TITLES).all()]


async def turn(glass: PlaywrightGlass, part: str) -> None:
    """Open a part of the editor."""
    await glass.tap("tab", re.compile(f"^{re.escape(say(f'editor.parts.{part}'))}"))
    await glass.sees("heading", say(f"editor.parts.{part}"))


async def test_a_template_is_made_mended_and_used(embedded: Leeway, chromium: Browser, tmp_path: Path) -> None:
    """Aspects from a list, a slip said at its field, nothing lost by a reload, a file there and back, a session."""
    async with stage(embedded) as theatre:
        glass = await started(theatre, embedded, chromium)
        page = glass.page
        await page.get_by_role("textbox", name=say("editor.title"), exact=True).fill("Our own day")
        await turn(glass, "topics")
        await glass.tap("button", say("editor.import"))
        await page.get_by_role("textbox", name=say("editor.paste")).fill("- Food\n- Music at the weekend\n- food")
        await glass.reads(say("editor.row", row=3, words="This aspect is in row 1 already. It was left out."))
        await glass.tap("button", say("editor.importAdd", count=2))
        assert (await titles(page))[-2:] == ["Food", "Music at the weekend"]

        await page.get_by_role("textbox", name=TITLES).first.fill("x" * 46)
        await glass.reads("The title of aspect 1 has 46 characters, and 45 fit. Please make it shorter.")
        await glass.tap("button", say("editor.open"))
        await glass.reads(say("editor.unmended", count=1))
        await glass.reads(say("editor.kept"))
        await glass.reload()
        await glass.sees("heading", "Our own day")
        assert len(await titles(page)) == 14
        await page.get_by_role("textbox", name=TITLES).first.fill("How often")

        async with page.expect_download() as saving:
            await glass.tap("button", say("editor.save"))
        file = tmp_path / (await saving.value).suggested_filename
        await (await saving.value).save_as(file)
        assert file.name == "our-own-day.toml"
        await glass.tap("button", say("editor.all"))
        async with page.expect_file_chooser() as choosing:
            await glass.tap("button", say("editor.openFile"))
        await (await choosing.value).set_files(file)
        await turn(glass, "topics")
        assert (await titles(page))[0] == "How often"

        await glass.tap("button", say("editor.open"))
        await glass.tap("button", say("start.begin"))
        await expect(page).to_have_url(re.compile("/facilitate/"))
        await glass.reads("Our own day")


async def test_by_keys_alone(embedded: Leeway, chromium: Browser) -> None:
    """Rows are added, moved, taken out and put back, and the focus stays where the work is."""
    async with stage(embedded) as theatre:
        glass = await started(theatre, embedded, chromium)
        page = glass.page
        await turn(glass, "topics")
        before = await titles(page)
        second = say("editor.topicCalled", number=2, title=before[1])
        await page.get_by_role("button", name=say("editor.downSays", name=second)).focus()
        await page.keyboard.press("Enter")
        moved = say("editor.topicCalled", number=3, title=before[1])
        await expect(glass.find("button", say("editor.downSays", name=moved))).to_be_focused()
        await page.get_by_role("button", name=say("editor.takeOutSays", name=moved)).focus()
        await page.keyboard.press("Enter")
        await expect(glass.find("button", say("editor.addTopic"))).to_be_focused()
        assert await titles(page) == [before[0], before[2], *before[3:]]
        await page.get_by_role("button", name=say("editor.putBack")).focus()
        await page.keyboard.press("Enter")
        assert await titles(page) == [before[0], before[2], before[1], *before[3:]]
        await page.get_by_role("button", name=say("editor.addTopic")).focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("textbox", name=TITLES).last).to_be_focused()


async def test_every_part_in_every_look(embedded: Leeway, chromium: Browser) -> None:
    """Axe finds nothing serious in any theme; at 320 px and the largest type nothing runs off to the side."""
    async with stage(embedded) as theatre:
        glass = await started(theatre, embedded, chromium)
        for part in PARTS:
            await turn(glass, part)
            await in_every_look(glass.page, part)


async def test_what_is_printed(embedded: Leeway, chromium: Browser) -> None:
    """Eight cards to a sheet, a set for each group, a sheet for each group and person, in the sizes that paper has."""
    async with stage(embedded) as theatre:
        glass = await started(theatre, embedded, chromium)
        page = glass.page
        await glass.tap("button", say("editor.print"))
        await glass.sees("heading", say("print.title"))
        await in_every_look(page, "print")
        assert await pages(page) == [("A4", 2)]
        await page.get_by_text(say("print.sets")).click()
        assert await pages(page) == [("A4", 4)]
        await glass.tap("radio", say("print.kinds.scale"))
        assert await pages(page) == [("A4 on its side", 2)]
        await glass.tap("radio", "A3")
        assert await pages(page) == [("A3 on its side", 2)]
        await glass.tap("radio", say("print.kinds.chart"))
        assert await pages(page) == [("A4 on its side", 1)]
        await glass.tap("radio", say("print.kinds.questions"))
        assert await pages(page) == [("A4", 2)]
        await in_every_look(page, "questions")


SIZES = {(595, 842): "A4", (842, 595): "A4 on its side", (1191, 842): "A3 on its side"}


async def pages(page: Page) -> list[tuple[str, int]]:
    """How many sheets of which size come out of the printer."""
    pdf = await page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    sizes = [SIZES[round(float(width)), round(float(height))] for width, height in boxes]
    return [(size, sizes.count(size)) for size in dict.fromkeys(sizes)]


async def test_a_device_without_the_template_says_so(embedded: Leeway, chromium: Browser) -> None:
    """A link to a draft of another device leads to words and a way on."""
    async with stage(embedded) as theatre:
        glass = PlaywrightGlass(await theatre.desk(chromium), touch=False)
        await glass.go(f"{embedded.url}/templates/nothing")
        await glass.reads(say("editor.missing"))
        await glass.tap("button", say("editor.all"))
        await glass.sees("button", like("editor.startFromSays"))
