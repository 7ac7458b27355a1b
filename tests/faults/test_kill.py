"""``kill -9`` of the server under load, on each store: what was acknowledged is there, nothing is there twice."""

import asyncio
from collections import Counter

import pytest

from tests.faults.stubborn import Stubborn, at_work
from tests.processes import Leeway, Redis
from tests.typed import typed
from tests.workshop import Workshop

KILLS = 3
TABLETS_A_GROUP = 3
PATIENCE = 60


async def heard_back(tablets: list[Stubborn], more: int) -> None:
    """Wait until the tablets together have heard back of so many more commands, each of them of at least one."""
    before = [len(tablet.safe) for tablet in tablets]
    async with asyncio.timeout(PATIENCE):
        while True:
            gained = [len(tablet.safe) - then for tablet, then in zip(tablets, before, strict=True)]
            if sum(gained) >= more and min(gained) > 0:
                return
            await asyncio.sleep(0.02)


async def seated(workshop: Workshop) -> list[Stubborn]:
    """Tablets in every group, with the scale open before them."""
    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
    return [
        Stubborn(await workshop.join(f"{group} {n}", group), f"tablet-{group}-{n}")
        for group in await workshop.backgrounds()
        for n in range(TABLETS_A_GROUP)
    ]


@pytest.mark.proves("G1", "G6")
async def test_what_was_acknowledged_survives_kill_9_and_nothing_is_there_twice(mortal: Leeway) -> None:
    """Three kills under load; the tablets carry on by themselves and see one gapless story."""
    workshop = await Workshop.open(mortal.url)
    tablets = await seated(workshop)

    async def killing() -> None:
        for _ in range(KILLS):
            await heard_back(tablets, more=60)
            mortal.kill()
            await asyncio.to_thread(mortal.start)
        await heard_back(tablets, more=60)

    await at_work(tablets, killing())
    await nothing_lost_nothing_twice(workshop, tablets)
    assert all(tablet.returns > KILLS for tablet in tablets)
    await adds_up(workshop)


@pytest.mark.proves("G1", "G4", "G6")
async def test_a_killed_store_is_waited_for_and_nothing_is_lost(both: tuple[Leeway, Redis]) -> None:
    """``kill -9`` of Redis under a running server: the tablets are asked for patience until it is back."""
    leeway, redis = both
    workshop = await Workshop.open(leeway.url)
    tablets = await seated(workshop)

    async def killing() -> None:
        for _ in range(2):
            await heard_back(tablets, more=60)
            redis.kill()
            await asyncio.sleep(0.5)  # long enough for commands to arrive that cannot be kept
            await asyncio.to_thread(redis.start)
        await heard_back(tablets, more=60)

    await at_work(tablets, killing())
    await nothing_lost_nothing_twice(workshop, tablets)
    await adds_up(workshop)


async def nothing_lost_nothing_twice(workshop: Workshop, tablets: list[Stubborn]) -> None:
    """The log is gapless and holds every command that any tablet heard back of, each once, and shows them all."""
    log = await workshop.events()
    words = Counter(event["text"] for event in log if event["type"] == "note.added")
    at = {event["text"]: event["seq"] for event in log if event["type"] == "note.added"}
    assert list(range(1, len(log) + 1)) == [event["seq"] for event in log]
    assert {1} == set(words.values())
    for tablet in tablets:
        assert tablet.safe == {number: at.get(number) for number in tablet.safe}
        assert tablet.breaks == []
        assert tablet.refused == []
    assert set(words) == {number for tablet in tablets for number in tablet.safe}
    shown = (await workshop.state())["boards"]["notes"].values()
    assert set(words) == {note["text"] for note in shown}


async def adds_up(workshop: Workshop) -> None:
    """``leeway verify`` reads the whole record, folds it again, and finds nothing wrong."""
    words = (workshop.session, "--server", workshop.url, "--key", workshop.key)
    verdict = await asyncio.to_thread(typed, "verify", *words)
    assert verdict.code == 0, verdict.words


@pytest.mark.proves("G28")
async def test_a_polite_stop_tells_every_tablet_to_come_back(mortal: Leeway) -> None:
    """On SIGTERM each tablet hears a code that means "come back", and finds everything where it was."""
    workshop = await Workshop.open(mortal.url)
    seat = await workshop.join("Pat", (await workshop.backgrounds())[0])
    async with await workshop.facilitator() as facilitator, await seat.line() as tablet:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        await tablet.done({"type": "addNote", "text": "before the restart"})
        await asyncio.to_thread(mortal.stop)
        assert await tablet.close_code() == 4012
    await asyncio.to_thread(mortal.start)
    async with await seat.line() as again:
        assert "before the restart" in str(again.welcome["state"])
