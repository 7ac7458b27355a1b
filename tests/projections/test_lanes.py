"""Where each person placed alone: every dot, never pooled, and no more said than the dots show."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from events import (
    Activity,
    ActivityStarted,
    Aspect,
    AspectMarked,
    Background,
    Bands,
    BoardsRevealed,
    Event,
    Label,
    NoteAdded,
    NoteMatched,
    NoteMoved,
    NoteUnplaced,
    Plan,
    Scale,
    SeatJoined,
    SeatMoved,
    SeatRemoved,
    SessionOpened,
)
from projections import Alone, Comparison, Row, State, compare, fits, fold_all
from projections.lanes import Dot, lane_of_group, lane_of_people, lone_dot, waiting_for
from tests.given import event

GOLDEN = json.loads(Path(__file__).with_name("statistics.json").read_text())["aspects"]
SIZES = {"link": 3, "ppi": 6}
SEATS = {f"{group}{n}": group for group, size in SIZES.items() for n in range(size)}


def plan(bands: Bands | None) -> Plan:
    """Two groups who place alone, and the aspects of the golden table."""
    end = Label(words="end", plain="end")
    return Plan(
        template="golden",
        scale=Scale(left=end, right=end),
        backgrounds=tuple(Background(id=group, name=group, shape="circle") for group in SIZES),
        aspects=tuple(Aspect(id=row["aspect"], title=row["aspect"], detail="", source="") for row in GOLDEN),
        activities=(
            Activity(
                id="scale",
                kind="scale",
                title="Scale",
                instruction="",
                minutes=30,
                grouping="separate",
                attribution="named",
                mode="individual",
            ),
        ),
        bands=bands,
    )


def room(*events: Event, bands: Bands | None = None) -> State:
    """Three link workers and six PPI contributors, each with a board of their own, and what they did."""
    opened = event(SessionOpened, 1, title="Golden", plan=plan(bands), facilitator="fac", salt="s")
    joined = [event(SeatJoined, 2, seat, seat=seat, name=seat, background=group) for seat, group in SEATS.items()]
    return fold_all([opened, *joined, event(ActivityStarted, 3, activity="scale"), *events])


def board(seat: str) -> str:
    """Their own."""
    return f"scale:{SEATS[seat]}:{seat}"


def places(seat: str, x: int, aspect: str = "A1") -> Any:
    """Somebody puts an aspect somewhere."""
    return event(NoteMoved, 9, seat, board=board(seat), note=f"{board(seat)}:{aspect}", x=x, y=0)


def says(seat: str, mark: str, aspect: str = "A1") -> Any:
    """Somebody gives another answer."""
    return event(AspectMarked, 9, seat, board=board(seat), aspect=aspect, mark=mark)


def first(*events: Event, bands: Bands | None = None) -> Row:
    """The row of A1."""
    return next(row for row in compare(room(*events, bands=bands), "scale").rows if row.aspect == "A1")


def alone(row: Row, group: str) -> Alone:
    """What the people of a group said."""
    found = next(lane.alone for lane in row.lanes if lane.group == group)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def golden() -> Comparison:
    """The golden table, placed by nine people; PPI did not discuss A8."""
    events: list[Event] = []
    for row in GOLDEN:
        answers = {"link": row["link"], "ppi": row["ppi"] or [None] * 6}
        for seat, group in SEATS.items():
            x = answers[group][int(seat[-1])]
            events.append(says(seat, "notDiscussed", row["aspect"]) if x is None else places(seat, x, row["aspect"]))
    return compare(room(*events), "scale")


@pytest.mark.parametrize("at", range(len(GOLDEN)), ids=[row["aspect"] for row in GOLDEN])
def test_the_comparison_of_nine_people_is_the_golden_table(at: int, golden: Comparison) -> None:
    """From events to figures, to the digit; what one group did not discuss is held against nothing."""
    expected, row = GOLDEN[at], golden.rows[at]
    plain = json.loads(msgspec.json.encode(row))
    link, ppi = plain["lanes"]
    assert (expected["linkSpread"], expected["ppiSpread"]) == (link["alone"]["spread"], ppi["alone"]["spread"])
    assert sorted(expected["link"]) == [dot["x"] for dot in link["alone"]["dots"]]
    if expected["ppi"] is None:
        assert (ppi["standing"], ppi["alone"]["notDiscussed"], ppi["alone"]["unplaced"]) == ("notDiscussed", 6, 0)
        assert (plain["pairs"], plain["distance"]) == ([], None)
    else:
        assert [{"first": "link", "second": "ppi", **expected["between"]}] == plain["pairs"]
        assert plain["distance"] == abs(expected["between"]["medians"])


def test_the_one_who_sees_it_differently_is_pointed_out(golden: Comparison) -> None:
    """1 of 6 placed A4 far from the others, and 1 of 3 A8; nowhere else does anybody stand alone."""
    lone = {(row.aspect, lane.group): lane.alone.lone for row in golden.rows for lane in row.lanes if lane.alone}
    assert {("A4", "ppi"): "scale:ppi:ppi5:A4", ("A8", "link"): "scale:link:link0:A8"} == {
        where: note for where, note in lone.items() if note
    }


def test_nobody_is_averaged_over_aspects(golden: Comparison) -> None:
    """Nor is a group that is made of people placed by anybody."""
    assert golden.mode == "individual"
    assert golden.across == ()
    assert (golden.placed_by_all, golden.discussed_by_all) == (5, 5)


def test_every_answer_is_counted_by_itself() -> None:
    """And those who gave none are counted too."""
    marks = ("undecided", "cantAgree", "depends", "notDiscussed")
    row = first(places("ppi0", 700), *(says(f"ppi{n}", mark) for n, mark in enumerate(marks, start=1)))
    ppi, link = alone(row, "ppi"), alone(row, "link")
    assert (Dot(owner="ppi0", note="scale:ppi:ppi0:A1", x=700, moved=False),) == ppi.dots
    assert (ppi.undecided, ppi.cant_agree, ppi.depends, ppi.not_discussed, ppi.unplaced) == (1, 1, 1, 1, 1)
    assert (link.spread.n, link.unplaced) == (0, 3)
    assert ["unplaced", "placed"] == [lane.standing for lane in row.lanes]


def test_a_group_came_as_far_as_one_of_its_people() -> None:
    """One who could not decide has at least discussed it."""
    row = first(says("ppi0", "notDiscussed"), says("ppi1", "undecided"), says("link0", "notDiscussed"))
    assert ["notDiscussed", "undecided"] == [lane.standing for lane in row.lanes]


def test_moving_after_the_reveal_is_kept() -> None:
    """What is placed for the first time after it has not moved; what is taken back has."""
    shown = event(BoardsRevealed, 10, activity="scale")
    back = event(NoteUnplaced, 12, "ppi2", board=board("ppi2"), note=f"{board('ppi2')}:A1")
    before = [places("ppi0", 100), places("ppi1", 200), places("ppi2", 300)]
    found = alone(first(*before, shown, places("ppi0", 400), places("ppi3", 5), back), "ppi")
    assert [(5, False), (200, False), (400, True)] == [(dot.x, dot.moved) for dot in found.dots]
    assert found.moved == 2


def test_who_has_left_is_not_waited_for_and_their_place_stays() -> None:
    """What was said was said."""
    row = first(places("ppi0", 100), event(SeatRemoved, 10, seat="ppi0"), event(SeatRemoved, 11, seat="ppi1"))
    found = alone(row, "ppi")
    assert (found.spread.n, found.unplaced) == (1, 4)


def test_who_changes_groups_keeps_the_board_that_they_have_begun() -> None:
    """They are counted where it is, and in no other group."""
    row = first(places("ppi0", 100), event(SeatMoved, 10, seat="ppi0", group="link"))
    ppi, link = alone(row, "ppi"), alone(row, "link")
    assert (ppi.spread.n, ppi.unplaced, link.spread.n, link.unplaced) == (1, 5, 0, 3)


def test_aliases_are_counted_like_people() -> None:
    """Whose they are nobody can say."""
    state = room()
    assert waiting_for(state, {"ppi0", "ppi1", "ppi2"}, ["alias-x", "alias-y"]) == 1
    assert waiting_for(state, {"ppi0"}, ["alias-x", "alias-y"]) == 0


@pytest.mark.parametrize(
    ("dots", "far", "expected"),
    [
        ([], None, None),
        ([500], None, None),
        ([0, 1000], None, None),
        ([0, 0, 350], None, "n2"),
        ([0, 0, 349], None, None),
        ([0, 0, 300], 300, "n2"),
        ([0, 500, 1000], None, None),
        ([0, 0, 0, 1000, 1000], None, None),
        ([1000, 1000, 1000], 0, None),
    ],
)
def test_a_lone_dot_is_one_far_from_the_middle_where_all_others_are_not(
    dots: list[int], far: int | None, expected: str | None
) -> None:
    """Two of them are a split; of two people neither stands alone."""
    state = room(bands=None if far is None else Bands(near=0, far=far))
    placed = [Dot(owner=f"o{n}", note=f"n{n}", x=x, moved=False) for n, x in enumerate(dots)]
    middle = sorted(dots)[len(dots) // 2] if dots else None
    assert lone_dot(state, placed, middle) == expected


def test_near_needs_everybody_and_far_goes_by_the_middles() -> None:
    """A middle hides those who see it differently, so agreement is not read off it."""
    bands = Bands(near=150, far=350)
    together = first(places("link0", 500), places("ppi0", 600), bands=bands)
    one_not = first(places("link0", 500), places("ppi0", 500), places("ppi1", 500), places("ppi2", 900), bands=bands)
    apart = first(places("link0", 100), places("ppi0", 600), bands=bands)
    assert ("near", "between", "far") == (together.band, one_not.band, apart.band)
    assert fits(together, "agree")
    assert not fits(one_not, "agree")


def test_what_people_invented_alone_can_be_matched_too() -> None:
    """A row with a dot for each; nobody is waited for, and a group without one is absent."""
    notes = [
        event(NoteAdded, 9, seat, board=board(seat), note=f"note-{seat}", aspect=None, text="Money", x=x, y=0)
        for seat, x in (("ppi0", 100), ("ppi1", 300), ("link0", 900))
    ]
    inside = event(NoteMatched, 10, activity="scale", note="note-ppi1", to="note-ppi0")
    across = event(NoteMatched, 10, activity="scale", note="note-link0", to="note-ppi1")
    found = compare(room(*notes, inside), "scale")
    assert (found.matched, len(found.invented)) == ((), 3)
    (row,) = compare(room(*notes, inside, across), "scale").matched
    assert [[900], [100, 300]] == [[dot.x for dot in lane.alone.dots] for lane in row.lanes if lane.alone]
    assert row.distance == 700
    assert [0, 0] == [lane.alone.unplaced for lane in row.lanes if lane.alone]


def test_a_group_that_has_no_such_note_is_absent() -> None:
    """It was never asked, so it has not left anything unplaced."""
    state = room()
    assert lane_of_group(state, "ppi", None, {}).standing == "absent"
    assert lane_of_people(state, "ppi", {}, None, {}).standing == "absent"
