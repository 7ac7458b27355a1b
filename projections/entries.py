"""The rows of a timeline one by one, as analysis reads them."""

from collections.abc import Iterator
from typing import NamedTuple

from projections.timeline import Timeline


class Entry(NamedTuple):
    """One event: its type, on which board or chart, about what; ``x`` is where a note was put, None for all else."""

    seq: int
    at: int
    type: str
    board: str
    aspect: str
    on: str
    x: int | None


def entries(timeline: Timeline) -> Iterator[Entry]:
    """Every row of the columns, in order."""
    seq = at = 0
    columns = zip(
        timeline.seq, timeline.at, timeline.type, timeline.board, timeline.aspect, timeline.on, timeline.x, strict=True
    )
    for later, passed, kind, board, aspect, on, x in columns:
        seq, at = seq + later, at + passed
        yield Entry(
            seq,
            at,
            timeline.types[kind],
            _name(timeline.boards, board),
            _name(timeline.aspects, aspect),
            _name(timeline.subjects, on),
            None if x < 0 else x,
        )


def _name(names: tuple[str, ...], place: int) -> str:
    return names[place] if place >= 0 else ""
