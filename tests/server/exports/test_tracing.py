"""How the places came about, as a table and in words."""

import re
from html import unescape

from msgspec.structs import replace

from events import (
    ActivityEnded,
    ActivityStarted,
    AspectAdded,
    AspectMarked,
    BoardsRevealed,
    Event,
    NoteMoved,
    NoteUnplaced,
)
from projections import fold_all
from server.exports.record import record_html
from server.exports.seen import Seen, look
from server.exports.tracing import Line, trace_told, traces_csv, traces_in, traces_told
from server.rules.access import Actor
from tests.given import ANN, ANNS, BOBS, FACILITATOR, NOW, OPENED, WALL, event
from tests.server.exports.happened import rows_seen, table

CARD, THEIRS = f"{ANNS}:a1", f"{BOBS}:a1"
MINUTE = 60_000


def _at(minute: float, kind: type[Event], by: str = "ann", **fields: object) -> Event:
    made: Event = kind(seq=0, at=NOW + int(minute * MINUTE), by=by, id=f"{by}-tablet:1", **fields)
    return made


def _moved(minute: float, note: str, x: int) -> Event:
    return _at(minute, NoteMoved, board=note.rpartition(":")[0], note=note, x=x, y=500)


WAY = (
    _at(0, ActivityStarted, "fac", activity="scale"),
    _moved(1, CARD, 300),
    _moved(2, CARD, 700),
    _at(3, NoteUnplaced, board=ANNS, note=CARD),
    _moved(4.5, CARD, 450),
    _moved(5, f"{ANNS}:a2", 1000),
    _moved(6, THEIRS, 500),
    _at(10, ActivityEnded, "fac", activity="scale"),
    _at(20, ActivityStarted, "fac", activity="alone"),
    _at(21, NoteMoved, board="alone:ppi:bob", note="alone:ppi:bob:a1", x=1, y=1),
    _at(30, ActivityEnded, "fac", activity="alone"),
)


def seen(viewer: Actor, *more: Event, looks_back: bool = True) -> Seen:
    """What this viewer may see, and may look back on."""
    happened = [replace(one, seq=seq) for seq, one in enumerate((*OPENED, *WAY, *more), 1)]
    return look("here", NOW, fold_all(happened), viewer, rows_seen(viewer, *happened) if looks_back else None)


def test_each_aspect_of_each_group_is_a_row() -> None:
    """With the numbers to cite, in places of 0 to 1000 and seconds of the time that the activity ran."""
    rows = table(traces_csv(seen(FACILITATOR)))
    assert tuple(rows[0]) == Line._fields
    head = ["scale", "Link workers", "1", "a1", "Aspect 1", "placed", "450", "to and fro"]
    placed, changed, way = ["5", "60", "300"], ["8", "270", "210"], ["2", "650", "2", "1"]
    assert list(rows[0].values()) == [*head, *placed, *changed, *way, "390", "0", "60", "90", "600"]
    assert [(row["group"], row["aspect"], row["course"]) for row in rows[1:6]] == [
        ("Link workers", "a2", "settled early"),
        ("Link workers", "a3", "never placed"),
        ("PPI contributors", "a1", "settled early"),
        ("PPI contributors", "a2", "never placed"),
        ("PPI contributors", "a3", "never placed"),
    ]
    assert (rows[2]["moves"], rows[2]["placed_seq"], rows[2]["answer"]) == ("", "", "not placed")


def test_of_people_who_place_alone_only_that_is_told() -> None:
    """One row that says so, and no place of anybody."""
    rows = table(traces_csv(seen(FACILITATOR)))[6:]
    assert [(row["activity"], row["group"], row["aspect"]) for row in rows] == [("alone", "", "")]
    assert rows[0]["course"] == "each person placed alone, so there is no trace"


def test_groups_that_are_not_shown_have_no_rows() -> None:
    """Not even ones that say never placed."""
    shown = [event(BoardsRevealed, 40, activity="scale")]
    assert {row["group"] for row in table(traces_csv(seen(ANN)))} == {"Link workers", ""}
    assert {row["group"] for row in table(traces_csv(seen(WALL)))} == {""}
    assert {row["group"] for row in table(traces_csv(seen(WALL, *shown)))} == {"Link workers", "PPI contributors", ""}


def test_no_cell_can_run() -> None:
    """A title that looks like a formula is text."""
    more = _at(11, AspectAdded, "fac", aspect="a9", title="=1+1", detail="")
    assert "'=1+1" in {row["title"] for row in table(traces_csv(seen(FACILITATOR, more)))}


def test_a_trace_is_told_in_short_sentences() -> None:
    """What happened, how often, how far, and the word for it."""
    found = traces_in(seen(FACILITATOR), "scale")
    told = [trace_told(trace) for group in found.groups for trace in group.traces]
    assert told[:4] == [
        "First placed after 1 minute. Moved 2 times, 65 out of 100 in all. Crossed the middle 2 times. "
        "Taken off 1 time. Last changed after 5 minutes. To and fro.",
        "First placed after 5 minutes. Not changed after that. Settled early.",
        "Never placed.",
        "First placed after 6 minutes. Not changed after that. Settled early.",
    ]


def test_where_no_word_fits_none_is_said() -> None:
    """An answer that took it off again, neither early nor late."""
    gave_up = _at(22, AspectMarked, board=BOBS, aspect="a1", mark="undecided")
    again = _at(21.5, ActivityStarted, "fac", activity="scale")
    late = _at(35, ActivityEnded, "fac", activity="scale")
    trace = traces_in(seen(FACILITATOR, again, gave_up, late), "scale").groups[1].traces[0]
    told = "First placed after 6 minutes. Taken off 1 time. Last changed after 11 minutes."
    assert (trace.course, trace_told(trace)) == ("neither", told)


def record(viewer: Actor, **options: bool) -> str:
    """The record as it is read."""
    raw = record_html(seen(viewer, **options)).decode().partition("</style>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", raw)).split())


def test_the_record_tells_it_to_whoever_may_look_back() -> None:
    """With the rules for its words; that a group of one is one person; and nothing of people who placed alone."""
    found = record(FACILITATOR)
    assert "How the places came about “To and fro” is what crossed the middle 2 times or more" in found
    assert "There is only one person in Link workers and in PPI contributors" in found
    assert "Each person placed alone, so it is not told here how places came about." in found
    assert "How the places came about" not in record(FACILITATOR, looks_back=False)


def test_nobody_is_named_in_them() -> None:
    """Neither in the table nor in the record's part of it."""
    found = traces_csv(seen(FACILITATOR)).decode() + "".join(traces_told(seen(FACILITATOR), "scale"))
    assert "Link workers" in found
    assert not any(name in found for name in ("Ann", "Bob", "ann", "bob"))
