"""Bytes to events and back; the only module that knows the log holds JSON.

Stored events are read leniently: a field from a newer version is ignored, an event of an unknown type is kept as
``Unknown`` with its own bytes. What a tablet sends is read strictly, elsewhere.
"""

from typing import Any

import msgspec

from events import agenda, board, chart, erasure, people, reflection, session
from events.base import Event

Known = (
    session.SessionOpened
    | session.SessionClosed
    | session.SessionReopened
    | session.AspectAdded
    | session.AspectParked
    | session.MomentMarked
    | session.MomentChanged
    | session.MomentRemoved
    | session.ReplayOpened
    | session.BandsDeclared
    | session.BoardsLocked
    | session.DoorLocked
    | session.WordsHidden
    | erasure.WordsErased
    | erasure.NameErased
    | erasure.SeatErased
    | session.FacilitatorAdded
    | session.FacilitatorRemoved
    | session.KeysRenewed
    | agenda.ActivityStarted
    | agenda.ActivityEnded
    | agenda.BoardsRevealed
    | agenda.BoardsHidden
    | agenda.WritingStarted
    | agenda.WritingShared
    | agenda.TimerSet
    | agenda.AttentionCalled
    | people.SeatJoined
    | people.SeatRenamed
    | people.SeatMoved
    | people.SeatHanded
    | people.ScribeAppointed
    | people.GroupsFormed
    | people.SeatRemoved
    | people.SeatReadmitted
    | people.HandRaised
    | board.NoteAdded
    | board.NoteMoved
    | board.NoteUnplaced
    | board.NoteReworded
    | board.NoteExplained
    | board.NoteRemoved
    | board.NoteRestored
    | board.CommentAdded
    | board.CommentRemoved
    | board.AspectMarked
    | board.NoteMatched
    | board.NoteUnmatched
    | chart.PointAdded
    | chart.PointReworded
    | chart.PointMoved
    | chart.PointRemoved
    | chart.PointRestored
    | chart.PointSupported
    | chart.PointUnsupported
    | chart.PointJoined
    | chart.PointParted
    | chart.BearerAdded
    | reflection.ReflectionGiven
)
"""Every event this version understands."""


class Unknown(Event, frozen=True, kw_only=True):
    """An event from a newer version: its envelope is read, its meaning is left alone, its bytes are kept."""

    raw: bytes


class Recorded(msgspec.Struct, frozen=True):
    """An event beside the very bytes the log holds for it."""

    event: Event
    raw: bytes


class _Envelope(msgspec.Struct, frozen=True):
    seq: int
    at: int
    by: str
    id: str


_encoder = msgspec.json.Encoder()
_known: msgspec.json.Decoder[Known] = msgspec.json.Decoder(Known)
_envelope = msgspec.json.Decoder(_Envelope)


def encode(event: Event) -> bytes:
    """The JSON bytes that the log keeps; an ``Unknown`` gives back the bytes it came with."""
    return event.raw if isinstance(event, Unknown) else _encoder.encode(event)


def decode(raw: bytes) -> Event:
    """The event in these bytes; raises ``msgspec.ValidationError`` if they are no event at all."""
    try:
        return _known.decode(raw)
    except msgspec.ValidationError:
        return _unknown(raw)


def recorded(event: Event) -> Recorded:
    """The event paired with its bytes."""
    return Recorded(event, encode(event))


def without_words(event: Event) -> Event:
    """The same fact with everything a person wrote blanked."""
    blank: dict[str, Any] = dict.fromkeys(type(event).words, "")
    return msgspec.structs.replace(event, **blank) if blank else event


def erased(event: Event) -> Event:
    """The same fact without its words, marked: what stands in the log after erasure. One that says nothing stays."""
    said = any(getattr(event, field) for field in type(event).words)
    return msgspec.structs.replace(without_words(event), erased=True) if said else event


def settled(event: Event) -> Event:
    """An event that asks for an erasure, marked as done; any other stays."""
    return msgspec.structs.replace(event, done=True) if isinstance(event, erasure.Erasure) else event


class _Tag(msgspec.Struct, frozen=True):
    type: str


_tag = msgspec.json.Decoder(_Tag)
_known_tags = frozenset(cls.__struct_config__.tag for cls in Known.__args__)


def _unknown(raw: bytes) -> Unknown:
    if _tag.decode(raw).type in _known_tags:
        _known.decode(raw)  # a known event that does not fit its shape is damage, not news from the future: raise
    envelope = _envelope.decode(raw)
    return Unknown(seq=envelope.seq, at=envelope.at, by=envelope.by, id=envelope.id, raw=raw)
