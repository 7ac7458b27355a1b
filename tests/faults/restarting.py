"""Restarts, measured: one server with a tablet that hangs on, and two behind a load balancer."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.deaf import deaf, shout
from tests.faults.fleet import GIVE_UP, Fleet
from tests.faults.mayhem import Tally, all_back, judge, seated
from tests.faults.stubborn import at_work
from tests.hatchery import Hatched, Mother
from tests.processes import Leeway, Redis, sqlite_url
from tests.weather import Weather
from tests.workshop import Workshop

HELD = 30
"""So many times eight thousand bytes: more than the kernel takes for a tablet, less than what makes it too slow."""


@dataclass(frozen=True)
class Restart:
    """Seconds from SIGTERM until the process was gone, from there until it was ready, from there until all were back.

    ``moments`` is when each tablet was back, in seconds after ready; ``ends`` are the ends that the tablets were told.
    """

    gone: float
    ready: float
    back: float
    moments: list[float]
    ends: list[tuple[int, str]]


async def restarted(folder: Path, tablets: int, seed: int, kill: bool = False) -> Restart:
    """Stop (or kill) a server with so many idle tablets and one that reads nothing, and start it again."""
    server = Leeway(folder, sqlite_url(folder), LEEWAY_COMMANDS_BURST="1000")
    server.start()
    try:
        async with Fleet(server.url, tablets, seed) as fleet:
            first = fleet.workshops[0]
            with deaf(first, first.key):
                await shout(first, HELD)
                began = time.monotonic()
                await asyncio.to_thread(server.kill if kill else server.stop)
                gone = time.monotonic()
                await asyncio.to_thread(server.start)
                ready = time.monotonic()
                moments = await fleet.all_back(gone)
        late = [gone + moment - ready for moment in moments]
        return Restart(gone - began, ready - gone, max(0.0, late[-1]), late, [one.ends[0] for one in fleet.tablets])
    finally:
        server.stop()


async def rolling(folder: Path, restarts: int, tablets: int, dice: Random) -> Tally:
    """Two servers on one Redis behind a load balancer, stopped and started in turn while tablets work."""
    redis, mother = Redis(folder), Mother()
    pair = [Hatched(mother, folder / name, redis.url) for name in ("left", "right")]
    redis.start()
    try:
        for server in pair:
            server.start()
        async with Weather(*(server.port for server in pair)) as balancer:
            return await _in_turn(await Workshop.open(balancer.url), pair, restarts, tablets, dice)
    finally:
        for server in pair:
            server.stop()
        mother.close()
        redis.stop()


async def _in_turn(workshop: Workshop, pair: list[Hatched], restarts: int, tablets: int, dice: Random) -> Tally:
    people = await seated(workshop, tablets, tablets / 100)  # a hundred changes a second, all in one session
    tally = Tally(Counter({"restarted": restarts}))

    async def turning() -> None:
        await all_back(people)
        for turn in range(restarts):
            await asyncio.sleep(dice.uniform(0, 0.5))
            await asyncio.to_thread(pair[turn % 2].stop)
            await asyncio.sleep(dice.uniform(0, 0.3))
            await asyncio.to_thread(pair[turn % 2].start)
            tally.back.append(await all_back(people))

    await at_work(people, turning())
    await judge(workshop, people, tally)
    for person in people:
        tally.diverged += [f"{person.device} was told {code}" for code in person.ends if code >= GIVE_UP]
    for server in pair:
        if "Traceback" in server.words:
            tally.diverged.append(server.words[-4000:])
    return tally
