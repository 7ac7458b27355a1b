"""From a session's log to an archive, a page at a time."""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Iterable
from importlib.metadata import version
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from events import Event, Milliseconds, SessionOpened
from server.archive.form import (
    CHRONICLE,
    FORMAT,
    LISTED,
    LOG,
    MANIFEST,
    README,
    TEMPLATE,
    VERSION,
    Manifest,
    Progress,
    Sum,
)
from server.archive.telling import readme, template
from server.log import Damaged, EventLog, Unavailable
from server.log.chronicle import Incident

_PAGE = 1000
_TRIES = 3


class NoRecord(Exception):
    """There is no session of this name, so there is nothing to make an archive of."""


async def write(
    log: EventLog,
    session: str,
    file: IO[bytes],
    made_at: Milliseconds,
    incidents: Iterable[Incident] = (),
    progress: Progress = lambda _done, _of: None,
) -> Manifest:
    """Write the archive of a session as it stands now into an empty file that can be sought in.

    No more than a page of events is in memory at once. Raises ``NoRecord``, and what the log raises. A log that is
    rewritten meanwhile is begun again, so that no archive holds words that were erased while it was made.
    """
    told = tuple(incidents)
    for _ in range(_TRIES):
        epoch = await log.epoch(session)
        manifest = await _written(log, session, epoch, file, made_at, told, progress)
        if await log.epoch(session) == epoch:
            return manifest
        file.seek(0)
        file.truncate()
    raise Unavailable("The record is being changed for good just now. Please try again in a moment.")


async def _written(
    log: EventLog,
    session: str,
    epoch: str,
    file: IO[bytes],
    made_at: Milliseconds,
    incidents: tuple[Incident, ...],
    progress: Progress,
) -> Manifest:
    first, head = await _first(log, session), await log.head(session)
    with ZipFile(file, "w", ZIP_DEFLATED, allowZip64=False) as zipped:
        out = _Out(zipped, made_at)
        out.whole(README, readme(session, first.title))
        out.whole(TEMPLATE, template(first.title, first.plan))
        if incidents:
            out.whole(CHRONICLE, b"".join(msgspec.json.encode(one) + b"\n" for one in incidents))
        erased = 0
        with out.member(LOG) as member:
            async for done, events, raw in _pages(log, session, head):
                await asyncio.to_thread(member.add, raw)  # packing takes longer than reading
                erased += sum(event.erased for event in events)
                progress(done, head)
        manifest = Manifest(
            format=FORMAT,
            version=VERSION,
            session=session,
            title=first.title,
            epoch=epoch,
            head=head,
            opened_at=first.at,
            made_at=made_at,
            leeway=version("leeway"),
            erased=erased,
            members={name: out.sums[name] for name in LISTED if name in out.sums},
        )
        out.whole(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    return manifest


async def _first(log: EventLog, session: str) -> SessionOpened:
    events = await log.read(session, 0, 1)
    if not events:
        raise NoRecord
    first = events[0].event
    if not isinstance(first, SessionOpened):
        raise Damaged(f"Session {session}: its first event does not open it.")
    return first


async def _pages(log: EventLog, session: str, head: int) -> AsyncIterator[tuple[int, list[Event], bytes]]:
    """For each page: how far it goes, its events, and its lines."""
    after = 0
    while after < head:
        page = await log.read(session, after, min(head, after + _PAGE))
        if not page:
            raise Damaged(f"Session {session}: the log ends at event {after}, and should go on to {head}.")
        after = page[-1].event.seq
        yield after, [one.event for one in page], b"".join([_line(one.raw) for one in page])


def _line(raw: bytes) -> bytes:
    if b"\n" in raw:
        raise Damaged("An event is kept on more than one line, and no archive can hold that.")
    return raw + b"\n"


class _Out:
    """Puts members into a zip and keeps their sums; the zip depends on nothing but them and one moment."""

    def __init__(self, zipped: ZipFile, made_at: Milliseconds) -> None:
        self.sums: dict[str, Sum] = {}
        self._zipped = zipped
        moment = time.gmtime(made_at / 1000)
        # A zip knows the years from 1980 to 2107 only.
        self._date = (min(max(moment.tm_year, 1980), 2107), *moment[1:6])

    def whole(self, name: str, raw: bytes) -> None:
        """Write a small member."""
        with self.member(name) as member:
            member.add(raw)

    def member(self, name: str) -> "_Member":
        """A member to add to, to be closed before the next one is begun."""
        info = ZipInfo(name, self._date)
        info.create_system = 3  # the same bytes on every system
        info.external_attr = 0o100644 << 16
        info.compress_type = ZIP_DEFLATED
        return _Member(self, name, self._zipped.open(info, "w"))


class _Member:
    """A member in the making."""

    def __init__(self, out: _Out, name: str, into: IO[bytes]) -> None:
        self._out, self._name, self._into = out, name, into
        self._digest, self._bytes = hashlib.sha256(), 0

    def __enter__(self) -> "_Member":
        return self

    def __exit__(self, *_: object) -> None:
        self._into.close()
        self._out.sums[self._name] = Sum(sha256=self._digest.hexdigest(), bytes=self._bytes)

    def add(self, raw: bytes) -> None:
        """Write on."""
        self._into.write(raw)
        self._digest.update(raw)
        self._bytes += len(raw)
