"""Take the pictures for the README from a workshop that really runs: ``.venv/bin/python -m tests.e2e.screens``.

Needs a built web app (``make web``) and Chromium. The places are fixed, so that only what changed on the
screens changes in the pictures.
"""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from tests.e2e.glass import PlaywrightGlass, open_chromium
from tests.e2e.room import Console, Wall
from tests.e2e.stage import Stage, stage
from tests.e2e.words import say
from tests.processes import serving
from tests.workshop import Line

IMAGES = Path(__file__).parents[2] / "docs" / "images"

PLACES = {
    "link-workers": {
        "where-we-meet": (80, 120),
        "home-visits": (250, 760),
        "how-often": (560, 300),
        "who-can-refer": (820, 640),
        "phone-or-face": (140, 520),
        "while-waiting": (400, 60),
        "gp-records": (930, 180),
        "how-we-record": (690, 900),
        "outside-the-role": (1000, 820),
    },
    "ppi-contributors": {
        "where-we-meet": (180, 620),
        "home-visits": (610, 140),
        "how-often": (330, 380),
        "who-can-refer": (480, 820),
        "gp-records": (980, 560),
        "phone-or-face": (60, 200),
        "while-waiting": (520, 420),
        "training": (860, 200),
    },
}
MARKS = {
    "link-workers": {"employer": "notDiscussed"},
    "ppi-contributors": {"employer": "undecided", "outside-the-role": "notDiscussed"},
}
NAMES = {"link-workers": ("Amir", "Cath", "Gwen"), "ppi-contributors": ("Dev", "Ella", "Femi")}
SCALE = "How fixed should it be?"


async def main() -> None:
    """Play the scene on a thrown-away store and photograph it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), "sqlite") as server:
        async with async_playwright() as driver, stage(server, "What should be a choice?") as theatre:
            await photograph(theatre, await open_chromium(driver))


async def photograph(theatre: Stage, chromium: Browser) -> None:
    """The tablet and the console while the groups work, the wall after the reveal."""
    desk, projector = await theatre.desk(chromium), await theatre.desk(chromium)
    console, wall = Console(PlaywrightGlass(desk, touch=False)), Wall(PlaywrightGlass(projector, touch=False))
    await console.open(theatre.workshop)
    tablet = await theatre.tablet(chromium, "Bea", "Link workers")
    seats = {group: [await theatre.workshop.join(name, group) for name in NAMES[group]] for group in PLACES}
    lines = {group: [await seat.line() for seat in people] for group, people in seats.items()}
    await console.start("Getting to know you")
    await console.start(SCALE)
    await console.glass.tap("button", say("console.startClock"))
    await tablet.begin()
    activity = await theatre.workshop.scale()
    for group, (first, *_) in lines.items():
        await place(first, f"{activity}:{group}", PLACES[group])
        for aspect, mark in MARKS[group].items():
            await first.done({"type": "setDiscussed", "aspect": aspect, "state": mark})
    await shoot(tablet.page.page, "tablet")
    await shoot(desk, "console")
    await console.reveal()
    await wall.open(theatre.workshop)
    await projector.locator(".cmp-table").wait_for()
    await shoot(projector, "wall")
    for line in (line for people in lines.values() for line in people):
        await line.socket.close()


async def place(line: Line, board: str, places: dict[str, tuple[int, int]]) -> None:
    """Put these aspects where they belong, with a word about the first."""
    for aspect, (x, y) in places.items():
        await line.done({"type": "moveNote", "note": f"{board}:{aspect}", "x": x, "y": y})
    await line.done({"type": "comment", "on": f"{board}:where-we-meet", "text": "Not everybody can climb our stairs."})


async def shoot(page: Page, name: str) -> None:
    """One picture, once nothing on it moves any more."""
    await page.emulate_media(reduced_motion="reduce")
    await page.wait_for_timeout(600)
    await page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    asyncio.run(main())
