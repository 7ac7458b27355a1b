"""The desk: what every call needs at hand, and the question who is calling."""

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request

from server.config import LOOPBACK, Settings
from server.http.guessing import Guessing
from server.http.problems import Problem
from server.http.tickets import Bad, Expired, Keys
from server.http.turns import Turns
from server.live.clock import Clock
from server.live.room import Room
from server.live.rooms import NoSession, Rooms
from server.log.budgets import Budget
from server.log.store import Store
from server.rules.access import Actor, Refusal, Role, admit, turn_of

MOST_BODY = 16 * 1024
"""The longest body of a call, in bytes."""

BODY_SECONDS = 30.0
"""So long a body may take to arrive: who sends half of one keeps no line open."""

SESSIONS = Budget("sessions", 60, 120)
"""So many sessions are opened by people elsewhere where no operator's key is set."""

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""What a proxy adds."""

_NAMES = "|".join(re.escape(f"[{name}]" if ":" in name else name) for name in sorted(LOOPBACK))
_LOCAL = re.compile(rf"({_NAMES})(:\d+)?")
"""How a browser at this very machine addresses it. A header that is anything else, or nothing, is not from here."""

Shape = TypeVar("Shape")


class Desk(msgspec.Struct, frozen=True):
    """Everything that a running server is made of."""

    settings: Settings
    store: Store
    rooms: Rooms
    keys: Keys
    clock: Clock
    guessing: Guessing
    archives: Turns = msgspec.field(default_factory=lambda: Turns(1, 8))
    """One archive at a time is made or read: it takes a processor for seconds."""
    thinking: Turns = msgspec.field(default_factory=lambda: Turns(2, 30))
    """A few calls at a time that anybody may make, and that take a processor for a moment."""

    async def demand_budget(self, budget: Budget) -> None:
        """Use one up of what all who need no key may ask for together; raise ``Problem`` if there is none."""
        if not await self.store.budgets.take(budget):
            words = "This has been asked for too often just now, by everybody together. Please try again in a minute."
            raise Problem("too-many-calls", words, {"Retry-After": "60"})

    async def demand_opener(self, request: Request) -> None:
        """Return if this call may open a session now; raise ``Problem`` if not.

        Where anybody may, from elsewhere, there is a limit to how many are opened.
        """
        self.demand_operator(request)
        if self.settings.operator_key is None and not self._is_at_this_machine(request):
            await self.demand_budget(SESSIONS)

    async def enter(self, key: str, session: str) -> tuple[Room, Actor]:
        """The room of this session, and who holds this key in it; raises ``Problem``."""
        actor = await self._holder(key, session)
        try:
            room = await self.rooms.get(session)
        except NoSession:
            raise Problem("no-session", "There is no such session.") from None
        try:
            admit(actor, room.record.state)
        except Refusal:
            await room.catch_up()  # the seat may have been taken, or a key renewed, through another server just now
            _demand_admitted(room, actor)
        return room, actor

    def key(self, room: Room, role: Role, holder: str) -> str:
        """A key that counts now, for a seat, a facilitator or the wall of this room."""
        return self.keys.make(room.session, role, holder, turn_of(role, holder, room.record.state))

    def demand_operator(self, request: Request) -> None:
        """Return if this call may open sessions; raise ``Problem`` if not."""
        wanted = self.settings.operator_key
        if wanted is not None and not hmac.compare_digest(bearer(request).encode(), wanted.encode()):
            raise Problem("operator-key-needed", "Opening a session here needs the operator's key.")

    def demand_list(self, request: Request) -> None:
        """Return if this call may see every session's code; raise ``Problem`` if not.

        Without an operator's key only somebody at this very machine is shown them: not through a proxy, and not a page
        that has its own name point here.
        """
        if self.settings.operator_key is None and not self._is_at_this_machine(request):
            raise Problem("operator-key-needed", "Set LEEWAY_OPERATOR_KEY on the server to list its sessions.")
        self.demand_operator(request)

    def _is_at_this_machine(self, request: Request) -> bool:
        settings, client = self.settings, request.client
        is_direct = settings.public_url is None and not settings.is_open_to_anyone
        is_local = (
            bool(_LOCAL.fullmatch(request.headers.get("host", ""))) and client is not None and client.host in LOOPBACK
        )
        return is_direct and is_local and not any(header in request.headers for header in _FORWARDED)

    async def _holder(self, key: str, session: str) -> Actor:
        if not key:
            raise Problem("no-key", "This needs a key. Please join the session again.")
        try:
            ticket = self.keys.read(key)
        except Expired:
            raise Problem("expired-key", "This key has expired. Please join the session again.") from None
        except Bad:
            words = "This key is not valid here. Please join the session again."
            raise await self.guessing.bad_key("bad-key", words) from None
        if ticket.session != session:
            raise Problem("bad-key", "This key is for another session.")
        return ticket.actor


def desk_of(request: Request) -> Desk:
    """The desk of the server that got this call."""
    desk: Desk = request.app.state.desk
    return desk


def bearer(request: Request) -> str:
    """The key that came with the call; "" if none did."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


async def visitor(request: Request) -> tuple[Desk, Room, Actor]:
    """Desk, room and person of a call about one session; raises ``Problem``."""
    desk = desk_of(request)
    room, actor = await desk.enter(bearer(request), request.path_params["session"])
    return desk, room, actor


async def in_charge(request: Request) -> tuple[Desk, Room, Actor]:
    """As ``visitor``, for facilitators only."""
    desk, room, actor = await visitor(request)
    if actor.role != "facilitator":
        raise Problem("not-allowed", "This needs a facilitator. Nothing was changed.")
    return desk, room, actor


async def asked(
    request: Request, shape: type[Shape], who: Callable[[Request], Awaitable[tuple[Desk, Room, Actor]]] = visitor
) -> tuple[Desk, Room, Actor, Shape]:
    """As ``visitor`` or ``in_charge``, and the call's body; raises ``Problem``.

    A body can be long in coming. Whoever lost their key meanwhile is refused as if they had come only now.
    """
    await who(request)
    wanted = await body(request, shape)
    return (*await who(request), wanted)


def base_url(request: Request) -> str:
    """The address that links begin with: as configured, or as this call was addressed."""
    return desk_of(request).settings.public_url or f"{request.url.scheme}://{request.url.netloc}"


async def body(request: Request, shape: type[Shape], most: int = MOST_BODY) -> Shape:
    """The call's JSON body in this shape; raises ``Problem``."""
    if content_type(request) != "application/json":
        raise Problem("not-json", "Please send JSON, with the content type application/json.")
    raw = await whole(request, most)
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("malformed", f"This could not be understood: {str(error)[:200]}.") from None


def content_type(request: Request) -> str:
    """What the call says that its body is; "" if it says nothing."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def whole(request: Request, most: int) -> bytes:
    """The call's body, read no further than ``most`` bytes and not for ever; raises ``Problem``."""
    demand_size(request, most)
    raw = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                raw += chunk
                if len(raw) > most:
                    raise Problem("too-big", "This is more than a call may carry.")
    except (TimeoutError, ClientDisconnect):
        words = "This was too long on its way, so nothing was done. Please try again."
        raise Problem("too-slow", words, {"Connection": "close"}) from None
    return bytes(raw)


def demand_size(request: Request, most: int) -> None:
    """Return if the call does not announce a body of more than so many bytes; raise ``Problem`` before reading any."""
    announced = request.headers.get("content-length", "0")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > most:
        raise Problem("too-big", "This is more than a call may carry.", {"Connection": "close"})


def number(request: Request, name: str, default: int, most: int | None = None) -> int:
    """A whole number in the call's query, cut off at ``most``; raises ``Problem``."""
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Problem("malformed", f"“{name}” should be a whole number, 0 or more.")
    return int(text) if most is None else min(int(text), most)


def _demand_admitted(room: Room, actor: Actor) -> None:
    try:
        admit(actor, room.record.state)
    except Refusal as refusal:
        raise Problem(refusal.code, refusal.message) from None
