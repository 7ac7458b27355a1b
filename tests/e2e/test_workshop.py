"""The template's workshop from joining to reveal, on both stores; one tablet is offline for a while, one reloaded."""

import asyncio

import pytest
from playwright.async_api import Browser

from tests.e2e.glass import PlaywrightGlass
from tests.e2e.room import Console, Screen, Wall, comparison_in, pins_in
from tests.e2e.stage import Seated, Stage, stage
from tests.e2e.tablet import on_board, until
from tests.e2e.words import SAVED, like, say
from tests.processes import Leeway
from tests.workshop import Json

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

SCALE = "How fixed should it be?"
LINK, PPI = "Link workers", "PPI contributors"


async def test_from_joining_to_reveal(server: Leeway, chromium: Browser) -> None:
    """Four tablets, a console and a wall: at the end every screen shows what the log amounts to."""
    async with stage(server, "Oxford, in the morning") as theatre:
        console, wall = await desks(theatre, chromium)
        anna, ben, carol, dan = await everybody(theatre, chromium)
        await console.start("Getting to know you")
        await anna.glass.sees("heading", say("talk.step.before"))
        await console.start(SCALE)
        activity = await theatre.workshop.scale()
        left, right = f"{activity}:link-workers", f"{activity}:ppi-contributors"
        await asyncio.gather(*(tablet.begin() for tablet in (anna, ben, carol, dan)))

        await anna.place_by_dragging("Where we meet", 0.9)
        await ben.place_by_two_taps("Going to people's homes", 0.3)
        await carol.place_in_words("Where we meet", say("scale.at0", left="About choice"))
        await dan.add("The bus fare")

        ben.weather.cut()
        await ben.glass.reads(like("standing.offline"))
        await ben.place_by_two_taps("How many times we see a person", 0.1)
        await ben.add("Written in the dead corner of the room")
        await anna.place_by_two_taps("Who can ask for a link worker", 0.6, 0.7)
        await dan.place_by_two_taps("The bus fare", 0.5)
        await carol.glass.reload()
        await carol.shows(on_board(await theatre.workshop.state(), right))
        assert len(await ben.placed()) == len(await anna.placed())
        ben.weather.mend()
        await ben.glass.reads(SAVED)

        await console.reveal()
        tablets = ((anna, left), (ben, left), (carol, right), (dan, right))
        await every_screen_agrees(theatre, activity, (console, wall), tablets)
        words = {note["text"] for note in (await theatre.workshop.state())["boards"]["notes"].values()}
        assert {"The bus fare", "Written in the dead corner of the room"} <= words


async def desks(theatre: Stage, chromium: Browser) -> tuple[Console, Wall]:
    """The console opens by its link; the wall shows the way in."""
    console = Console(PlaywrightGlass(await theatre.desk(chromium), touch=False))
    wall = Wall(PlaywrightGlass(await theatre.desk(chromium), touch=False))
    await asyncio.gather(console.open(theatre.workshop), wall.open(theatre.workshop))
    return console, wall


async def everybody(theatre: Stage, chromium: Browser) -> tuple[Seated, Seated, Seated, Seated]:
    """Two at each table; one typed the code."""
    return await asyncio.gather(
        theatre.tablet(chromium, "Anna", LINK),
        theatre.tablet(chromium, "Ben", LINK),
        theatre.tablet(chromium, "Carol", PPI, by_code=True),
        theatre.tablet(chromium, "Dan", PPI),
    )


async def every_screen_agrees(
    theatre: Stage, activity: str, screens: tuple[Console | Wall, ...], tablets: tuple[tuple[Seated, str], ...]
) -> None:
    """Each tablet draws its board and the comparison, each desk the comparison, as the server folds them."""
    state = await settled(theatre)

    async def agrees(tablet: Seated, board: str) -> None:
        await tablet.glass.tap("radio", say("footer.board"))
        await tablet.shows(on_board(state, board))
        await tablet.glass.tap("radio", say("footer.compare"))
        await Screen(tablet.glass).compares(comparison_in(state, activity))

    await asyncio.gather(*(agrees(tablet, board) for tablet, board in tablets))
    for screen in screens:
        if isinstance(screen, Console):
            await screen.boards_show(pins_in(state, activity))
            await screen.view("Comparison")
        await screen.compares(comparison_in(state, activity))


async def settled(theatre: Stage) -> Json:
    """The server's fold, once nothing is added to the log any more."""
    seqs: list[int] = []

    async def still() -> bool:
        seqs.append((await theatre.workshop.state())["seq"])
        return seqs[-2:] == [seqs[-1]] * 2

    await until(still, True)
    return await theatre.workshop.state()
