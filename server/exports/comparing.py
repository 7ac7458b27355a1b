"""The comparison as a table: where each group, or each person, put each aspect.

Where groups place together each aspect has a row for each group. Where people place alone it has a row for each person
who answered, and one for each group that says how they lie. Notes of a group's own come last.
"""

from collections.abc import Iterator
from typing import NamedTuple

from projections import Comparison, Lane, Lanes, Note, Span, State, activity_of, group_of, owner_of, standing
from server.exports.saying import (
    BAND,
    STANDING,
    group_name,
    how,
    names_people,
    number,
    person,
    remarks,
    title,
    words_of,
)
from server.exports.seen import Seen
from server.exports.sheet import Cell, as_csv


class Line(NamedTuple):
    """One row. ``row`` says what it is: group, person, summary or own note."""

    activity: str
    mode: str
    aspect: str
    title: str
    group: str
    row: str
    by: Cell = None
    standing: Cell = None
    x: Cell = None
    words: Cell = None
    reason: Cell = None
    low: Cell = None
    high: Cell = None
    depends: Cell = None
    comments: Cell = None
    how: Cell = None
    moved: Cell = None
    same_as: Cell = None
    n: Cell = None
    of: Cell = None
    lowest: Cell = None
    middle: Cell = None
    highest: Cell = None
    distance: Cell = None
    band: Cell = None


def comparison_csv(seen: Seen) -> bytes:
    """Every scale activity that was begun, one after the other."""
    activities = seen.state.agenda.activities
    begun = [one for one in seen.comparisons if activities[one.activity].started_at is not None]
    return as_csv(Line._fields, (line for comparison in begun for line in _lines(comparison, seen.state)))


def _lines(comparison: Comparison, state: State) -> Iterator[Line]:
    cards = _cards(state, comparison.activity)
    for row in comparison.rows:
        for lane in row.lanes:
            head = _head(state, comparison, row.aspect, title(state, row.aspect), lane.group)
            if lane.alone is None:
                yield _group(head, state, row, lane)
            else:
                mine = (card for card in cards if (group_of(card), card.rpartition(":")[2]) == (lane.group, row.aspect))
                yield from (_person(head, state, card) for card in mine)
                yield _summary(head, row, lane)
    shown = {lane.group for row in comparison.rows for lane in row.lanes}
    yield from (_own(state, comparison, note) for note in own_notes(state, comparison) if group_of(note.board) in shown)


def own_notes(state: State, comparison: Comparison) -> list[Note]:
    """The notes that groups, or people, made themselves and did not remove; by place where nobody is named."""
    alone = comparison.mode == "individual"
    notes = (note for note in state.boards.notes.values() if note.aspect is None and not note.removed)
    here = (note for note in notes if activity_of(note.board) == comparison.activity)
    found = [note for note in here if alone or owner_of(note.board) is None]
    nameless = alone and not names_people(state, comparison.activity)
    return sorted(found, key=lambda note: (-1 if note.x is None else note.x, note.text, note.id)) if nameless else found


def _head(state: State, comparison: Comparison, aspect: str, words: str, group: str) -> Line:
    activity = state.agenda.activities[comparison.activity].title
    return Line(activity, comparison.mode, aspect, words, group_name(state, comparison.activity, group), "")


def _group(head: Line, state: State, row: Lanes, lane: Lane) -> Line:
    note = state.boards.notes.get(lane.note or "")
    line = head._replace(
        row="group",
        standing=STANDING[lane.standing],
        x=lane.x,
        words=lane.text or head.title,
        reason=lane.reason,
        depends=lane.depends,
        comments="\n".join(remarks(state, lane.note or "")),
        how=how(state, note.moved if note else None, activity_of(lane.note or "")),
    )
    return _apart(_within(line, lane.span), row)


def _person(head: Line, state: State, card: str) -> Line:
    note, owner = state.boards.notes.get(card), owner_of(card.rpartition(":")[0]) or ""
    line = head._replace(
        row="person",
        by=person(state, owner),
        standing=STANDING[standing(state, card)],
        x=note.x if note else None,
        words=words_of(state, note) if note else head.title,
        reason=note.reason if note else None,
        depends=state.boards.depends.get(card),
        comments="\n".join(remarks(state, card)),
        how=how(state, note.moved if note else None, activity_of(card)),
        moved="yes" if note and note.shown is not None and note.x != note.shown else None,
    )
    return _within(line, state.boards.spans.get(card))


def _summary(head: Line, row: Lanes, lane: Lane) -> Line:
    alone = lane.alone
    assert alone is not None, "only lanes of people are summed up"
    others = alone.depends + alone.cant_agree + alone.undecided + alone.not_discussed + alone.unplaced
    line = head._replace(
        row="summary",
        n=alone.spread.n,
        of=alone.spread.n + others,
        lowest=alone.spread.lowest,
        middle=number(alone.spread.median),
        highest=alone.spread.highest,
    )
    return _apart(line, row)


def _own(state: State, comparison: Comparison, note: Note) -> Line:
    head = _head(state, comparison, "", note.text, group_of(note.board))
    to = state.boards.notes.get(state.boards.matches.get(note.id, ""))
    return head._replace(
        row="own note",
        by=person(state, owner_of(note.board) or ""),
        standing=STANDING["unplaced" if note.x is None else "placed"],
        x=note.x,
        words=note.text,
        reason=note.reason,
        comments="\n".join(remarks(state, note.id)),
        how=how(state, note.worded or note.added, comparison.activity),
        same_as=to.text if to else None,
    )


def _within(line: Line, span: Span | None) -> Line:
    return line._replace(low=span.low, high=span.high) if span else line


def _apart(line: Line, row: Lanes) -> Line:
    return line._replace(distance=number(row.distance), band=BAND[row.band] if row.band else None)


def _cards(state: State, activity: str) -> list[str]:
    """Every card of somebody's own board in this activity of which anything was said.

    In the order of their boards where people are named; by place where they are not, so that no row tells by where it
    stands whose it is.
    """
    known = dict.fromkeys([*(note.id for note in state.boards.notes.values() if note.aspect), *state.boards.marks])
    said = [card for card in known if activity_of(card) == activity and owner_of(card.rpartition(":")[0])]
    answered = [card for card in said if standing(state, card) != "unplaced"]
    if names_people(state, activity):
        return sorted(answered, key=lambda card: card.rpartition(":")[0])
    return sorted(answered, key=lambda card: (_x(state, card), state.boards.depends.get(card, "")))


def _x(state: State, card: str) -> int:
    note = state.boards.notes.get(card)
    return -1 if note is None or note.x is None else note.x
