"""The journal."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from urllib.parse import quote

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
    assert third["exception"][0].startswith("ValueError at ")
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


@pytest.mark.proves("G56")
async def test_a_fault_is_told_without_what_it_quotes(
    lines: io.StringIO, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a command and in a call: the answer has a number and no details, the journal the same number and the place."""

    def broken(*_: object) -> None:
        raise ValueError(f"cannot place Confidential of {seat['seatKey']}")

    opened = await house.open()
    seat = await house.join(opened["code"], "Annabel", GROUPS[0])
    ann, _ = await house.tablet(opened["session"], seat["seatKey"])
    monkeypatch.setattr("server.live.socket.decide", broken)
    refused = await ann.done({"type": "raiseHand"})
    monkeypatch.setattr("server.http.api.state_for", broken)
    answer = (await house.get(f"/api/sessions/{opened['session']}/state", seat["seatKey"])).json()
    assert (refused["code"], answer["code"]) == ("failed", "failed")
    kept = [json.loads(line) for line in lines.getvalue().splitlines()]
    for event, told in (("command.failed", refused["message"]), ("call.failed", answer["detail"])):
        (line,) = [line for line in kept if line["event"] == event]
        assert line["fault"] in told
        assert line["exception"][0].startswith("ValueError at ")
        assert "broken" in line["exception"][0]
    assert not [word for word in ("Confidential", "Annabel", seat["seatKey"]) if word in lines.getvalue()]


@pytest.mark.proves("G56")
@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b[31m", "\u2028", "\x00", "\x85"])
async def test_nothing_that_comes_in_begins_a_line_or_colours_one(lines: io.StringIO, house: House, sign: str) -> None:
    """In a key, a path, a query, a session's name: each line is one JSON object of plain signs."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # the caller's own, in the same process
    opened = await house.open()
    wild = quote(f'x{sign}{{"event":"forged"}}')
    for path in (f"/api/sessions/{wild}/state", f"/api/templates/{wild}", f"/{wild}?key={wild}", f"/ws/{wild}"):
        await house.get(path, "no-key")
    await house.http.post(f"/api/archives?as={wild}", content=b"PK")
    logging.getLogger("some.library").warning("it says %s", f"a{sign}b")
    await house.get(f"/api/sessions/{opened['session']}/state?key={opened['facilitatorKey']}")
    written = lines.getvalue()
    assert written.count("\n") == len(written.split("\n")) - 1
    for line in written.split("\n")[:-1]:
        assert json.loads(line)["event"] != "forged"
        assert line.isprintable()
    assert opened["facilitatorKey"] not in written
