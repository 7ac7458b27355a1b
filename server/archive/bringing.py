"""Bringing a session back: into a store that does not have it, or has it already, or has the beginning of it."""

import asyncio
from collections.abc import Iterator
from itertools import islice

from events import Recorded, Value
from server.archive.form import Progress, demand_name
from server.archive.reading import Archive
from server.log import Conflict, EventLog

_BATCH = 500
"""Events in one append; a server that serves others is held up for no longer than these take."""


class Differs(Exception):
    """Another record goes by this name in the store, and nothing was changed; the message says what is other."""


class Occupied(Exception):
    """Somebody else wrote to this session at the same time. What is there is whole; trying again goes on from there."""

    def __init__(self) -> None:
        super().__init__("Somebody else is bringing this session back just now. Please wait a moment, then try again.")


class Brought(Value):
    """A session that is in the store now as it is in the archive; ``here`` when it was there already, every event."""

    session: str
    head: int
    here: bool


async def bring(
    log: EventLog,
    archive: Archive,
    session: str,
    *,
    is_open: bool,
    progress: Progress = lambda _done, _of: None,
) -> Brought:
    """Make the log hold this archive's events, byte for byte, under the name ``session``.

    A log that has them all is left as it is. One that has only the first of them is completed, unless it ``is_open``,
    which means that people can get into it: then it is a session of its own that has gone another way, or an earlier
    stand of this one that somebody may be using. So an import that was cut off is completed by the next one. Anything
    else raises ``Differs``; ``Unusable`` is raised for a name that no session can have or a file that was changed
    since it was checked, and whatever the log raises.
    """
    demand_name(session)
    head = archive.manifest.head
    events = archive.events()
    stands = await log.head(session)
    if stands > head:
        raise Differs(f"Session {session} is here already and goes on after event {head}, where this archive ends.")
    await _compare(log, session, stands, events)
    if 0 < stands < head and is_open:
        raise Differs(f"Session {session} is here already, as it was after event {stands}; this archive has {head}.")
    await _append(log, session, stands, events, head, progress)
    return Brought(session=session, head=head, here=stands == head)


async def _compare(log: EventLog, session: str, stands: int, events: Iterator[Recorded]) -> None:
    """Take the events that the log has already from ``events``; raise ``Differs`` at the first that is another."""
    after = 0
    while after < stands:
        page = await log.read(session, after, min(stands, after + _BATCH))
        for kept, told in zip(page, await _next(events, len(page)), strict=False):
            if kept.raw != told.raw:
                raise Differs(
                    f"Another session called {session} is here already: event {kept.event.seq} is not the same. "
                    "It may be that words were erased from one of them, or that both went on by themselves."
                )
        after += len(page)
        if not page:
            raise Occupied


async def _append(
    log: EventLog, session: str, after: int, events: Iterator[Recorded], head: int, progress: Progress
) -> None:
    while batch := await _next(events, _BATCH):
        try:
            await log.append(session, after, batch)
        except Conflict as error:
            raise Occupied from error
        after += len(batch)
        progress(after, head)


async def _next(events: Iterator[Recorded], count: int) -> list[Recorded]:
    """The next events; unpacking them leaves the event loop to others."""
    return await asyncio.to_thread(lambda: list(islice(events, count)))
