"""Serving: our own listening socket, and uvicorn set up so that no tablet can hold the others up."""

import asyncio
import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import AsyncExitStack

import structlog
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from server import journal
from server.app import create
from server.config import Settings
from server.live.transport import TabletProtocol
from server.wire import MAX_FRAME

_STUCK_MS = 15_000
"""A tablet whose kernel does not acknowledge what it was sent for so long is cut off."""

_SEND_BUFFER = 64 * 1024
_GRACE_SECONDS = 3

STOP_SECONDS = 5.0
"""A process that was told to stop is gone after so long, whatever it waits for: a store that does not answer, a thread
that hangs. Nothing is lost by it: what was acknowledged is durable, everything else is sent again by the tablets."""

CUT_SHORT = 3
"""Exit code of a process that did not end by itself in that time."""

log = structlog.get_logger()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; what it accepts inherits its limits. Raises ``OSError`` if the address cannot be had.

    Without ``TCP_USER_TIMEOUT`` and a small send buffer, a client that never reads again is held for minutes, with
    megabytes in the kernel.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _STUCK_MS)
        listening.bind(address)
        listening.listen(2048)
    except OSError:
        listening.close()
        raise
    return listening


class PromptProtocol(HttpToolsProtocol):
    """HTTP for callers who say what they want: a request's head comes within ``head_seconds``, or the line is closed.

    uvicorn itself waits for ever for the first byte, and for the last one of a head that comes byte by byte. It also
    keeps as much of a head as comes.
    """

    head_seconds = 10.0
    most_head = 32 * 1024
    """Bytes of a request's head: address, names and values; one of more is answered 400 before it is kept."""
    most_headers = 100
    _head = 0
    _pending = 0
    _impatience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The first head is awaited."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """So is each that follows, from its first byte; before that uvicorn counts the time."""
        super().on_message_begin()
        self._head = 0
        if self._impatience is None:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Count what belongs to a head that is not whole yet."""
        is_head = self._impatience is not None
        super().data_received(data)
        if is_head and self._impatience is not None and self.parser is not None:
            self._pending += len(data)
            if self._pending > self.most_head and not self.transport.is_closing():
                self.send_400_response("This request begins with more than it may.")
        else:
            self._pending = 0

    def on_url(self, url: bytes) -> None:
        """A part of the address."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """One more header."""
        self._count(len(name) + len(value))
        super().on_header(name, value)
        if len(self.headers) > self.most_headers:
            raise ValueError("too many headers")

    def on_headers_complete(self) -> None:
        """There it is."""
        self._wait_no_more()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing comes any more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _count(self, size: int) -> None:
        self._head += size
        if self._head > self.most_head:
            raise ValueError("too long a head")

    def _wait(self) -> None:
        self._impatience = self.loop.call_later(self.head_seconds, self.transport.abort)

    def _wait_no_more(self) -> None:
        if self._impatience:
            self._impatience.cancel()
            self._impatience = None


class Serving(uvicorn.Server):
    """Opens the application itself, so that a store which cannot be opened ends in its own exception.

    ``opened`` is called once people can come in, ``stopping`` when it was told to stop.
    """

    def __init__(self, app: Starlette, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._app = app
        self._open = AsyncExitStack()
        self.opened: Callable[[], None] = lambda: None
        self.stopping: Callable[[], None] = lambda: None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the store, then listen. Raises what opening raises."""
        await self._open.enter_async_context(self._app.router.lifespan_context(self._app))
        await super().startup(sockets)
        self.opened()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say goodbye to everybody, then close the store."""
        self.stopping()
        await super().shutdown(sockets)
        if not self.force_exit:
            await self._open.aclose()


def server(app: Starlette) -> Serving:
    """A server for the application, to be run on a socket from ``listen``."""
    return Serving(
        app,
        uvicorn.Config(
            app,
            http=PromptProtocol,
            ws=TabletProtocol,
            ws_max_size=MAX_FRAME,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
        ),
    )


def run(settings: Settings, listening: socket.socket, opened: Callable[[], None] = lambda: None) -> None:
    """Serve on this socket until told to stop, and keep a journal of it. Raises what opening the store raises.

    The process is gone ``STOP_SECONDS`` after it was told to stop, at the latest.
    """
    journal.keep()
    serving = server(create(settings))
    serving.opened, serving.stopping = opened, _no_longer
    serving.run(sockets=[listening])


def _no_longer() -> None:
    """End the process in a while, if it has not ended by itself: from a thread, since no task can be relied upon."""
    waiting = threading.Timer(STOP_SECONDS, _cut_short, [asyncio.get_running_loop()])
    waiting.daemon = True
    waiting.start()


def _cut_short(loop: asyncio.AbstractEventLoop) -> None:
    try:
        going = sorted({getattr(task.get_coro(), "__qualname__", "") for task in asyncio.all_tasks(loop)})
        log.error("stop.cut-short", after=STOP_SECONDS, tasks=going)
        sys.stderr.flush()
    finally:
        os._exit(CUT_SHORT)
