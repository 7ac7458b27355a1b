"""Which words an event is about, and which are gone for good."""

from events import AspectMarked, CommentAdded, NoteAdded, NoteExplained, NoteMoved, NoteReworded, SeatJoined, erased
from projections import fold, subject
from tests.given import ANNS, OPENED, STARTED, event, given

NOTE = event(NoteAdded, 5, "ann", board=ANNS, note="n", aspect=None, text="t", x=None, y=None)


def test_the_subject_is_what_the_words_are_in() -> None:
    """A comment is its own, a mark is its card's; who joins is about no words."""
    assert subject(NOTE) == "n"
    assert subject(event(CommentAdded, 6, board=ANNS, comment="k", on="n", text="t")) == "k"
    assert subject(event(AspectMarked, 6, board=ANNS, aspect="a1", mark="open")) == f"{ANNS}:a1"
    assert subject(event(SeatJoined, 6, seat="s", name="S", background="ppi")) == ""


def test_erased_words_are_marked_until_others_stand_in_their_place() -> None:
    """Moving or explaining the note brings nothing back."""
    state = given(*OPENED, *STARTED, erased(NOTE)).state
    for later in (
        event(NoteMoved, 6, board=ANNS, note="n", x=1, y=1),
        event(NoteExplained, 7, board=ANNS, note="n", text="why"),
    ):
        fold(state, later)
        assert state.session.erased == {"n": True}
    fold(state, event(NoteReworded, 8, board=ANNS, note="n", text="new"))
    assert state.session.erased == {}


def test_an_event_without_words_cannot_be_erased() -> None:
    """It stays the very event that it was."""
    moved = event(NoteMoved, 6, board=ANNS, note="n", x=1, y=1)
    assert erased(moved) is moved
    assert erased(NOTE).erased
