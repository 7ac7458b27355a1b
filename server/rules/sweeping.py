"""Which events lose their words when something is to be taken out of the record for good. Pure.

S1  Only what was said before it was asked for: whoever writes anew afterwards is free to.
S2  For the words of something: every wording that it ever had, its reasons and what it depended on among them.
S3  For a name: every name that the seat or facilitator ever joined or went by.
S4  For everything of a seat: its names, all that it wrote itself or others in its name, and every wording of what it
    began, whoever wrote it. What it wrote in somebody else's name is theirs, and so are their names.
"""

from collections.abc import Iterable

from events import (
    AspectMarked,
    Erasure,
    Event,
    FacilitatorAdded,
    NameErased,
    NoteAdded,
    NoteExplained,
    NoteReworded,
    PointReworded,
    SeatErased,
    SeatJoined,
    SeatRenamed,
    WordsErased,
)
from projections import lost_by

_NAMES = (SeatJoined, SeatRenamed, FacilitatorAdded)
_LATER = (NoteReworded, NoteExplained, PointReworded, AspectMarked)
"""Wordings of what was there before; with others, words begin something."""


class Sweep:
    """Takes in the events of a session in order, from the first, and says which lose their words."""

    def __init__(self, asked: Iterable[Erasure]) -> None:
        self._words: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._seats: dict[str, int] = {}
        self._begun: dict[str, int] = {}
        for one in asked:
            if isinstance(one, WordsErased):
                self._words[one.on] = max(one.seq, self._words.get(one.on, 0))
            if isinstance(one, NameErased | SeatErased):
                self._names[one.seat] = max(one.seq, self._names.get(one.seat, 0))
            if isinstance(one, SeatErased):
                self._seats[one.seat] = max(one.seq, self._seats.get(one.seat, 0))

    @property
    def upto(self) -> int:
        """No event from here on loses anything."""
        return max([*self._words.values(), *self._names.values(), *self._seats.values()], default=0)

    def takes(self, event: Event) -> bool:
        """Are the words of the next event to go?"""
        on = lost_by(event)
        if not on:
            return False
        if isinstance(event, _NAMES):
            return event.seq < self._names.get(on, 0)
        before = self._seats.get(event.author or event.by, 0)
        if before and _begins(event):
            self._begun[on] = before
        return event.seq < max(before, self._words.get(on, 0), self._begun.get(on, 0))


def _begins(event: Event) -> bool:
    """An aspect's card is everybody's, whoever took it up."""
    return not isinstance(event, _LATER) and not (isinstance(event, NoteAdded) and event.aspect is not None)
