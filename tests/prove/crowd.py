"""Many at once, and those who hang on: storms of returning tablets, restarts, readers who do not read, idle memory."""

import asyncio
import contextlib
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.faults.deaf import LITTLE, deaf, kernel_total, port_of, shout, upgraded
from tests.faults.fleet import GIVE_UP, Fleet
from tests.faults.mayhem import Tally
from tests.faults.restarting import Restart, restarted, rolling
from tests.processes import HOST, Leeway, serving
from tests.prove.figure import Figure
from tests.workshop import Workshop

SEED = 5
STORM = 500
IDLE = 2000
DEAF = 100
SILENT = 200
ROLLS = 20


@dataclass(frozen=True)
class Hung:
    """What clients that hang on cost: seconds until the last was gone, and bytes for each at the worst moment."""

    gone: float
    user: float
    kernel: float


def resident(server: Leeway) -> int:
    """Bytes of memory that the server's process has."""
    pages = (Path("/proc") / str(server.pid) / "statm").read_text().split()[1]
    return int(pages) * 4096


async def unread(folder: Path, count: int, trickle: bool = False) -> Hung:
    """So many clients that read nothing (or a byte a second) while there is much to tell them, until all are gone."""
    with serving(folder, "sqlite", LEEWAY_COMMANDS_BURST="100000") as server, contextlib.ExitStack() as held:
        await shout(await Workshop.open(server.url), 120)  # the server's own memory grows before it is measured
        workshop = await Workshop.open(server.url)
        plugs = [held.enter_context(deaf(workshop, workshop.key, f"deaf-{n}")) for n in range(count)]
        await asyncio.sleep(0.5)
        before, began, worst, in_kernel = resident(server), time.monotonic(), 0, 0
        shouting = asyncio.ensure_future(shout(workshop, 120))
        async with asyncio.timeout(120):
            while True:
                kernel, connections = await asyncio.to_thread(kernel_total, server.port, plugs)
                worst, in_kernel = max(worst, resident(server) - before), max(in_kernel, kernel)
                if not connections:
                    break
                await asyncio.sleep(0.25)
                for plug in plugs if trickle and int(time.monotonic()) % 2 else ():
                    with contextlib.suppress(OSError):
                        plug.recv(1)
        gone = time.monotonic() - began
        await shouting
        return Hung(gone, worst / count, in_kernel / count)


async def silent(folder: Path, count: int, say: Callable[[Workshop, int], socket.socket]) -> float:
    """Seconds until the last of so many clients that open a line and say nothing (more) has been let go."""
    with serving(folder, "sqlite") as server, contextlib.ExitStack() as held:
        workshop = await Workshop.open(server.url)
        plugs = [held.enter_context(say(workshop, n)) for n in range(count)]
        began = time.monotonic()
        async with asyncio.timeout(60):
            while (await asyncio.to_thread(kernel_total, server.port, plugs))[1]:
                assert (await workshop.state())["session"]["title"]
                await asyncio.sleep(0.25)
        return time.monotonic() - began


def half_a_head(workshop: Workshop, _n: int) -> socket.socket:
    """A connection that has said half of what it wants."""
    plug = socket.create_connection((HOST, port_of(workshop)))
    plug.sendall(b"GET /ws/" + workshop.session.encode() + b" HTTP/1.1\r\nHost: ")
    return plug


def no_hello(workshop: Workshop, _n: int) -> socket.socket:
    """A socket whose handshake is done, and then nothing."""
    return upgraded(port_of(workshop), workshop.session)


async def idle_memory(folder: Path, count: int) -> float:
    """Bytes for each of so many idle tablets, in sessions of fifty."""
    with serving(folder, "sqlite") as server:
        async with Fleet(server.url, 50, SEED):
            await asyncio.sleep(1)
        before = resident(server)
        async with Fleet(server.url, count, SEED):
            await asyncio.sleep(6)  # each has had a tick
            return (resident(server) - before) / count


async def prove(effort: float) -> list[Figure]:
    """Five hundred tablets and two thousand idle ones at full effort."""
    with TemporaryDirectory() as folder:
        places = (Path(folder) / str(n) for n in range(100))
        storm, mute = max(20, int(STORM * effort)), max(5, int(SILENT * effort))
        return [
            _storm("asked to stop", await restarted(next(places), storm, SEED), storm),
            _storm("killed", await restarted(next(places), storm, SEED, kill=True), storm),
            *_restart(await restarted(next(places), 40, SEED)),
            _rolling(await rolling(next(places), max(2, int(ROLLS * effort)), 40, Random(SEED))),
            _hung("Never-reading", await unread(next(places), max(3, int(DEAF * effort)))),
            _hung("One byte a second reading", await unread(next(places), max(3, int(DEAF * effort / 2)), True)),
            _silent("says nothing after its handshake", await silent(next(places), mute, no_hello)),
            _silent("never ends its handshake", await silent(next(places), mute, half_a_head)),
            _idle(await idle_memory(next(places), max(100, int(IDLE * effort))), max(100, int(IDLE * effort))),
        ]


def _storm(how: str, found: Restart, tablets: int) -> Figure:
    first = sum(moment < 1 for moment in found.moments) / tablets
    given_up = sum(code >= GIVE_UP for code, _ in found.ends)
    polite = how == "asked to stop"
    return Figure(
        f"Reconnect storm, {tablets} tablets, server {how}: all back, share in the first second, errors shown",
        f"{found.back:.1f} s, {first:.0%}, {given_up}",
        "≤ 10 s, ≤ 25 %, 0" if polite else "≤ 10 s, –, 0",
        "none with a figure",
        found.back <= 10 and not given_up and (first <= 0.25 or not polite),
        "Tablets by the rules of the web app, in sessions of fifty; seconds after the server, started from its file, "
        "was ready again." + ("" if polite else " Nobody could tell them when to come back, so most come at once."),
    )


def _restart(found: Restart) -> list[Figure]:
    return [
        Figure(
            "Restart with a stuck client: SIGTERM to ready again",
            f"{found.gone + found.ready:.1f} s (gone after {found.gone:.1f} s)",
            "≤ 5 s",
            "uvicorn by default: more than 20 s",
            found.gone + found.ready <= 5,
            "Forty tablets, and one that reads nothing while the server has 100 KB for it.",
        ),
        Figure(
            "Restart with a stuck client: all others back after ready",
            f"{found.back:.1f} s",
            "≤ 5 s",
            "tldraw: 0.5–2 s between tries",
            found.back <= 5,
            "The last of the forty to be welcomed.",
        ),
    ]


def _rolling(tally: Tally) -> Figure:
    return Figure(
        f"Two servers restarted in turn, {tally.faults.total()} times: lost, doubled, diverged, errors shown",
        f"{len(tally.wrong)} of {tally.acknowledged:,} acknowledged; all back within {max(tally.back):.1f} s",
        "0",
        "none published",
        not tally.wrong,
        f"SIGTERM on one Redis, under the load of forty tablets behind a load balancer, seed {SEED}.",
    )


def _hung(what: str, found: Hung) -> Figure:
    kib = (found.user + found.kernel) / 1024
    return Figure(
        f"{what} client removed, and its memory",
        f"{found.gone:.1f} s, {found.user / 1024:.0f} + {found.kernel / 1024:.0f} KiB user + kernel",
        "≤ 25 s, ≤ 256 KiB",
        "uvicorn and granian as they come: not within 137 s, 3.8 MB in the kernel",
        found.gone <= 25 and kib <= 256,
        f"Clients with {LITTLE} bytes of window are told 8 KB many times; ss tells of the kernel, statm of the rest.",
    )


def _silent(what: str, seconds: float) -> Figure:
    return Figure(
        f"A connection that {what} is let go",
        f"{seconds:.1f} s",
        "≤ 10 s",
        "Centrifugo: 10 s",
        seconds <= 11.5,
        "Many of them at once, until the kernel knows of none; somebody else is answered meanwhile.",
    )


def _idle(each: float, count: int) -> Figure:
    return Figure(
        "Memory per idle client",
        f"{each / 1024:.0f} KB ({count:,} clients)",
        "≤ 60 KB",
        "uvicorn sans-I/O: 29 KB without a session; granian: 160 KB",
        each <= 60 * 1024,
        "Growth of the server's resident memory with so many tablets in sessions of fifty, each welcomed and ticked.",
    )
