"""A tablet's line to the server: a real WebSocket that comes back by itself, and Wi-Fi that can be lost on purpose."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Origin, Subprotocol

from server.commands import Command
from server.simulate.tablet import PING, Tablet
from server.wire import SUBPROTOCOL, Dragging, Unsent

_GIVE_UP_FROM = 4500
_RETRY = (0.05, 0.1, 0.2, 0.5, 1.0)
_PAUSE_BEFORE_REPEATING = 0.3


class TurnedAway(Exception):
    """The server closed the connection for good; the message has its code and its words."""


class Line:
    """Keeps a tablet connected until ``close``; what it is asked meanwhile is sent as soon as it can be."""

    def __init__(self, url: str, session: str, tablet: Tablet) -> None:
        self.tablet = tablet
        self.drops = self.repeats = self.for_others = 0
        self.online = False
        self._url, self._session = url.rstrip("/"), session
        self._socket: ClientConnection | None = None
        self._away_until = 0.0
        self._changed = asyncio.Event()
        self._sending = asyncio.Lock()  # held from numbering a command until it is written: numbers rise on the wire
        self._running = asyncio.create_task(self._run(), name=f"line {tablet.device}")

    async def do(self, command: Command, times: int = 1, author: str | None = None) -> None:
        """Put the command in the outbox and, when connected, on its way; ``times`` sends the very same frame again.

        ``author`` is the seat that it is written for.
        """
        self.repeats += times - 1
        self.for_others += author is not None
        async with self._sending:
            frame = self.tablet.do(command, author)
            for _ in range(times):
                await self._send(frame)

    async def signal(self, signal: Dragging | Unsent) -> None:
        """Pass on something fleeting, or forget it."""
        await self._send(self.tablet.signal(signal))

    async def ping(self) -> None:
        """Ask how far the log is now."""
        await self._send(PING)

    async def done(self, command: Command, patience: float = 20, author: str | None = None) -> None:
        """Do this, and return when it is settled: recorded or refused."""
        await self.do(command, author=author)
        await self.until(lambda tablet: not tablet.outbox, patience)

    async def until(self, true: Callable[[Tablet], bool], patience: float = 20) -> None:
        """Return when this is true of the tablet; raise ``TimeoutError``, or what ended the line."""
        async with asyncio.timeout(patience):
            while not true(self.tablet):
                self._changed.clear()
                changed = asyncio.create_task(self._changed.wait())
                await asyncio.wait((changed, self._running), return_when=asyncio.FIRST_COMPLETED)
                changed.cancel()
                if self._running.done():
                    self._running.result()
                    raise TurnedAway(f"{self.tablet.device} is closed")

    def drop(self, seconds: float) -> None:
        """Lose the Wi-Fi without a goodbye, for so long."""
        self.drops += 1
        self._away_until = asyncio.get_running_loop().time() + seconds
        if self._socket is not None:
            self._socket.transport.abort()

    async def close(self) -> None:
        """Put the tablet away. Raises what ended the line, if it did not last."""
        if self._running.done():
            self._running.result()
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running

    async def _run(self) -> None:
        tries = 0
        while True:
            await asyncio.sleep(max(0.0, self._away_until - asyncio.get_running_loop().time()))
            with suppress(OSError, TimeoutError, WebSocketException):
                async with self._connection() as socket:
                    tries = 0
                    await self._talk(socket)
            await asyncio.sleep(_RETRY[min(tries, len(_RETRY) - 1)])
            tries += 1

    def _connection(self) -> connect:
        return connect(
            f"{self._url.replace('http', 'ws', 1)}/ws/{self._session}",
            origin=Origin(self._url),
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            max_size=None,
            proxy=None,
            ping_interval=None,
            close_timeout=1,
        )

    async def _talk(self, socket: ClientConnection) -> None:
        self._socket = socket
        repeating: asyncio.Task[None] | None = None
        try:
            await socket.send(self.tablet.hello(), text=True)
            async for frame in socket:
                await self._hear(frame)
                if self.tablet.must_repeat and (repeating is None or repeating.done()):
                    repeating = asyncio.create_task(self._repeat())
        except ConnectionClosed:
            pass
        finally:
            self._socket = None
            self._has_changed(online=False)
            if repeating:
                repeating.cancel()
        if (socket.close_code or 0) >= _GIVE_UP_FROM:
            raise TurnedAway(f"{self.tablet.device}: {socket.close_code} {socket.close_reason}")

    async def _hear(self, frame: str | bytes) -> None:
        async with self._sending:
            due = self.tablet.receive(frame)
            self._has_changed(online=True)
            for answer in due:
                await self._send(answer)

    async def _repeat(self) -> None:
        await asyncio.sleep(_PAUSE_BEFORE_REPEATING)
        async with self._sending:
            for frame in self.tablet.again():
                await self._send(frame)

    async def _send(self, frame: bytes) -> None:
        if self.online and self._socket is not None:
            with suppress(ConnectionClosed):
                await self._socket.send(frame, text=True)

    def _has_changed(self, *, online: bool) -> None:
        self.online = online
        self._changed.set()
