"""A session as it was. What a viewer may see of it is what they may see today: ``state_for(past, actor, present)``."""

from events import Value
from projections import State
from server.live.room import Room


class Past(Value):
    """The state after some event, and when that event happened."""

    at: int
    state: State


async def past_at(room: Room, seq: int) -> Past:
    """The session as it was after event ``seq``; as it is, if that is the last. The state is to be looked at only."""
    record = room.record
    if seq >= record.seq and record.recent:
        return Past(at=record.recent[-1].event.at, state=record.state)
    then = await room.history.at(room.session, record.epoch, seq)
    return Past(at=then.at, state=then.whole.state)
