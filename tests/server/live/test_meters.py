"""The meters."""

import asyncio
import re
import time

import pytest

from server.live.meters import Meters, Pulse
from server.wire import Close
from tests.server.house import SCALE, House


def test_two_servers_in_one_process_count_apart() -> None:
    """Each has a registry of its own."""
    one, other = Meters(), Meters()
    one.recorded.inc(3)
    assert b"leeway_recorded_total 3.0" in one.text()
    assert b"leeway_recorded_total 0.0" in other.text()


def test_there_are_only_so_many_reasons_for_a_socket_to_end() -> None:
    """Whatever codes others use: a label for each would fill the memory."""
    meters = Meters()
    for code in range(1000, 5000):
        meters.ended(code)
    assert len(re.findall(rb"leeway_closed_total\{", meters.text())) <= len(Close) + 7
    assert b'leeway_closed_total{why="too-slow"} 1.0' in meters.text()


async def test_a_loop_that_is_held_up_is_felt() -> None:
    """For as long as a scraper may take to come by."""
    meters = Meters()
    pulse = Pulse(meters)
    await asyncio.sleep(0)
    time.sleep(0.7)
    async with asyncio.timeout(10):
        while (lag := meters.loop.collect()[0].samples[0].value) == 0:
            await asyncio.sleep(0.05)
    pulse.close()
    assert lag > 0.1


@pytest.mark.proves("G56")
async def test_what_happens_in_a_room_is_counted_and_nobody_is_named(house: House) -> None:
    """Joining, coming back, refusals, problems and ends show; no session, name, code or word does."""
    opened = await house.open()
    seat = await house.join(opened["code"], "Ann Canary")
    fac, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    ann, _ = await house.tablet(opened["session"], seat["seatKey"], "ann")
    await fac.done({"type": "startActivity", "activity": SCALE})
    await ann.done({"type": "addNote", "text": "Word Canary"})
    await ann.done({"type": "reveal"})
    await house.get(f"/api/sessions/{opened['session']}/state")
    await ann.send("no frame")
    await ann.closed()
    async with asyncio.timeout(10):
        while b'why="malformed"' not in (told := (await house.get("/metrics")).content):
            await asyncio.sleep(0.05)
    for line in (b'refused_total{code="not-allowed"} 1', b'problems_total{code="no-key"} 1', b'how="fresh"} 2'):
        assert line in told
    for word in ("Canary", opened["session"], opened["code"], seat["seat"], seat["seatKey"]):
        assert word.encode() not in told
