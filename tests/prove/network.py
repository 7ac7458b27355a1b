"""Bad networks: a proxy that means ill on both sides of the server, a link that loses, delays and reorders packets."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import MappingProxyType

from tests.badlink import BadLink, FarLeeway, unavailable
from tests.faults.fleet import Fleet, Returning
from tests.faults.mayhem import Tally, all_back, judge, seated
from tests.faults.stubborn import at_work
from tests.gremlin import Gremlin
from tests.hatchery import Hatched, Mother
from tests.processes import Leeway, Redis, serving, sqlite_url
from tests.prove.figure import Figure
from tests.workshop import Workshop

SEED = 5
SECONDS = 90
"""How long each is gone on with at full effort."""

VENUE: Mapping[str, float] = MappingProxyType(
    {"delay": 0.05, "jitter": 0.02, "loss": 0.05, "dup": 0.01, "reorder": 0.05}
)
"""What a bad venue's Wi-Fi does to each packet, each way: together 100 ms ± 40 there and back."""


async def between_tablets_and_server(folder: Path, seconds: float, dice: Random, tablets: int = 20) -> Tally:
    """Tablets at work whose every connection is ill-treated in some way."""
    with serving(folder, "sqlite") as server:
        workshop = await Workshop.open(server.url)
        people, tally = await seated(workshop, tablets, 0.1), Tally()
        async with Gremlin(server.port, dice) as gremlin:
            workshop.url = gremlin.url

            async def going_on() -> None:
                gremlin.rage()
                await asyncio.sleep(seconds)
                gremlin.rest()

            await at_work(people, going_on())
            workshop.url = server.url
            tally.faults = gremlin.happened
            await judge(workshop, people, tally)
    return tally


async def between_server_and_store(folder: Path, seconds: float, dice: Random, tablets: int = 20) -> Tally:
    """Tablets at work while the server's connections to Redis are ill-treated; replies are lost after the deed."""
    redis, mother = Redis(folder), Mother()
    redis.start()
    mischief = ("cut", "half-closed", "swallowed", "trickled", "delayed")
    try:
        async with Gremlin(redis.port, dice, mischief, mean=8_000) as gremlin:
            server = Hatched(mother, folder, f"redis://127.0.0.1:{gremlin.port}/0")
            await asyncio.to_thread(server.start)
            workshop = await Workshop.open(server.url)
            people, tally = await seated(workshop, tablets, 0.1), Tally()

            async def going_on() -> None:
                gremlin.rage()
                await asyncio.sleep(seconds)
                gremlin.rest()
                await all_back(people)

            await at_work(people, going_on())
            tally.faults = gremlin.happened
            await judge(workshop, people, tally)
            if "Traceback" in server.words:
                tally.diverged.append(server.words[-4000:])
            server.kill()
        return tally
    finally:
        mother.close()
        redis.kill()


async def at_a_hundred(server: Leeway, seconds: float, tablets: int = 40) -> Tally:
    """Tablets that together send a hundred changes a second."""
    workshop = await Workshop.open(server.url)
    people, tally = await seated(workshop, tablets, tablets / 100), Tally()
    await at_work(people, asyncio.sleep(seconds))
    await judge(workshop, people, tally)
    tally.waits.sort()
    return tally


async def across(
    folder: Path, seconds: float, seed: int, weather: Mapping[str, float] = VENUE, tablets: int = 40
) -> Tally:
    """The same, over a link with this weather."""
    with BadLink(seed) as link:
        server = FarLeeway(link, folder, sqlite_url(folder))
        await asyncio.to_thread(server.start)
        try:
            link.weather(**weather)
            return await at_a_hundred(server, seconds, tablets)
        finally:
            link.weather()
            server.kill()


@dataclass(frozen=True)
class Outage:
    """A link that was down for a while: seconds until each end noticed, and until each tablet heard the server again.

    ``server`` and ``tablets`` are None when the outage was too short for them to notice.
    """

    server: float | None
    tablets: float | None
    resumed: list[float]


async def outage(folder: Path, seconds: float, seed: int, tablets: int = 20) -> Outage:
    """Idle tablets whose link goes down without a word for so long."""
    with BadLink(seed) as link:
        server = FarLeeway(link, folder, sqlite_url(folder))
        await asyncio.to_thread(server.start)
        try:
            async with Fleet(server.url, tablets, seed) as fleet:
                await asyncio.sleep(1)
                link.weather(down=1)
                noticed = await _down(server, fleet, seconds)
                link.weather()
                up = time.monotonic()
                return Outage(*noticed, sorted(await asyncio.gather(*(_heard(one, up) for one in fleet.tablets))))
        finally:
            server.kill()


async def _heard(tablet: Returning, since: float) -> float:
    """Seconds until a tablet hears anything."""
    async with asyncio.timeout(60):
        while tablet.heard < since:
            await asyncio.sleep(0.02)
    return time.monotonic() - since


async def _down(server: FarLeeway, fleet: Fleet, seconds: float) -> tuple[float | None, float | None]:
    began, freed = time.monotonic(), None
    while (passed := time.monotonic() - began) < seconds:
        if freed is None and not await asyncio.to_thread(server.connections):
            freed = passed
        await asyncio.sleep(0.1)
    left = [tablet.left - began for tablet in fleet.tablets if tablet.left > began]
    return freed, max(left) if len(left) == len(fleet.tablets) else None


def share(values: list[float], part: float) -> float:
    """The value that so large a part of these (sorted) does not exceed."""
    return values[min(len(values) - 1, int(len(values) * part))]


async def prove(effort: float) -> list[Figure]:
    """A minute and a half of each at full effort; the link only where it can be had."""
    seconds = max(5.0, SECONDS * effort)
    with TemporaryDirectory() as name:
        folder = Path(name)
        figures = [
            _mischief("tablets and server", await between_tablets_and_server(folder / "a", seconds, Random(SEED))),
            _mischief("server and Redis", await between_server_and_store(folder / "b", seconds, Random(SEED))),
        ]
        with serving(folder / "c", "sqlite") as server:
            figures.append(_quick(await at_a_hundred(server, seconds / 3)))
        if unavailable():
            return figures
        figures.append(_slow(await across(folder / "d", seconds / 2, SEED)))
        short, long = await outage(folder / "e", 5, SEED), await outage(folder / "f", 30, SEED)
        return [*figures, _noticed(long), _resumed(short, 5), _resumed(long, 30)]


def _mischief(between: str, tally: Tally) -> Figure:
    return Figure(
        f"Lost, doubled or diverged while connections between {between} are ill-treated",
        f"{len(tally.wrong)} of {tally.acknowledged:,} acknowledged and {tally.told:,} told, "
        f"{tally.faults.total()} connections ended badly",
        "0",
        "Centrifugo: “tolerate an occasional repeat”; redis-py as it comes: one call, four entries",
        not tally.wrong,
        f"A proxy cuts (also after each whole frame), half-closes, trickles, delays, swallows replies; seed {SEED}.",
    )


def _quick(tally: Tally) -> Figure:
    half, most = share(tally.waits, 0.5) * 1000, share(tally.waits, 0.99) * 1000
    return Figure(
        "Acknowledged after, with fsync, 40 tablets, 100 changes a second, loopback",
        f"p50 {half:.1f} ms, p99 {most:.0f} ms ({len(tally.waits):,})",
        "p50 ≤ 5 ms, p99 ≤ 25 ms",
        "Ably: p99 < 30 ms in a data centre, without fsync",
        half <= 5 and most <= 25,
        "From sending to hearing one's own event; server and tablets share this machine.",
    )


def _slow(tally: Tally) -> Figure:
    half, most, last = (share(tally.waits, part) for part in (0.5, 0.95, 0.99))
    return Figure(
        "The same at 5 % loss, 100 ms ± 40 there and back, 5 % out of order, 1 % doubled",
        f"p50 {half * 1000:.0f} ms, p95 {most:.2f} s, p99 {last:.2f} s, {len(tally.wrong)} lost, doubled or diverged",
        "p50 ≤ 150 ms, p95 ≤ 1 s, p99 ≤ 3 s, 0",
        "none published; a bare TCP echo here: p95 0.7 s",
        half <= 0.15 and most <= 1 and last <= 3 and not tally.wrong,
        "Each way loses 5 %: two TUN devices, the server in a network namespace of its own, and a relay between them.",
    )


def _noticed(found: Outage) -> Figure:
    server, tablets = found.server or 99.0, found.tablets or 99.0
    return Figure(
        "Dead peer noticed by server, by tablets",
        f"{server:.1f} s, {tablets:.1f} s",
        "≤ 25 s, ≤ 12 s",
        "Centrifugo 33 s and 10 s; uvicorn 40 s; granian never",
        server <= 25 and tablets <= 12.5,
        "The link lets nothing through and nobody is told; until the last of twenty connections was given up.",
    )


def _resumed(found: Outage, seconds: int) -> Figure:
    most = share(found.resumed, 0.99)
    return Figure(
        f"Heard the server again after a link was down for {seconds} s",
        f"p50 {share(found.resumed, 0.5):.1f} s, p99 {most:.1f} s",
        "p99 ≤ 3 s",
        "tldraw: 0.5–2 s between tries",
        most <= 3,
        "Tablets by the rules of the web app, without the browser's own word that the network is back.",
    )
