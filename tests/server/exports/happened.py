"""A workshop of two people and everything that can be written in it, for the tests of files."""

import csv
import io
from typing import Any

from events import (
    ActivityStarted,
    AspectMarked,
    BoardsRevealed,
    CommentAdded,
    Event,
    FormedGroup,
    GroupsFormed,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteMoved,
    NoteReworded,
    PointAdded,
    PointSupported,
    ReflectionGiven,
    WordsHidden,
)
from projections import Ledger, Timeline, fold_all, timeline
from server.exports.seen import Seen, look
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import see
from tests.given import ANNS, BOBS, NOW, OPENED, event

CARD, OTHER = f"{ANNS}:a1", f"{BOBS}:a1"
TABLE = (FormedGroup(id="table-1", name="Table 1", shape="hexagon", seats=("ann", "bob")),)


def _scale() -> list[Event]:
    return [
        event(ActivityStarted, 4, activity="scale"),
        event(NoteMoved, 5, "ann", board=ANNS, note=CARD, x=100, y=500),
        event(NoteExplained, 6, "ann", board=ANNS, note=CARD, text="Because we say so"),
        event(NoteMoved, 7, "bob", board=BOBS, note=OTHER, x=700, y=500, author=None, paper=True),
        event(NoteReworded, 8, "bob", board=BOBS, note=OTHER, text='=HYPERLINK("http://evil")'),
        event(CommentAdded, 9, "bob", board=BOBS, comment="c1", on=OTHER, text="+1"),
        event(AspectMarked, 10, "bob", board=BOBS, aspect="a2", mark="notDiscussed"),
        event(AspectMarked, 11, "ann", board=ANNS, aspect="a3", mark="cantAgree", low=100, high=900),
        event(NoteAdded, 12, "ann", board=ANNS, note="own", aspect=None, text="Ours", x=None, y=None),
        event(NoteAdded, 13, "bob", board=BOBS, note="theirs", aspect=None, text="Theirs", x=990, y=0),
        event(NoteMatched, 14, activity="scale", note="own", to="theirs"),
    ]


def _alone() -> list[Event]:
    boards = {"ann": "alone:link-workers:ann", "bob": "alone:ppi:bob"}
    secret = {"ann": "unnamed:link-workers:anns-alias", "bob": "unnamed:ppi:bobs-alias"}
    return [
        event(ActivityStarted, 15, activity="alone"),
        event(NoteMoved, 16, "ann", board=boards["ann"], note=f"{boards['ann']}:a1", x=250, y=0),
        event(NoteMoved, 17, "bob", board=boards["bob"], note=f"{boards['bob']}:a1", x=900, y=0),
        event(AspectMarked, 18, "bob", board=boards["bob"], aspect="a2", mark="depends", text="the weather"),
        event(ActivityStarted, 18, activity="unnamed"),
        event(NoteMoved, 19, "bob", board=secret["bob"], note=f"{secret['bob']}:a1", x=333, y=0),
        event(NoteExplained, 20, "bob", board=secret["bob"], note=f"{secret['bob']}:a1", text="Between us"),
    ]


def _rest() -> list[Event]:
    chart, mixed = "chart:link-workers", "mixed:table-1"
    point = {"aspect": "a1", "bearers": ("patient",)}
    answer = {"rating": None, "named": False, "group": "", "prompt": "why"}
    return [
        event(ActivityStarted, 21, activity="chart"),
        event(PointAdded, 22, "ann", chart=chart, point="p1", side="pro", text="-Saves time", **point),
        event(PointSupported, 23, "ann", chart=chart, point="p1"),
        event(CommentAdded, 24, "ann", board=chart, comment="c2", on="p1", text="Indeed"),
        event(GroupsFormed, 25, activity="mixed", groups=TABLE, seed=1),
        event(ActivityStarted, 26, activity="mixed"),
        event(PointAdded, 26, "bob", chart=mixed, point="p2", side="con", text="Costs more", **point),
        event(ActivityStarted, 27, activity="reflect"),
        event(ReflectionGiven, 28, "ann", activity="reflect", reflection="r1", text="Well", **answer),
        event(ActivityStarted, 30, activity="together"),
        event(ReflectionGiven, 30, "fac", activity="together", reflection="r2", author="bob", text="Tired", **answer),
        event(
            ReflectionGiven,
            31,
            "bob",
            activity="reflect",
            reflection="r3",
            **{**answer, "prompt": "how", "rating": 3, "text": ""},
        ),
    ]


HAPPENED: tuple[Event, ...] = (*OPENED, *_scale(), *_alone(), *_rest())
SHOWN = tuple(
    event(BoardsRevealed, 40 + n, activity=a)
    for n, a in enumerate(("scale", "alone", "unnamed", "chart", "mixed", "reflect", "together"))
)
"""Everything is shown to everybody."""


def hidden(*names: str) -> tuple[Event, ...]:
    """The words of these were hidden."""
    return tuple(event(WordsHidden, 60 + n, on=name, hidden=True) for n, name in enumerate(names))


def seen(viewer: Actor, *more: Event) -> Seen:
    """What this viewer may see of it, and of what happened then."""
    return look("here", NOW, fold_all([*HAPPENED, *more]), viewer)


def rows_seen(viewer: Actor, *events: Event) -> Timeline:
    """The rows of the timeline that this viewer may see of these events."""
    today = fold_all(events)
    seen = (see(one, viewer, today, Ledger(salt="pepper")) for one in events)
    return timeline([one for one in seen if one], state_for(today, viewer))


def table(raw: bytes) -> list[dict[str, Any]]:
    """A CSV as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
