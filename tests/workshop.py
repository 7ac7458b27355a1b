"""A workshop seen from outside, by facilitator and tablets: the HTTP calls and the socket of ``docs/protocol.md``."""

import asyncio
import contextlib
import itertools
import json
import secrets
from types import TracebackType
from typing import Any, Self

import httpx
import websockets
from websockets.asyncio.client import ClientConnection, connect

SUBPROTOCOL = "leeway.v1"
TEMPLATE = "choice-to-stone"
Json = dict[str, Any]


class Seat:
    """A participant's place: who they are and the key that proves it."""

    def __init__(self, workshop: "Workshop", joined: Json) -> None:
        self.workshop = workshop
        self.id: str = joined["seat"]
        self.key: str = joined["seatKey"]

    async def line(self, **options: Any) -> "Line":
        """A socket that has been welcomed."""
        return await Line.greeted(self.workshop.url, self.workshop.session, self.key, **options)


class Workshop:
    """A session from the built-in template, opened over HTTP."""

    def __init__(self, url: str, opened: Json) -> None:
        self.url = url
        self.session: str = opened["session"]
        self.code: str = opened["code"]
        self.key: str = opened["facilitatorKey"]
        self.wall_key: str = opened.get("wallKey", "")
        self.join_url: str = opened.get("joinUrl", "")

    @classmethod
    async def open(cls, url: str, title: str = "A rehearsal", template: str = TEMPLATE) -> Self:
        """Open a new session on the server at ``url``."""
        return cls(url, await call("POST", f"{url}/api/sessions", json={"template": template, "title": title}))

    async def join(self, name: str, background: str) -> Seat:
        """Take a seat, as the join screen does."""
        body = {"code": self.code, "name": name, "background": background}
        return Seat(self, await call("POST", f"{self.url}/api/join", json=body))

    async def backgrounds(self) -> list[str]:
        """The ids of the backgrounds that one may join with."""
        answer = await call("POST", f"{self.url}/api/invitation", json={"code": self.code})
        return [background["id"] for background in answer["backgrounds"]]

    async def facilitator(self, **options: Any) -> "Line":
        """The facilitator's socket, welcomed."""
        return await Line.greeted(self.url, self.session, self.key, **options)

    async def state(self, key: str | None = None, at: int | None = None) -> Json:
        """What the server says the log amounts to, for whoever holds ``key`` (the facilitator by default)."""
        where = f"{self.url}/api/sessions/{self.session}/state"
        answer = await call("GET", where, key or self.key, params={} if at is None else {"at": at})
        return dict(answer["state"])

    async def events(self, key: str | None = None) -> list[Json]:
        """The whole log as this viewer may see it, page by page."""
        found: list[Json] = []
        after = 0
        while True:
            where = f"{self.url}/api/sessions/{self.session}/events"
            page = await call("GET", where, key or self.key, params={"after": after, "limit": 1000})
            found += page["events"]
            if page["upto"] >= page["head"]:
                return found
            after = page["upto"]

    async def scale(self) -> str:
        """The id of the template's activity with a scale."""
        agenda = (await self.state())["agenda"]["activities"]
        activities = agenda.values() if isinstance(agenda, dict) else agenda
        return next(str(activity["id"]) for activity in activities if activity["kind"] == "scale")


async def call(method: str, where: str, key: str | None = None, **what: Any) -> Json:
    """An HTTP call that must succeed; its JSON."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    # Plain HTTP on this machine: a client that would read the certificates of the world first costs 50 ms a call.
    async with httpx.AsyncClient(timeout=10, verify=False) as http:
        answer = await http.request(method, where, headers=headers, **what)
    assert answer.is_success, f"{method} {where}: {answer.status_code} {answer.text}"
    return dict(answer.json())


class Line:
    """One socket, spoken by hand, so that a test can also say what no tablet would."""

    def __init__(self, socket: ClientConnection, device: str, first: int = 1) -> None:
        self.socket = socket
        self.device = device
        self.welcome: Json = {}
        self._numbers = itertools.count(first)

    @classmethod
    async def open(
        cls,
        url: str,
        session: str,
        *,
        device: str | None = None,
        origin: str | None = "",
        first: int = 1,
        **options: Any,
    ) -> Self:
        """A socket on which nothing has been said yet; ``origin`` is the server's own unless given."""
        where = f"{url.replace('http', 'ws', 1)}/ws/{session}"
        socket = await connect(
            where,
            origin=websockets.Origin(origin or url) if origin is not None else None,
            subprotocols=[websockets.Subprotocol(SUBPROTOCOL)],
            compression=None,
            max_size=None,
            proxy=None,
            **{"max_queue": None, **options},
        )
        return cls(socket, device or secrets.token_hex(8), first)

    @classmethod
    async def greeted(cls, url: str, session: str, key: str, *, resume: Json | None = None, **options: Any) -> Self:
        """A socket that has said hello and been welcomed."""
        line = await cls.open(url, session, **options)
        await line.send({"type": "hello", "key": key, "device": line.device, "resume": resume})
        line.welcome = await line.next("welcome")
        return line

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.socket.close()

    async def send(self, frame: Json | str | bytes) -> None:
        """Send a frame as it is; an object is sent as JSON text."""
        await self.socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def next(self, *types: str, patience: float = 10) -> Json:
        """The next frame of one of these types, or of any; others are passed over."""
        async with asyncio.timeout(patience):
            while True:
                frame = json.loads(await self.socket.recv())
                if not types or frame["type"] in types:
                    return dict(frame)

    async def do(self, command: Json) -> str:
        """Send a command without waiting; gives its id."""
        number = f"{self.device}:{next(self._numbers)}"
        await self.send({"type": "do", "id": number, "command": command})
        return number

    async def done(self, command: Json) -> Json:
        """Send a command and wait for its own event, which means that it is safe."""
        return await self.event_of(await self.do(command))

    async def refused(self, command: Json) -> Json:
        """Send a command and wait for its refusal."""
        number = await self.do(command)
        return await self.refusal_of(number)

    async def refusal_of(self, number: str) -> Json:
        """The refusal of the command with this id; its event instead is a failure."""
        while True:
            frame = await self.next("refused", "events")
            if frame["type"] == "refused" and frame["id"] == number:
                return frame
            mine = [event for event in frame.get("events", ()) if event["id"] == number]
            assert not mine, f"recorded instead of refused: {mine}"

    async def event_of(self, number: str) -> Json:
        """The event that the command with this id became; its refusal instead is a failure."""
        while True:
            frame = await self.next("events", "refused")
            assert not (frame["type"] == "refused" and frame["id"] == number), f"refused: {frame}"
            for event in frame.get("events", ()):
                if event["id"] == number:
                    return dict(event)

    async def close_code(self, patience: float = 10) -> int:
        """The code that the server closes with; frames before it are passed over."""
        with contextlib.suppress(websockets.ConnectionClosed):
            async with asyncio.timeout(patience):
                while True:
                    await self.socket.recv()
        assert self.socket.close_code is not None
        return self.socket.close_code
