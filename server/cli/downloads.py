"""The files to take away, written from a store: what a facilitator could download from a running server."""

import asyncio
from collections.abc import AsyncIterator
from typing import IO

from events import Recorded
from projections import Ledger, Rows, State, Timeline, enter, fold
from server.archive import NoRecord, Progress
from server.config import Misconfigured
from server.http.exports import FOR_SEATS, FORMATS, LOOKING_BACK, Format, written
from server.log import EventLog
from server.rules.access import Actor
from server.rules.visibility import see

_PAGE = 1000
_EYES = Actor("facilitator", "")


def form_of(name: str) -> Format:
    """The format of this name; raises ``Misconfigured`` if facilitators have none of that name."""
    known = [one for one in FORMATS if one not in FOR_SEATS]
    if name not in known:
        raise Misconfigured(f"There is no format “{name}”. There is: {', '.join(known)}.")
    return FORMATS[name]


async def write(log: EventLog, session: str, name: str, file: IO[bytes], progress: Progress) -> None:
    """Write a session as it stands in this format; raises ``NoRecord``, and what the log raises."""
    state, ledger, at = State(), Ledger(), 0
    async for one in _events(log, session, progress):
        fold(state, one.event)
        enter(ledger, one.event)
        at = one.event.at
    if not state.seq:
        raise NoRecord
    timeline = await _timeline(log, session, state, ledger, progress) if name in LOOKING_BACK else None
    raw = await asyncio.to_thread(written, FORMATS[name], session, at, state, _EYES, timeline)
    file.write(raw)


async def _timeline(log: EventLog, session: str, state: State, ledger: Ledger, progress: Progress) -> Timeline:
    rows = Rows(state)
    async for one in _events(log, session, progress):
        seen = see(one.event, _EYES, state, ledger)
        if seen is not None:
            rows.take(seen)
    return rows.timeline()


async def _events(log: EventLog, session: str, progress: Progress) -> AsyncIterator[Recorded]:
    after, head = 0, await log.head(session)
    while after < head:
        for one in await log.read(session, after, min(head, after + _PAGE)):
            yield one
            after = one.event.seq
        progress(after, head)
