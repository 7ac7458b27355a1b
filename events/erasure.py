"""Events that ask for words to be taken out of the record for good.

Each says what shall go, never what it was. The log is rewritten right after it, and then the event is marked ``done``:
one that is not is completed by whichever server opens the session next.
"""

from typing import Literal

from events.base import Event, Id

Why = Literal["asked", "namesSomebody", "confidential", "other"]
"""The person asked for it; it names somebody else; it is confidential; something else. Never in words of one's own."""


class WordsErased(Event, tag="words.erased", frozen=True, kw_only=True):
    """The words of this note, comment, point, answer, moment, or added aspect or bearer go out of the record so far."""

    on: Id
    why: Why
    done: bool = False


class NameErased(Event, tag="name.erased", frozen=True, kw_only=True):
    """Every name that this seat or facilitator has gone by goes out of the record; what they did stays."""

    seat: Id
    why: Why
    done: bool = False


class SeatErased(Event, tag="seat.erased", frozen=True, kw_only=True):
    """The seat is removed, and its names and all that it wrote, or that was written in its name, go out of the record.

    Whatever it began goes with all its later wordings, whoever wrote them. ``why`` is for facilitators.
    """

    seat: Id
    why: Why | None = None
    done: bool = False


Erasure = WordsErased | NameErased | SeatErased
