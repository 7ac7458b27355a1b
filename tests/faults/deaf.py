"""Clients that hang on: one that says hello and then never reads a byte, and how much the server keeps for it."""

import base64
import os
import re
import socket
import struct
import subprocess

import msgspec

from tests.processes import HOST
from tests.workshop import Json, Workshop

LITTLE = 4096
"""What the client's own kernel takes in for it, so that the rest stays with the server."""

GONE = ("LISTEN", "TIME-WAIT", "FIN-WAIT-2")
"""States in which a connection is no more for the server: nothing waits in it, and no process has it."""

LONG = "🗣" * 2000
"""Eight thousand bytes of words."""


def frame(value: Json) -> bytes:
    """A text frame as a client sends it, masked with nothing."""
    data = msgspec.json.encode(value)
    return b"\x81" + struct.pack("!BH", 0xFE, len(data)) + b"\0\0\0\0" + data


def upgraded(port: int, session: str) -> socket.socket:
    """A socket right after its WebSocket handshake, with next to no room for what comes in."""
    plug = socket.socket()
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
    plug.settimeout(30)
    plug.connect((HOST, port))
    key = base64.b64encode(os.urandom(16)).decode()
    plug.sendall(
        f"GET /ws/{session} HTTP/1.1\r\nHost: {HOST}:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: leeway.v1\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
    )
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += plug.recv(1)
    assert head.startswith(b"HTTP/1.1 101"), head
    return plug


def deaf(workshop: Workshop, key: str, device: str = "deaf") -> socket.socket:
    """Somebody who has said hello and reads nothing, not even the welcome."""
    plug = upgraded(port_of(workshop), workshop.session)
    plug.sendall(frame({"type": "hello", "key": key, "device": device, "resume": None}))
    return plug


def port_of(workshop: Workshop) -> int:
    """The port of the server."""
    return int(workshop.url.rpartition(":")[2])


async def shout(workshop: Workshop, times: int) -> None:
    """Tell every facilitator so many times eight thousand bytes."""
    async with await workshop.facilitator() as loud:
        for n in range(times):
            await loud.done({"type": "markMoment", "label": f"{n}", "memo": LONG})


def kernel_total(port: int, plugs: list[socket.socket]) -> tuple[int, int]:
    """Bytes that the server's kernel holds for these clients of the server at ``port``, and how many it still has.

    ``ss`` tells what the queues occupy, not only the bytes that wait in them.
    """
    command = ["ss", "-tnmHO", "state", "all", "sport", "=", f":{port}"]
    mine = {plug.getsockname()[1] for plug in plugs}
    held = connections = 0
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        state, _, _, _, there, *rest = line.split(maxsplit=5)
        if state not in GONE and int(there.rpartition(":")[2]) in mine:
            found = re.search(r"skmem:\(r(\d+),rb\d+,t(\d+),tb\d+,f\d+,w(\d+)", " ".join(rest))
            held += int(found[1]) + int(found[3]) if found else 0
            connections += 1
    return held, connections
