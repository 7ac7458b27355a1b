"""Requests that are cut off at any moment, over a slow way to Redis: no answer may ever hold what another asked for.

Every session has words of its own in all that it says. Whoever asks knows which words they must get, and that they must
get no others, whoever used the connection before them and wherever that was cut off.
"""

import asyncio
import contextlib
import gzip
import random
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import websockets

from events import MomentMarked, SessionOpened, recorded
from server.log import Conflict
from server.log.directory import Entry
from server.log.redis import RedisStore
from tests.given import PLAN, event
from tests.processes import HOST, Leeway, Redis
from tests.weather import Weather
from tests.workshop import Line, Workshop

SESSIONS = 5
_WORDS = re.compile(rb"canary-(\d+)-")
_CALLS = ("state", "state?at=3", "events", "events?limit=7", "export/json", "export/transcript", "export/record")
"""What can be asked for that always says whose it is."""


class Tally(msgspec.Struct):
    """How many were asked, how many of those were cut off, and what came to somebody it was not for."""

    asked: int = 0
    cut: int = 0
    whole: int = 0
    wrong: list[str] = msgspec.field(default_factory=list)

    def hold(self, raw: bytes, own: int, what: str, must: bool = True) -> None:
        """What somebody got holds their own words, and nobody else's."""
        found = {int(number) for number in _WORDS.findall(raw)}
        if found - {own} or (must and own not in found):
            self.wrong.append(f"{what} of {own} held {sorted(found)}: {raw[:200]!r}")


@asynccontextmanager
async def redis(folder: Path) -> AsyncIterator[tuple[Redis, Weather]]:
    """A Redis, and a way to it that a test can slow down."""
    real = Redis(folder)
    await asyncio.to_thread(real.start)
    try:
        async with Weather(real.port) as weather:
            yield real, weather
    finally:
        await asyncio.to_thread(real.stop)


# ---------------------------------------------------------------- the store itself


async def cancelled(folder: Path, count: int, seed: int) -> Tally:
    """Calls of a store, most of them cancelled at random, by many at once on the connections that they share."""
    tally, chance = Tally(), random.Random(seed)
    async with redis(folder) as (_, weather):
        store = RedisStore(f"redis://{HOST}:{weather.port}/0", 0)
        for number in range(SESSIONS):
            await _opened(store, number)
        weather.delay = 0.002
        await _by_turns(count, 24, lambda: _one_call(store, chance, tally))
        await store.close()
    return tally


async def _opened(store: RedisStore, number: int) -> None:
    """A session of so many events and one more; they all say whose they are."""
    title = f"canary-{number}-title"
    opened = [
        event(SessionOpened, 1, title=title, plan=PLAN, facilitator="fac", salt=title),
        *(event(MomentMarked, n, moment=f"m{n}", label=title, memo="") for n in range(2, number + 2)),
    ]
    await store.log.append(f"session-{number}", 0, [recorded(one) for one in opened])
    code = f"canary-{number}-"
    entry = Entry(session=f"session-{number}", title=title, code=code, secret=f"{code}secret", opened_at=1)
    await store.directory.add(entry)


async def _one_call(store: RedisStore, chance: random.Random, tally: Tally) -> None:
    number = chance.randrange(SESSIONS)
    session, code = f"session-{number}", f"canary-{number}-"
    late = recorded(event(MomentMarked, 100, moment="late", label=code, memo=""))
    calls: list[tuple[str, Callable[[], Coroutine[Any, Any, object]]]] = [
        ("read", lambda: store.log.read(session)),
        ("entry", lambda: store.directory.by_code(code)),
        ("entry", lambda: store.directory.get(session)),
        ("head", lambda: store.log.head(session)),
        ("append", lambda: store.log.append(session, 99, [late])),
        ("incidents", lambda: store.chronicle.incidents(session)),
    ]
    name, call = chance.choice(calls)
    work = asyncio.create_task(call())
    tally.asked += 1
    if chance.random() < 0.7:
        await asyncio.wait([work], timeout=chance.random() * 0.008)
        tally.cut += work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        try:
            found = await work
        except Conflict as conflict:
            name, found = "head", conflict.head
        _judged(name, found, number, tally)


def _judged(name: str, found: Any, number: int, tally: Tally) -> None:
    tally.whole += 1
    if name == "read":
        tally.hold(b"".join(one.raw for one in found), number, name)
    elif name == "entry":
        tally.hold(msgspec.json.encode(found), number, name)
    elif (name, found) not in (("head", number + 1), ("incidents", ())):
        tally.wrong.append(f"{name} of {number} gave {found}")


# ---------------------------------------------------------------- a whole server


class Room(msgspec.Struct, frozen=True):
    """A session on a server, and keys that open it: all that they open says whose it is."""

    number: int
    session: str
    keys: tuple[str, ...]


async def cut_off(folder: Path, count: int, seed: int) -> Tally:
    """Requests and sockets of a real server, most of them cut off by the client, on connections that many share."""
    tally, chance = Tally(), random.Random(seed)
    async with redis(folder) as (_, weather):
        leeway = Leeway(folder, f"redis://{HOST}:{weather.port}/0")
        await asyncio.to_thread(leeway.start)
        try:
            rooms = [await _furnished(leeway, number) for number in range(SESSIONS)]
            weather.delay = 0.002
            await _by_turns(count, 16, lambda: _one_visit(leeway, rooms, chance, tally))
        finally:
            await asyncio.to_thread(leeway.stop)
        tally.wrong += _faults(leeway.words)
    return tally


def _faults(words: str) -> list[str]:
    """What went wrong in a server, by its log. uvicorn complains of a client that went with answers still to come."""
    return [line[-1500:] for line in words.splitlines() if "Traceback" in line and "handler is closed" not in line]


async def _furnished(leeway: Leeway, number: int) -> Room:
    word = f"canary-{number}-"
    workshop = await Workshop.open(leeway.url, title=f"{word}title")
    seats = [await workshop.join(f"{word}name", group) for group in await workshop.backgrounds()]
    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        await facilitator.done({"type": "openReplay"})
        for seat in seats:
            async with await seat.line() as line:
                for _ in range(8):
                    await line.done({"type": "addNote", "text": f"{word}note " + "and so on " * 20, "x": 5})
    return Room(number, workshop.session, (workshop.key, workshop.wall_key, *(seat.key for seat in seats)))


async def _one_visit(leeway: Leeway, rooms: list[Room], chance: random.Random, tally: Tally) -> None:
    kind = chance.random()
    if kind < 0.25:
        await _socket(leeway, chance.choice(rooms), chance, tally)
    elif kind < 0.5:
        await _in_one_go(leeway, [chance.choice(rooms) for _ in range(3)], chance, tally)
    else:
        await _in_turn(leeway, [chance.choice(rooms) for _ in range(4)], chance, tally)


async def _in_turn(leeway: Leeway, rooms: list[Room], chance: random.Random, tally: Tally) -> None:
    """One connection, used for one person after the other, until it is cut off in the middle of something."""
    reader, writer = await asyncio.open_connection(HOST, leeway.port)
    try:
        for room in rooms:
            request, what = _request(room, chance)
            writer.write(request)
            tally.asked += 1
            if chance.random() < 0.4:
                tally.cut += 1
                await asyncio.sleep(chance.random() * 0.02)
                with contextlib.suppress(TimeoutError, OSError):
                    got = await asyncio.wait_for(reader.read(chance.randrange(1, 4000)), chance.random() * 0.02)
                    tally.hold(got, room.number, what, must=False)
                return
            tally.hold(await _answer(reader), room.number, what)
            tally.whole += 1
    finally:
        writer.transport.abort()


async def _in_one_go(leeway: Leeway, rooms: list[Room], chance: random.Random, tally: Tally) -> None:
    """Several requests on one connection before the first is answered; the answers must come in their order."""
    reader, writer = await asyncio.open_connection(HOST, leeway.port)
    asked = [(room, *_request(room, chance)) for room in rooms]
    writer.write(b"".join(request for _, request, _ in asked))
    until = chance.randrange(len(asked) + 1)
    tally.asked, tally.cut = tally.asked + len(asked), tally.cut + len(asked) - until
    for room, _, what in asked[:until]:
        tally.hold(await _answer(reader), room.number, f"{what} behind others")
        tally.whole += 1
    writer.transport.abort()


async def _socket(leeway: Leeway, room: Room, chance: random.Random, tally: Tally) -> None:
    """A tablet that goes away in the middle of what it is sent."""
    async with await Line.open(leeway.url, room.session) as line:
        hello = {"type": "hello", "key": chance.choice(room.keys), "device": line.device, "resume": None}
        await line.send(hello)
        tally.asked += 1
        with contextlib.suppress(TimeoutError, websockets.ConnectionClosed):
            async with asyncio.timeout(chance.random() * 0.1):
                while True:
                    frame = await line.socket.recv(decode=False)
                    tally.hold(frame, room.number, "a frame", must=b'"welcome"' in frame[:20])
                    await line.do({"type": "comment", "on": "nothing", "text": f"canary-{room.number}-"})
                    await line.send({"type": "ping"})
        tally.cut += 1
        line.socket.transport.abort()


def _request(room: Room, chance: random.Random) -> tuple[bytes, str]:
    call, key = chance.choice(_CALLS), chance.choice(room.keys)
    accepts = chance.choice(("Accept-Encoding: gzip\r\n", ""))
    head = f"GET /api/sessions/{room.session}/{call} HTTP/1.1\r\nHost: {HOST}\r\n{accepts}"
    return f"{head}Authorization: Bearer {key}\r\n\r\n".encode(), call


async def _answer(reader: asyncio.StreamReader) -> bytes:
    """The next answer on this connection, unpacked."""
    async with asyncio.timeout(20):
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head.lower())
        assert length, head
        body = await reader.readexactly(int(length[1]))
    return gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body


async def _by_turns(count: int, at_once: int, one: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """So many of these, a few at a time."""
    left = iter(range(count))

    async def worker() -> None:
        for _ in left:
            await one()

    async with asyncio.TaskGroup() as workers:
        for _ in range(at_once):
            workers.create_task(worker())
