"""Decisions about what shall be taken out of the record for good. It may be asked for again: it does no harm."""

from collections.abc import Callable
from typing import Any

from events import Event, NameErased, SeatErased, WordsErased
from projections import State
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case
from server.rules.on_session import knows_words

ADDED = ("aspect-", "b-")
"""What the ids of aspects and bearers begin with that were added in the session."""


def erase_note(command: c.EraseNote, case: Case) -> Event:
    """Any words that people wrote, in any activity, at any time; not those of the template."""
    if not is_written(command.on, case.state):
        raise Refusal("unknown-words", "These are no words that somebody wrote in this session.")
    return WordsErased(**case.envelope, on=command.on, why=command.why)


def erase_name(command: c.EraseName, case: Case) -> Event:
    """Of anybody who takes part or is in charge, or did."""
    people = case.state.people
    if command.seat not in people.seats and command.seat not in people.facilitators:
        raise Refusal("unknown-seat", "There is no such person in this session.")
    return NameErased(**case.envelope, seat=command.seat, why=command.why)


def erase_seat(command: c.EraseSeat, case: Case) -> Event:
    """Also of one that was removed before."""
    if command.seat not in case.state.people.seats:
        raise Refusal("unknown-seat", "There is no such seat in this session.")
    return SeatErased(**case.envelope, seat=command.seat, why=command.why)


def is_written(on: str, state: State) -> bool:
    """Is there anything of this id that somebody put into words here?"""
    added = on in state.session.aspects or on in state.charts.bearers
    written = knows_words(on, state) or on in state.boards.depends or on in state.session.moments
    return written or (added and on.startswith(ADDED))


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.EraseNote: erase_note,
    c.EraseName: erase_name,
    c.EraseSeat: erase_seat,
}
