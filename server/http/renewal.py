"""Taking keys back: a link that came into the wrong hands opens nothing any more, and whoever used it is out.

K1  A facilitator takes back the keys of the wall, of one who is in charge, or of all of them, and gets new ones for
    whom there is no other way to get one: themselves and the wall.
K2  Whoever runs the server takes back all of them at once, with their own key, and gets the first new one.
K3  What counts is in the log, as ``keys.renewed``: it holds on every server at once.
"""

import asyncio
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Event, KeysRenewed, Value
from projections import State
from server.http.answers import answer
from server.http.desk import Desk, base_url, body, desk_of, in_charge
from server.http.problems import Problem
from server.live.room import Room
from server.live.rooms import NoSession
from server.rules.access import Refusal
from server.rules.access import in_charge as is_in_charge
from server.rules.case import Stamp


class Renewal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose keys to take back: the ``wall``'s, or those of this ``facilitator``, or of all ``facilitators``."""

    of: Literal["wall", "facilitator", "facilitators"]
    facilitator: Annotated[str, Meta(max_length=160)] | None = None


class Renewed(Value):
    """The new keys: of whoever asked, where theirs was among those taken back, and of the wall, where its was.

    ``url`` is the console's link with the new key behind the #, ``wall_url`` the wall's.
    """

    session: str
    facilitator_key: str | None
    wall_key: str | None
    url: str | None
    wall_url: str | None


async def renew(request: Request) -> Response:
    """Take keys back, as a facilitator."""
    desk, room, actor = await in_charge(request)
    wanted = await body(request, Renewal)
    if (wanted.of == "facilitator") != (wanted.facilitator is not None):
        raise Problem("malformed", "Please say whose keys are to be taken back.")
    await _taken_back(desk, room, actor.id, wanted)
    own = wanted.of == "facilitators" or wanted.facilitator == actor.id
    return answer(_renewed(desk, room, base_url(request), actor.id if own else None, wall=wanted.of == "wall"))


async def renew_all(request: Request) -> Response:
    """Take every key of those in charge and of the wall back, as whoever runs the server."""
    desk = desk_of(request)
    desk.demand_list(request)
    try:
        room = await desk.rooms.get(request.path_params["session"])
    except NoSession:
        raise Problem("no-session", "There is no such session.") from None
    facilitators = room.record.state.people.facilitators.values()
    first = next(one.id for one in facilitators if not one.removed)
    wanted = (Renewal(of="facilitators"), Renewal(of="wall"))
    await asyncio.gather(*(_taken_back(desk, room, "", one) for one in wanted))
    return answer(_renewed(desk, room, base_url(request), first, wall=True))


async def _taken_back(desk: Desk, room: Room, by: str, wanted: Renewal) -> None:
    await room.ask(by, desk.clock.new_id(), lambda state, stamp: renewed(wanted, by, state, stamp))


def renewed(wanted: Renewal, by: str, state: State, stamp: Stamp) -> Event:
    """The event of taking keys back, also in a closed session; raises ``Refusal``."""
    if wanted.facilitator is not None and not is_in_charge(wanted.facilitator, state):
        raise Refusal("unknown-facilitator", "This person is not in charge of this session.")
    role: Literal["wall", "facilitator"] = "wall" if wanted.of == "wall" else "facilitator"
    return KeysRenewed(seq=stamp.seq, at=stamp.at, by=by, id=stamp.id, role=role, holder=wanted.facilitator)


def _renewed(desk: Desk, room: Room, base: str, facilitator: str | None, wall: bool) -> Renewed:
    key = desk.key(room, "facilitator", facilitator) if facilitator else None
    wall_key = desk.key(room, "wall", "") if wall else None
    return Renewed(
        session=room.session,
        facilitator_key=key,
        wall_key=wall_key,
        url=f"{base}/facilitate/{room.session}#{key}" if key else None,
        wall_url=f"{base}/wall/{room.session}#{wall_key}" if wall_key else None,
    )


ROUTES = [
    Route("/api/sessions/{session}/keys", renew, methods=["POST"]),
    Route("/api/sessions/{session}/keys", renew_all, methods=["PUT"]),
]
