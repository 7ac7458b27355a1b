"""The entrance for sockets: ``/ws/{session}``. Who comes from elsewhere, or speaks another protocol, stays outside."""

from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

import structlog
from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketState

from server.config import Settings
from server.http.desk import Desk
from server.http.problems import Problem
from server.live.room import Room
from server.live.session import Leave
from server.live.socket import Visit
from server.live.transport import EXTENSION, Line, come_back
from server.log import Damaged, Unavailable
from server.rules.access import Actor
from server.wire import SUBPROTOCOL, Close, Hello

log = structlog.get_logger()

_NOT_SAID = 1005
_GONE = frozenset({"no-session"})
_PATIENCE = "come back in 2000 ms"
_ROOMFUL = 100
"""So many tablets may be knocking while the store is away; how many it is cannot be known."""


async def socket(connection: WebSocket) -> None:
    """One tablet's connection, from its handshake to its end."""
    desk: Desk = connection.app.state.desk
    if not is_welcome(connection, desk.settings):
        await connection.close()
        return
    line: Line = connection.scope["extensions"][EXTENSION]
    offered = connection.scope["subprotocols"]
    spoken = SUBPROTOCOL if SUBPROTOCOL in offered else next(iter(offered), None)
    await connection.accept(spoken)
    visit = Visit(line, lambda hello: _admit(desk, connection.path_params["session"], hello), desk.clock.seconds)
    try:
        if spoken == SUBPROTOCOL:
            await visit.greet(lambda: _next(connection))
        else:
            line.close(Close.RELOAD, "This page speaks another version than the server. Please reload it.")
        desk.rooms.meters.ended(await _end(connection))
    finally:
        visit.leave()


def is_welcome(connection: HTTPConnection, settings: Settings) -> bool:
    """Is the page behind this connection the server's own, or on the list? Letter by letter, or it is not.

    Without an ``Origin`` it is no page at all but a program. It may try: keys are never in cookies, so there is nothing
    that a foreign page could borrow by leaving the header out, and no browser lets it.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    return origin in settings.origins or origin == settings.public_url or origin in _own(connection, settings)


def _own(connection: HTTPConnection, settings: Settings) -> tuple[str, ...]:
    """The origins of our pages as this connection was addressed.

    A proxy may speak TLS for us without saying so: its https pages are ours, but never http ones where TLS is spoken.
    Where a public address is set, no other name is ours unless it is of this house: any other may be made to mean us.
    """
    host = connection.headers.get("host", "")
    if not host or (settings.public_url is not None and not _is_of_this_house(host)):
        return ()
    is_encrypted = connection.scope.get("scheme") in ("https", "wss")
    return (f"https://{host}",) if is_encrypted else (f"http://{host}", f"https://{host}")


def _is_of_this_house(host: str) -> bool:
    """Whether nobody on the internet can own this name: numbers, ``localhost``, ``laptop``, ``laptop.local``."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    with suppress(ValueError):
        return bool(ip_address(name))
    return "." not in name or name.endswith(".local")


async def _admit(desk: Desk, session: str, hello: Hello) -> tuple[Room, Actor] | Leave:
    try:
        return await desk.enter(hello.key, session)
    except Problem as problem:
        if problem.code == "waiting":
            return Leave(Close.WAITING, _PATIENCE)
        return Leave(Close.GONE if problem.code in _GONE else Close.NOT_ALLOWED, problem.code)
    except Unavailable:
        return Leave(Close.RESTARTING, come_back(2000, _ROOMFUL))
    except Damaged as damage:
        log.error("log.damaged", session=session, where=str(damage))
        return Leave(Close.RESTARTING, "come back in 10000 ms")


async def _next(connection: WebSocket) -> bytes | None:
    message = await connection.receive()
    return message.get("bytes") if message["type"] == "websocket.receive" else None


async def _end(connection: WebSocket) -> int:
    """Return when the connection is over, with the code it ended with; frames go straight to the visit by now."""
    code = _NOT_SAID
    while connection.client_state is not WebSocketState.DISCONNECTED:
        code = (await connection.receive()).get("code", code)
    return code


ROUTES = [WebSocketRoute("/ws/{session}", socket)]
