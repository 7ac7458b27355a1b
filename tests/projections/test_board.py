"""The boards as events leave them."""

from typing import Any

from events import (
    AspectMarked,
    CommentAdded,
    CommentRemoved,
    NoteAdded,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnplaced,
)
from projections import Change, activity_of, board_id, card_id, group_of, note_or_card
from tests.given import ANNS, BOBS, NOW, OPENED, STARTED, event, given

CARD = f"{ANNS}:a1"
ADDED = event(NoteAdded, 5, "ann", board=ANNS, note="mine", aspect=None, text="Mine", x=None, y=None)


def boards(*events: object) -> Any:
    """The boards after Ann's note and what else happened."""
    return given(*OPENED, *STARTED, ADDED, *events).state.boards  # type: ignore[arg-type]


def test_names_of_boards_and_cards_come_apart_again() -> None:
    """``<activity>:<group>`` and ``<board>:<aspect>``."""
    assert ANNS == board_id("scale", "link-workers")
    assert CARD == card_id(ANNS, "a1")
    assert ("scale", "link-workers") == (activity_of(ANNS), group_of(ANNS))


def test_a_card_exists_on_every_board_before_anything_happens_to_it() -> None:
    """And on no other board."""
    nothing = given(*OPENED).state.boards
    card = note_or_card(nothing, ANNS, CARD)
    assert card is not None
    assert (card.aspect, card.x, card.added) == ("a1", None, None)
    assert note_or_card(nothing, BOBS, CARD) is None
    assert note_or_card(nothing, ANNS, "mine") is None


def test_moving_an_untouched_card_puts_it_on_the_board() -> None:
    """With who moved it and when."""
    moved = boards(event(NoteMoved, 6, "ann", board=ANNS, note=CARD, x=3, y=4)).notes[CARD]
    assert (moved.x, moved.y, moved.aspect) == (3, 4, "a1")
    assert Change(seq=6, by="ann", at=NOW - 1_000_000 + 6) == moved.moved


def test_an_event_about_a_note_that_is_not_there_changes_nothing() -> None:
    """The fold is total: what makes no sense is passed over."""
    before = boards()
    assert before == boards(event(NoteMoved, 6, board=ANNS, note="ghost", x=1, y=1))
    assert before == boards(event(NoteUnplaced, 6, board=BOBS, note="mine"))
    assert before == boards(event(CommentRemoved, 6, board=ANNS, comment="ghost"))


def test_a_note_goes_to_the_bin_with_its_place_and_comes_back_with_it() -> None:
    """Nothing is lost by removing."""
    moved = event(NoteMoved, 6, board=ANNS, note="mine", x=1, y=2)
    removed, restored = event(NoteRemoved, 7, board=ANNS, note="mine"), event(NoteRestored, 8, board=ANNS, note="mine")
    assert boards(moved, removed).notes["mine"].removed
    assert boards(moved) == boards(moved, removed, restored)


def test_words_change_and_their_last_change_is_known() -> None:
    """The place is not touched by it."""
    note = boards(event(NoteReworded, 6, "bob", board=ANNS, note="mine", text="Ours")).notes["mine"]
    assert ("Ours", None, "bob") == (note.text, note.x, note.worded.by)


def test_a_mark_takes_the_card_off_the_scale_and_a_move_takes_the_mark_away() -> None:
    """Placed, undecided, not discussed and unplaced exclude each other."""
    moved = event(NoteMoved, 6, board=ANNS, note=CARD, x=3, y=4)
    marked = event(AspectMarked, 7, board=ANNS, aspect="a1", mark="notDiscussed")
    after = boards(moved, marked)
    assert after.marks == {CARD: "notDiscussed"}
    assert after.notes[CARD].x is None
    again = event(NoteMoved, 8, board=ANNS, note=CARD, x=5, y=5)
    assert boards(moved, marked, again).marks == {}
    reopened = event(AspectMarked, 8, board=ANNS, aspect="a1", mark="open")
    assert boards(moved, marked, reopened).marks == {}


def test_a_comment_is_added_and_taken_back() -> None:
    """It stays in the record as removed."""
    added = event(CommentAdded, 6, "ann", board=ANNS, comment="k", on=CARD, text="Why?")
    taken = event(CommentRemoved, 7, "ann", board=ANNS, comment="k")
    assert not boards(added).comments["k"].removed
    assert boards(added, taken).comments["k"].removed
