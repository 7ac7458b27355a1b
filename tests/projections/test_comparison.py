"""The comparison says where each group put what, and never more."""

from typing import Any

import pytest
from msgspec import structs

from events import (
    AspectMarked,
    AspectParked,
    Bands,
    BandsDeclared,
    CommentAdded,
    CommentRemoved,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteMoved,
    NoteRemoved,
    NoteReworded,
    NoteUnmatched,
)
from projections import Comparison, Lane, Lanes, Row, compare, fits
from projections.board import Span
from tests.given import ANNS, BOBS, OPENED, STARTED, event, given


def lane(group: str, standing: str, **said: Any) -> Lane:
    """One group's answer."""
    board = ANNS if group == "link-workers" else BOBS
    nothing = Lane(
        group=group,
        standing=standing,  # type: ignore[arg-type]
        note=f"{board}:a1",
        x=None,
        text="",
        reason="",
        span=None,
        depends="",
        comments=(),
        alone=None,
    )
    return structs.replace(nothing, **said)


def compared(*events: Any) -> Comparison:
    """What the scale comes to after these events."""
    return compare(given(*OPENED, *STARTED, *events).state, "scale")


def first(*events: Any) -> Row:
    """The row of the first aspect."""
    return compared(*events).rows[0]


def mine(x: int, aspect: str = "a1") -> Any:
    """Ann's group places an aspect."""
    return event(NoteMoved, 5, "ann", board=ANNS, note=f"{ANNS}:{aspect}", x=x, y=0)


def theirs(x: int, aspect: str = "a1") -> Any:
    """Bob's group does."""
    return event(NoteMoved, 5, "bob", board=BOBS, note=f"{BOBS}:{aspect}", x=x, y=0)


def invents(note: str, board: str, x: int | None = 5) -> Any:
    """A group makes a note of its own."""
    return event(NoteAdded, 5, "ann", board=board, note=note, aspect=None, text=note, x=x, y=x)


def test_each_aspect_has_a_lane_for_each_group_in_the_plans_order() -> None:
    """Before anything happened, nobody has placed anything."""
    rows = compared().rows
    assert ["a1", "a2", "a3"] == [row.aspect for row in rows]
    assert (lane("link-workers", "unplaced"), lane("ppi", "unplaced")) == rows[0].lanes


def test_the_distance_is_between_groups_that_both_placed_it() -> None:
    """One placement is compared with nothing."""
    assert first(mine(100)).distance is None
    both = compared(mine(100), theirs(850))
    assert both.rows[0].distance == 750
    assert both.placed_by_all == 1
    assert both.mode == "group"


@pytest.mark.parametrize("mark", ["notDiscussed", "undecided", "cantAgree", "depends"])
def test_a_mark_is_an_answer_of_its_own(mark: str) -> None:
    """It is not a place in the middle and not an empty place."""
    marked = event(AspectMarked, 5, "bob", board=BOBS, aspect="a1", mark=mark)
    assert (lane("link-workers", "unplaced"), lane("ppi", mark)) == first(marked).lanes


def test_what_they_could_not_agree_on_and_what_it_depends_on_stand_in_the_lane() -> None:
    """A range is not a place: nothing is measured from it."""
    torn = event(AspectMarked, 5, "bob", board=BOBS, aspect="a1", mark="cantAgree", low=200, high=800)
    depends = event(AspectMarked, 6, "ann", board=ANNS, aspect="a1", mark="depends", text="who asks")
    row = first(torn, depends)
    expected = (
        lane("link-workers", "depends", depends="who asks"),
        lane("ppi", "cantAgree", span=Span(low=200, high=800)),
    )
    assert expected == row.lanes
    assert row.distance is None


def test_every_answer_but_two_means_that_it_was_talked_about() -> None:
    """Being out of time is not being undecided."""
    undecided = event(AspectMarked, 5, "bob", board=BOBS, aspect="a1", mark="undecided")
    out_of_time = event(AspectMarked, 6, "bob", board=BOBS, aspect="a2", mark="notDiscussed")
    found = compared(mine(1), mine(2, "a2"), undecided, out_of_time)
    assert (found.discussed_by_all, found.placed_by_all) == (1, 0)


def test_a_groups_own_words_reason_and_remarks_stand_in_its_own_lane() -> None:
    """Remarks that were taken back do not."""
    card = f"{ANNS}:a1"
    row = first(
        event(NoteReworded, 5, "ann", board=ANNS, note=card, text="Ours"),
        event(NoteExplained, 5, "ann", board=ANNS, note=card, text="The law"),
        event(CommentAdded, 6, "ann", board=ANNS, comment="k1", on=card, text="Because"),
        event(CommentAdded, 7, "ann", board=ANNS, comment="k2", on=card, text="Oops"),
        event(CommentRemoved, 8, "ann", board=ANNS, comment="k2"),
    )
    expected = lane("link-workers", "unplaced", text="Ours", reason="The law", comments=("k1",))
    assert (expected, lane("ppi", "unplaced")) == row.lanes


def test_a_parked_aspect_is_not_compared() -> None:
    """It was put aside for everyone."""
    assert ["a2", "a3"] == [row.aspect for row in compared(event(AspectParked, 5, aspect="a1", parked=True)).rows]


def test_over_all_aspects_the_leanings_are_counted() -> None:
    """Only where both groups placed it: how many each way, and how far in all."""
    (tally,) = compared(mine(100), theirs(850), mine(500, "a2"), theirs(400, "a2"), mine(1, "a3")).across
    assert (tally.first, tally.second) == ("link-workers", "ppi")
    assert (tally.right, tally.level, tally.left, tally.apart) == (1, 0, 1, 850)


@pytest.mark.parametrize(("x", "band"), [(249, "near"), (250, "between"), (449, "between"), (450, "far")])
def test_a_distance_is_called_what_was_declared(x: int, band: str) -> None:
    """Closer than near, far or more, or anything between."""
    declared = event(BandsDeclared, 4, bands=Bands(near=150, far=350))
    assert first(declared, mine(100), theirs(x)).band == band


def test_without_a_declaration_a_distance_is_called_nothing() -> None:
    """Nor does any row agree or lie far apart."""
    row = first(mine(0), theirs(1000))
    assert row.band is None
    assert not fits(row, "agree")
    assert not fits(row, "far")


def test_the_filters_are_agreement_distance_and_being_alone() -> None:
    """Each row fits one of them at most."""
    declared = event(BandsDeclared, 4, bands=Bands(near=150, far=350))
    fitting = {
        name: [only for only in ("agree", "far", "onlyOne") if fits(first(declared, *events), only)]  # type: ignore[arg-type]
        for name, events in {
            "near": (mine(10), theirs(20)),
            "between": (mine(10), theirs(300)),
            "far": (mine(10), theirs(900)),
            "one": (mine(10),),
            "none": (),
        }.items()
    }
    assert {"near": ["agree"], "between": [], "far": ["far"], "one": ["onlyOne"], "none": []} == fitting


def test_what_one_group_invented_stands_apart() -> None:
    """It is compared with nothing until somebody matches it; what lies in the bin or another activity is not here."""
    binned = event(NoteRemoved, 7, "ann", board=ANNS, note="binned")
    found = compared(invents("ours", ANNS), invents("binned", ANNS), binned, invents("other", "quiet:ppi"))
    assert ("ours",) == found.invented
    assert () == found.matched


def test_what_somebody_writes_alone_is_not_the_groups_yet() -> None:
    """Private writing comes to the group's board when it is shared."""
    assert () == compared(invents("secret", f"{ANNS}:ann")).invented


def standings(found: Lanes) -> list[tuple[str, str, str | None, int | None]]:
    """Who said what, and where."""
    return [(each.group, each.standing, each.note, each.x) for each in found.lanes]


def test_notes_that_say_the_same_become_a_row_until_they_are_parted() -> None:
    """With a lane for each group and the distance of any other row."""
    match = event(NoteMatched, 6, activity="scale", note="theirs", to="ours")
    found = compared(invents("ours", ANNS, 100), invents("theirs", BOBS, 400), match)
    (row,) = found.matched
    assert [("link-workers", "placed", "ours", 100), ("ppi", "placed", "theirs", 400)] == standings(row)
    assert row.distance == 300
    assert () == found.invented
    parted = event(NoteUnmatched, 7, activity="scale", note="theirs")
    assert ("ours", "theirs") == compared(invents("ours", ANNS), invents("theirs", BOBS), match, parted).invented


def test_a_match_within_one_group_or_with_nothing_changes_nothing() -> None:
    """There is nobody to compare it with; a second note of a group stands for itself."""
    inside = event(NoteMatched, 6, activity="scale", note="b", to="a")
    nowhere = event(NoteMatched, 6, activity="scale", note="a", to="gone")
    assert ("a", "b") == compared(invents("a", ANNS), invents("b", ANNS), inside, nowhere).invented
    across = event(NoteMatched, 7, activity="scale", note="c", to="b")
    found = compared(invents("a", ANNS), invents("b", ANNS), invents("c", BOBS), inside, across)
    assert [["a", "c"]] == [[each.note for each in row.lanes] for row in found.matched]
    assert ("b",) == found.invented


def test_matches_in_a_circle_are_one_row() -> None:
    """However the matching went, it ends."""
    circle = [event(NoteMatched, 6, activity="scale", note=a, to=b) for a, b in ("ab", "ba", "aa")]
    assert len(compared(invents("a", ANNS), invents("b", BOBS), *circle).matched) == 1


def test_an_activity_that_nobody_knows_compares_nothing() -> None:
    """And breaks nothing."""
    assert all(row.distance is None for row in compare(given(*OPENED).state, "nowhere").rows)
