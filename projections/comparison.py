"""The comparison: where each group, or each person of it, put each aspect, side by side.

A group that did not place an aspect is never given a place; the other answers stay answers of their own. Groups are
never pooled, and with one placement a group nothing is averaged. What a difference is called was declared beforehand,
or it is called nothing.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any, Literal, NamedTuple

from msgspec import structs

from events import Bands, Value
from events.plan import Mode
from projections.board import Note, activity_of, board_id, card_id, group_of, owner_of
from projections.groups import group_in, groups_in
from projections.lanes import Lane, Remarks, dots_of, lane_of_group, lane_of_people, remarks_in
from projections.state import State
from projections.statistics import Across, Between, across, between

Band = Literal["near", "between", "far"]
Filter = Literal["agree", "far", "onlyOne"]

_DISCUSSED = ("placed", "depends", "cantAgree", "undecided")


class Pair(Between, frozen=True, kw_only=True):
    """Two groups by their ids, whose people each placed it alone, held against each other place by place.

    In ``right`` pairs the first group's place lies nearer the right label, in ``left`` nearer the left one, in
    ``level`` in the same place; ``shift`` is the middle of all differences, ``medians`` the difference of the middles.
    """

    first: str
    second: str


class Tally(Across, frozen=True, kw_only=True):
    """Two groups by their ids, over all aspects that both placed.

    On ``right`` of them the first group lies nearer the right label, on ``left`` nearer the left one, on ``level`` in
    the same place; ``apart`` adds up how far, whichever way.
    """

    first: str
    second: str


class Lanes(Value):
    """The answers of all groups to one thing, side by side.

    ``distance`` 0–1000 is the widest gap between groups that placed it, in individual mode between their middles; null
    where fewer than two did. ``band`` is what the session declared beforehand that such a distance is called, null
    where it declared nothing: "far" goes by the distance; "near" in individual mode needs every dot near every other,
    because a middle hides those who see it differently. ``pairs`` are for individual mode.
    """

    lanes: tuple[Lane, ...]
    distance: float | None
    band: Band | None
    pairs: tuple[Pair, ...]


class Row(Lanes, frozen=True, kw_only=True):
    """One aspect with a lane for each group."""

    aspect: str


class Comparison(Value):
    """Aspects in their order; ``matched`` are notes that different groups invented and that say the same, ``invented``
    the ids of those that stand for themselves. ``across`` is for group mode.
    """

    activity: str
    mode: Mode
    rows: tuple[Row, ...]
    matched: tuple[Lanes, ...]
    invented: tuple[str, ...]
    placed_by_all: int
    discussed_by_all: int
    across: tuple[Tally, ...]


def compare(state: State, activity: str) -> Comparison:
    """The comparison of all groups in a scale activity, from what this state holds."""
    table = _table(state, activity)
    aspects = [aspect.id for aspect in state.session.aspects.values() if not aspect.parked]
    rows = tuple(_row(table, aspect) for aspect in aspects)
    own = [note for note in state.boards.notes.values() if _invented(note, table)]
    families = _families(state.boards.matches, own)
    together = {note.id for family in families for note in family}
    return Comparison(
        activity=activity,
        mode="group" if table.people is None else "individual",
        rows=rows,
        matched=tuple(_match(table, family) for family in families),
        invented=tuple(note.id for note in own if note.id not in together),
        placed_by_all=sum(all(lane.standing == "placed" for lane in row.lanes) for row in rows),
        discussed_by_all=sum(all(lane.standing in _DISCUSSED for lane in row.lanes) for row in rows),
        across=tuple(_tallies(table.groups, rows)) if table.people is None else (),
    )


def fits(lanes: Lanes, only: Filter) -> bool:
    """Whether a row belongs to those that agree, that lie far apart, or that only one group placed.

    The first two speak the words of the declared bands, so without bands no row fits them.
    """
    if only == "onlyOne":
        return sum(lane.standing == "placed" for lane in lanes.lanes) == 1
    return lanes.band == ("near" if only == "agree" else "far")


class _People(NamedTuple):
    """Whose boards a group has, and the seats that are asked as people of this group."""

    owners: list[str]
    here: set[str]


class _Table(NamedTuple):
    """What every row is made from; ``people`` by group in individual mode, None in group mode."""

    state: State
    activity: str
    groups: list[str]
    remarks: Remarks
    people: dict[str, _People] | None


def _table(state: State, activity: str) -> _Table:
    known = state.agenda.activities.get(activity)
    groups = list(groups_in(state, activity))
    people = _people(state, activity, groups) if known and known.mode == "individual" else None
    return _Table(state, activity, groups, remarks_in(state), people)


def _people(state: State, activity: str, groups: list[str]) -> dict[str, _People]:
    found = {group: _People([], set()) for group in groups}
    begun: dict[str, str] = {}
    boards = [note.board for note in state.boards.notes.values()]
    for board in dict.fromkeys([*boards, *(card.rpartition(":")[0] for card in state.boards.marks)]):
        group, owner = group_of(board), owner_of(board)
        if owner and activity_of(board) == activity and group in found:
            found[group].owners.append(owner)
            begun.setdefault(owner, group)
    for seat in state.people.seats.values():
        # Whoever changes groups keeps the board that they have begun.
        place = begun.get(seat.id) or group_in(state, seat.id, activity)
        if place in found and not seat.removed:
            found[place].here.add(seat.id)
    return found


def _row(table: _Table, aspect: str) -> Row:
    lanes = tuple(_lane(table, group, aspect) for group in table.groups)
    return Row(aspect=aspect, lanes=lanes, **_apart(table, lanes))


def _lane(table: _Table, group: str, aspect: str) -> Lane:
    if table.people is None:
        card = card_id(board_id(table.activity, group), aspect)
        return lane_of_group(table.state, group, card, table.remarks)
    owners, here = table.people[group]
    cards = {owner: card_id(board_id(table.activity, group, owner), aspect) for owner in owners}
    return lane_of_people(table.state, group, cards, here, table.remarks)


def _match(table: _Table, family: list[Note]) -> Lanes:
    lanes = tuple(_lane_in(table, group, family) for group in table.groups)
    return Lanes(lanes=lanes, **_apart(table, lanes))


def _lane_in(table: _Table, group: str, family: list[Note]) -> Lane:
    notes = {owner_of(note.board) or group: note.id for note in family if group_of(note.board) == group}
    if table.people is None:
        return lane_of_group(table.state, group, notes.get(group), table.remarks)
    return lane_of_people(table.state, group, notes, None, table.remarks)


def _apart(table: _Table, lanes: tuple[Lane, ...]) -> dict[str, Any]:
    places = [place for lane in lanes if (place := _place(lane)) is not None]
    distance = max(places) - min(places) if len(places) > 1 else None
    return {
        "distance": distance,
        "band": _band(table.state.session.bands, distance, [x for lane in lanes for x in dots_of(lane)]),
        "pairs": tuple(_pairs(lanes)),
    }


def _place(lane: Lane) -> float | None:
    return lane.alone.spread.median if lane.alone else lane.x


def _band(bands: Bands | None, distance: float | None, dots: list[int]) -> Band | None:
    if bands is None or distance is None:
        return None
    if distance >= bands.far:
        return "far"
    return "near" if max(dots) - min(dots) < bands.near else "between"


def _pairs(lanes: tuple[Lane, ...]) -> Iterator[Pair]:
    placed = [(lane.group, dots_of(lane)) for lane in lanes if lane.alone and lane.alone.dots]
    for (first, ours), (second, theirs) in combinations(placed, 2):
        yield Pair(first=first, second=second, **structs.asdict(between(ours, theirs)))


def _tallies(groups: list[str], rows: tuple[Row, ...]) -> Iterator[Tally]:
    places = {group: [row.lanes[at].x for row in rows] for at, group in enumerate(groups)}
    for first, second in combinations(groups, 2):
        both = zip(places[first], places[second], strict=True)
        differences = [x - y for x, y in both if x is not None and y is not None]
        yield Tally(first=first, second=second, **structs.asdict(across(differences)))


def _invented(note: Note, table: _Table) -> bool:
    if note.aspect is not None or note.removed or activity_of(note.board) != table.activity:
        return False
    return group_of(note.board) in table.groups and (table.people is not None or owner_of(note.board) is None)


def _families(matches: dict[str, str], own: list[Note]) -> list[list[Note]]:
    """Notes that were matched with each other, directly or by way of others, in their order; one for each board.

    A second note of the same board stands for itself, and so does what is matched within one group only.
    """
    family = {note.id: [note.id] for note in own}
    for note, to in matches.items():
        if note in family and to in family and family[note] is not family[to]:
            joined = family[note] + family[to]
            family.update(dict.fromkeys(joined, joined))
    found: dict[str, dict[str, Note]] = {}
    for each in own:
        found.setdefault(min(family[each.id]), {}).setdefault(each.board, each)
    families = [list(boards.values()) for boards in found.values()]
    return [family for family in families if len({group_of(note.board) for note in family}) > 1]
