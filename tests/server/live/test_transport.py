"""The wire: slow readers, restarts and bad bytes, over real sockets."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from server.live.circle import MOST_BUFFERED
from server.live.transport import COME_BACK_AFTER_MS, come_back
from server.wire import Close
from tests.server.house import SCALE, House, Tablet, running


async def busy(house: House) -> tuple[dict[str, Any], Tablet]:
    """A session in which the scale runs, and a participant who will write a lot."""
    opened = await house.open()
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    await facilitator.done({"type": "startActivity", "activity": SCALE})
    seat = await house.join(opened["code"])
    writer, _ = await house.tablet(opened["session"], seat["seatKey"], "writer")
    return opened, writer


@pytest.mark.proves("G24")
async def test_one_who_does_not_read_is_let_go_and_the_others_go_on(tmp_path: Any) -> None:
    """Past 256 KiB in its buffer a tablet is closed as too slow; nobody else waits for it."""
    async with running(tmp_path, commands_per_second=100_000, commands_burst=100_000) as house:
        opened, writer = await busy(house)
        seat = await house.join(opened["code"], "Slow")
        slow = await house.line(opened["session"], "slow", max_queue=1)
        await slow.hello(seat["seatKey"])
        slow.line.transport.pause_reading()
        room = await house.desk.rooms.get(opened["session"])
        sent = 0
        while len(room.hub) == 3:
            for _ in range(50):
                await writer.do({"type": "addNote", "text": "x" * 500, "x": 1})
                sent += 1
            await writer.quiet()
            assert sent * 500 < MOST_BUFFERED * 40
        assert len(room.hub) == 2
        await writer.quiet()
        slow.line.transport.resume_reading()
        assert (await slow.closed())[0] == Close.TOO_SLOW
        assert [frame for frame in slow.heard if frame["type"] == "events"]


@pytest.mark.proves("G28")
async def test_a_restart_tells_each_tablet_when_to_come_back(tmp_path: Any) -> None:
    """4012 with a wait of its own for each, spread out."""
    async with running(tmp_path) as house:
        opened = await house.open()
        tablets = [await house.line(opened["session"], f"d{n}") for n in range(20)]
        for tablet in tablets:
            await tablet.hello(opened["facilitatorKey"])
        house.server.should_exit = True
        ends = [await tablet.closed() for tablet in tablets]
    assert {code for code, _ in ends} == {Close.RESTARTING}
    waits = [int(reason.removeprefix("come back in ").removesuffix(" ms")) for _, reason in ends]
    assert all(COME_BACK_AFTER_MS <= wait < COME_BACK_AFTER_MS + 1000 for wait in waits)
    assert len(set(waits)) > 10


@pytest.mark.proves("G28")
def test_the_more_tablets_the_longer_they_are_spread() -> None:
    """Five hundred do not knock within the same second; forty are back at once."""
    waits = [int(come_back(1000, 500).split()[3]) for _ in range(500)]
    assert min(waits) >= 1000
    assert max(Counter(wait // 1000 for wait in waits).values()) < 200
    assert max(int(come_back(1000, 40).split()[3]) for _ in range(40)) < 2000


@pytest.mark.proves("G22")
async def test_frames_in_pieces_are_one_frame(house: House) -> None:
    """A fragmented message is put together before it is read."""
    opened = await house.open()
    tablet, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    await tablet.line.send(iter(['{"type":', '"pi', 'ng"}']))
    assert (await tablet.next("tick"))["seq"] == 1


async def test_protocol_pings_are_answered(house: House) -> None:
    """RFC 6455's own ping works beside ours."""
    opened = await house.open()
    tablet, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    assert await asyncio.wait_for(await tablet.line.ping(), 5) >= 0


async def test_nothing_is_compressed(house: House) -> None:
    """A client that offers deflate is answered without it: no bomb can be opened here."""
    opened = await house.open()
    tablet = await house.line(opened["session"], compression="deflate")
    assert tablet.line.response
    assert "sec-websocket-extensions" not in tablet.line.response.headers


async def test_a_line_that_is_cut_leaves_nothing_behind(house: House) -> None:
    """No goodbye, just gone: the room has one tablet less."""
    opened = await house.open()
    tablet, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    room = await house.desk.rooms.get(opened["session"])
    assert len(room.hub) == 1
    tablet.line.transport.abort()
    while len(room.hub):
        await asyncio.sleep(0.01)
    assert not room.hub.circles()


async def test_a_tablet_that_leaves_says_goodbye_properly(house: House) -> None:
    """Its close is answered by ours."""
    opened = await house.open()
    tablet, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    await tablet.line.close(1000)
    assert tablet.line.close_code == 1000
