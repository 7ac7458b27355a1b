"""The journal."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from server import journal
from tests.server.house import GROUPS, SCALE, House


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Keep a journal in memory for the test, and none afterwards."""
    kept = io.StringIO()
    monkeypatch.setattr(sys, "stderr", kept)
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    journal.keep()
    yield kept
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_a_line_is_json(lines: io.StringIO) -> None:
    """Ours and those of libraries, with level and time; a fault comes with its traceback inside its line."""
    structlog.get_logger().info("room.opened", session="s")
    logging.getLogger("some.library").error("it broke %s", "here")
    try:
        raise ValueError
    except ValueError:
        structlog.get_logger().exception("room.failed")
    first, second, third = map(json.loads, lines.getvalue().splitlines())
    assert (first["event"], first["session"], first["level"]) == ("room.opened", "s", "info")
    assert (second["event"], second["level"]) == ("it broke here", "error")
    assert "ValueError" in third["exception"]
    assert third["timestamp"]


async def test_no_key_no_name_and_no_words_are_in_it(lines: io.StringIO, house: House) -> None:
    """A whole little workshop, refusals and bad keys among it."""
    opened = await house.open()
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    await facilitator.done({"type": "startActivity", "activity": SCALE})
    seat = await house.join(opened["code"], "Annabel", GROUPS[0])
    ann, _ = await house.tablet(opened["session"], seat["seatKey"])
    await ann.done({"type": "addNote", "text": "Confidential", "x": 1})
    await ann.send("{")
    await ann.closed()
    await house.get(f"/api/sessions/{opened['session']}/state", "forged-key")
    written = lines.getvalue()
    assert "room.opened" in written
    secrets = ("Annabel", "Confidential", seat["seatKey"], opened["facilitatorKey"], opened["code"], "forged-key")
    assert not [secret for secret in secrets if secret in written]
