"""The wire itself: uvicorn's sans-I/O WebSocket protocol, with a door to its transport for the hub.

Frames to tablets are written ready-made; frames from tablets go straight to their listener, without a queue or a task.
"""

import random
from collections.abc import Callable
from typing import Any, Protocol, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.frames import CloseCode
from websockets.http11 import Request

from server.live.conversation import Conversation
from server.live.pace import Bucket
from server.wire import Close

EXTENSION = "leeway.line"
"""The ASGI extension under which a scope carries its ``Line``."""

COME_BACK_AFTER_MS = 2000
"""A restart takes so long at least: who knocked earlier would knock in vain, and then again."""

COME_BACK_PACE_MS = 16
"""A restart spreads its tablets' return, so much for each: a room is back at once, five hundred in eight seconds."""

_LEAST_SPREAD_MS = 500
_LET_GO_SECONDS = 4.0
_LAST_WORD_SECONDS = 1.0
"""A server that stops waits so long for a tablet to take the goodbye; one that does not read holds nobody up."""

_PINGS = 20
"""So many pings a second are answered to one tablet, and five times as many at once; browsers send none."""

_MOST_PONGS = 256 * 1024
"""Who leaves so many bytes unread, and pings all the same, is cut off."""

Listener = Callable[[bytes], None]


def come_back(least_ms: int, tablets: int) -> str:
    """The reason that tells one of so many tablets when to come back: not before ``least_ms``, each at another moment.

    Each draws for itself, from a stretch of time that grows with their number.
    """
    spread = max(_LEAST_SPREAD_MS, tablets * COME_BACK_PACE_MS)
    return f"come back in {least_ms + random.randrange(spread)} ms"  # noqa: S311 - nobody gains by guessing it


class Line(Protocol):
    """One tablet's connection, as the hub needs it. Nothing here waits."""

    def write(self, frames: bytes) -> None:
        """Send whole frames; nothing happens once the line is closed."""

    def buffered(self) -> int:
        """Bytes that wait for a tablet that has not read them."""
        ...

    def listen(self, listener: Listener) -> None:
        """From here on hand every text frame to ``listener``, those that have come already first."""

    def close(self, code: int, reason: str) -> None:
        """Say why, and let go; a tablet that does not answer is cut off after a while."""


class TabletProtocol(WebSocketsSansIOProtocol):
    """A WebSocket connection that is also a ``Line``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn = Conversation(max_size=self.config.ws_max_size, logger=self.logger)
        self._pings = Bucket(_PINGS, 5 * _PINGS)
        self._listener: Listener | None = None

    def handle_connect(self, event: Request) -> None:
        """Put this line into the scope before the application sees it."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self

    def write(self, frames: bytes) -> None:
        """See ``Line.write``."""
        if not (self.close_sent or self.transport.is_closing()):
            self.transport.write(frames)

    def buffered(self) -> int:
        """See ``Line.buffered``."""
        return self.transport.get_write_buffer_size()

    def listen(self, listener: Listener) -> None:
        """See ``Line.listen``."""
        waiting = []
        while not self.queue.empty():
            waiting.append(self.queue.get_nowait())
        self._listener = listener
        for message in waiting:
            if message["type"] == "websocket.receive":
                listener(_payload(message))
            else:
                self.queue.put_nowait(message)
        self._forget_handshake()
        self._read_on()

    def close(self, code: int, reason: str) -> None:
        """See ``Line.close``."""
        self._say_goodbye(code, reason)
        if self.close_timer is None:
            self.close_timer = self.loop.call_later(_LET_GO_SECONDS, self.transport.abort)

    def data_received(self, data: bytes) -> None:
        """As uvicorn does, but what came before a broken frame is heard before the connection ends for it."""
        self.conn.receive_data(data)
        self.handle_events()
        if self.conn.parser_exc is not None:
            self.handle_parser_exception()

    def handle_ping(self) -> None:
        """Answer, as long as the answers are read and nobody asks for thousands of them."""
        if self.buffered() > _MOST_PONGS:
            self.transport.abort()
        elif self._pings.take(self.loop.time()):
            super().handle_ping()
        else:
            self.conn.data_to_send()
            self.close(CloseCode.POLICY_VIOLATION, "Too many pings.")

    def shutdown(self) -> None:
        """The server is going away: tell the tablet when to come back, each at another moment."""
        self.stop_keepalive()
        if self.handshake_complete:
            self._say_goodbye(Close.RESTARTING, come_back(COME_BACK_AFTER_MS, len(self.connections)))
        else:
            self.send_500_response()
        self.transport.close()
        self.loop.call_later(_LAST_WORD_SECONDS, self.transport.abort)

    def send_receive_event_to_app(self) -> None:
        """As uvicorn does, but bytes stay bytes until somebody reads them, and a listener needs no pause."""
        data = b"".join(self.frames)
        self.frames = []
        if self.close_sent:
            return
        if self.curr_msg_data_type == "bytes":
            self.close(Close.MALFORMED, "Frames are JSON text, not bytes.")
            return
        if self._listener is not None:
            self._listener(data)
            return
        self.queue.put_nowait({"type": "websocket.receive", "bytes": data})
        if not self.read_paused:
            self.read_paused = True
            self.transport.pause_reading()

    def _say_goodbye(self, code: int, reason: str) -> None:
        if self.close_sent or self.transport.is_closing():
            return
        self.close_sent = True
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        try:
            self.conn.send_close(code, reason)
        except InvalidState:
            return
        self.transport.write(b"".join(self.conn.data_to_send()))
        self._read_on()

    def _forget_handshake(self) -> None:
        """Let go of the headers: nobody asks for them again, and they are a sixth of what an idle tablet costs."""
        cast(list[object], self.scope["headers"]).clear()
        del self.request, self.response

    def _read_on(self) -> None:
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()


def _payload(message: Any) -> bytes:
    payload: bytes = message["bytes"]
    return payload
