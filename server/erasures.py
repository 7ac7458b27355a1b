"""Erasures that were asked for, carried out: the log is read through once, and what must go is taken out of it.

E1  What an event asks for is done when ``EventLog.erase`` returns, and only then is the event marked as done.
E2  Doing it again, or two servers at the same moment, does no harm. So whatever was cut short is simply done anew.
"""

from events import Erasure, Event
from projections import State, lost_by
from server.history import History
from server.rules.sweeping import Sweep


async def pending(history: History, session: str, state: State) -> list[Erasure]:
    """The events that ask for an erasure that is not known to be done."""
    seqs = sorted(set(state.session.erasing.values()))
    found = [one.event for seq in seqs for one in await history.log.read(session, seq - 1, seq)]
    return [event for event in found if isinstance(event, Erasure)]


async def complete(history: History, session: str, asked: list[Erasure]) -> int:
    """Take out of the log what these events ask for, for good; gives how many events lost words. Raises as the log."""
    sweep, seqs, said = Sweep(asked), list[int](), 0
    async for piece in history.pieces(session, 0, sweep.upto - 1):
        for one in piece:
            if sweep.takes(one.event):
                seqs.append(one.event.seq)
                said += _says_something(one.event)
    await history.log.erase(session, seqs, [event.seq for event in asked])
    history.forget(session)
    return said


def _says_something(event: Event) -> bool:
    return bool(lost_by(event)) and any(getattr(event, field) for field in type(event).words)
