"""Archives over HTTP, for whoever runs the server: a session's whole record as a file, a session from such a file."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import IO

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from events import Milliseconds
from server import archive
from server.archive import Archive, Differs, NoRecord, Occupied, Progress, Unusable
from server.http.answers import answer
from server.http.desk import Desk, base_url, demand_size, desk_of
from server.http.entrance import is_welcome
from server.http.opening import Opened, enter, ways_in
from server.http.problems import Problem
from server.log.chronicle import Chronicle, Incident

log = structlog.get_logger()

MEDIA_TYPE = "application/zip"

UPLOAD_SECONDS = 300.0
"""So long an archive may take to arrive."""

_PIECE = 64 * 1024
_MIB = 1024 * 1024


class BroughtBack(Opened):
    """What lets people into a session that came from an archive; ``here`` when it was on this server already."""

    here: bool


async def bring_back(
    desk: Desk, file: IO[bytes], name: str, base: str, progress: Progress = lambda _done, _of: None
) -> BroughtBack:
    """Make the session in this archive one of this server's, under ``name`` or, if that is "", under its own.

    Everything is checked before anything is kept. Raises ``Unusable``, ``Differs``, ``Occupied``, ``Unavailable``.
    """
    found = await asyncio.to_thread(archive.check, file, progress)
    session = name or found.manifest.session
    is_open = await desk.store.directory.get(session) is not None
    brought = await archive.bring(desk.store.log, found, session, is_open=is_open, progress=progress)
    if not is_open:
        await _tell(desk.store.chronicle, session, found, desk.clock.now())
    # Last: only a session that is there from beginning to end has a code that opens it.
    entry = await enter(desk, session, found.first)
    log.info("archive.read", session=session, seq=brought.head, here=brought.here)
    opened = ways_in(desk, entry, (await desk.rooms.get(session)).record.state, found.facilitator, base)
    return BroughtBack(**msgspec.structs.asdict(opened), here=brought.here)


async def _tell(chronicle: Chronicle, session: str, found: Archive, now: Milliseconds) -> None:
    """Keep what became of the record before, and that it came from an archive; nothing twice, however often tried."""
    known = await chronicle.incidents(session)
    for incident in found.incidents:
        if incident not in known:
            await chronicle.add(session, incident)
    if not any(one.kind == "imported" and one not in found.incidents for one in known):
        await chronicle.add(session, Incident(kind="imported", seq=found.manifest.head, at=now))


async def download(request: Request) -> Response:
    """The archive of a session."""
    desk = desk_of(request)
    desk.demand_list(request)
    session = request.path_params["session"]
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    try:
        size = await _made(desk, session, file)
    except BaseException:
        file.close()
        raise
    headers = {
        "Content-Disposition": f'attachment; filename="{session}{archive.ENDING}"',
        "Content-Length": str(size),
        "Cache-Control": "no-store",
    }
    return StreamingResponse(_pieces(file), headers=headers, media_type=MEDIA_TYPE)


async def upload(request: Request) -> Response:
    """A session from an archive."""
    desk = desk_of(request)
    await desk.demand_opener(request)
    # Where no key is set there is nothing else in this call that a page of somebody else's could not send from here.
    if not is_welcome(request, desk.settings):
        raise Problem("not-allowed", "Another site asked for this, so nothing was changed. Use this server’s own page.")
    most = desk.settings.archive_mb
    demand_size(request, most * _MIB)
    async with desk.archives:
        with tempfile.TemporaryFile() as file:
            await _in_time(request, file, most)
            found = await _brought(desk, file, request)
    if found.here:
        _demand_known(desk, request)
    return answer(found, 200 if found.here else 201)


async def _made(desk: Desk, session: str, file: IO[bytes]) -> int:
    """The size of the archive, which is in the file then."""
    with suppress(NoRecord, Unusable):
        archive.demand_name(session)
        async with desk.archives:
            incidents = await desk.store.chronicle.incidents(session)
            made = await archive.write(desk.store.log, session, file, desk.clock.now(), incidents)
        log.info("archive.made", session=session, seq=made.head)
        return file.seek(0, 2)
    raise Problem("no-session", "There is no such session.")


async def _brought(desk: Desk, file: IO[bytes], request: Request) -> BroughtBack:
    try:
        return await bring_back(desk, file, request.query_params.get("as", ""), base_url(request))
    except Unusable as error:
        raise Problem(error.code, f"Nothing was brought back, and nothing was changed. {error}") from error
    except Differs as error:
        raise Problem("other-session", f"Nothing was brought back, and nothing was changed. {error}") from error
    except Occupied:
        raise Problem("written-meanwhile", str(Occupied())) from None


def _demand_known(desk: Desk, request: Request) -> None:
    """Whoever holds a copy of a session that goes on here is not put in charge of it by that alone."""
    try:
        desk.demand_list(request)
    except Problem:
        words = "This session is here already, with everything that is in the archive. Open it with its own link."
        raise Problem("session-here", words) from None


async def _in_time(request: Request, file: IO[bytes], most: int) -> None:
    """Others wait for their turn meanwhile: somebody who sends a byte now and then does not keep it."""
    try:
        async with asyncio.timeout(UPLOAD_SECONDS):
            await _kept(request, file, most)
    except TimeoutError:
        words = "The file was too long on its way, so nothing was brought back. Please try again with a better line."
        raise Problem("too-slow", words, {"Connection": "close"}) from None


async def _kept(request: Request, file: IO[bytes], most: int) -> None:
    """Put the call's body into a file, read no further than so many MiB."""
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most * _MIB:
            raise Problem("too-big", f"This is more than an archive may have on this server: {most} MB.")
        await asyncio.to_thread(file.write, piece)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with closing(file):
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


ROUTES = [
    Route("/api/sessions/{session}/archive", download, methods=["GET"]),
    Route("/api/archives", upload, methods=["POST"]),
]
