"""The timeline of a session over HTTP: what a replay draws and jumps by, as its viewer may see it."""

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Value
from projections import Rows, State, Timeline
from server.http.answers import packed
from server.http.desk import number, visitor
from server.http.problems import Problem
from server.live.room import Room
from server.log import EventLog
from server.log.chronicle import Incident
from server.rules.access import Actor
from server.rules.visibility import see

ROWS = 10_000
MOST_ROWS = 20_000
"""How many seqs one page covers, when nothing else is asked for and at most."""

_READ, _ROWS_AT_ONCE = 2000, 250
"""Others in the house wait while so many events are read, or looked at, in one go."""


class TimelinePage(Value):
    """The rows with ``after < seq <= upto``; the log ends at ``head``. Every page has all ``incidents`` there are."""

    after: int
    upto: int
    head: int
    epoch: str
    incidents: tuple[Incident, ...]
    timeline: Timeline


async def page(request: Request) -> Response:
    """A page of the timeline."""
    desk, room, actor = await visitor(request)
    demand_replay(room.record.state, actor)
    after, limit = number(request, "after", 0), number(request, "limit", ROWS, MOST_ROWS)
    head, epoch = room.record.seq, room.record.epoch
    upto = max(after, min(after + limit, head))
    incidents = await desk.store.chronicle.incidents(room.session)
    timeline = await rows(room, desk.store.log, actor, after, upto)
    whole = TimelinePage(after=after, upto=upto, head=head, epoch=epoch, incidents=incidents, timeline=timeline)
    return await packed(request, msgspec.json.encode(whole))


def may_replay(state: State, actor: Actor) -> bool:
    """May this viewer look at the replay now?"""
    return actor.role == "facilitator" or state.session.replay_open


def demand_replay(state: State, actor: Actor) -> None:
    """Return if this viewer may look at the replay now; raise ``Problem`` if not."""
    if not may_replay(state, actor):
        raise Problem(
            "replay-closed",
            "The facilitator has not opened the replay yet. Nothing is lost; please ask them to open it.",
        )


async def rows(room: Room, log: EventLog, actor: Actor, after: int, upto: int) -> Timeline:
    """The rows with ``after < seq <= upto`` as this viewer may see them at the moment of the call.

    Other rooms take turns with the pieces; what changes meanwhile in this one is for the next call.
    """
    today, ledger = room.record.state.copy(), room.record.ledger
    found = Rows(today)
    while after < upto:
        piece = await log.read(room.session, after, min(upto, after + _READ))
        if not piece:
            break
        for start in range(0, len(piece), _ROWS_AT_ONCE):
            for one in piece[start : start + _ROWS_AT_ONCE]:
                seen = see(one.event, actor, today, ledger)
                if seen is not None:
                    found.take(seen)
            await asyncio.sleep(0)
        after = piece[-1].event.seq
    return found.timeline()


ROUTES = [Route("/api/sessions/{session}/timeline", page, methods=["GET"])]
