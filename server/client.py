"""A running server seen from outside: the HTTP calls of ``docs/protocol.md``, for the command line."""

from collections.abc import AsyncIterator, Callable, Mapping
from types import MappingProxyType, TracebackType
from typing import IO, Any, Literal, Self, TypeVar
from urllib.parse import quote

import httpx
import msgspec

from events import Event, decode
from events.base import Value
from projections import State
from server.log.chronicle import Incident

Answer = TypeVar("Answer")
Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""

_PAGE = 1000
_PIECE = 64 * 1024
_LONG = 600.0
"""Seconds that a server may take to check an archive of any size."""


class Refused(Exception):
    """The server said no, or could not be reached; the message is plain words for whoever typed the command.

    ``code`` is the server's own for what is wrong, "" if it could not be asked.
    """

    def __init__(self, words: str, code: str = "") -> None:
        super().__init__(words)
        self.code = code


class Opened(Value):
    """A new session with everything that lets people in."""

    session: str
    code: str
    facilitator_key: str
    wall_key: str
    recovery_code: str
    join_url: str


class BroughtBack(Opened):
    """A session that came from an archive; ``here`` when it was there already."""

    title: str
    here: bool


class Joined(Value):
    """A seat and the key that proves it."""

    session: str
    seat: str
    seat_key: str


class Choice(Value):
    """A background that one may join with."""

    id: str
    name: str


class Invitation(Value):
    """What the join screen shows."""

    session: str
    title: str
    backgrounds: tuple[Choice, ...]


class Renewed(Value):
    """The new links of a session whose old ones were taken back."""

    url: str
    wall_url: str


class Listed(Value):
    """A session on the list."""

    session: str
    title: str
    code: str
    opened_at: int


class Snapshot(Value):
    """The state at ``seq`` as the holder of a key may see it."""

    seq: int
    state: State


class _Page(Value):
    upto: int
    head: int
    events: tuple[msgspec.Raw, ...]


class _Door(Value):
    wall_key: str | None


class _Chronicle(Value):
    incidents: tuple[Incident, ...]


class _Problem(Value):
    code: str = ""
    title: str = ""
    detail: str = ""


class Client:
    """Calls to the server at ``url``, such as ``http://127.0.0.1:8000``; every failure is ``Refused``."""

    def __init__(self, url: str, operator_key: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._operator_key = operator_key
        self._http = httpx.AsyncClient(base_url=self.url, timeout=20, trust_env=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def open_session(self, template: str, title: str | None = None) -> Opened:
        """A new session from the template of this name."""
        body = {"template": template} | ({"title": title} if title else {})
        return await self._call(Opened, "POST", "/api/sessions", self._operator_key, json=body)

    async def sessions(self) -> list[Listed]:
        """Every session, newest first."""
        return await self._call(list[Listed], "GET", "/api/sessions", self._operator_key)

    async def renew(self, session: str) -> Renewed:
        """Take every link of those in charge and of the wall back."""
        return await self._call(Renewed, "PUT", f"/api/sessions/{quote(session, safe='')}/keys", self._operator_key)

    async def invitation(self, code: str) -> Invitation:
        """What one may join with this code."""
        return await self._call(Invitation, "POST", "/api/invitation", json={"code": code})

    async def join(self, code: str, name: str, background: str, attempt: str) -> Joined:
        """A seat; the same ``attempt`` (a random secret) gives the same seat, however often it is tried."""
        body = {"code": code, "name": name, "background": background, "attempt": attempt}
        return await self._call(Joined, "POST", "/api/join", json=body)

    async def state(self, session: str, key: str, at: int | None = None) -> Snapshot:
        """The state now, or at an earlier seq."""
        params = {} if at is None else {"at": at}
        return await self._call(Snapshot, "GET", f"/api/sessions/{session}/state", key, params=params)

    async def events(self, session: str, key: str) -> AsyncIterator[tuple[Event, int]]:
        """Each event that the holder of the key may see, from the first, with the log's head."""
        after, head = 0, 1
        while after < head:
            params = {"after": after, "limit": _PAGE}
            page = await self._call(_Page, "GET", f"/api/sessions/{session}/events", key, params=params)
            for raw in page.events:
                yield decode(bytes(raw)), page.head
            after, head = page.upto, page.head

    async def role(self, session: str, key: str) -> Literal["facilitator", "participant", "wall"]:
        """What the holder of this key is: only facilitators are given the wall's key, and participants no door."""
        try:
            door = await self._call(_Door, "GET", f"/api/sessions/{session}/door", key)
        except Refused as refused:
            if refused.code == "not-allowed":
                return "participant"
            raise
        return "facilitator" if door.wall_key else "wall"

    async def incidents(self, session: str, key: str) -> tuple[Incident, ...]:
        """What became of the session's record; refused where the holder of the key may not look at the replay."""
        path = f"/api/sessions/{session}/timeline"
        return (await self._call(_Chronicle, "GET", path, key, params={"limit": 1})).incidents

    async def archive(self, session: str, file: IO[bytes], progress: Progress) -> None:
        """The archive of a session, into this file; ``progress`` is told bytes."""
        try:
            async with self._http.stream(
                "GET", f"/api/sessions/{quote(session, safe='')}/archive", headers=_with(self._operator_key)
            ) as answer:
                if not answer.is_success:
                    await answer.aread()
                    raise _refused(answer)
                size = int(answer.headers.get("content-length", 0))
                async for piece in answer.aiter_bytes():
                    file.write(piece)
                    progress(file.tell(), size)
        except httpx.HTTPError as error:
            raise self._unreachable() from error

    async def bring_back(self, file: IO[bytes], name: str, progress: Progress) -> BroughtBack:
        """The session in this archive, brought back under ``name`` or its own; ``progress`` is told bytes."""
        size = file.seek(0, 2)
        file.seek(0)

        async def pieces() -> AsyncIterator[bytes]:
            while piece := file.read(_PIECE):
                yield piece
                progress(file.tell(), size)

        headers = {"Content-Type": "application/zip", "Content-Length": str(size)}
        return await self._call(
            BroughtBack,
            "POST",
            "/api/archives",
            self._operator_key,
            content=pieces(),
            more_headers=headers,
            params={"as": name} if name else {},
            timeout=_LONG,
        )

    async def _call(
        self,
        kind: type[Answer],
        method: str,
        path: str,
        key: str | None = None,
        more_headers: Mapping[str, str] = MappingProxyType({}),
        **what: Any,
    ) -> Answer:
        try:
            answer = await self._http.request(method, path, headers={**_with(key), **more_headers}, **what)
        except httpx.HTTPError as error:
            raise self._unreachable() from error
        if not answer.is_success:
            raise _refused(answer)
        try:
            return msgspec.json.decode(answer.content, type=kind)
        except msgspec.DecodeError as error:
            raise Refused(f"What answers at {self.url} is no Leeway server, or one of another version.") from error

    def _unreachable(self) -> Refused:
        return Refused(f"No Leeway server answers at {self.url}. Is it running? Start one with: leeway serve")


def _with(key: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


def _refused(answer: httpx.Response) -> Refused:
    """What the server says is wrong, in its own words."""
    try:
        problem = msgspec.json.decode(answer.content, type=_Problem)
    except msgspec.DecodeError:
        problem = _Problem()
    return Refused(problem.detail or problem.title or f"The server answered {answer.status_code}.", problem.code)
