"""With the network cut everything goes on working; what was done is kept through a reload and sent once, in order."""

import pytest
from playwright.async_api import Browser

from tests.e2e.stage import Seated, Stage, stage
from tests.e2e.tablet import on_board, until
from tests.e2e.words import SAVED, like
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

MEET, HOMES = "Where we meet", "Going to people's homes"


async def working(theatre: Stage, chromium: Browser) -> tuple[Seated, str]:
    """A tablet at work on its board, with one note placed and saved."""
    tablet = await theatre.tablet(chromium, "Olga", "Link workers")
    activity = await theatre.workshop.scale()
    async with await theatre.workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": activity})
    await tablet.begin()
    await tablet.place_by_two_taps(MEET, 0.2)
    await tablet.glass.reads(SAVED)
    return tablet, f"{activity}:link-workers"


async def server_has(theatre: Stage, tablet: Seated, board: str) -> None:
    """The log amounts to what is drawn."""

    async def same() -> bool:
        return await tablet.placed() == on_board(await theatre.workshop.state(), board)

    await until(same, True)


async def three_changes_while_cut(tablet: Seated, there: int = 1) -> dict[str, int]:
    """Place a card, add a note, place it, all without a network; what is drawn then, beside what was there."""
    tablet.weather.cut()
    await tablet.glass.reads(like("standing.offline"))
    await tablet.place_by_two_taps(HOMES, 0.7)
    await tablet.add("Who holds the keys")
    await tablet.place_by_two_taps("Who holds the keys", 0.5, 0.2)
    await tablet.glass.reads(like("standing.unsent", count=3))
    drawn = await tablet.placed()
    assert len(drawn) == there + 2
    return drawn


async def sent_once_in_order(theatre: Stage, tablet: Seated, board: str, before: int) -> None:
    """The three changes are in the log, each as one event, in the order in which they were made."""
    await tablet.glass.reads(SAVED)
    await server_has(theatre, tablet, board)
    kinds = [event["type"] for event in (await theatre.workshop.events())[before:]]
    assert kinds == ["note.moved", "note.added", "note.moved"]


async def test_an_outbox_outlives_its_page_and_is_sent_once_in_order(embedded: Leeway, chromium: Browser) -> None:
    """The page is closed with changes unsent; opened again with the network back, it sends them by itself."""
    async with stage(embedded) as theatre:
        tablet, board = await working(theatre, chromium)
        before = len(await theatre.workshop.events())
        drawn = await three_changes_while_cut(tablet)
        await tablet.glass.go("about:blank")
        assert len(await theatre.workshop.events()) == before
        tablet.weather.mend()
        await tablet.glass.go(f"{tablet.url}/room/{theatre.workshop.session}")
        await tablet.shows(drawn)
        await sent_once_in_order(theatre, tablet, board, before)


async def test_a_tablet_can_be_reloaded_while_it_is_cut_off(embedded: Leeway, chromium: Browser) -> None:
    """Reloaded without a network the page opens all the same, with everything on it, and goes on working."""
    async with stage(embedded) as theatre:
        tablet, board = await working(theatre, chromium)
        await tablet.glass.run("await navigator.serviceWorker.ready")
        before = len(await theatre.workshop.events())
        drawn = await three_changes_while_cut(tablet)
        await tablet.glass.reload()
        await tablet.shows(drawn)
        await tablet.glass.reads(like("standing.unsent", count=3))
        assert len(await theatre.workshop.events()) == before
        tablet.weather.mend()
        await sent_once_in_order(theatre, tablet, board, before)


async def test_a_link_that_is_silently_down_is_noticed_and_healed(embedded: Leeway, chromium: Browser) -> None:
    """Nothing is closed, no byte passes: within twelve seconds the tablet says so, and it heals when the link does."""
    async with stage(embedded) as theatre:
        tablet, board = await working(theatre, chromium)
        tablet.weather.hold()
        await tablet.place_by_two_taps(HOMES, 0.7)
        await tablet.glass.reads(like("standing.unsent", count=1), patience=20)
        tablet.weather.mend()
        await tablet.glass.reads(SAVED, patience=20)
        await server_has(theatre, tablet, board)


async def test_a_killed_server_comes_back_to_waiting_tablets(mortal: Leeway, chromium: Browser) -> None:
    """kill -9 under an open screen: the tablet keeps working, and carries on by itself when the server is back."""
    async with stage(mortal) as theatre:
        tablet, board = await working(theatre, chromium)
        mortal.kill()
        await tablet.place_by_two_taps(HOMES, 0.7)
        await tablet.glass.reads(like("standing.unsent", count=1))
        mortal.start()
        await tablet.glass.reads(SAVED, patience=20)
        await server_has(theatre, tablet, board)


async def test_it_all_works_over_plain_http_in_a_room(embedded: Leeway, chromium: Browser) -> None:
    """Without a certificate a browser withholds a good deal; joining, working offline and returning need none of it."""
    async with stage(embedded) as theatre:
        tablet = await theatre.tablet(chromium, "Olga", "Link workers", host="room.test")
        assert await tablet.glass.run("return window.isSecureContext") is False
        activity = await theatre.workshop.scale()
        async with await theatre.workshop.facilitator() as facilitator:
            await facilitator.done({"type": "startActivity", "activity": activity})
        await tablet.begin()
        before = len(await theatre.workshop.events())
        drawn = await three_changes_while_cut(tablet, there=0)
        await tablet.glass.go("about:blank")
        tablet.weather.mend()
        await tablet.glass.go(f"{tablet.url}/room/{theatre.workshop.session}")
        await tablet.shows(drawn)
        await sent_once_in_order(theatre, tablet, f"{activity}:link-workers", before)
