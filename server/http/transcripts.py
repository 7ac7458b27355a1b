"""The transcript as a download: what happened in words, as its viewer may see it and for passing on."""

import asyncio
from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Recorded
from projections import Ledger, State
from server.exports.transcribed import Markdown, Page, Writer, about
from server.exports.transcript import Transcript
from server.http.answers import packed
from server.http.desk import number, visitor
from server.http.timeline import demand_replay
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import see

_PIECE = 1000
"""So many events are read and told in one go."""


class Kind(msgspec.Struct, frozen=True):
    """A kind of file: how it is written, its media type and its name's ending."""

    writer: type[Writer]
    media_type: str
    ending: str


KINDS: Mapping[str, Kind] = {
    "transcript": Kind(Page, "text/html; charset=utf-8", ".html"),
    "transcript.md": Kind(Markdown, "text/markdown; charset=utf-8", ".md"),
}
"""What a transcript can be downloaded as."""


class Eyes(msgspec.Struct, frozen=True):
    """Whoever it is made for, and the session as it is today: what may be seen follows from both."""

    actor: Actor
    state: State
    ledger: Ledger

    def told(self, piece: list[Recorded], transcript: Transcript, writer: Writer) -> bytes:
        """What can be written of these events, as far as they may be seen."""
        seen = (see(one.event, self.actor, self.state, self.ledger) for one in piece)
        lines = (line for event in seen if event is not None for line in transcript.take(event))
        return "".join(writer.take(line) for line in lines).encode()


async def transcript(request: Request) -> Response:
    """The transcript of a session, or of the part with ``after < seq <= upto``."""
    desk, room, actor = await visitor(request)
    demand_replay(room.record.state, actor)
    kind = KINDS[request.scope["path"].rpartition("/")[2]]
    eyes = Eyes(actor, room.record.state.copy(), room.record.ledger)
    head = eyes.state.seq
    after, upto = number(request, "after", 0), number(request, "upto", head, head)
    today = await asyncio.to_thread(state_for, eyes.state, actor)
    incidents = await desk.store.chronicle.incidents(room.session)
    told = Transcript(today, incidents, after=after, upto=upto, whole=actor.role == "facilitator")
    writer = kind.writer(today.session.title, about(today, actor.role, "Times are UTC."))
    raw = bytearray(writer.begin().encode())
    for start in range(0, upto, _PIECE):
        piece = await desk.store.log.read(room.session, start, min(upto, start + _PIECE))
        # It is told beside the others' work: telling takes longer than they should wait.
        raw += await asyncio.to_thread(eyes.told, piece, told, writer)
    raw += await asyncio.to_thread(_ended, told, writer)
    disposition = f'attachment; filename="leeway-{room.session}-transcript{kind.ending}"'
    return await packed(request, bytes(raw), kind.media_type, content_disposition=disposition)


def _ended(transcript: Transcript, writer: Writer) -> bytes:
    """The rest: on a page, the table of an activity that may have gone on for as long as the session."""
    return ("".join(writer.take(line) for line in transcript.end()) + writer.end()).encode()


ROUTES = [Route(f"/api/sessions/{{session}}/export/{name}", transcript, methods=["GET"]) for name in KINDS]
