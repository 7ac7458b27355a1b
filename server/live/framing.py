"""Frames as bytes: JSON made once, framed once, the same for every tablet that gets it.

Frames from a server are not masked (RFC 6455, 5.1), so one frame's bytes serve every connection.
"""

from collections.abc import Iterable

import msgspec

from server.wire import AnyAnswer

_encoder = msgspec.json.Encoder()


def frame(answer: AnyAnswer) -> bytes:
    """The answer as one WebSocket text frame."""
    return text_frame(_encoder.encode(answer))


def events_frame(after: int, upto: int, events: Iterable[bytes]) -> bytes:
    """An ``events`` frame around events that are JSON already."""
    return text_frame(b'{"type":"events","after":%d,"upto":%d,"events":[%b]}' % (after, upto, b",".join(events)))


def text_frame(payload: bytes) -> bytes:
    """These bytes as one unmasked, final text frame."""
    size = len(payload)
    if size < 126:
        return b"\x81%c%b" % (size, payload)
    if size < 65536:
        return b"\x81\x7e%b%b" % (size.to_bytes(2, "big"), payload)
    return b"\x81\x7f%b%b" % (size.to_bytes(8, "big"), payload)
