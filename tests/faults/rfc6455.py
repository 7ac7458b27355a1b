"""What RFC 6455 asks of a server, case by case, against the real endpoint; in the order of the Autobahn test suite.

That suite wants an echo and an interpreter that is gone. Ours is asked for a tick instead, which shows as well as an
echo that a message was read whole, and for pongs and close codes.
"""

import asyncio
import base64
import contextlib
import json
import os
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import NamedTuple, Self

from server.wire import MAX_FRAME, Close

CONT, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
HUNG_UP = -1
"""In place of a close code: the connection was let go without one."""

PATIENCE = 10.0
ASKING = b'{"type":"ping"}'


def frame(opcode: int, data: bytes = b"", *, fin: bool = True, rsv: int = 0, mask: bytes | None = None) -> bytes:
    """One frame of a client's; ``mask`` is random unless given, b"" for none."""
    mask = os.urandom(4) if mask is None else mask
    head = bytes([fin << 7 | rsv << 4 | opcode])
    is_masked = 0x80 if mask else 0
    if len(data) < 126:
        head += bytes([is_masked | len(data)])
    elif len(data) < 65536:
        head += bytes([is_masked | 126]) + struct.pack("!H", len(data))
    else:
        head += bytes([is_masked | 127]) + struct.pack("!Q", len(data))
    return head + mask + (bytes(b ^ mask[i % 4] for i, b in enumerate(data)) if any(mask) else data)


def goodbye(code: int, reason: bytes = b"") -> bytes:
    """A close frame."""
    return frame(CLOSE, struct.pack("!H", code) + reason)


class Case(NamedTuple):
    """What is sent, in pieces, and what must come of it: these pongs, so many ticks, and then this close code.

    ``code`` None means that the connection is as good as before; 0 that the goodbye had no code.
    """

    name: str
    pieces: list[bytes]
    pongs: tuple[bytes, ...] = ()
    ticks: int = 0
    code: int | None = None


class Peer:
    """A client that speaks in bytes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.pongs: list[bytes] = []
        self.ticks = 0
        self.code: int | None = None

    @classmethod
    async def shaking(cls, port: int, path: str, headers: str = "", version: str = "13") -> tuple[bytes, Self]:
        """A connection after its handshake, and what was answered to that."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        key = base64.b64encode(os.urandom(16)).decode()
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            f"Sec-WebSocket-Version: {version}\r\nSec-WebSocket-Key: {key}\r\n"
            f"Sec-WebSocket-Protocol: leeway.v1\r\n{headers}\r\n".encode()
        )
        async with asyncio.timeout(PATIENCE):
            return await reader.readuntil(b"\r\n\r\n"), cls(reader, writer)

    def send(self, piece: bytes) -> None:
        """Write this, whether or not anybody reads."""
        self._writer.write(piece)

    @property
    def is_over(self) -> bool:
        """Whether the server has let go."""
        return self._writer.transport.is_closing() or self._reader.at_eof()

    async def drain_some(self) -> None:
        """Let what was written go for a moment; somebody deaf does not wait until it has gone."""
        await asyncio.sleep(0.01)

    async def drain(self) -> None:
        """Wait until it is on its way."""
        with contextlib.suppress(ConnectionError):
            await self._writer.drain()

    async def hear(self) -> dict[str, object]:
        """The next text frame of the server's; pongs, ticks and the goodbye are noted. {} when it is over."""
        while True:
            opcode, data = await self._frame()
            if opcode == TEXT:
                told: dict[str, object] = json.loads(data)
                self.ticks += told["type"] == "tick"
                return told
            if opcode == PONG:
                self.pongs.append(data)
            if opcode == CLOSE:
                self.code = struct.unpack("!H", data[:2])[0] if data else 0
            if opcode in (CLOSE, HUNG_UP):
                self.code = HUNG_UP if self.code is None else self.code
                return {}

    async def until(self, kind: str) -> None:
        """Hear until a frame of this type, or the end."""
        async with asyncio.timeout(PATIENCE):
            while (told := await self.hear()) and told["type"] != kind:
                pass

    def abort(self) -> None:
        """Let go."""
        self._writer.transport.abort()

    async def _frame(self) -> tuple[int, bytes]:
        try:
            head = await self._reader.readexactly(2)
            length = head[1] & 0x7F
            if length == 126:
                length = struct.unpack("!H", await self._reader.readexactly(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", await self._reader.readexactly(8))[0]
            return head[0] & 0x0F, await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError):
            return HUNG_UP, b""


@asynccontextmanager
async def welcomed(port: int, session: str, key: str) -> AsyncIterator[Peer]:
    """A tablet that is in, so that a tick can be asked for."""
    _, peer = await Peer.shaking(port, f"/ws/{session}")
    hello = {"type": "hello", "key": key, "device": os.urandom(8).hex(), "resume": None}
    peer.send(frame(TEXT, json.dumps(hello).encode()))
    await peer.until("welcome")
    try:
        yield peer
    finally:
        peer.abort()


async def tried(case: Case, port: int, session: str, key: str) -> str:
    """What is wrong with how the server took this; "" for nothing."""
    async with welcomed(port, session, key) as peer:
        peer.ticks = 0
        for piece in case.pieces:
            peer.send(piece)
            await peer.drain()
        wanted = case.ticks
        if case.code is None:
            peer.send(frame(TEXT, ASKING))
            wanted += 1
        async with asyncio.timeout(PATIENCE):
            while (peer.ticks < wanted or case.code is not None) and await peer.hear():
                pass
        found = (tuple(peer.pongs), peer.ticks, peer.code)
    due = (case.pongs, wanted, case.code)
    return "" if found == due else f"{case.name}: pongs, ticks, code {found}, not {due}"


def cases() -> Iterator[Case]:
    """Every case."""
    yield from _framing()
    yield from _pings()
    yield from _reserved()
    yield from _fragments()
    yield from _utf8()
    yield from _closing()
    yield from _limits()


def _framing() -> Iterator[Case]:
    for size in (15, 16, 124, 125, 126, 127, 128, 255, 256, 65535, MAX_FRAME):
        message = frame(TEXT, ASKING.ljust(size))
        yield Case(f"1 a message of {size} bytes", [message], ticks=1)
        for piece in (1, 997) if size < 300 else (997, 1460):
            cut = [message[at : at + piece] for at in range(0, len(message), piece)]
            yield Case(f"1 the same in writes of {piece}", cut, ticks=1)
    yield Case("1 a mask of zeros", [frame(TEXT, ASKING, mask=bytes(4))], ticks=1)
    yield Case("1 two messages in one write", [2 * frame(TEXT, ASKING)], ticks=2)
    for opcode in (TEXT, PING, PONG, CLOSE, BINARY):
        yield Case(f"1 an unmasked frame of kind {opcode}", [frame(opcode, b"{}", mask=b"")], code=1002)
    yield Case("1 bytes instead of text", [frame(BINARY, ASKING)], code=Close.MALFORMED)
    yield Case("1 bytes in pieces", [frame(BINARY, b"a", fin=False), frame(CONT, b"b")], code=Close.MALFORMED)
    yield Case("1 an empty message", [frame(TEXT)], code=Close.MALFORMED)


def _pings() -> Iterator[Case]:
    for data in (b"", b"Hello", b"\x00\xff\xfe\xfd", bytes(range(125))):
        yield Case(f"2 a ping of {len(data)} bytes", [frame(PING, data)], pongs=(data,))
        yield Case("2 the same byte by byte", [bytes([one]) for one in frame(PING, data)], pongs=(data,))
    yield Case("2 a ping of 126 bytes", [frame(PING, bytes(126))], code=1002)
    for data in (b"", b"unasked", bytes(125)):
        yield Case(f"2 a pong of {len(data)} bytes that nobody asked for", [frame(PONG, data)])
    yield Case("2 a pong of 126 bytes", [frame(PONG, bytes(126))], code=1002)
    ten = [b"%d" % number for number in range(10)]
    yield Case("2 ten pings in order", [frame(PING, one) for one in ten], pongs=tuple(ten))
    yield Case("2 ten pings in one write", [b"".join(frame(PING, one) for one in ten)], pongs=tuple(ten))


def _reserved() -> Iterator[Case]:
    for rsv in range(1, 8):
        for opcode in (TEXT, PING, CLOSE):
            yield Case(f"3 reserved bits {rsv:03b} on kind {opcode}", [frame(opcode, b"", rsv=rsv)], code=1002)
    for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
        yield Case(f"4 kind {opcode}", [frame(opcode)], code=1002)
        yield Case(f"4 kind {opcode} after a message", [frame(TEXT, ASKING), frame(opcode, b"x")], ticks=1, code=1002)


def _fragments() -> Iterator[Case]:
    begun, ended = frame(TEXT, ASKING[:7], fin=False), frame(CONT, ASKING[7:])
    for opcode in (PING, PONG, CLOSE):
        yield Case(f"5 kind {opcode} in pieces", [frame(opcode, b"x", fin=False), frame(CONT, b"y")], code=1002)
    yield Case("5 a message in two", [begun, ended], ticks=1)
    yield Case("5 in one write", [begun + ended], ticks=1)
    yield Case("5 a ping between", [begun, frame(PING, b"now"), ended], pongs=(b"now",), ticks=1)
    yield Case("5 a pong between", [begun, frame(PONG, b"so"), ended], ticks=1)
    empty = [frame(TEXT, fin=False), frame(CONT, ASKING, fin=False), frame(CONT, fin=False), frame(CONT)]
    yield Case("5 empty pieces", empty, ticks=1)
    single = [frame(CONT, ASKING[at : at + 1], fin=at == len(ASKING) - 1) for at in range(1, len(ASKING))]
    yield Case("5 a piece for each byte", [frame(TEXT, ASKING[:1], fin=False), *single], ticks=1)
    pinged = [one for piece in single for one in (frame(PING, b"p"), piece)]
    yield Case(
        "5 a ping before each", [frame(TEXT, ASKING[:1], fin=False), *pinged], pongs=(b"p",) * len(single), ticks=1
    )
    yield Case("5 the end of nothing", [frame(CONT, b"x")], code=1002)
    yield Case("5 the middle of nothing", [frame(CONT, b"x", fin=False)], code=1002)
    yield Case("5 the end of nothing, after a message", [begun, ended, frame(CONT, b"x")], ticks=1, code=1002)
    for opcode in (TEXT, BINARY):
        yield Case(f"5 kind {opcode} within a message", [begun, frame(opcode, b"x")], code=1002)


VALID = [
    "κόσμε",
    "\x80",
    "\u07ff",
    "\u0800",
    "\uffff",
    "\U00010000",
    "\U0010ffff",
    "\ufffd",
    "\ufffe",
    "𝄞",
    "é",
    "e\u0301",
]
BROKEN = {
    "an overlong slash": b"\xc0\xaf",
    "an overlong slash in three": b"\xe0\x80\xaf",
    "an overlong slash in four": b"\xf0\x80\x80\xaf",
    "an overlong nothing": b"\xc0\x80",
    "beyond Unicode": b"\xf4\x90\x80\x80",
    "five bytes": b"\xf8\x88\x80\x80\x80",
    "six bytes": b"\xfc\x84\x80\x80\x80\x80",
    "half of a pair": b"\xed\xa0\x80",
    "the other half": b"\xed\xbf\xbf",
    "both halves": b"\xed\xa0\x80\xed\xb0\x80",
    "a continuation alone": b"\x80",
    "many continuations": b"\x80\xbf\x80\xbf",
    "a start alone": b"\xce",
    "a start of three": b"\xe2\x82",
    "a start of four": b"\xf0\x9d\x84",
    "a start and a letter": b"\xceA",
    "a byte that never is": b"\xfe",
    "another": b"\xff",
}


def _utf8() -> Iterator[Case]:
    for text in VALID:
        asked = b'{"type":"ping"' + b" " * 3 + b"}"
        words = json.dumps(text, ensure_ascii=False).encode()
        # Well written and no frame of ours: it is read as text, and only then found to mean nothing.
        yield Case(f"6 {text!a} in a message", [frame(TEXT, words)], code=Close.MALFORMED)
        for at in range(2, len(words) - 1):
            cut = [frame(TEXT, words[:at], fin=False), frame(CONT, words[at:])]
            yield Case(f"6 {text!a} cut at {at}", cut, code=Close.MALFORMED)
        yield Case(
            f"6 a message before {text!a}", [frame(TEXT, asked), frame(PING, text.encode())], (text.encode(),), 1
        )
    for what, raw in BROKEN.items():
        yield Case(f"6 {what}", [frame(TEXT, b'"' + raw + b'"')], code=1007)
        yield Case(f"6 {what}, in pieces", [frame(TEXT, b'"' + raw[:1], fin=False), frame(CONT, raw[1:])], code=1007)
        yield Case(f"6 {what}, as a reason", [goodbye(1000, raw)], code=1007)


def _closing() -> Iterator[Case]:
    yield Case("7 a goodbye without a code", [frame(CLOSE)], code=0)
    yield Case("7 a goodbye of one byte", [frame(CLOSE, b"x")], code=1002)
    yield Case("7 a goodbye of 126 bytes", [goodbye(1000, b"x" * 124)], code=1002)
    yield Case("7 a goodbye with 123 bytes of reason", [goodbye(1000, b"x" * 123)], code=1000)
    yield Case("7 a goodbye after a message", [frame(TEXT, ASKING), goodbye(1000)], ticks=1, code=1000)
    yield Case("7 a goodbye within a message", [frame(TEXT, b"{", fin=False), goodbye(1000)], code=1000)
    yield Case("7 a ping after goodbye", [goodbye(1000) + frame(PING, b"late")], code=1000)
    yield Case("7 a message after goodbye", [goodbye(1000) + frame(TEXT, ASKING)], code=1000)
    yield Case("7 two goodbyes", [goodbye(1000) + goodbye(1001)], code=1000)
    for code in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999):
        yield Case(f"7 code {code}", [goodbye(code)], code=code)
    for code in (0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535):
        yield Case(f"7 code {code}, which there is not", [goodbye(code)], code=1002)


def _limits() -> Iterator[Case]:
    yield Case("9 a byte more than the limit", [frame(TEXT, ASKING.ljust(MAX_FRAME + 1))], code=1009)
    half = b" " * (MAX_FRAME // 2 + 1)
    yield Case("9 the same in two pieces", [frame(TEXT, half, fin=False), frame(CONT, half)], code=1009)
    yield Case("9 the limit in two pieces", [frame(TEXT, b" " * 100, fin=False), frame(CONT, ASKING.ljust(MAX_FRAME - 100))], ticks=1)  # fmt: skip # noqa: E501
    for length in (MAX_FRAME + 1, 16 << 20, 2**31, 2**63 - 1):
        yield Case(f"9 {length} bytes announced", [b"\x81\xff" + struct.pack("!Q", length) + bytes(4)], code=1009)
    yield Case("9 a length with the sign bit", [b"\x81\xff" + struct.pack("!Q", 2**63) + bytes(4)], code=1009)
    yield Case("9 pieces without an end", [frame(TEXT, b"{", fin=False), *[frame(CONT, bytes(999), fin=False)] * 70], code=1009)  # fmt: skip # noqa: E501
    yield Case("9 empty pieces without an end", [frame(TEXT, fin=False), frame(CONT, fin=False) * 100_000], code=1002)
    yield Case("13 a bit of compression that was not agreed on", [frame(TEXT, b"\x00", rsv=4)], code=1002)
