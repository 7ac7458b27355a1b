"""What shall be taken out of the record, and by whom."""

from typing import Any

import pytest

from events import (
    AspectAdded,
    CommentAdded,
    MomentMarked,
    NameErased,
    NoteAdded,
    SeatErased,
    SeatRemoved,
    SessionClosed,
    WordsErased,
)
from server import commands as c
from tests.given import ANN, ANNS, BOB, FACILITATOR, OPENED, STARTED, WALL, event, given

NOTE = event(NoteAdded, 7, board=ANNS, note="n", aspect=None, text="Unkind", x=None, y=None)
REMARK = event(CommentAdded, 8, board=ANNS, comment="k", on="n", text="Indeed")
ASPECT = event(AspectAdded, 9, aspect="aspect-new", title="Of Mrs Jones", detail="")
MOMENT = event(MomentMarked, 10, moment="m", label="Mrs Jones cried", memo="")
HAPPENED = (*OPENED, *STARTED, NOTE, REMARK, ASPECT, MOMENT)


@pytest.mark.parametrize("on", ["n", "k", "aspect-new", "m"])
def test_whatever_somebody_wrote_may_be_erased_by_a_facilitator_at_any_time(on: str) -> None:
    """Notes, remarks, topics that were added, moments; also when the session is closed, and again."""
    command = c.EraseNote(on=on, why="confidential")
    open_ = given(*HAPPENED)
    open_.when(command, FACILITATOR).then(WordsErased, on=on, why="confidential", done=False)
    closed = given(*HAPPENED, event(SessionClosed, 11))
    closed.when(command, FACILITATOR).then(WordsErased).when(command, FACILITATOR).then(WordsErased)


@pytest.mark.parametrize("on", ["a1", "patient", "nothing", "ann", "fac"])
def test_what_nobody_wrote_here_is_refused(on: str) -> None:
    """The template's words stay: they were there before anybody came. Names have a command of their own."""
    given(*HAPPENED).when(c.EraseNote(on=on, why="asked"), FACILITATOR).refused("unknown-words")


@pytest.mark.parametrize("who", ["ann", "fac"])
def test_names_of_people_and_of_those_in_charge_may_be_erased(who: str) -> None:
    """By their ids."""
    given(*HAPPENED).when(c.EraseName(seat=who, why="asked"), FACILITATOR).then(NameErased, seat=who, why="asked")
    given(*HAPPENED).when(c.EraseName(seat="n", why="asked"), FACILITATOR).refused("unknown-seat")


def test_everything_of_a_person_takes_their_seat_too() -> None:
    """Also that of one who was removed before; nobody in charge can be erased as a whole."""
    command: Any = c.EraseSeat(seat="ann", why="asked")
    after = given(*HAPPENED).when(command, FACILITATOR).then(SeatErased, seat="ann", why="asked")
    after.when(c.MoveNote(note="n", x=1, y=1), ANN).refused("erased-seat")
    given(*HAPPENED, event(SeatRemoved, 11, seat="ann")).when(command, FACILITATOR).then(SeatErased)
    given(*HAPPENED).when(c.EraseSeat(seat="fac", why="asked"), FACILITATOR).refused("unknown-seat")


@pytest.mark.parametrize("who", [ANN, BOB, WALL])
def test_only_facilitators_erase(who: Any) -> None:
    """Whoever wrote it asks them."""
    for command in (
        c.EraseNote(on="n", why="asked"),
        c.EraseName(seat="ann", why="asked"),
        c.EraseSeat(seat="ann", why="asked"),
    ):
        given(*HAPPENED).when(command, who).refused("not-allowed")
