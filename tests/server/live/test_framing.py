"""Frames as bytes, read back by the websockets library's own parser."""

import json

import pytest

from server.live.framing import events_frame, frame, text_frame
from server.wire import Tick
from tests.server.live.lines import Kept


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65535, 65536, 200_000])
def test_every_length_is_framed_right(size: int) -> None:
    """The three ways of writing a length meet without a gap."""
    line = Kept()
    line.write(text_frame(b'"%b"' % (b"x" * size)))
    line.write(text_frame(b'"after"'))
    assert line.frames() == ["x" * size, "after"]


def test_type_comes_first() -> None:
    """A tablet may look at the first field to know what a frame is."""
    assert frame(Tick(seq=1, at=2)).endswith(b'{"type":"tick","seq":1,"at":2}')


def test_events_are_sent_as_they_lie_in_the_log() -> None:
    """Their very bytes stand in the frame, blanks, emoji and U+2028 included."""
    raw = ['{"a": 1}', '{"b":"\N{LINE SEPARATOR}\N{GRINNING FACE}"}']
    framed = events_frame(3, 5, [one.encode() for one in raw])
    assert all(one.encode() in framed for one in raw)
    line = Kept()
    line.write(framed)
    assert line.frames() == [{"type": "events", "after": 3, "upto": 5, "events": [json.loads(one) for one in raw]}]


def test_an_empty_batch_is_a_frame_too() -> None:
    """It says how far the log has come."""
    line = Kept()
    line.write(events_frame(3, 5, ()))
    assert line.frames() == [{"type": "events", "after": 3, "upto": 5, "events": []}]
