"""Downloads: what a viewer may see of a session, as a file to keep.

They are made from the same state as the screens (``state_for``), so nothing leaves this way that is not seen there.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping

import msgspec
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Value
from projections import Comparison, Lane, Row, State, board_id, compare, groups_in
from server.http.desk import visitor
from server.http.problems import Problem
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import sees_board

COLUMNS = (
    "activity",
    "aspect",
    "title",
    "group",
    "standing",
    "x",
    "words",
    "comments",
    "distance",
)
"""The columns of the CSV file, one row for each aspect and group of each scale activity."""

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


Cell = str | float | None


class Export(Value):
    """Everything that a viewer may see, with the comparison of every scale activity."""

    session: str
    seq: int
    state: State
    comparisons: tuple[Comparison, ...]


def export(session: str, state: State, actor: Actor) -> Export:
    """What this viewer takes home; groups whose boards the viewer may not see yet are left out of the comparisons."""
    seen = state_for(state, actor)
    scales = [activity.id for activity in state.agenda.activities.values() if activity.kind == "scale"]
    comparisons = tuple(_for_viewer(compare(seen, activity), state, actor) for activity in scales)
    return Export(session=session, seq=state.seq, state=seen, comparisons=comparisons)


def as_json(exported: Export) -> bytes:
    """The export as JSON, indented for people."""
    return msgspec.json.format(msgspec.json.encode(exported), indent=2)


def as_csv(exported: Export) -> bytes:
    """The comparisons as CSV that spreadsheets open: UTF-8 with its mark, and no cell that could run as a formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for line in _lines(exported):
        writer.writerow([inert(cell) for cell in line])
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


def inert(cell: Cell) -> str | float:
    """A cell that a spreadsheet shows and never runs; numbers stay numbers."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_LIVE) else cell


FORMATS: Mapping[str, tuple[Callable[[Export], bytes], str]] = {
    "json": (as_json, "application/json"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}
"""What a session can be downloaded as."""


async def download(request: Request) -> Response:
    """One session as a file."""
    _desk, room, actor = await visitor(request)
    name = request.path_params["format"]
    if name not in FORMATS:
        raise Problem("unknown-format", f"There is no such format. There is: {', '.join(FORMATS)}.")
    write, media_type = FORMATS[name]
    headers = {
        "Content-Disposition": f'attachment; filename="leeway-{room.session}.{name}"',
        "Cache-Control": "no-store",
    }
    return Response(write(export(room.session, room.record.state, actor)), headers=headers, media_type=media_type)


def _for_viewer(comparison: Comparison, state: State, actor: Actor) -> Comparison:
    def visible(lane: Lane) -> bool:
        return sees_board(board_id(comparison.activity, lane.group), actor, state)

    rows = (structs.replace(row, lanes=tuple(filter(visible, row.lanes))) for row in comparison.rows)
    matched = (structs.replace(match, lanes=tuple(filter(visible, match.lanes))) for match in comparison.matched)
    return structs.replace(comparison, rows=tuple(rows), matched=tuple(matched))


def _lines(exported: Export) -> Iterator[tuple[Cell, ...]]:
    state = exported.state
    for comparison in exported.comparisons:
        for row in comparison.rows:
            title = state.session.aspects[row.aspect].title
            for lane in row.lanes:
                yield _line(state, comparison.activity, row, title, lane)


def _line(state: State, activity: str, row: Row, title: str, lane: Lane) -> tuple[Cell, ...]:
    group = groups_in(state, activity)[lane.group].name
    remarks = "\n".join(state.boards.comments[comment].text for comment in lane.comments)
    words = lane.text or title
    return (
        state.agenda.activities[activity].title,
        row.aspect,
        title,
        group,
        lane.standing,
        lane.x,
        words,
        remarks,
        row.distance,
    )


ROUTES = [Route("/api/sessions/{session}/export/{format}", download, methods=["GET"])]
