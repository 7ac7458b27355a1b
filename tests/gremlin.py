"""A TCP proxy that means ill: it delays, trickles, half-closes and swallows, and in the end cuts every connection.

What it does to which connection follows from a seed and the order in which they come.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from types import TracebackType
from typing import Self

from tests.processes import HOST

MISCHIEF = ("cut", "half-closed", "swallowed", "trickled", "delayed", "cut after a frame")
HANG = 1.0
"""Seconds for which nothing more is said after a half-close or a swallowed reply, before the connection is cut."""

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Plan:
    """What happens to one connection: ``what``, after so many bytes (or frames), on the way there or back."""

    what: str
    after: int
    back: bool


class Frames:
    """Counts the WebSocket frames in what a server sends, once its handshake has gone by."""

    def __init__(self) -> None:
        self._seen = b""
        self._open = False
        self.done = 0

    def upto(self, data: bytes, most: int) -> int:
        """How many of these bytes may pass so that no more than ``most`` whole frames have."""
        before = len(self._seen)
        self._seen += data
        passed = 0
        while self.done < most and (size := self._next()):
            self._seen = self._seen[size:]
            passed += size
            self.done += self._open
            self._open = True
        return len(data) if self.done < most else max(0, passed - before)

    def _next(self) -> int:
        """The size of the handshake or of the next frame; 0 while it is not whole."""
        if not self._open:
            return self._seen.find(b"\r\n\r\n") + 4 if b"\r\n\r\n" in self._seen else 0
        if len(self._seen) < 2 or (extra := {126: 2, 127: 8}.get(self._seen[1], 0)) + 2 > len(self._seen):
            return 0
        size = 2 + extra + (int.from_bytes(self._seen[2 : 2 + extra]) if extra else self._seen[1])
        return size if size <= len(self._seen) else 0


class Gremlin:
    """The proxy, on a port of its own; ``happened`` counts what it did since ``rage``."""

    def __init__(self, port: int, dice: Random, mischief: Sequence[str] = MISCHIEF, mean: int = 3000) -> None:
        self.happened: Counter[str] = Counter()
        self._upstream, self._dice, self._mean = port, dice, mean
        self._all = tuple(mischief)
        self._mischief: tuple[str, ...] = ("left alone",)
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None] | None] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, HOST, 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.url = f"http://{HOST}:{self.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.rest()
        await asyncio.gather(*(task for task in self._tasks if task), return_exceptions=True)

    def rage(self) -> None:
        """Cut what is open, and treat nothing well from here."""
        self.rest()
        self._mischief = self._all

    def rest(self) -> None:
        """Cut what is open, and pass everything on from here, as at the beginning."""
        self._mischief = ("left alone",)
        for writer in list(self._writers):
            writer.transport.abort()

    def _plan(self) -> Plan:
        what = self._dice.choice(self._mischief)
        mean = 4 if what == "cut after a frame" else self._mean
        after = 1 + int(self._dice.expovariate(1 / mean))
        return Plan(what, after, what in ("swallowed", "cut after a frame") or self._dice.random() < 0.5)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(asyncio.current_task())
        plan = self._plan()
        try:
            there = await asyncio.open_connection(HOST, self._upstream)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, there[1]}
        self._writers |= ends
        ways = [
            asyncio.ensure_future(self._pass(reader, there[1], plan if not plan.back else None)),
            asyncio.ensure_future(self._pass(there[0], writer, plan if plan.back else None)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for end in ends:
                end.transport.abort()
            await asyncio.gather(*ways, return_exceptions=True)
            self._writers -= ends
            self._tasks.discard(asyncio.current_task())

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, plan: Plan | None) -> None:
        left, frames = plan.after if plan else 0, Frames()
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                if plan is None or plan.what == "left alone":
                    sink.write(data)
                    await sink.drain()
                    continue
                some = frames.upto(data, plan.after) if plan.what == "cut after a frame" else left
                await self._say(data[:some], sink, plan)
                left -= len(data)
                if some < len(data) or frames.done >= plan.after:
                    return await self._end(source, sink, plan)
        return None

    async def _say(self, data: bytes, sink: asyncio.StreamWriter, plan: Plan) -> None:
        if plan.what == "delayed":
            await asyncio.sleep(self._dice.uniform(0, 0.1))
        step = 61 if plan.what == "trickled" else len(data) or 1
        for at in range(0, len(data), step):
            sink.write(data[at : at + step])
            await sink.drain()
            await asyncio.sleep(0)

    async def _end(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, plan: Plan) -> None:
        self.happened[plan.what] += 1
        if plan.what == "half-closed":
            sink.write_eof()
        if plan.what in ("half-closed", "swallowed"):  # what comes is taken, done over there, and never told
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HANG):
                    while await source.read(65536):
                        pass
