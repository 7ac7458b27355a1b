"""Keys taken back, codes guessed, messages that never end: measured on real servers."""

import asyncio
import contextlib
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx

from server.http.codes import ALPHABET, new_code
from server.http.guessing import BEYOND
from tests.faults.rfc6455 import TEXT, frame, welcomed
from tests.processes import Leeway, Redis, sqlite_url
from tests.prove.figure import Figure
from tests.workshop import Json, Line, Workshop, call

WAYS = ("seat removed", "seat handed over", "facilitator removed", "facilitator renewed", "wall renewed")
"""Every way in which a key is taken back."""

LIVE = 1000
"""Sessions on one server that the arithmetic about guessing assumes."""


@contextmanager
def two_servers(folder: Path) -> Iterator[tuple[Leeway, Leeway]]:
    """Two server processes on one Redis."""
    redis = Redis(folder / "redis")
    redis.start()
    servers = [Leeway(folder / name, redis.url) for name in ("one", "other")]
    try:
        for server in servers:
            server.start()
        yield servers[0], servers[1]
    finally:
        for child in (*servers, redis):
            child.kill()


async def until_closed(server: Leeway, there: Leeway, way: str) -> float:
    """The seconds from asking ``server`` to take a key back until its socket at ``there`` is closed.

    -1 if the key still opens something after that, at either server.
    """
    workshop = await Workshop.open(server.url)
    session = f"{server.url}/api/sessions/{workshop.session}"
    facilitator = await workshop.facilitator()
    seat = await workshop.join("Ann", (await workshop.backgrounds())[0])
    added = await call("POST", f"{session}/facilitators", workshop.key, json={"name": "Maya"})
    wall = (await call("GET", f"{session}/door", workshop.key))["wallKey"]
    key = wall if way.startswith("wall") else added["facilitatorKey"] if way.startswith("fac") else seat.key
    async with await Line.greeted(there.url, workshop.session, key) as line:
        began = time.monotonic()
        if way == "seat removed":
            await facilitator.do({"type": "removeSeat", "seat": seat.id})
        elif way == "facilitator removed":
            await facilitator.do({"type": "removeFacilitator", "facilitator": added["facilitator"]})
        else:
            await _over_http(server, session, workshop, seat.key, way, added["facilitator"])
        await line.close_code()
        took = time.monotonic() - began
    await facilitator.socket.close()
    return took if await _opens_nothing(workshop.session, key, server, there) else -1.0


async def _over_http(server: Leeway, session: str, workshop: Workshop, key: str, way: str, who: str) -> None:
    if way == "seat handed over":
        link = await call("POST", f"{session}/handover", key, json={})
        await call("POST", f"{server.url}/api/handover", json={"secret": link["url"].partition("#")[2]})
        return
    wanted: Json = {"of": "wall"} if way == "wall renewed" else {"of": "facilitator", "facilitator": who}
    await call("POST", f"{session}/keys", workshop.key, json=wanted)


async def _opens_nothing(session: str, key: str, *servers: Leeway) -> bool:
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {key}"}) as http:
        answers = [await http.get(f"{server.url}/api/sessions/{session}/state") for server in servers]
    return all(answer.status_code in (401, 403) for answer in answers)


async def revoked(rounds: int) -> list[float]:
    """The times of ``until_closed`` in every way, so many times each, half of them across two servers."""
    with tempfile.TemporaryDirectory() as folder, two_servers(Path(folder)) as (one, other):
        return [await until_closed(one, (one, other)[n % 2], way) for n in range(rounds) for way in WAYS]


@asynccontextmanager
async def a_session(folder: Path) -> AsyncIterator[tuple[Leeway, Workshop]]:
    """A server on the embedded store, and a session on it."""
    server = Leeway(folder, sqlite_url(folder))
    server.start()
    try:
        yield server, await Workshop.open(server.url)
    finally:
        server.kill()


async def looked_up(guesses: int, at_once: int = 50) -> tuple[int, float]:
    """How many of so many wrong codes, sent as fast as can be, cost the server a look; and the seconds that it took.

    What was not looked up is told by its answer coming sooner than any wrong code is answered.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with a_session(Path(folder)) as (server, _), httpx.AsyncClient(base_url=server.url) as http:
            turns, seen = asyncio.Semaphore(at_once), 0

            async def guess(n: int) -> bool:
                async with turns:
                    sent = time.monotonic()
                    answer = await http.post("/api/invitation", json={"code": f"ZZZ{n:05}"})
                    assert answer.status_code in (404, 429), answer.text
                    return time.monotonic() - sent >= 0.095

            began = time.monotonic()
            for first in range(0, guesses, 500):
                seen += sum(await asyncio.gather(*(guess(n) for n in range(first, min(first + 500, guesses)))))
            return seen, time.monotonic() - began


async def peak_memory() -> dict[str, int]:
    """By what was sent to a server: the bytes by which its memory grew at its peak."""
    bomb = frame(TEXT, b"\xec" * 500_000, rsv=4, mask=bytes(4))
    floods = {
        "a message of 32 MiB": frame(TEXT, b" " * (1 << 25), mask=bytes(4)),
        "nine exabytes announced": b"\x81\xff\x7f" + b"\xff" * 7 + bytes(4),
        "half a megabyte marked as deflated": bomb,
    }
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        async with a_session(Path(folder)) as (server, workshop):
            seat = await workshop.join("Ann", (await workshop.backgrounds())[0])
            for name, flood in floods.items():
                before = _reset_peak(server.pid)
                async with welcomed(server.port, workshop.session, seat.key) as peer:
                    peer.send(flood)
                    with contextlib.suppress(TimeoutError):
                        await peer.until("nothing ever")
                found[name] = _kilobytes(server.pid, "VmHWM") * 1024 - before
    return found


def _reset_peak(pid: int) -> int:
    Path(f"/proc/{pid}/clear_refs").write_text("5")
    return _kilobytes(pid, "VmRSS") * 1024


def _kilobytes(pid: int, what: str) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(f"{what}:")))


def a_day(wrong_a_minute: float = 60) -> float:
    """The chance of finding a code of one of ``LIVE`` sessions in a day of guessing without a pause."""
    tries = (wrong_a_minute + 2 * BEYOND.a_minute) * 24 * 60 + BEYOND.at_once
    return tries * LIVE / len(ALPHABET) ** 8


def uneven(amount: int) -> float:
    """How unevenly the signs of so many join codes fall, in the place where it is worst: chi², of 31 degrees."""
    drawn = [new_code() for _ in range(amount)]
    expected = amount / len(ALPHABET)
    counted = [Counter(code[place] for code in drawn) for place in range(8)]
    return max(sum((found[sign] - expected) ** 2 / expected for sign in ALPHABET) for found in counted)


async def prove(effort: float) -> list[Figure]:
    """Revocation, guessing, oversized messages."""
    times = await revoked(max(2, round(20 * effort)))
    seen, seconds = await looked_up(max(700, round(5000 * effort)))
    most = 60 + BEYOND.at_once + (60 + 2 * BEYOND.a_minute) * (seconds / 60 + 1)
    memory = await peak_memory()
    codes = max(4000, round(1_000_000 * effort))
    chi = uneven(codes)
    worst = max(memory, key=lambda name: memory[name])
    return [
        Figure(
            "Key taken back to closed socket",
            f"median {statistics.median(times) * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms of {len(times)}",
            "≤ 1 s",
            "OWASP: check again every 30 min",
            0 <= min(times) and max(times) <= 1,
            f"In five ways ({', '.join(WAYS)}), half of them with the socket at another server of the same Redis; "
            "afterwards the key opened nothing at either.",
        ),
        Figure(
            f"Guessing a code of {LIVE:,} live sessions in a day",
            f"{a_day():.1e}; of {seen:,} looked up in {seconds:.0f} s at most {most:,.0f} may be",
            "≤ 1e-4",
            "Zoom 2019: about 4 % of ids predictable",
            a_day() <= 1e-4 and seen <= most,
            "32⁸ codes; wrong ones that a server looks up, counted by sending them as fast as it answers.",
        ),
        Figure(
            "Join codes drawn evenly",
            f"chi² {chi:.0f} in the worst of 8 places, of {codes:,} codes",
            "≤ 75 (31 degrees of freedom: 1 in 100,000)",
            "–",
            chi <= 75,
            "Counted how often each of 32 signs stands in each place.",
        ),
        Figure(
            "Memory of an endless or deflated message",
            f"+ {memory[worst] / 1024:.0f} KiB at most ({worst})",
            "+ ≤ 2 MiB",
            "wsproto + 195 MiB, uvicorn sansio + 1 MiB",
            max(memory.values()) <= 2 << 20,
            f"The peak of the process while it was sent {', '.join(memory)}. Compression is not offered at all.",
        ),
    ]
