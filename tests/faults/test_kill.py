"""``kill -9`` of server and store under load: what was acknowledged is there, nothing is there twice, all come back.

``tests/prove/processes.py`` does the same a thousand times.
"""

import asyncio
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.faults.mayhem import KILLS, PAUSES, mayhem, seated
from tests.faults.stubborn import Stubborn, at_work
from tests.hatchery import hatched
from tests.processes import Leeway, Redis
from tests.typed import typed
from tests.workshop import Workshop

SEED = 20
PATIENCE = 60
STRUCK = {
    "sqlite": ["server killed"] * 8 + ["server stopped"],
    "redis": [*KILLS * 3, *PAUSES],
}


async def heard_back(tablets: list[Stubborn], more: int) -> None:
    """Wait until the tablets together have heard back of so many more commands, each of them of at least one."""
    before = [len(tablet.safe) for tablet in tablets]
    async with asyncio.timeout(PATIENCE):
        while True:
            gained = [len(tablet.safe) - then for tablet, then in zip(tablets, before, strict=True)]
            if sum(gained) >= more and min(gained) > 0:
                return
            await asyncio.sleep(0.02)


@pytest.mark.proves("G1", "G5", "G6", "G7", "G8", "G19", "G20")
@pytest.mark.parametrize("kind", STRUCK)
async def test_kills_and_pauses_at_random_moments_lose_nothing_and_everybody_is_back(kind: str, tmp_path: Path) -> None:
    """Forty tablets at work; server and store killed, each alone and both at once, or made to stand still."""
    dice, faults = Random(SEED), [*STRUCK[kind]]
    dice.shuffle(faults)
    with hatched(tmp_path, kind) as (server, redis):
        workshop = await Workshop.open(server.url)
        tally = await mayhem(workshop, server, redis, faults, dice)
        assert tally.wrong == [], f"seed {SEED}"
        assert tally.acknowledged > 40 * len(faults) / 4
        assert tally.returns > 40 * tally.kills / 4
        await adds_up(workshop)
        assert "Traceback" not in server.words


@pytest.mark.proves("G1", "G4", "G6")
async def test_a_killed_valkey_is_waited_for_and_nothing_is_lost(on_valkey: tuple[Leeway, Redis]) -> None:
    """``kill -9`` of Valkey under a running server: the tablets are asked for patience until it is back."""
    leeway, redis = on_valkey
    workshop = await Workshop.open(leeway.url)
    tablets = await seated(workshop, 6, 0.04)

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
