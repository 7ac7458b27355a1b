"""Deciding is one table of pure functions."""

from typing import get_args

from events import NoteMoved
from projections import fold
from server import commands as c
from server.rules import on_agenda, on_answers, on_board, on_chart, on_erasure, on_people, on_session
from server.rules.case import Stamp
from server.rules.decide import decide
from tests.given import ANN, ANNS, OPENED, STARTED, given


def test_every_command_has_exactly_one_decision() -> None:
    """None is forgotten, none is made twice."""
    rooms = (on_agenda, on_answers, on_board, on_chart, on_erasure, on_people, on_session)
    decided = [command for room in rooms for command in room.DECISIONS]
    assert sorted(map(str, get_args(c.AnyCommand))) == sorted(map(str, decided))


def test_the_event_carries_the_stamp_and_the_actor() -> None:
    """Time, ids and randomness come from outside; the author is who asked, never what a tablet claims."""
    stamp = Stamp(seq=5, at=77, id="ann-tablet:1", new_id="new")
    event = decide(c.MoveNote(note=f"{ANNS}:a1", x=1, y=2), ANN, given(*OPENED, *STARTED).state, stamp)
    assert event == NoteMoved(seq=5, at=77, by="ann", id="ann-tablet:1", board=ANNS, note=f"{ANNS}:a1", x=1, y=2)


def test_deciding_changes_nothing() -> None:
    """Only folding does; the same question has the same answer."""
    state = given(*OPENED, *STARTED).state
    stamp = Stamp(seq=5, at=77, id="ann-tablet:1", new_id="new")
    command = c.MoveNote(note=f"{ANNS}:a1", x=1, y=2)
    first = decide(command, ANN, state, stamp)
    assert first == decide(command, ANN, state, stamp)
    fold(state, first)
    assert state.boards.notes[f"{ANNS}:a1"].x == 1
