"""Tablets without sockets: what they are sent is kept as it was framed."""

from typing import Any

import msgspec
import websockets.frames
from websockets.streams import StreamReader

from server.live.circle import Tablet
from server.live.transport import Listener
from server.rules.access import Actor


class Kept:
    """A line that keeps everything; ``stuck`` bytes are said to wait."""

    def __init__(self) -> None:
        self.bytes = b""
        self.stuck = 0
        self.closed: tuple[int, str] | None = None

    def write(self, frames: bytes) -> None:
        """Keep these frames."""
        self.bytes += frames

    def buffered(self) -> int:
        """As many as the test says."""
        return self.stuck

    def listen(self, listener: Listener) -> None:
        """Nothing is ever said here."""

    def close(self, code: int, reason: str) -> None:
        """Keep why."""
        self.closed = (code, reason)

    def frames(self) -> list[dict[str, Any]]:
        """What was sent since the last time, as JSON, read by the library's own parser."""
        reader = StreamReader()
        reader.feed_data(self.bytes)
        self.bytes = b""
        return [msgspec.json.decode(frame.data) for frame in _parsed(reader)]


def tablet(actor: Actor, device: str = "dev") -> tuple[Tablet, Kept]:
    """A tablet and its line."""
    line = Kept()
    return Tablet(actor, device, line), line


def _parsed(reader: StreamReader) -> list[websockets.frames.Frame]:
    found = []
    while reader.buffer:
        parsing = websockets.frames.Frame.parse(reader.read_exact, mask=False)
        try:
            next(parsing)
        except StopIteration as end:
            found.append(end.value)
        else:
            raise AssertionError("A frame was cut short.")
    return found
