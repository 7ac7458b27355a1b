"""The wall through a whole afternoon: what it shows, what it keeps to itself, and that everybody can read it."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import nothing_serious
from tests.e2e.stage import stage
from tests.e2e.words import say
from tests.processes import Leeway
from tests.workshop import Line, Seat

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

TALK, SCALE, CHART, LOOKING = "getting-to-know-you", "how-fixed", "for-and-against", "looking-back"
SIZES = ((1920, 1080, 1), (1024, 768, 1), (390, 844, 1), (320, 640, 4))
"""Width and height of a screen, and the step of its text size: a projector, a tablet, a phone, and a phone at 200 %."""

COVERED = """
    () => [...document.querySelectorAll('.lane-link line')].flatMap((line) => {
        if (getComputedStyle(line.parentElement).display === 'none') return [];
        const screen = line.getScreenCTM();
        const on = (x, y) => new DOMPoint(line[x].baseVal.value, line[y].baseVal.value).matrixTransform(screen);
        const [from, to] = [on('x1', 'y1'), on('x2', 'y2')];
        const words = line.closest('.lanes').querySelectorAll('.lane-name, .lane-words, .lane-torn');
        return [...words].filter((word) => {
            const box = word.getBoundingClientRect();
            return Array.from({length: 101}, (_, step) => step / 100).some((part) => {
                const [x, y] = [from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part];
                return x > box.left && x < box.right && y > box.top && y < box.bottom;
            });
        }).map((word) => word.textContent);
    })
"""


async def test_the_wall_through_the_afternoon(embedded: Leeway, chromium: Browser) -> None:
    """Who sits where, cards, look here, comparison, charts, answers, thanks; and nothing before it is shown."""
    async with stage(embedded) as theatre:
        wall, workshop = await theatre.desk(chromium), theatre.workshop
        names = {"Amir": "link-workers", "Bea": "link-workers", "Dev": "ppi-contributors", "Ella": "ppi-contributors"}
        seats = {name: await workshop.join(name, background) for name, background in names.items()}
        await wall.goto(f"{embedded.url}/wall/{workshop.session}#{workshop.wall_key}")
        await expect(wall.get_by_text(say("wall.scan"))).to_be_visible()
        async with await workshop.facilitator() as facilitator:
            await who_sits_where(wall, facilitator, list(names))
            await look_here(wall, facilitator)
            await placed_and_revealed(wall, facilitator, seats)
            await weighed_and_revealed(wall, facilitator, seats["Amir"])
            await answered_and_revealed(wall, facilitator, seats["Bea"])
            await facilitator.done({"type": "closeSession"})
            await expect(wall.get_by_role("heading", name=say("wall.thanks"))).to_be_visible()
            await nothing_serious(wall, "the end")


async def who_sits_where(wall: Page, facilitator: Line, names: list[str]) -> None:
    """The tables before the start, by name; then the cards to talk about, and by key the tables again."""
    await facilitator.done({"type": "formGroups", "activity": TALK, "tables": 2})
    await expect(wall.get_by_role("heading", name=say("wall.seats"))).to_be_visible()
    for name in names:
        await expect(wall.get_by_text(name, exact=True)).to_be_visible()
    await nothing_serious(wall, "who sits where")
    await facilitator.done({"type": "startActivity", "activity": TALK})
    await expect(wall.get_by_role("list", name=say("wall.cards")).get_by_role("listitem").first).to_be_visible()
    await nothing_serious(wall, "cards to talk about")
    await wall.get_by_role("radio", name=say("wall.views.task")).focus()
    await wall.keyboard.press("ArrowRight")
    await wall.keyboard.press("Enter")
    await expect(wall.get_by_text(names[0], exact=True)).to_be_visible()


async def look_here(wall: Page, facilitator: Line) -> None:
    """One aspect as large as the wall allows, until the work goes on."""
    await facilitator.done({"type": "startActivity", "activity": SCALE})
    await facilitator.done({"type": "lookHere", "aspect": "training"})
    await expect(wall.get_by_text(say("wall.look"))).to_be_visible()
    await expect(wall.get_by_role("heading", level=1)).to_contain_text("Training")
    await nothing_serious(wall, "look here")
    await facilitator.done({"type": "lookHere", "up": False})
    await expect(wall.get_by_text(say("wall.work.scale"))).to_be_visible()


async def placed_and_revealed(wall: Page, facilitator: Line, seats: dict[str, Seat]) -> None:
    """Nothing of the boards before the reveal; afterwards a table that everybody can read, on every screen."""
    async with await seats["Amir"].line() as amir, await seats["Dev"].line() as dev:
        for line, group, places in ((amir, "link-workers", (80, 900)), (dev, "ppi-contributors", (700, 100))):
            for aspect, x in zip(("where-we-meet", "home-visits"), places, strict=True):
                note = f"{SCALE}:{group}:{aspect}"
                await line.done({"type": "moveNote", "note": note, "x": x, "y": 300})
        await dev.done({"type": "setDiscussed", "aspect": "training", "state": "cantAgree", "low": 200, "high": 900})
        await amir.done({"type": "setDiscussed", "aspect": "employer", "state": "depends", "text": "who pays for it"})
    assert await wall.get_by_role("table").count() == 0
    await facilitator.done({"type": "reveal"})
    await expect(wall.get_by_role("rowheader")).to_have_count(12)
    row = wall.get_by_role("row", name=re.compile("^Where we meet"))
    await expect(row.get_by_role("cell").first).to_contain_text(say("comparison.apart", distance=62))
    for width, height, text in SIZES:
        await at_size(wall, width, height, text)
        assert await wall.evaluate(COVERED) == []
        assert await wall.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{width} wide"
        for theme in ("light", "dark", "contrast"):
            await wall.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
            await nothing_serious(wall, f"the comparison at {width}, {theme}")
    await at_size(wall, 1440, 900, 1)
    await wall.evaluate("document.documentElement.dataset.theme = 'light'")
    await wall.get_by_role("radio", name=say("wall.views.one")).click()
    await expect(wall.get_by_role("rowheader")).to_have_count(1)
    await nothing_serious(wall, "one aspect")


async def weighed_and_revealed(wall: Page, facilitator: Line, seat: Seat) -> None:
    """The charts side by side, after the reveal only."""
    await facilitator.done({"type": "startActivity", "activity": CHART})
    async with await seat.line() as line:
        await line.done({"type": "addPoint", "aspect": "home-visits", "side": "pro", "text": "Reaches the anxious"})
    await expect(wall.get_by_text(say("wall.work.chart"))).to_be_visible()
    assert "Reaches the anxious" not in await wall.inner_text("body")
    await facilitator.done({"type": "reveal"})
    await expect(wall.get_by_text("Reaches the anxious")).to_be_visible()
    await nothing_serious(wall, "charts side by side")


async def answered_and_revealed(wall: Page, facilitator: Line, seat: Seat) -> None:
    """The questions while people answer, the answers once the facilitator shows them, and nobody's name."""
    await facilitator.done({"type": "startActivity", "activity": LOOKING})
    async with await seat.line() as line:
        await line.done({"type": "reflect", "prompt": "surprised", "text": "How skilled the role is"})
    await expect(wall.get_by_role("list", name=say("wall.questions"))).to_be_visible()
    assert "How skilled" not in await wall.inner_text("body")
    await facilitator.done({"type": "reveal"})
    await expect(wall.get_by_text("How skilled the role is")).to_be_visible()
    said = await wall.inner_text("main")
    assert "Bea" not in said
    assert say("who.you") not in said.split("\n")
    await nothing_serious(wall, "answers")


async def at_size(page: Page, width: int, height: int, text: int) -> None:
    """The same page on another screen, with this step of the text size."""
    await page.emulate_media(reduced_motion="reduce")
    await page.set_viewport_size({"width": width, "height": height})
    await page.evaluate("(step) => { document.documentElement.dataset.text = String(step) }", text)
