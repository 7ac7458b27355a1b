"""The HTTP calls about sessions. JSON in, JSON out; what goes wrong is a ``Problem``."""

import asyncio
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Background, Value
from projections import State
from server.http.answers import Qr, answer, packed, qr
from server.http.desk import base_url, body, desk_of, number, visitor
from server.http.drafts import MOST_DRAFT, template_drafted, template_named
from server.http.history import past_at
from server.http.joining import Join, entry_of, join, nothing_there, room_of, seat_at
from server.http.opening import join_url, open_session
from server.http.problems import Problem
from server.rules.view import state_for
from server.templates import Draft, Template, usable

MOST_EVENTS = 5000
"""The most events that one call gives."""


class NewSession(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A session to open, from the template of this name or from a draft: a template file's content as JSON."""

    template: str | None = None
    draft: Draft | None = None
    title: Annotated[str, Meta(min_length=1, max_length=120)] | None = None


class SessionCard(Value):
    """A session on the operator's list."""

    session: str
    title: str
    code: str
    opened_at: int


class TemplateCard(Value):
    """A template to choose: whom it brings together, and how many minutes its agenda takes."""

    name: str
    title: str
    backgrounds: tuple[Background, ...]
    minutes: int


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code as it was typed, or a link's secret; with a seat card, its code too."""

    code: Annotated[str, Meta(max_length=100)]
    card: Annotated[str, Meta(max_length=100)] | None = None


class Taken(Value):
    """Who has taken the seat of a card."""

    seat: str
    name: str
    background: str


class Invitation(Value):
    """What somebody sees before they join; ``seat`` says who has a card's seat already, null if nobody has."""

    session: str
    title: str
    backgrounds: tuple[Background, ...]
    seat: Taken | None = None


class Door(Value):
    """How to let people in. ``wall_key`` opens the wall, for facilitators; the wall itself is told null."""

    code: str
    join_url: str
    qr: Qr
    wall_key: str | None


class StateAt(Value):
    """The state that this viewer may see, as of ``seq``; ``at`` is when that event happened."""

    seq: int
    at: int
    state: State


class EventRange(Value):
    """The events that this viewer may see with ``after < seq <= upto``; the log ends at ``head``."""

    after: int
    upto: int
    head: int
    events: tuple[msgspec.Raw, ...]


async def list_templates(request: Request) -> Response:
    """Every template that a session can be opened from."""
    found = usable(desk_of(request).settings.templates)
    return answer([template_card(template) for template in found])


def template_card(template: Template) -> TemplateCard:
    """What somebody who chooses a template is told of it."""
    plan = template.plan
    minutes = sum(activity.minutes for activity in plan.activities)
    return TemplateCard(name=template.name, title=template.title, backgrounds=plan.backgrounds, minutes=minutes)


async def list_sessions(request: Request) -> Response:
    """Every session with its code, newest first; needs the operator's key where one is set."""
    desk = desk_of(request)
    desk.demand_list(request)
    return answer(
        [
            SessionCard(session=entry.session, title=entry.title, code=entry.code, opened_at=entry.opened_at)
            for entry in await desk.store.directory.entries()
        ]
    )


async def new_session(request: Request) -> Response:
    """Open a session; needs the operator's key where one is set."""
    desk = desk_of(request)
    await desk.demand_opener(request)
    wanted = await body(request, NewSession, MOST_DRAFT)
    return answer(await open_session(desk, _wanted(wanted, request), wanted.title, base_url(request)), 201)


def _wanted(wanted: NewSession, request: Request) -> Template:
    if wanted.draft is not None and wanted.template is None:
        return template_drafted(wanted.draft)
    if wanted.template is None or wanted.draft is not None:
        raise Problem("malformed", "Please name a template or send a draft, one of the two.")
    return template_named(wanted.template, request)


async def invitation(request: Request) -> Response:
    """What a code opens, before joining."""
    desk = desk_of(request)
    typed, since = await body(request, Code), desk.clock.seconds()
    entry = await entry_of(desk, typed.code)
    room = await room_of(desk, entry)
    if room.record.state.session.closed and typed.card is None:
        await nothing_there(desk, typed.code, since)
    people = room.record.state.people
    backgrounds = tuple(Background(id=g.id, name=g.name, shape=g.shape) for g in people.groups.values())
    known = people.seats.get(await seat_at(desk, room, typed.card)) if typed.card is not None else None
    seat = Taken(seat=known.id, name=known.name, background=known.background) if known else None
    return answer(Invitation(session=entry.session, title=entry.title, backgrounds=backgrounds, seat=seat))


async def take_seat(request: Request) -> Response:
    """Join a session."""
    return answer(await join(desk_of(request), await body(request, Join)), 201)


async def door(request: Request) -> Response:
    """Code, link and QR code, for facilitators and the wall."""
    desk, room, actor = await visitor(request)
    if actor.role == "participant":
        raise Problem("not-allowed", "Only facilitators and the wall can show the way in.")
    entry = await desk.store.directory.get(room.session)
    if entry is None:
        raise Problem("no-session", "This session is not here any more.")
    link = join_url(base_url(request), entry)
    wall = desk.key(room, "wall", "") if actor.role == "facilitator" else None
    return answer(Door(code=entry.code, join_url=link, qr=qr(link), wall_key=wall))


async def state(request: Request) -> Response:
    """The state this viewer may see, now or ``at`` an earlier seq."""
    _desk, room, actor = await visitor(request)
    seq = number(request, "at", room.record.seq, room.record.seq)
    past = await past_at(room, seq)
    # The state of a long session takes a while to look through, and others must not wait: that is done on copies.
    seen = await asyncio.to_thread(state_for, past.state.copy(), actor, room.record.state.copy())
    return await packed(request, msgspec.json.encode(StateAt(seq=seen.seq, at=past.at, state=seen)))


async def events(request: Request) -> Response:
    """A range of the events that this viewer may see."""
    desk, room, actor = await visitor(request)
    after = number(request, "after", 0)
    limit = number(request, "limit", 1000, MOST_EVENTS)
    head = room.record.seq
    upto = max(after, min(after + limit, head))
    found = await desk.store.log.read(room.session, after, upto) if after < upto else []
    seen = tuple(msgspec.Raw(one) for one in room.record.visible(found, actor))
    return await packed(request, msgspec.json.encode(EventRange(after=after, upto=upto, head=head, events=seen)))


ROUTES = [
    Route("/api/templates", list_templates, methods=["GET"]),
    Route("/api/sessions", list_sessions, methods=["GET"]),
    Route("/api/sessions", new_session, methods=["POST"]),
    Route("/api/invitation", invitation, methods=["POST"]),
    Route("/api/join", take_seat, methods=["POST"]),
    Route("/api/sessions/{session}/door", door, methods=["GET"]),
    Route("/api/sessions/{session}/state", state, methods=["GET"]),
    Route("/api/sessions/{session}/events", events, methods=["GET"]),
]
