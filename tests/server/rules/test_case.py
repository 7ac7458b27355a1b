"""What many decisions share: which board is meant, and whether a note may be touched."""

import pytest

from events import SeatMoved
from server.rules.access import Refusal
from server.rules.case import Case, Stamp
from tests.given import ANN, ANNS, BOBS, FACILITATOR, OPENED, STARTED, event, given

STAMP = Stamp(seq=9, at=1, id="x:1", new_id="new")


def test_without_a_name_the_board_is_that_of_the_seats_group() -> None:
    """In the activity that runs."""
    assert ANNS == Case(ANN, given(*OPENED, *STARTED).state, STAMP).board(None)


def test_the_board_follows_the_seat_to_another_group() -> None:
    """From the move on, not before."""
    moved = given(*OPENED, *STARTED, event(SeatMoved, 5, seat="ann", group="ppi"))
    assert BOBS == Case(ANN, moved.state, STAMP).board(None)


def test_an_untouched_card_is_a_note_in_the_tray() -> None:
    """It has a place in no board's memory yet, and can be used all the same."""
    note = Case(ANN, given(*OPENED, *STARTED).state, STAMP).note(f"{ANNS}:a1")
    assert (note.aspect, note.x, note.text) == ("a1", None, "")


@pytest.mark.parametrize("board", ["", ":", "scale", "scale:", ":ppi", "scale:ppi:a1"])
def test_a_board_that_there_is_not_is_refused(board: str) -> None:
    """Also for a facilitator, who may name any."""
    case = Case(FACILITATOR, given(*OPENED, *STARTED).state, STAMP)
    with pytest.raises(Refusal):
        case.board(board)
