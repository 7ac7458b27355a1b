"""The timeline: what happened when, on which board, about what, without the words. One row an event, kept as columns.

It is what a replay draws, filters and jumps by before it has loaded a single event: 100,000 events are a few hundred
kilobytes of it. Marking moments, opening the replay and erasing is no part of what is replayed, so it has no row.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from events import (
    Event,
    MomentChanged,
    MomentMarked,
    MomentRemoved,
    NameErased,
    ReplayOpened,
    SeatErased,
    Unknown,
    Value,
    WordsErased,
)
from projections.state import State
from projections.subject import subject

NOT_REPLAYED = (MomentMarked, MomentChanged, MomentRemoved, ReplayOpened, WordsErased, NameErased, SeatErased)
NONE = -1
_COLUMNS = ("seq", "at", "type", "board", "aspect", "on", "x", "y")


class Timeline(Value):
    """Columns of equal length, an entry an event, in order; and the names that the entries count into.

    ``seq`` and ``at`` hold differences to the entry before, the first to 0. ``type``, ``board`` (or chart; else
    the activity that an event is about, with the group of an answer as ``activity:group``), ``aspect`` and ``on`` are
    places in ``types``, ``boards``, ``aspects`` and ``subjects``; −1: none. ``on`` is the note, point or answer that
    the event is about, for a comment the one that it is on. ``x`` and ``y`` are where a note was put;
    −1: nowhere, so that taking a note off the scale is a row of an ``on`` with ``x`` −1.
    """

    types: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    seq: tuple[int, ...] = ()
    at: tuple[int, ...] = ()
    type: tuple[int, ...] = ()
    board: tuple[int, ...] = ()
    aspect: tuple[int, ...] = ()
    on: tuple[int, ...] = ()
    x: tuple[int, ...] = ()
    y: tuple[int, ...] = ()


class Rows:
    """Gathers rows, an event at a time. The events must be as one viewer may see them: nothing is filtered here.

    ``today`` knows what they are about. It may be the whole state: an event that may be seen leads only to what may be.
    """

    def __init__(self, today: State) -> None:
        self._today = today
        self._types, self._boards, self._aspects, self._subjects = _Names(), _Names(), _Names(), _Names()
        self._columns: dict[str, list[int]] = {name: [] for name in _COLUMNS}
        self._seq = self._at = 0

    def take(self, event: Event) -> None:
        """The next event."""
        if isinstance(event, NOT_REPLAYED):
            return
        told = {name: getattr(event, name) for name in _told(type(event))}
        on = _on(event, told, self._today)
        columns = self._columns
        columns["seq"].append(event.seq - self._seq)
        columns["at"].append(event.at - self._at)
        columns["type"].append(self._types.place(_type(event)))
        columns["board"].append(self._boards.place(_board(told)))
        columns["aspect"].append(self._aspects.place(_aspect(told, on, self._today)))
        columns["on"].append(self._subjects.place(on))
        columns["x"].append(_whole(told.get("x")))
        columns["y"].append(_whole(told.get("y")))
        self._seq, self._at = event.seq, event.at

    def timeline(self) -> Timeline:
        """The rows so far."""
        return Timeline(
            types=tuple(self._types),
            boards=tuple(self._boards),
            aspects=tuple(self._aspects),
            subjects=tuple(self._subjects),
            **{name: tuple(column) for name, column in self._columns.items()},
        )


def timeline(events: Iterable[Event], today: State) -> Timeline:
    """The rows of these events; see ``Rows``."""
    rows = Rows(today)
    for event in events:
        rows.take(event)
    return rows.timeline()


class _Names(dict[str, int]):
    """Names by the order in which they came up."""

    def place(self, name: str) -> int:
        return self.setdefault(name, len(self)) if name else NONE


@cache
def _told(kind: type[Event]) -> tuple[str, ...]:
    """Those fields of this type of event that say where it happened and to what."""
    told = ("board", "chart", "activity", "group", "on", "comment", "aspect", "x", "y")
    return tuple(name for name in told if name in kind.__struct_fields__)


def _type(event: Event) -> str:
    """The event's type; of an event that is newer than we are, the one in its own bytes."""
    if isinstance(event, Unknown):
        return str(msgspec.json.decode(event.raw)["type"])
    return str(type(event).__struct_config__.tag)


def _board(told: dict[str, Any]) -> str:
    """Its board or chart; else its activity, and behind a colon the group whose answer it is."""
    place, activity = told.get("board") or told.get("chart"), told.get("activity")
    if place or not activity:
        return place or ""
    return f"{activity}:{told['group']}" if told.get("group") else activity


def _on(event: Event, told: dict[str, Any], today: State) -> str:
    """What the event is about; a remark is about what it was said of."""
    on: str = told.get("on") or told.get("comment") or ""
    known = today.boards.comments.get(on) if on else None
    if known:
        return known.on
    return told.get("on") or subject(event)


def _aspect(told: dict[str, Any], on: str, today: State) -> str:
    aspect: str | None = told.get("aspect")
    if aspect or not on:
        return aspect or ""
    note, point = today.boards.notes.get(on), today.charts.points.get(on)
    if note or point:
        return (note and note.aspect) or (point and point.aspect) or ""
    last = on.rpartition(":")[2]
    return last if last in today.session.aspects else ""


def _whole(value: int | None) -> int:
    return NONE if value is None else value
