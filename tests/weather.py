"""Bad weather between a tablet and the server: a TCP proxy that a test can cut, hold up or slow down.

A browser's own offline switch leaves open WebSockets alone in some engines, and only some engines have one. This works
the same for every browser, because it is the network that fails.
"""

import asyncio
import contextlib
from collections import deque
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"


class Weather:
    """A proxy on a port of its own; ``url`` is what the tablet should open.

    With several ports it is a load balancer: each connection goes to the next of them that takes it.

    ``cut`` resets every connection and every new one until ``mend``. ``hold`` closes nothing, but no byte passes: a
    link that is down without anybody being told; what was held is delivered after ``mend``. ``delay`` is in seconds,
    each way.
    """

    def __init__(self, *ports: int) -> None:
        self.delay = 0.0
        self._upstreams = deque(ports)
        self._is_cut = False
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._lines: set[asyncio.StreamWriter] = set()
        self._pumps: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, HOST, 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.url = f"http://{HOST}:{self.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.cut()
        for pump in list(self._pumps):
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    def cut(self) -> None:
        """Reset every connection, and every new one until ``mend``."""
        self._is_cut = True
        for line in list(self._lines):
            line.transport.abort()

    def hold(self) -> None:
        """Let no byte pass, without closing anything."""
        self._flowing.clear()

    def mend(self) -> None:
        """Fair weather again."""
        self._is_cut = False
        self._flowing.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        self._lines.add(writer)
        there = await self._there()
        self._lines.discard(writer)
        if there:
            await self._join((reader, writer), there)
        else:  # the server itself is away: the tablet finds out as it would without a proxy
            writer.transport.abort()

    async def _there(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for _ in range(len(self._upstreams)):
            self._upstreams.rotate(-1)
            with contextlib.suppress(OSError):
                return await asyncio.open_connection(HOST, self._upstreams[-1])
        return None

    async def _join(
        self,
        here: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        there: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        writers = {here[1], there[1]}
        self._lines |= writers
        pumps = {
            asyncio.ensure_future(self._pump(here[0], there[1])),
            asyncio.ensure_future(self._pump(there[0], here[1])),
        }
        self._pumps |= pumps
        try:
            await asyncio.gather(*pumps, return_exceptions=True)
        finally:
            self._pumps -= pumps
            self._lines -= writers
            for writer in writers:
                writer.transport.abort()

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65536):
                if self.delay:
                    await asyncio.sleep(self.delay)
                await self._flowing.wait()
                sink.write(data)
                await sink.drain()
            if sink.can_write_eof():
                sink.write_eof()
        except OSError:  # reset: a server that ended with connections waiting. The other end is told, and does not wait
            sink.close()
