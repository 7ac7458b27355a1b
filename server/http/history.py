"""A session as it was. What a viewer may see of it is what they may see today: ``state_for(past, actor, present)``."""

import asyncio

from events import Value
from projections import State, fold
from server.live.room import PIECE, Room
from server.log import EventLog


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
