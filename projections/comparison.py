"""The comparison: where each group put each aspect, side by side.

A group that did not place an aspect is never given a place. "Placed", "undecided", "not discussed" and "not placed yet"
are four different answers. Groups are never pooled, and with one placement a group nothing is averaged.
"""

from itertools import combinations
from typing import Literal

from events import Value
from projections.board import Note, board_id, card_id
from projections.state import State

Standing = Literal["placed", "unplaced", "undecided", "notDiscussed"]


class Lane(Value):
    """One group's answer for one aspect; ``text`` is empty where they kept its title; comments are ids in order."""

    group: str
    standing: Standing
    x: int | None
    text: str
    comments: tuple[str, ...]


class Row(Value):
    """One aspect with a lane for each group.

    ``distance`` 0–1000 is the widest gap between groups that placed it, null where fewer than two did.
    """

    aspect: str
    lanes: tuple[Lane, ...]
    distance: int | None


class Comparison(Value):
    """Aspects in their order; ``invented`` are the ids of notes that only one group has."""

    activity: str
    rows: tuple[Row, ...]
    invented: tuple[str, ...]
    placed_by_all: int


def compare(state: State, activity: str) -> Comparison:
    """The comparison of all groups in a scale activity, from what this state holds."""
    shown = [aspect.id for aspect in state.session.aspects.values() if not aspect.parked]
    rows = tuple(_row(state, activity, aspect) for aspect in shown)
    boards = {board_id(activity, group) for group in state.people.groups}
    return Comparison(
        activity=activity,
        rows=rows,
        invented=tuple(n.id for n in state.boards.notes.values() if _invented(n) and n.board in boards),
        placed_by_all=sum(all(lane.standing == "placed" for lane in row.lanes) for row in rows),
    )


def standing(state: State, card: str) -> Standing:
    """How a group answered for the aspect whose card this is."""
    mark = state.boards.marks.get(card)
    if mark == "undecided" or mark == "notDiscussed":
        return mark
    note = state.boards.notes.get(card)
    return "placed" if note and note.x is not None else "unplaced"


def _row(state: State, activity: str, aspect: str) -> Row:
    lanes = tuple(_lane(state, group, card_id(board_id(activity, group), aspect)) for group in state.people.groups)
    places = [lane.x for lane in lanes if lane.x is not None]
    gaps = [abs(a - b) for a, b in combinations(places, 2)]
    return Row(aspect=aspect, lanes=lanes, distance=max(gaps, default=None))


def _lane(state: State, group: str, card: str) -> Lane:
    note = state.boards.notes.get(card)
    remarks = [c.id for c in state.boards.comments.values() if c.on == card and not c.removed]
    return Lane(
        group=group,
        standing=standing(state, card),
        x=note.x if note else None,
        text=note.text if note else "",
        comments=tuple(remarks),
    )


def _invented(note: Note) -> bool:
    return note.aspect is None and not note.removed
