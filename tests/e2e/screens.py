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
from tests.e2e.table import Person
from tests.e2e.words import say
from tests.processes import serving
from tests.workshop import Json, Line

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
ANSWERS: dict[str, list[Json]] = {
    "link-workers": [
        {"aspect": "employer", "state": "notDiscussed"},
        {"aspect": "first-visit-together", "state": "depends", "text": "how shy somebody is"},
    ],
    "ppi-contributors": [
        {"aspect": "employer", "state": "undecided"},
        {"aspect": "outside-the-role", "state": "notDiscussed"},
        {"aspect": "first-visit-together", "state": "cantAgree", "low": 100, "high": 620},
    ],
}
POINTS = [
    ("pro", "It saves the doctor's time", ("patient", "gp-surgery")),
    ("pro", "More people hear of it", ("patient",)),
    ("con", "A longer waiting list", ("patient",)),
    ("con", "More people for each link worker", ("link-worker",)),
]
"""What is said for and against asking for a link worker oneself; from the study's own workshop."""
NAMES = {"link-workers": ("Amir", "Cath", "Gwen"), "ppi-contributors": ("Dev", "Ella", "Femi")}
SCALE = "How fixed should it be?"


async def main() -> None:
    """Play the scene on a thrown-away store and photograph it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), "sqlite") as server:
        async with async_playwright() as driver, stage(server, "What should be a choice?") as theatre:
            await photograph(theatre, await open_chromium(driver))


async def photograph(theatre: Stage, chromium: Browser) -> None:
    """The tablet and the console while the groups work, the wall after the reveal, then the tablet with a chart."""
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
        for answer in ANSWERS[group]:
            await first.done({"type": "setDiscussed", **answer})
    await shoot(tablet.page.page, "tablet")
    await shoot(desk, "console")
    await console.reveal()
    await wall.open(theatre.workshop)
    await projector.locator(".cmp-table").wait_for()
    await shoot(projector, "wall")
    facilitator = await theatre.workshop.facilitator()
    await facilitator.done({"type": "formGroups", "activity": "for-and-against", "tables": 1})
    await facilitator.done({"type": "setTimer", "seconds": 25 * 60})
    await console.start("For and against")
    await weigh([line for people in lines.values() for line in people])
    person = Person(tablet.glass)
    await person.weighs("Who can ask for a link worker")
    await person.agrees("It saves the doctor's time")
    await shoot(tablet.page.page, "chart")
    for line in (facilitator, *(line for people in lines.values() for line in people)):
        await line.socket.close()


async def place(line: Line, board: str, places: dict[str, tuple[int, int]]) -> None:
    """Put these aspects where they belong, with a word about the first."""
    for aspect, (x, y) in places.items():
        await line.done({"type": "moveNote", "note": f"{board}:{aspect}", "x": x, "y": y})
    await line.done({"type": "comment", "on": f"{board}:where-we-meet", "text": "Not everybody can climb our stairs."})


async def weigh(lines: list[Line]) -> None:
    """Everybody sits at one table; each point is somebody's, and some agree."""
    for number, (side, text, bearers) in enumerate(POINTS):
        point = f"pictured000{number}"
        words = {"side": side, "text": text, "bearers": bearers, "point": point}
        await lines[number].done({"type": "addPoint", "aspect": "who-can-refer", **words})
        for other in lines[number + 1 : number + 3]:
            await other.done({"type": "supportPoint", "point": point})


async def shoot(page: Page, name: str) -> None:
    """One picture, once nothing on it moves any more."""
    await page.emulate_media(reduced_motion="reduce")
    await page.wait_for_timeout(600)
    await page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    asyncio.run(main())
