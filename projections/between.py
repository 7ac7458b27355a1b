"""What changed between two instants, board by board: never who did it, and of anybody's own board only how much.

It is read off the two states, and off the rows between them for what states do not tell: how often, how far, and
after which event one sees it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, TypeVar, get_args

from events import Mark, Value
from projections.board import Comment, Note, activity_of, board_id, group_of, owner_of
from projections.chart import Point
from projections.entries import Entry, entries
from projections.groups import groups_in
from projections.state import State
from projections.timeline import Timeline
from projections.traces import Walk

What = Literal[
    "added",
    "removed",
    "restored",
    "reworded",
    "explained",
    "commented",
    "uncommented",
    "pointAdded",
    "pointRemoved",
    "pointRestored",
    "pointReworded",
    "pointMoved",
    "pointJoined",
    "pointParted",
]
_ORDER = {what: place for place, what in enumerate(get_args(What))}
_TOLD_BY: dict[What, tuple[str, ...]] = {
    "added": ("note.added",),
    "removed": ("note.removed",),
    "restored": ("note.restored",),
    "reworded": ("note.reworded",),
    "explained": ("note.explained",),
    "commented": ("comment.added",),
    "uncommented": ("comment.removed",),
    "pointAdded": ("point.added",),
    "pointRemoved": ("point.removed",),
    "pointRestored": ("point.restored",),
    "pointReworded": ("point.reworded",),
    "pointMoved": ("point.moved",),
    "pointJoined": ("point.joined",),
    "pointParted": ("point.parted",),
}
"""The events after which one sees it."""

_PLACING = ("note.added", "note.moved", "note.unplaced", "aspect.marked")
_RETURNING = (*_PLACING, "note.restored")
_SUPPORTING = ("point.supported", "point.unsupported")


class Line(Value):
    """What happened to the note or point ``on``, so many ``times``; one sees it right after the event ``seq``."""

    what: What
    on: str
    seq: int
    times: int


class Shift(Value):
    """A note that lay somewhere else at the end than at the beginning, or went about in between; null: off the scale.

    ``moves``, ``far`` and ``crossings`` are those on the way, as in a ``Trace``.
    """

    on: str
    seq: int
    was: int | None
    now: int | None
    moves: int
    far: int
    crossings: int


class Marking(Value):
    """What a group said of an aspect instead of placing it, before and after; null: nothing."""

    on: str
    seq: int
    was: Mark | None
    now: Mark | None


class Support(Value):
    """How many agreed with a point before and after."""

    on: str
    seq: int
    was: int
    now: int


class BoardChanges(Value):
    """What changed on one group's board or chart."""

    board: str
    shifts: tuple[Shift, ...]
    markings: tuple[Marking, ...]
    lines: tuple[Line, ...]
    supports: tuple[Support, ...]


class AloneChanges(Value):
    """How often anything happened on boards that belong to one person of this group each."""

    activity: str
    group: str
    times: int


class Answers(Value):
    """So many answers were given in this activity that had not been given before."""

    activity: str
    given: int


class Changes(Value):
    """All that changed with ``after < seq <= upto``, in the order of the agenda and of the groups."""

    after: int
    upto: int
    boards: tuple[BoardChanges, ...]
    alone: tuple[AloneChanges, ...]
    answers: tuple[Answers, ...]


def between(timeline: Timeline, before: State, after: State) -> Changes:
    """What changed from one state to a later one, both as one viewer may see them, and so the timeline."""
    rows = [row for row in entries(timeline) if before.seq < row.seq <= after.seq]
    seen = _Seen(rows, before, after)
    found = _by_board(seen)
    places = _places(after)
    return Changes(
        after=before.seq,
        upto=after.seq,
        boards=tuple(
            found[board] for board in sorted(found, key=lambda board: (places.get(board, len(places)), board))
        ),
        alone=tuple(_alone(rows, places)),
        answers=tuple(_answers(before, after)),
    )


class _Seen:
    """Two states, what their groups' boards hold, and the rows in between by what they are about."""

    def __init__(self, rows: list[Entry], before: State, after: State) -> None:
        self.before, self.after = before, after
        self._about: dict[str, list[Entry]] = {}
        self._shared = after.seq
        for row in rows:
            if owner_of(row.board) is None:
                self._about.setdefault(row.on, []).append(row)
            if row.type == "writing.shared":
                self._shared = row.seq

    def rows(self, on: str, types: tuple[str, ...]) -> list[Entry]:
        """What happened to this note or point, of these types."""
        return [row for row in self._about.get(on, ()) if row.type in types]

    def last(self, on: str, types: tuple[str, ...]) -> int:
        """The event after which one sees it; where none is about it, it came from somebody's own board."""
        found = self.rows(on, types)
        return found[-1].seq if found else self._shared

    def line(self, what: What, on: str, times: int = 1) -> Line:
        """One thing that happened."""
        return Line(what=what, on=on, seq=self.last(on, _TOLD_BY[what]), times=times)


def _by_board(seen: _Seen) -> dict[str, BoardChanges]:
    shifts, markings = _gathered(_shifts(seen)), _gathered(_markings(seen))
    lines, supports = _gathered(_lines(seen)), _gathered(_supports(seen))
    return {
        board: BoardChanges(
            board=board,
            shifts=tuple(sorted(shifts.get(board, ()), key=lambda shift: (shift.seq, shift.on))),
            markings=tuple(sorted(markings.get(board, ()), key=lambda marking: (marking.seq, marking.on))),
            lines=tuple(sorted(lines.get(board, ()), key=lambda line: (_ORDER[line.what], line.seq, line.on))),
            supports=tuple(sorted(supports.get(board, ()), key=lambda support: (support.seq, support.on))),
        )
        for board in {**shifts, **markings, **lines, **supports}
    }


_Change = TypeVar("_Change", Shift, Marking, Line, Support)


def _gathered(found: Iterator[tuple[str, _Change]]) -> dict[str, list[_Change]]:
    by: dict[str, list[_Change]] = {}
    for board, change in found:
        by.setdefault(board, []).append(change)
    return by


def _shifts(seen: _Seen) -> Iterator[tuple[str, Shift]]:
    for note in _notes(seen.after):
        earlier = _same(seen.before.boards.notes, note)
        if note.removed:
            continue
        walk = Walk(earlier.x if earlier and not earlier.removed else None)
        was = walk.x
        changes = [row.seq for row in seen.rows(note.id, _PLACING) if walk.put(row.x)]
        if walk.put(note.x):
            changes = changes[:-1]  # a mark that asks again leaves the card where it lies
        if was != note.x or walk.moves:
            yield (
                note.board,
                Shift(
                    on=note.id,
                    seq=changes[-1] if changes else seen.last(note.id, _RETURNING),
                    was=was,
                    now=note.x,
                    moves=walk.moves,
                    far=walk.far,
                    crossings=walk.crossings,
                ),
            )


def _markings(seen: _Seen) -> Iterator[tuple[str, Marking]]:
    was, now = seen.before.boards.marks, seen.after.boards.marks
    for card in {**was, **now}:
        board = card.rpartition(":")[0]
        if owner_of(board) is None and was.get(card) != now.get(card):
            seq = seen.last(card, _PLACING)
            yield board, Marking(on=card, seq=seq, was=was.get(card), now=now.get(card))


def _supports(seen: _Seen) -> Iterator[tuple[str, Support]]:
    for point in seen.after.charts.points.values():
        earlier = seen.before.charts.points.get(point.id)
        was, now = len(earlier.supporters) if earlier else 0, len(point.supporters)
        if was != now and not point.removed:
            seq = seen.last(point.id, _SUPPORTING)
            yield point.chart, Support(on=point.id, seq=seq, was=was, now=now)


def _lines(seen: _Seen) -> Iterator[tuple[str, Line]]:
    for note in _notes(seen.after):
        for what in _note_told(_same(seen.before.boards.notes, note), note):
            yield note.board, seen.line(what, note.id)
        for what in () if note.removed else _REWORDING:
            if times := len(seen.rows(note.id, _TOLD_BY[what])):
                yield note.board, seen.line(what, note.id, times)
    for point in seen.after.charts.points.values():
        for what in _point_told(seen.before.charts.points.get(point.id), point):
            yield point.chart, seen.line(what, point.id)
        if not point.removed and (times := len(seen.rows(point.id, _TOLD_BY["pointReworded"]))):
            yield point.chart, seen.line("pointReworded", point.id, times)
    for (what, board, on), times in Counter(_remarked(seen)).items():
        yield board, seen.line(what, on, times)


_REWORDING: tuple[What, ...] = ("reworded", "explained")


def _note_told(was: Note | None, now: Note) -> Iterator[What]:
    if was is None and now.aspect is None and not now.removed:
        yield "added"
    if was is not None and was.removed != now.removed:
        yield "removed" if now.removed else "restored"


def _point_told(was: Point | None, now: Point) -> Iterator[What]:
    if was is None and not now.removed:
        yield "pointAdded"
    if was is not None and was.removed != now.removed:
        yield "pointRemoved" if now.removed else "pointRestored"
    if was is not None and not now.removed and (was.aspect, was.side) != (now.aspect, now.side):
        yield "pointMoved"
    if not now.removed and now.into != (was.into if was else None):
        yield "pointJoined" if now.into else "pointParted"


def _remarked(seen: _Seen) -> Iterator[tuple[What, str, str]]:
    for comment in seen.after.boards.comments.values():
        was = _same(seen.before.boards.comments, comment)
        was_there = was is not None and not was.removed
        if owner_of(comment.board) is None and was_there == comment.removed:
            yield ("uncommented" if comment.removed else "commented"), comment.board, comment.on


_Written = TypeVar("_Written", Note, Comment)


def _same(known: Mapping[str, _Written], now: _Written) -> _Written | None:
    """What it was before; None where it was not there, or was on somebody's own board."""
    was = known.get(now.id)
    return was if was and owner_of(was.board) is None else None


def _notes(state: State) -> Iterator[Note]:
    return (note for note in state.boards.notes.values() if owner_of(note.board) is None)


def _places(state: State) -> dict[str, int]:
    """Where in the order of agenda and groups each board stands."""
    boards = [board_id(activity, group) for activity in state.agenda.activities for group in groups_in(state, activity)]
    return {board: place for place, board in enumerate(boards)}


def _alone(rows: list[Entry], places: Mapping[str, int]) -> Iterator[AloneChanges]:
    own = Counter(board_id(activity_of(row.board), group_of(row.board)) for row in rows if owner_of(row.board))
    for board in sorted(own, key=lambda board: (places.get(board, len(places)), board)):
        yield AloneChanges(activity=activity_of(board), group=group_of(board), times=own[board])


def _answers(before: State, after: State) -> Iterator[Answers]:
    known = before.reflections.given
    given = Counter(answer.activity for answer in after.reflections.given.values() if answer.id not in known)
    for activity in after.agenda.activities:
        if given[activity]:
            yield Answers(activity=activity, given=given[activity])
