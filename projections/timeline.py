"""The timeline: what happened when, on which board, about what, without the words. One row an event, kept as columns.

It is what a replay draws, filters and jumps by before it has loaded a single event: 100,000 events are a few hundred
kilobytes of it. Marking moments and opening the replay is no part of what is replayed, so it has no row.
"""

from collections.abc import Iterable
from typing import Any

from events import Event, MomentChanged, MomentMarked, MomentRemoved, ReplayOpened, Value
from projections.state import State
from projections.subject import subject

NOT_REPLAYED = (MomentMarked, MomentChanged, MomentRemoved, ReplayOpened)
NONE = -1


class Timeline(Value):
    """Columns of equal length, an entry an event, in order; and the names that the entries count into.

    ``seq`` and ``at`` hold differences to the entry before, the first to 0. ``type``, ``board`` (or chart), ``aspect``
    and ``on`` are places in ``types``, ``boards``, ``aspects`` and ``subjects``; −1: none. ``on`` is the note, point or
    answer that the event is about, for a comment the one that it is on. ``x`` and ``y`` are where a note was put;
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


def timeline(events: Iterable[Event], today: State) -> Timeline:
    """The rows of these events; ``today`` is a state that knows what they are about.

    The events and ``today`` must be as one viewer may see them: nothing is filtered here.
    """
    types, boards, aspects, subjects = _Names(), _Names(), _Names(), _Names()
    rows: list[tuple[int, ...]] = []
    seq = at = 0
    for event in events:
        if isinstance(event, NOT_REPLAYED):
            continue
        on = _on(event, today)
        rows.append(
            (
                event.seq - seq,
                event.at - at,
                types.place(str(type(event).__struct_config__.tag)),
                boards.place(getattr(event, "board", "") or getattr(event, "chart", "") or ""),
                aspects.place(_aspect(event, on, today)),
                subjects.place(on),
                _whole(event, "x"),
                _whole(event, "y"),
            )
        )
        seq, at = event.seq, event.at
    columns = [tuple(column) for column in zip(*rows, strict=True)] or [()] * 8
    places = dict(zip(("seq", "at", "type", "board", "aspect", "on", "x", "y"), columns, strict=True))
    return Timeline(
        types=tuple(types), boards=tuple(boards), aspects=tuple(aspects), subjects=tuple(subjects), **places
    )


class _Names(dict[str, int]):
    """Names by the order in which they came up."""

    def place(self, name: str) -> int:
        return self.setdefault(name, len(self)) if name else NONE


def _on(event: Event, today: State) -> str:
    told: Any = getattr(event, "on", "")
    if told:
        return str(told)
    comment = getattr(event, "comment", None)
    known = today.boards.comments.get(comment) if comment else None
    return known.on if known else subject(event)


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
