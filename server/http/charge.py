"""Being in charge: a key for one more facilitator, and the way back in for one who has lost every key.

The role belongs to a key, never to presence. What came of it is recorded: ``facilitator.added``.
"""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Event, FacilitatorAdded, Value
from projections import State
from server.http.answers import Qr, answer, qr
from server.http.desk import Desk, asked, base_url, body, desk_of, in_charge
from server.http.joining import entry_of, room_of
from server.live.room import Room
from server.rules.access import Actor, Refusal, admit
from server.rules.case import Stamp
from server.rules.naming import called

MOST_IN_CHARGE = 50
"""The most facilitators of one session at a time."""

Name = Annotated[str, Meta(min_length=1, max_length=60)]


class NewFacilitator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who is to be in charge too."""

    name: Name


class Recovery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A facilitator without a key: the session's join code and its recovery code, both as they were typed."""

    code: Annotated[str, Meta(max_length=100)]
    recovery: Annotated[str, Meta(max_length=100)]
    name: Name = "Facilitator"


class InCharge(Value):
    """One more facilitator. The key is shown this once; ``url`` and its ``qr`` hold it, behind the #."""

    session: str
    title: str
    facilitator: str
    facilitator_key: str
    url: str
    qr: Qr


async def add_facilitator(request: Request) -> Response:
    """A key for one more facilitator."""
    desk, room, actor, wanted = await asked(request, NewFacilitator, in_charge)
    return answer(await _admit(desk, room, wanted.name, base_url(request), actor), 201)


async def recover(request: Request) -> Response:
    """A fresh key for whoever knows the recovery code."""
    desk = desk_of(request)
    typed = await body(request, Recovery)
    entry = await entry_of(desk, typed.code)
    if not desk.keys.is_recovery_code(entry.session, typed.recovery):
        words = "This is not the recovery code of this session. Please check it again."
        raise await desk.guessing.wrong("wrong-recovery", words)
    return answer(await _admit(desk, await room_of(desk, entry), typed.name, base_url(request)), 201)


async def _admit(desk: Desk, room: Room, name: str, base: str, actor: Actor | None = None) -> InCharge:
    """Also in a closed session: somebody must be able to open it again. Not if the ``actor`` lost their key by then."""
    facilitator, words = f"f-{desk.clock.new_id()}", called(name)
    by = actor.id if actor else facilitator

    def decided(state: State, stamp: Stamp) -> Event:
        if actor is not None:
            admit(actor, state)
        return added(facilitator, words, by, state, stamp)

    await room.ask(by, desk.clock.new_id(), decided)
    key = desk.keys.make(room.session, "facilitator", facilitator)  # their first: it goes with what is taken back since
    url = f"{base}/facilitate/{room.session}#{key}"
    return InCharge(
        session=room.session,
        title=room.record.state.session.title,
        facilitator=facilitator,
        facilitator_key=key,
        url=url,
        qr=qr(url),
    )


def added(facilitator: str, name: str, by: str, state: State, stamp: Stamp) -> Event:
    """The event of one more being in charge, also in a closed session; raises ``Refusal``."""
    if sum(not one.removed for one in state.people.facilitators.values()) >= MOST_IN_CHARGE:
        raise Refusal("full", "As many people are in charge as a session takes. Take somebody off the list first.")
    return FacilitatorAdded(seq=stamp.seq, at=stamp.at, by=by, id=stamp.id, facilitator=facilitator, name=name)


ROUTES = [
    Route("/api/sessions/{session}/facilitators", add_facilitator, methods=["POST"]),
    Route("/api/recover", recover, methods=["POST"]),
]
