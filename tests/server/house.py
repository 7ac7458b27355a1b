"""A whole server on a loopback socket inside the test's own loop, and tablets that speak to it over real sockets."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
import websockets
from websockets.asyncio.client import ClientConnection

from server import serving
from server.app import create
from server.config import Settings
from server.http.desk import Desk
from server.wire import SUBPROTOCOL

GROUPS = ("link-workers", "ppi-contributors")
SCALE = "how-fixed"
"""The first scale activity of the built-in template."""
PATIENCE = 10.0


class Tablet:
    """A connected tablet; every frame it is sent is kept in ``heard``."""

    def __init__(self, line: ClientConnection, device: str) -> None:
        self.line = line
        self.device = device
        self.number = 0
        self.heard: list[dict[str, Any]] = []

    async def hello(self, key: str, resume: dict[str, Any] | None = None) -> dict[str, Any]:
        """Come in, and give the welcome."""
        await self.send({"type": "hello", "key": key, "device": self.device, "resume": resume})
        welcome = await self.next("welcome")
        self.number = welcome["done"]
        return welcome

    async def send(self, frame: object) -> None:
        """Send a frame of any kind; text goes as it is."""
        await self.line.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))

    async def do(self, command: dict[str, Any]) -> str:
        """Send a command under the next number and give its id."""
        self.number += 1
        name = f"{self.device}:{self.number}"
        await self.send({"type": "do", "id": name, "command": command})
        return name

    async def frame(self) -> dict[str, Any]:
        """The next frame."""
        frame: dict[str, Any] = json.loads(await asyncio.wait_for(self.line.recv(), PATIENCE))
        self.heard.append(frame)
        return frame

    async def next(self, *kinds: str) -> dict[str, Any]:
        """The next frame of one of these types; others are skipped."""
        while (frame := await self.frame())["type"] not in kinds:
            pass
        return frame

    async def event(self, kind: str) -> dict[str, Any]:
        """The next event of this type, however many come with it."""
        while True:
            for event in (await self.next("events"))["events"]:
                if event["type"] == kind:
                    found: dict[str, Any] = event
                    return found

    async def done(self, command: dict[str, Any]) -> dict[str, Any]:
        """Do something and give what came back for it: its event, its refusal, or its ``done``."""
        name = await self.do(command)
        while True:
            frame = await self.next("events", "refused", "done", "reset")
            if frame.get("id") == name:
                return frame
            for event in frame.get("events", ()):
                if event["id"] == name:
                    answer: dict[str, Any] = event
                    return answer

    async def quiet(self) -> None:
        """Ask for a tick and hear everything that was said before it."""
        await self.send({"type": "ping"})
        await self.next("tick")

    async def closed(self) -> tuple[int, str]:
        """Hear everything to the end; the code and the reason."""
        try:
            while True:
                await self.frame()
        except websockets.ConnectionClosed as end:
            return (end.rcvd.code, end.rcvd.reason) if end.rcvd else (1006, "")


class House:
    """A running server."""

    def __init__(self, port: int, http: httpx.AsyncClient, desk: Desk, server: uvicorn.Server) -> None:
        self.port = port
        self.http = http
        self.desk = desk
        self.server = server
        self._lines: list[ClientConnection] = []

    async def open(self, template: str = "choice-to-stone") -> dict[str, Any]:
        """A new session."""
        return await self._post("/api/sessions", {"template": template})

    async def join(self, code: str, name: str = "Ann", background: str = GROUPS[0]) -> dict[str, Any]:
        """A new seat."""
        return await self._post("/api/join", {"code": code, "name": name, "background": background})

    async def get(self, path: str, key: str | None = None) -> httpx.Response:
        """An answer, whatever it is."""
        return await self.http.get(path, headers={"Authorization": f"Bearer {key}"} if key else {})

    async def post(self, path: str, body: dict[str, Any], key: str | None = None) -> httpx.Response:
        """What comes of asking for something, whatever it is."""
        return await self.http.post(path, json=body, headers={"Authorization": f"Bearer {key}"} if key else {})

    async def line(self, session: str, device: str = "d1", **options: Any) -> Tablet:
        """A tablet that has connected and not yet said hello."""
        options.setdefault("subprotocols", [SUBPROTOCOL])
        line = await websockets.connect(f"ws://127.0.0.1:{self.port}/ws/{session}", **options)
        self._lines.append(line)
        return Tablet(line, device)

    async def tablet(
        self, session: str, key: str, device: str = "d1", resume: dict[str, Any] | None = None
    ) -> tuple[Tablet, dict[str, Any]]:
        """A tablet that is in, and its welcome."""
        tablet = await self.line(session, device)
        return tablet, await tablet.hello(key, resume)

    async def close(self) -> None:
        """Let every tablet go."""
        for line in self._lines:
            await line.close()

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = await self.http.post(path, json=body)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found


@asynccontextmanager
async def running(folder: Path, **settings: Any) -> AsyncIterator[House]:
    """A server with its store in this folder."""
    settings.setdefault("store", f"sqlite:///{folder}/leeway.sqlite")
    listening = serving.listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    app = create(Settings(**settings))
    server = serving.server(app)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:
        assert not task.done()
        await asyncio.sleep(0.01)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=PATIENCE) as http:
        house = House(port, http, app.state.desk, server)
        try:
            yield house
        finally:
            await house.close()
            server.should_exit = True
            await task
