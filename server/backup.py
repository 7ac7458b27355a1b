"""A whole store in one file, and back into an empty store, of whichever kind.

The file is an embedded store. It holds every session's events, the directory with its codes, and the chronicle, and no
checkpoints. It is made while people work: each session is in it up to some event, whole. What was erased before it was
made is in no byte of it.

B1  ``keep_file`` and ``keep`` write a file that opens as a store; one that cannot be written whole is not left behind
    by the caller's ``fresh``.
B2  ``bring_back`` takes nothing from a file in which anything is damaged, and puts nothing into a store that has a
    session.
B3  Events come back byte for byte, codes and chronicle as they were. Each session has a new epoch, so that no tablet
    resumes over what came after the backup, and its chronicle says that it was restored.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import apsw
import msgspec

from events import Milliseconds
from server.log import Damaged, EventLog, Unavailable
from server.log.chronicle import Incident
from server.log.directory import Entry
from server.log.sqlite import SqliteStore
from server.log.sqlite.file import open_reader
from server.log.store import Store
from server.verify import verify_log

_BATCH = 500
"""Events in one append."""

_STEPS = 10_000
"""Steps of SQLite's machine between two words about progress."""

Progress = Callable[[str, int, int], None]
"""Told a session's name, or that of a step, and how much of how much is done."""


class NotEmpty(Exception):
    """Something is in this store already, and nothing was changed; the message says what to do."""


class Held(msgspec.Struct, frozen=True):
    """How much a backup holds."""

    sessions: int
    events: int


def keep_file(source: Path, target: Path, progress: Progress) -> None:
    """Copy an embedded store, which a server may have open, as it is at this moment. Blocks.

    Raises ``Unavailable`` if it cannot be read or the copy not be written.
    """
    try:
        db = open_reader(source)
        try:
            size = source.stat().st_size
            db.set_progress_handler(lambda: _said(progress, target.stat().st_size, size), _STEPS)
            db.execute("VACUUM INTO ?", (str(target),))
        finally:
            db.close()
    except apsw.Error as error:
        raise Unavailable(f"The backup could not be made ({error}). The store is as it was.") from error


def _said(progress: Progress, done: int, of: int) -> bool:
    progress("copying", min(done, of), of)
    return False  # true would stop it


async def keep(store: Store, target: Path, progress: Progress) -> None:
    """Copy every session of any store; ``target`` becomes an embedded store that is closed."""
    kept = SqliteStore(target)
    try:
        for entry in await store.directory.entries():
            await _copy(store, kept, entry, progress)
    finally:
        await kept.close()
        _tidy(target)


def _tidy(target: Path) -> None:
    """Only the file itself stays: the rest is made again by whoever opens it."""
    for end in ("-heads", "-checkpoints", ".lock"):
        Path(f"{target}{end}").unlink(missing_ok=True)


async def held(kept: Store, progress: Progress) -> Held:
    """What a backup holds; raises ``Damaged`` at the first thing that is not as it was kept (B2)."""
    found = await kept.check()
    sessions = await kept.directory.entries() if not found else []
    events = 0
    for entry in sessions:
        verdict = await verify_log(kept.log, entry.session, partial(progress, f"checking {entry.session}"))
        found += [f"Session {entry.session}: {finding}" for finding in verdict.findings]
        events += verdict.events
    if found:
        raise Damaged(" ".join(found[:5]))
    return Held(len(sessions), events)


async def bring_back(kept: Store, store: Store, now: Milliseconds, progress: Progress) -> Held:
    """Put everything that a backup holds into an empty store (B2, B3)."""
    if await store.directory.entries():
        raise _not_empty()
    found = await held(kept, progress)
    entries = await kept.directory.entries()
    for entry in entries:
        if await store.log.head(entry.session):  # of one that was cut short
            raise _not_empty()
    for entry in reversed(entries):
        await _copy(kept, store, entry, progress, Incident(kind="restored", seq=0, at=now))
    return found


def _not_empty() -> NotEmpty:
    return NotEmpty(
        "There are sessions in this store already, and nothing was changed. A backup comes back into an empty "
        "store: give another one with --store, or move this one away first."
    )


async def _copy(source: Store, target: Store, entry: Entry, progress: Progress, last: Incident | None = None) -> None:
    """One session; its code leads to it once all of it is there."""
    session = entry.session
    incidents = await source.chronicle.incidents(session)
    head = await _events(source.log, target.log, session, progress)
    more: Iterable[Incident] = [msgspec.structs.replace(last, seq=head)] if last else ()
    for incident in (*incidents, *more):
        await target.chronicle.add(session, incident)
    await target.directory.add(entry)


async def _events(source: EventLog, target: EventLog, session: str, progress: Progress) -> int:
    head, after = await source.head(session), 0
    while after < head:
        batch = await source.read(session, after, min(head, after + _BATCH))
        await target.append(session, after, batch)
        after += len(batch)
        progress(session, after, head)
    return head
