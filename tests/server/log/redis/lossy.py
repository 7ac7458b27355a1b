"""A way to Redis that loses replies: commands arrive and are executed, and nobody hears of it."""

import asyncio
import contextlib
from types import TracebackType
from typing import Self

from tests.processes import HOST


class Lossy:
    """A proxy to the server on ``port``. ``lose`` is how many replies are still to be swallowed.

    A reply to a script is swallowed by closing the connection when it comes, after Redis has done the work.
    """

    def __init__(self, port: int) -> None:
        self.lose = 0
        self.lost = 0
        self._upstream = port
        self._writers: set[asyncio.StreamWriter] = set()
        self._lines: set[asyncio.Task[None]] = set()
        self._asked = b""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, HOST, 0)
        self.url = f"redis://{HOST}:{self._server.sockets[0].getsockname()[1]}/0"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for writer in self._writers:
            writer.close()
        await asyncio.gather(*self._lines)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = asyncio.current_task()
        assert line
        self._lines.add(line)
        from_redis, to_redis = await asyncio.open_connection(HOST, self._upstream)
        self._writers |= {writer, to_redis}
        asking = asyncio.create_task(self._forward(reader, to_redis))
        while reply := await self._read(from_redis):
            if self.lose and b"EVAL" in self._asked:
                self.lose -= 1
                self.lost += 1
                break
            writer.write(reply)
        asking.cancel()
        for end in (writer, to_redis):
            end.close()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while words := await self._read(reader):
            self._asked = words
            writer.write(words)

    @staticmethod
    async def _read(reader: asyncio.StreamReader) -> bytes:
        with contextlib.suppress(ConnectionError):
            return await reader.read(65_536)
        return b""
