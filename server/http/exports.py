"""Downloads: what a viewer may see of a session, as a file to keep."""

import asyncio
from collections.abc import Callable, Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Milliseconds
from projections import State, Timeline
from server.exports.charting import chart_csv
from server.exports.comparing import comparison_csv
from server.exports.record import record_html
from server.exports.reflecting import reflections_csv
from server.exports.seen import Seen, export, look
from server.exports.takeaway import takeaway_html
from server.exports.tracing import traces_csv
from server.http.answers import packed
from server.http.desk import visitor
from server.http.problems import Problem
from server.http.timeline import demand_replay, may_replay, rows
from server.rules.access import Actor

_CSV, _HTML = "text/csv; charset=utf-8", "text/html; charset=utf-8"


class Format(msgspec.Struct, frozen=True):
    """A kind of file: how it is written (None for everything as it stands), its media type and its name's ending."""

    write: Callable[[Seen], bytes] | None
    media_type: str
    ending: str


FORMATS: Mapping[str, Format] = {
    "json": Format(None, "application/json", ".json"),
    "csv": Format(comparison_csv, _CSV, ".csv"),
    "comparison": Format(comparison_csv, _CSV, "-comparison.csv"),
    "chart": Format(chart_csv, _CSV, "-chart.csv"),
    "reflections": Format(reflections_csv, _CSV, "-reflections.csv"),
    "record": Format(record_html, _HTML, "-record.html"),
    "traces": Format(traces_csv, _CSV, "-traces.csv"),
    "takeaway": Format(takeaway_html, _HTML, "-takeaway.html"),
}
"""What a session can be downloaded as; each may be asked for with or without ``.csv`` or ``.html`` behind it."""

FOR_SEATS = frozenset({"takeaway"})
LOOKING_BACK = frozenset({"traces", "record"})
"""Written from how it came about as well: for facilitators, and for others once the replay is open to them."""


async def download(request: Request) -> Response:
    """One session as a file."""
    desk, room, actor = await visitor(request)
    wanted = request.path_params["format"]
    name = wanted.rpartition(".")[0] if wanted.endswith((".csv", ".html")) else wanted
    if name not in FORMATS:
        raise Problem("unknown-format", f"There is no such format. There is: {', '.join(FORMATS)}.")
    if name in FOR_SEATS and actor.role != "participant":
        raise Problem("not-allowed", "A take-away is for one participant. Each can save their own from their tablet.")
    if name == "traces":
        demand_replay(room.record.state, actor)
    record = room.record
    at = record.recent[-1].event.at if record.recent else 0
    # A long session takes a while to write, and the others in the room must not wait: a copy is written beside them.
    state = record.state.copy()
    looks_back = name in LOOKING_BACK and may_replay(state, actor)
    timeline = await rows(room, desk.store.log, actor, 0, state.seq) if looks_back else None
    raw = await asyncio.to_thread(written, FORMATS[name], room.session, at, state, actor, timeline)
    disposition = f'attachment; filename="leeway-{room.session}{FORMATS[name].ending}"'
    return await packed(request, raw, FORMATS[name].media_type, content_disposition=disposition)


def written(
    form: Format, session: str, at: Milliseconds, state: State, actor: Actor, timeline: Timeline | None
) -> bytes:
    """The file; ``timeline`` where its reader may look back."""
    if form.write is None:
        return msgspec.json.format(msgspec.json.encode(export(session, state, actor)), indent=2)
    return form.write(look(session, at, state, actor, timeline))


ROUTES = [Route("/api/sessions/{session}/export/{format}", download, methods=["GET"])]
