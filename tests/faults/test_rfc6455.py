"""RFC 6455, every case of it, and those who use its letter for harm: what they cost is bounded."""

import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from tests.faults.rfc6455 import CONT, HUNG_UP, PING, TEXT, Case, Peer, cases, frame, goodbye, tried, welcomed
from tests.faults.scene import Scene
from tests.processes import Leeway
from tests.workshop import Workshop

SECTIONS = {section: list(some) for section, some in groupby(cases(), key=lambda case: case.name.split()[0])}
LITTLE = 6 * 1024 * 1024
"""Bytes that a server may grow by while somebody tries to fill its memory, for reasons of its own."""


def resident(server: Leeway) -> int:
    """The most memory that the server ever had in use, in bytes."""
    lines = Path(f"/proc/{server.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def busy(server: Leeway) -> float:
    """Seconds of a processor that the server has used up."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


@pytest.mark.proves("G22")
@pytest.mark.parametrize("section", SECTIONS)
async def test_every_case_of_the_protocol(server: Leeway, workshop: Workshop, section: str) -> None:
    """Framing, pings, reserved bits and kinds, pieces, UTF-8, goodbyes, limits: each ends as RFC 6455 says."""
    key = (await workshop.join("Autobahn", (await workshop.backgrounds())[0])).key
    wrong = [await tried(case, server.port, workshop.session, key) for case in SECTIONS[section]]
    assert not [words for words in wrong if words]


HANDSHAKES = {
    "another version": ({"version": "8"}, b"400"),
    "no version that there is": ({"version": "13x"}, b"400"),
    "compression offered": ({"headers": "Sec-WebSocket-Extensions: permessage-deflate\r\n"}, b"101"),
    "a foreign page": ({"headers": "Origin: https://evil.example\r\n"}, b"403"),
    "two keys": ({"headers": "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"}, b"400"),
}


@pytest.mark.proves("G22", "G54")
@pytest.mark.parametrize("what", HANDSHAKES)
async def test_handshakes(server: Leeway, workshop: Workshop, what: str) -> None:
    """A wrong one is answered in HTTP, and compression is never agreed on."""
    how, status = HANDSHAKES[what]
    head, peer = await Peer.shaking(server.port, f"/ws/{workshop.session}", **how)
    peer.abort()
    assert head.split()[1] == status
    assert b"deflate" not in head
    assert b"server:" not in head.lower()


def floods() -> Iterator[tuple[Case, float]]:
    """What somebody could send without end, and the seconds of a processor that all of it may cost."""
    yield Case("a message of 32 MiB", [frame(TEXT, b" " * (1 << 25), mask=bytes(4))], code=1009), 0.5
    yield Case("nine exabytes announced", [b"\x81\xff\x7f" + b"\xff" * 7 + bytes(4)], code=1009), 0.2
    full = frame(CONT, bytes(60_000), fin=False, mask=bytes(4))
    yield Case("full pieces without an end", [frame(TEXT, b"{", fin=False), full * 200], code=1009), 0.5
    empty = frame(CONT, fin=False) * 100_000
    yield Case("a hundred thousand empty pieces", [frame(TEXT, fin=False), empty], code=1002), 0.5
    yield Case("a hundred thousand pings", [frame(PING, bytes(125), mask=bytes(4)) * 100_000], code=1008), 3.0


@pytest.mark.proves("G26")
@pytest.mark.parametrize(("flood", "cost"), [*floods()], ids=lambda value: getattr(value, "name", ""))
async def test_what_is_sent_without_end_ends_soon_and_costs_little(
    server: Leeway, workshop: Workshop, flood: Case, cost: float
) -> None:
    """The connection is closed, memory does not grow, others do not notice; nothing of it was recorded."""
    scene = await Scene.set(workshop)
    async with scene.undisturbed():
        memory, spent = resident(server), busy(server)
        async with welcomed(server.port, workshop.session, scene.rogue.key) as peer:
            for piece in flood.pieces:
                peer.send(piece)
            await peer.until("nothing ever")
            assert peer.code in (flood.code, HUNG_UP)
        assert resident(server) - memory < LITTLE
        assert busy(server) - spent < cost


@pytest.mark.proves("G24")
async def test_somebody_who_pings_and_never_reads_is_let_go(server: Leeway, workshop: Workshop) -> None:
    """Pongs that nobody takes do not pile up."""
    seat = await workshop.join("Deaf", (await workshop.backgrounds())[0])
    async with welcomed(server.port, workshop.session, seat.key) as peer:
        memory, until = resident(server), time.monotonic() + 5
        while not peer.is_over and time.monotonic() < until:
            peer.send(frame(PING, bytes(125)) * 100)
            await peer.drain_some()
        assert peer.is_over
        assert resident(server) - memory < LITTLE


@pytest.mark.proves("G22")
async def test_a_frame_that_is_no_text_leaves_one_line_at_most(server: Leeway, workshop: Workshop) -> None:
    """A hundred of them do not fill the journal with tracebacks."""
    seat = await workshop.join("Babel", (await workshop.backgrounds())[0])
    before = len(server.words.splitlines())
    for raw in 20 * [frame(TEXT, b'"\xff"'), goodbye(1000, b"\xff"), frame(TEXT, b"", rsv=4), frame(3)]:
        await tried(Case("", [raw], code=0), server.port, workshop.session, seat.key)
    assert len(server.words.splitlines()) - before <= 4
