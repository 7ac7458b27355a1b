"""Join, place, offline, return, reveal in the other two engines: WebKit, which is in every iPad, and Firefox."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.e2e.glass import Glass, PlaywrightGlass
from tests.e2e.room import Screen, comparison_in
from tests.e2e.stage import Stage, stage
from tests.e2e.tablet import on_board, until
from tests.e2e.webkit import WebKitGlass
from tests.e2e.words import SAVED, like, say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

MEET, HOMES, TIMES = "Where we meet", "Going to people's homes", "How many times we see a person"


@pytest_asyncio.fixture(loop_scope="session")
async def theatre(embedded: Leeway) -> AsyncIterator[Stage]:
    """A new session, with nobody in it."""
    async with stage(embedded) as empty:
        yield empty


async def test_in_webkit(theatre: Stage, safari: WebKitGlass) -> None:
    """The engine of every iPad."""
    await the_path(theatre, safari)


async def test_in_firefox(theatre: Stage, firefox: Browser) -> None:
    """Debian's own Firefox ESR."""
    await the_path(theatre, PlaywrightGlass(await theatre.desk(firefox), touch=False))


async def the_path(theatre: Stage, glass: Glass) -> None:
    """One person's afternoon, the network gone in the middle of it, while somebody else goes on."""
    workshop, activity = theatre.workshop, await theatre.workshop.scale()
    board = f"{activity}:link-workers"
    other = await workshop.join("Elsewhere", "link-workers")
    async with await workshop.facilitator() as facilitator, await other.line() as elsewhere:
        tablet = await theatre.seat(glass, "Ines", "Link workers")
        await facilitator.done({"type": "startActivity", "activity": activity})
        await tablet.begin()
        await tablet.place_in_words(MEET, say("scale.at3", right="Set in stone"))

        tablet.weather.cut()
        await glass.reads(like("standing.offline"))
        await tablet.place_in_words(HOMES, say("scale.at0", left="About choice"))
        await elsewhere.done({"type": "moveNote", "note": f"{board}:how-often", "x": 500, "y": 900})
        assert {f"{board}:where-we-meet", f"{board}:home-visits"} == set(await tablet.placed())
        tablet.weather.mend()
        await glass.reads(SAVED)

        async def agreed() -> bool:
            return len(await tablet.placed()) == 3 and await tablet.placed() == on_board(await workshop.state(), board)

        await until(agreed, True)
        await facilitator.done({"type": "reveal"})
        await glass.tap("radio", say("footer.compare"))
        await Screen(glass).compares(comparison_in(await workshop.state(), activity))
