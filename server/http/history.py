"""A session as it was: what may be seen of it is what its viewer may see today."""

import asyncio

from msgspec.structs import replace

from events import Value
from projections import State, fold
from server.live.room import PIECE, Room
from server.log import EventLog
from server.rules.access import Actor
from server.rules.view import state_for


class Past(Value):
    """The state after some event, and when that event happened."""

    at: int
    state: State


async def past_at(room: Room, log: EventLog, seq: int) -> Past:
    """The session as it was after event ``seq``; as it is, if that is the last. The state is to be looked at only."""
    record = room.record
    if seq >= record.seq and record.recent:
        return Past(at=record.recent[-1].event.at, state=record.state)
    state, at = State(), 0
    while state.seq < seq:
        piece = await log.read(room.session, state.seq, min(seq, state.seq + PIECE))
        if not piece:
            break
        for one in piece:
            fold(state, one.event)
        at = piece[-1].event.at
        await asyncio.sleep(0)
    return Past(at=at, state=state)


def view_of(past: State, present: State, actor: Actor) -> State:
    """What this viewer may see of a past state.

    It equals folding those of its events that the viewer may see today: an activity that is revealed today was open to
    look at then, one that is hidden today was not, and a seat sees with the eyes of the group it sits with today.
    """
    lens = past.copy()
    lens.agenda.activities = {
        name: replace(activity, revealed=present.agenda.activities[name].revealed)
        for name, activity in past.agenda.activities.items()
        if name in present.agenda.activities
    }
    if actor.id in present.people.seats:
        lens.people.seats[actor.id] = present.people.seats[actor.id]
    seen = state_for(lens, actor)
    whole = state_for(past, actor)
    whole.boards = seen.boards
    return whole
