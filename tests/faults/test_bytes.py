"""Below JSON: broken WebSocket frames and half-open handshakes, written to the TCP socket byte by byte."""

import asyncio
import base64
import contextlib
import os
import struct
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from server.wire import Close
from tests.faults.scene import Scene
from tests.processes import HOST, Leeway
from tests.workshop import Workshop

CLOSE_FRAME = b"\x88"
CLOSED_WITHOUT_A_WORD = 1006

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]

BROKEN = {
    "an unmasked frame": b"\x81\x02hi",
    "a reserved bit": b"\xf1\x82\0\0\0\0hi",
    "an unknown opcode": b"\x83\x82\0\0\0\0hi",
    "a control frame in fragments": b"\x09\x82\0\0\0\0hi",
    "text that is no UTF-8": b"\x81\x82\0\0\0\0\xff\xfe",
    "a length of nine exabytes": b"\x81\xff" + struct.pack("!Q", 2**63 - 1) + b"\0\0\0\0",
    "a continuation of nothing": b"\x80\x82\0\0\0\0hi",
}


@asynccontextmanager
async def upgraded(server: Leeway, session: str) -> AsyncIterator[Streams]:
    """A TCP connection right after a proper WebSocket handshake."""
    reader, writer = await asyncio.open_connection(HOST, server.port)
    key = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET /ws/{session} HTTP/1.1\r\nHost: {HOST}:{server.port}\r\nOrigin: {server.url}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: leeway.v1\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101"), head
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


async def ended(reader: asyncio.StreamReader, patience: float = 10) -> bytes:
    """Everything until the server lets go, or until it says that it is about to."""
    heard = b""
    async with asyncio.timeout(patience):
        with contextlib.suppress(ConnectionError):
            while (more := await reader.read(65536)) and not more.startswith(CLOSE_FRAME):
                heard += more
    return heard


@pytest.mark.proves("G22")
@pytest.mark.parametrize("what", BROKEN)
async def test_a_broken_frame_ends_its_connection_only(server: Leeway, workshop: Workshop, what: str) -> None:
    """The protocol error is answered by closing, and the others go on."""
    scene = await Scene.set(workshop)
    async with scene.undisturbed(), upgraded(server, workshop.session) as (reader, writer):
        writer.write(BROKEN[what])
        await ended(reader)


@pytest.mark.proves("G26")
async def test_a_message_in_endless_fragments_is_cut_at_the_limit(server: Leeway, workshop: Workshop) -> None:
    """Fragments without an end do not fill the memory."""
    scene = await Scene.set(workshop)
    async with scene.undisturbed(), upgraded(server, workshop.session) as (reader, writer):
        fragment = b"\xfe\x90\x00" + b"\0\0\0\0" + b"a" * 0x9000
        writer.write(b"\x01" + fragment)
        sent = 0
        over = asyncio.ensure_future(ended(reader))
        while not over.done() and sent < 64:
            writer.write(b"\x00" + fragment)
            sent += 1
            await asyncio.wait([over], timeout=0.01)
        await over
        assert sent < 64


@pytest.mark.proves("G26")
async def test_compression_is_not_offered(server: Leeway, workshop: Workshop) -> None:
    """Without compression there is no bomb to inflate and no secret to guess from lengths."""
    reader, writer = await asyncio.open_connection(HOST, server.port)
    writer.write(
        f"GET /ws/{workshop.session} HTTP/1.1\r\nHost: {HOST}:{server.port}\r\nOrigin: {server.url}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: leeway.v1\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    writer.transport.abort()
    assert b"101" in head.splitlines()[0]
    assert b"permessage-deflate" not in head.lower()


@pytest.mark.proves("G22")
async def test_a_host_header_with_tricks_is_a_plain_error(server: Leeway, workshop: Workshop) -> None:
    """No five hundred, whatever stands in the head of a request."""
    for line in (
        "Host: evil.example",
        "Host: [::1",
        "Host: a b",
        "Content-Length: -1",
        "Content-Length: 9\r\nContent-Length: 8",
    ):
        reader, writer = await asyncio.open_connection(HOST, server.port)
        writer.write(f"GET /api/templates HTTP/1.1\r\n{line}\r\nConnection: close\r\n\r\n".encode())
        answer = await ended(reader)
        writer.transport.abort()
        assert not answer.startswith(b"HTTP/1.1 5"), (line, answer)


@pytest.mark.proves("G24")
async def test_a_client_that_never_reads_is_let_go_and_the_others_do_not_notice(workshop: Workshop) -> None:
    """A tablet that stopped reading is closed as too slow; what it would have heard does not pile up."""
    scene = await Scene.set(workshop)
    board = [await workshop.join(f"Neighbour {n}", scene.groups[0]) for n in range(4)]
    async with AsyncExitStack() as open_lines:
        deaf = await open_lines.enter_async_context(await scene.rogue.line(max_queue=1))
        lines = [await open_lines.enter_async_context(await seat.line()) for seat in board]
        deaf.socket.transport.pause_reading()
        note = (await lines[0].done({"type": "addNote", "text": "here"}))["note"]
        loud = {"type": "comment", "on": note, "text": "🗣" * 2000}
        for line in lines:
            async with asyncio.timeout(8):
                for _ in range(40):
                    await line.done(loud)
        deaf.socket.transport.resume_reading()
        assert await deaf.close_code() in (Close.TOO_SLOW, CLOSED_WITHOUT_A_WORD)
