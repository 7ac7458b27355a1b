"""The comparison says where each group put what, and never more."""

import pytest

from events import AspectMarked, AspectParked, CommentAdded, CommentRemoved, NoteAdded, NoteMoved, NoteReworded
from projections import Lane, compare, standing
from tests.given import ANNS, BOBS, OPENED, STARTED, event, given


def lane(group: str, standing: str, x: int | None = None, text: str = "", comments: tuple[str, ...] = ()) -> Lane:
    """One group's answer."""
    return Lane(group=group, standing=standing, x=x, text=text, comments=comments)  # type: ignore[arg-type]


def test_each_aspect_has_a_lane_for_each_group_in_the_plans_order() -> None:
    """Before anything happened, nobody has placed anything."""
    rows = compare(given(*OPENED, *STARTED).state, "scale").rows
    assert ["a1", "a2", "a3"] == [row.aspect for row in rows]
    assert {(lane("link-workers", "unplaced"), lane("ppi", "unplaced"))} == {row.lanes for row in rows}


def test_the_distance_is_between_groups_that_both_placed_it() -> None:
    """One placement is compared with nothing."""
    mine = event(NoteMoved, 5, "ann", board=ANNS, note=f"{ANNS}:a1", x=100, y=0)
    theirs = event(NoteMoved, 6, "bob", board=BOBS, note=f"{BOBS}:a1", x=850, y=0)
    assert compare(given(*OPENED, *STARTED, mine).state, "scale").rows[0].distance is None
    both = compare(given(*OPENED, *STARTED, mine, theirs).state, "scale")
    assert both.rows[0].distance == 750
    assert both.placed_by_all == 1


@pytest.mark.parametrize("mark", ["notDiscussed", "undecided"])
def test_a_mark_is_an_answer_of_its_own(mark: str) -> None:
    """It is not a place in the middle and not an empty place."""
    marked = event(AspectMarked, 5, "bob", board=BOBS, aspect="a1", mark=mark)
    state = given(*OPENED, *STARTED, marked).state
    assert (lane("link-workers", "unplaced"), lane("ppi", mark)) == compare(state, "scale").rows[0].lanes
    assert mark == standing(state, f"{BOBS}:a1")


def test_a_groups_own_words_and_remarks_stand_in_its_own_lane() -> None:
    """Remarks that were taken back do not."""
    card = f"{ANNS}:a1"
    state = given(
        *OPENED,
        *STARTED,
        event(NoteReworded, 5, "ann", board=ANNS, note=card, text="Ours"),
        event(CommentAdded, 6, "ann", board=ANNS, comment="k1", on=card, text="Because"),
        event(CommentAdded, 7, "ann", board=ANNS, comment="k2", on=card, text="Oops"),
        event(CommentRemoved, 8, "ann", board=ANNS, comment="k2"),
    ).state
    expected = (lane("link-workers", "unplaced", text="Ours", comments=("k1",)), lane("ppi", "unplaced"))
    assert expected == compare(state, "scale").rows[0].lanes


def test_what_one_group_invented_stands_apart() -> None:
    """It is compared with nothing until somebody matches it."""
    note = event(NoteAdded, 5, "ann", board=ANNS, note="mine", aspect=None, text="Money", x=5, y=5)
    other = event(NoteAdded, 6, "ann", board="quiet:ppi", note="other", aspect=None, text="x", x=5, y=5)
    assert ("mine",) == compare(given(*OPENED, *STARTED, note, other).state, "scale").invented


def test_a_parked_aspect_is_not_compared() -> None:
    """It was put aside for everyone."""
    state = given(*OPENED, *STARTED, event(AspectParked, 5, aspect="a1", parked=True)).state
    assert ["a2", "a3"] == [row.aspect for row in compare(state, "scale").rows]
