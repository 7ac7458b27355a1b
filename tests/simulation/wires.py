"""The network: connections on which nothing moves faster than the seed says, and everything may end anywhere."""

import asyncio
import random
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from server.live.transport import Listener

if TYPE_CHECKING:
    from tests.simulation.process import Process

NOTICED = 16.0
"""Seconds after which a server is told that a silent tablet is gone."""


class Net(Protocol):
    """What a wire needs of the world."""

    chance: random.Random

    def to_tablet(self, after: float, what: list[Any]) -> None:
        """Let something happen at the tablets."""

    def wrote(self, wire: "Wire", frames: bytes) -> None:
        """A server has sent this."""

    def happened(self, what: str) -> None:
        """Count it."""


class Wire:
    """One connection, from the first knock to its end at both sides. It is the ``Line`` of the server's side.

    ``upto`` is how far the tablet has been told on it, ``state_bytes`` the size of the last whole state. ``mute`` is a
    direction in which nothing arrives any more though both ends think that it does; a ``stuck`` tablet does not read.
    """

    def __init__(self, net: Net, number: int, page: int, delay: float) -> None:
        self.net, self.number, self.page, self.delay = net, number, page, delay
        self.process: Process | None = None
        self.upto: int | None = None
        self.state_bytes = 0
        self.mute_up = self.mute_down = self.stuck = False
        self.over = False
        self.ended = asyncio.Event()
        self._far_gone = False
        self._backlog: list[tuple[bytes, list[Any]]] = []
        self._came: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._listener: Listener | None = None
        self._on_way: deque[bytes] = deque()
        self._up = self._down = 0.0

    # ------------------------------------------------------------ the server's side

    def write(self, frames: bytes) -> None:
        """See ``Line.write``."""
        if self._far_gone or self.ended.is_set():
            return
        self.net.wrote(self, frames)
        for text in texts(frames):
            self._send_down(text, ["frame", self.number, text.decode()])

    def buffered(self) -> int:
        """See ``Line.buffered``."""
        return sum(len(text) for text, _ in self._backlog)

    def listen(self, listener: Listener) -> None:
        """See ``Line.listen``."""
        self._listener = listener
        while not self._came.empty():
            data = self._came.get_nowait()
            if data is not None:
                listener(data)

    def close(self, code: int, reason: str) -> None:
        """See ``Line.close``."""
        if not self._far_gone and not self.ended.is_set():
            self.net.happened(f"closed {code}")
            self._send_down(b"", ["closed", self.number, code, reason])
        self.over = True
        self.ended.set()

    async def receive(self) -> bytes | None:
        """The next frame, until somebody listens; None at the end."""
        return await self._came.get()

    # ------------------------------------------------------------ on the way

    def opened(self) -> None:
        """The handshake is through."""
        self._send_down(b"", ["opened", self.number])

    def up(self, text: str) -> None:
        """The tablet sends."""
        if not self.over and not self.mute_up:
            loop = asyncio.get_running_loop()
            self._up = max(self._up, loop.time() + self._pause())
            self._on_way.append(text.encode())
            loop.call_at(self._up, self._arrive)

    def hung_up(self) -> None:
        """The tablet has let go; what it sent last may arrive still. The server hears of it soon, or late."""
        self.over = self.net.chance.random() < 0.5
        self._later(NOTICED if self.mute_up else self._pause(), self.ended.set)

    def cut(self, *, server_knows: bool = True) -> None:
        """The connection is gone, with whatever was on its way."""
        if self.over:
            return
        self.over = True
        self._backlog.clear()
        self._send_down(b"", ["closed", self.number, 1006, ""], through=True)
        self._later(self._pause() if server_knows else NOTICED, self.ended.set)

    def silence(self, *, up: bool, down: bool) -> None:
        """From now on nothing arrives; the server is told at last."""
        self.mute_up, self.mute_down = self.mute_up or up, self.mute_down or down
        self._later(NOTICED, self.ended.set)

    def stick(self) -> None:
        """The tablet reads no more, for now; after a while the connection is given up."""
        self.stuck = True
        self._later(NOTICED, self._give_up)

    def flow(self) -> None:
        """The tablet reads again."""
        self.stuck = False
        backlog, self._backlog = self._backlog, []
        for _, what in backlog:
            self.net.to_tablet(self._next_down(), what)

    def server_died(self) -> None:
        """Nobody is at the other end any more; what it had sent may arrive before that is known."""
        self._far_gone = True
        self.over = True
        self._send_down(b"", ["closed", self.number, 1006, ""])

    def _give_up(self) -> None:
        if self.stuck and not self.ended.is_set():
            self.net.happened("given up")
            self._send_down(b"", ["closed", self.number, 1006, ""])
            self.over = True
            self.ended.set()

    def _arrive(self) -> None:
        data = self._on_way.popleft()
        if self._far_gone or self.ended.is_set() or self.over or self.mute_up:
            return
        if self._listener is not None:
            self._listener(data)
        else:
            self._came.put_nowait(data)

    def _send_down(self, text: bytes, what: list[Any], *, through: bool = False) -> None:
        if self.mute_down and not through:
            return
        if self.stuck and not through:
            self._backlog.append((text, what))
        else:
            self.net.to_tablet(self._next_down(), what)

    def _next_down(self) -> float:
        self._down = max(self._down, asyncio.get_running_loop().time() + self._pause())
        return self._down

    def _pause(self) -> float:
        chance = self.net.chance
        return self.delay * chance.random() * (20 if chance.random() < 0.03 else 1)

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_later(seconds, act)


def texts(frames: bytes) -> list[bytes]:
    """The texts of unmasked, final frames that stand one behind the other."""
    found, at = [], 0
    while at < len(frames):
        size, at = frames[at + 1], at + 2
        if size > 125:
            width = 2 if size == 126 else 8
            size, at = int.from_bytes(frames[at : at + width], "big"), at + width
        found.append(frames[at : at + size])
        at += size
    return found
