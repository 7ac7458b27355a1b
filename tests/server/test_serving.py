"""The listening socket, and a server as a process."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from server.app import create
from server.config import Settings
from server.live.transport import TabletProtocol
from server.serving import CUT_SHORT, STOP_SECONDS, PromptProtocol, listen, server
from tests.server.house import House


def test_what_is_accepted_has_our_limits() -> None:
    """A stuck tablet is cut off after 15 s, and little waits for it in the kernel."""
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()) as client:
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 15_000
            assert accepted.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) <= 2 * 64 * 1024
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            assert client.getpeername() == listening.getsockname()


def test_an_address_that_is_taken_is_an_error() -> None:
    """And the socket that failed is not left open."""
    with listen("127.0.0.1", 0) as listening, pytest.raises(OSError, match="in use"):
        listen("127.0.0.1", listening.getsockname()[1])


def test_ipv6_too() -> None:
    """Where there is one."""
    with listen("::1", 0) as listening:
        assert listening.family == socket.AF_INET6


def test_uvicorn_is_set_up_so_that_nobody_holds_the_others_up() -> None:
    """Small frames, no compression, a short goodbye, our own protocol."""
    config = server(create(Settings())).config
    assert config.ws is TabletProtocol
    assert config.http is PromptProtocol
    assert config.ws_max_size == 64 * 1024
    assert not config.ws_per_message_deflate
    assert config.timeout_graceful_shutdown == 3


async def test_a_process_leaves_quickly_also_with_a_stuck_client(tmp_path: Path) -> None:
    """SIGTERM with a client that never reads: gone within the grace, and the journal is JSON without a traceback."""
    program = (
        "import sys\nfrom server.config import Settings\nfrom server import serving\n"
        "l = serving.listen('127.0.0.1', 0)\nprint(l.getsockname()[1], flush=True)\n"
        f"serving.run(Settings(store='sqlite:///{tmp_path}/x.sqlite'), l)\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert process.stdout
    port = int(await process.stdout.readline())
    stuck = socket.create_connection(("127.0.0.1", port))
    stuck.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    await asyncio.to_thread(stuck.recv, 1)
    before = asyncio.get_running_loop().time()
    os.kill(process.pid, signal.SIGTERM)
    _, journal = await asyncio.wait_for(process.communicate(), 10)
    stuck.close()
    assert asyncio.get_running_loop().time() - before < 6
    assert b"Traceback" not in journal, journal.decode()


@pytest.mark.proves("G28")
async def test_a_process_leaves_also_when_its_store_never_closes() -> None:
    """SIGTERM is the end within ``STOP_SECONDS``, with the journal naming what was waited for."""
    program = (
        "import asyncio, contextlib, sys\nfrom starlette.applications import Starlette\n"
        "from server.config import Settings\nfrom server import serving\n"
        "async def wedged():\n    while True:\n        with contextlib.suppress(asyncio.CancelledError):\n"
        "            await asyncio.sleep(60)\n"
        "@contextlib.asynccontextmanager\nasync def lifespan(app):\n    yield\n    await wedged()\n"
        "serving.create = lambda settings: Starlette(lifespan=lifespan)\n"
        "serving.run(Settings(), serving.listen('127.0.0.1', 0), opened=lambda: print('open', flush=True))\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert process.stdout
    assert await process.stdout.readline() == b"open\n"
    before = asyncio.get_running_loop().time()
    os.kill(process.pid, signal.SIGTERM)
    try:
        _, journal = await asyncio.wait_for(process.communicate(), 15)
    finally:
        if process.returncode is None:
            process.kill()
    assert asyncio.get_running_loop().time() - before < STOP_SECONDS + 3
    assert process.returncode == CUT_SHORT
    assert b"stop.cut-short" in journal


WHOLE = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.proves("G25")
@pytest.mark.parametrize(
    "said", [b"", b"GET /healthz HT", WHOLE + b"GE"], ids=["nothing", "half a head", "a second half"]
)
async def test_who_does_not_say_what_they_want_is_not_waited_for(
    house: House, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    """A connection without a word, or with a head that never ends, is closed; so is one after a good request."""
    monkeypatch.setattr(PromptProtocol, "head_seconds", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    writer.write(said)
    with contextlib.suppress(ConnectionError):
        heard = await asyncio.wait_for(reader.read(), 10)
        assert (b"200 OK" in heard) == said.startswith(WHOLE)
    writer.close()


async def test_who_says_it_slowly_but_in_time_is_answered(house: House) -> None:
    """And afterwards the line may be used again, for another request or a socket."""
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    for request in (WHOLE, WHOLE):
        for at in range(0, len(request), 7):
            writer.write(request[at : at + 7])
            await writer.drain()
        assert b"200 OK" in await asyncio.wait_for(reader.readuntil(b"}"), 10)
    writer.close()


@pytest.mark.proves("G26")
@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 65_536 + b"\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 10_000 + b"\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"y" * (1 << 20),
        b"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /healthz HTTP/1.1\rHost: a\r\n\r\n",
        b"POST /api/join HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    ],
    ids=["address", "value", "many", "endless", "two lengths", "bare CR", "lengths that differ"],
)
async def test_a_head_that_is_too_much_or_can_be_read_in_two_ways_is_refused(house: House, head: bytes) -> None:
    """400, and the line is closed: nothing behind it is taken for another request."""
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    with contextlib.suppress(ConnectionError):
        writer.write(head)
        await writer.drain()
    with contextlib.suppress(ConnectionError):
        answer = await asyncio.wait_for(reader.read(), 10)
        assert answer.startswith(b"HTTP/1.1 400 ") or not answer
        assert answer.count(b"HTTP/1.1") <= 1
    writer.close()
    assert (await house.get("/healthz")).status_code == 200
