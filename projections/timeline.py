"""The timeline: what happened when, on which board, about what, without the words. One row an event, kept as columns.

It is what a replay draws, filters and jumps by before it has loaded a single event: 100,000 events are a few hundred
kilobytes of it. Marking moments and opening the replay is no part of what is replayed, so it has no row.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from events import Event, MomentChanged, MomentMarked, MomentRemoved, ReplayOpened, Unknown, Value
from projections.state import State
from projections.subject import subject

NOT_REPLAYED = (MomentMarked, MomentChanged, MomentRemoved, ReplayOpened)
NONE = -1


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
    """Gathers rows, an event at a time; ``today`` is a state that knows what the events are about.

    The events and ``today`` must be as one viewer may see them: nothing is filtered here.
    """

    def __init__(self, today: State) -> None:
        self._today = today
        self._types, self._boards, self._aspects, self._subjects = _Names(), _Names(), _Names(), _Names()
        self._rows: list[tuple[int, ...]] = []
        self._seq = self._at = 0

    def take(self, event: Event) -> None:
        """The next event."""
        if isinstance(event, NOT_REPLAYED):
            return
        on = _on(event, self._today)
        self._rows.append(
            (
                event.seq - self._seq,
                event.at - self._at,
                self._types.place(_type(event)),
                self._boards.place(_board(event)),
                self._aspects.place(_aspect(event, on, self._today)),
                self._subjects.place(on),
                _whole(event, "x"),
                _whole(event, "y"),
            )
        )
        self._seq, self._at = event.seq, event.at

    def timeline(self) -> Timeline:
        """The rows so far."""
        columns = [tuple(column) for column in zip(*self._rows, strict=True)] or [()] * 8
        places = dict(zip(("seq", "at", "type", "board", "aspect", "on", "x", "y"), columns, strict=True))
        return Timeline(
            types=tuple(self._types),
            boards=tuple(self._boards),
            aspects=tuple(self._aspects),
            subjects=tuple(self._subjects),
            **places,
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


def _type(event: Event) -> str:
    """The event's type; of an event that is newer than we are, the one in its own bytes."""
    if isinstance(event, Unknown):
        return str(msgspec.json.decode(event.raw)["type"])
    return str(type(event).__struct_config__.tag)


def _board(event: Event) -> str:
    """Its board or chart; else its activity, and behind a colon the group whose answer it is."""
    place: Any = getattr(event, "board", None) or getattr(event, "chart", None)
    activity: Any = getattr(event, "activity", None)
    group: Any = getattr(event, "group", None) if activity else None
    return str(place or (f"{activity}:{group}" if group else activity) or "")


def _on(event: Event, today: State) -> str:
    """What the event is about; a remark is about what it was said of."""
    told: Any = getattr(event, "on", None) or getattr(event, "comment", None) or ""
    known = today.boards.comments.get(told)
    if known:
        return known.on
    return str(getattr(event, "on", None) or subject(event))


def _aspect(event: Event, on: str, today: State) -> str:
    told: Any = getattr(event, "aspect", None)
    note, point = today.boards.notes.get(on), today.charts.points.get(on)
    if told or note or point:
        return str(told or (note and note.aspect) or (point and point.aspect) or "")
    last = on.rpartition(":")[2]
    return last if last in today.session.aspects else ""


def _whole(event: Event, field: str) -> int:
    value: Any = getattr(event, field, None)
    return NONE if value is None else int(value)
