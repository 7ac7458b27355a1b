"""The chronicle: what became of a session's record itself. It is kept beside the log and is no part of it."""

from collections.abc import Iterable
from typing import Literal, Protocol

from events import Event, Milliseconds, NameErased, SeatErased, Value, WordsErased

Kind = Literal["lost", "imported", "erased", "nameErased", "seatErased", "shortened", "restored"]


class Incident(Value):
    """Something that happened to the record when its head was ``seq``.

    ``lost``: a server that had the session open was gone without a word, and another, or the same one after a new
    start, went on. ``imported``: the record came from an archive. ``erased``: words were taken out of it for good;
    ``nameErased``: a person's name; ``seatErased``: a person's name and everything that they wrote.
    ``shortened``: the store came back without the last ``events`` that it had acknowledged. ``restored``: the whole
    store was brought back from a backup.
    """

    kind: Kind
    seq: int
    at: Milliseconds
    events: int = 0


class Chronicle(Protocol):
    """Incidents by session, and which servers have it open.

    I1  ``incidents`` gives what was added, oldest first.
    I2  ``take_up`` says that this server has the session open, and again every few seconds that it still has;
        ``lay_down`` that it has no longer. It notes each server as ``lost``, once, that had the session open, did not
        lay it down, and is gone: with an embedded store any other than the one that asks, else one that has said
        nothing for ``SILENT`` seconds, in which the one that asks was heard.
    I3  ``EventLog.erase`` adds an incident of its own for each event that it settles, by the kind of that event; where
        it is to settle none, one ``erased`` for a session of which it erased anything.
    I4  ``shortened`` is added by the log itself, with a new epoch, once for whatever was lost.
    I5  ``left_open`` gives the sessions of which a server would be noted as lost if ``server`` took them up.
    """

    async def add(self, session: str, incident: Incident) -> None:
        """Note an incident (I1)."""

    async def incidents(self, session: str) -> tuple[Incident, ...]:
        """What became of this session's record (I1)."""
        ...

    async def take_up(self, session: str, server: str, seq: int, at: Milliseconds) -> None:
        """This server has the session open, whose head is ``seq`` (I2)."""

    async def lay_down(self, session: str, server: str) -> None:
        """This server has closed the session (I2)."""

    async def left_open(self, server: str) -> list[str]:
        """What servers that are gone had open (I5)."""
        ...


def incidents_of(settled: Iterable[Event], head: int, at: Milliseconds) -> list[Incident]:
    """What is noted of an erasure that these events asked for; that words were erased, if none did (I3)."""
    kinds = [_KINDS[type(event)] for event in settled if type(event) in _KINDS]
    return [Incident(kind=kind, seq=head, at=at) for kind in kinds or ["erased"]]


_KINDS: dict[type[Event], Kind] = {WordsErased: "erased", NameErased: "nameErased", SeatErased: "seatErased"}

SILENT = 25
"""Seconds without a word after which a server is taken for gone, where several may share a store."""
