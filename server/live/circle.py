"""A circle: the tablets of one audience, who are told the same with the same bytes."""

from collections.abc import Iterable, Iterator

from events import Recorded
from server.live.framing import events_frame
from server.live.record import Record
from server.live.transport import Line
from server.rules.access import Actor
from server.rules.visibility import personal
from server.wire import Close, You

MOST_BUFFERED = 256 * 1024
"""Bytes that may wait for a tablet; one that lets more pile up is too slow, and comes back by its last seq."""


class Tablet:
    """One connected tablet: who speaks through it, and its line."""

    __slots__ = ("actor", "device", "limit", "line")

    def __init__(self, actor: Actor, device: str, line: Line) -> None:
        self.actor = actor
        self.device = device
        self.line = line
        self.limit = MOST_BUFFERED

    def write(self, frames: bytes) -> bool:
        """Send frames and return True, or let a tablet go that does not read what it is sent, and return False."""
        if self.line.buffered() > self.limit:
            self.line.close(Close.TOO_SLOW, "This tablet did not keep up. It will catch up when it comes back.")
            return False
        self.line.write(frames)
        return True

    def write_state(self, frames: bytes) -> bool:
        """As ``write``, for a whole state; a big one may take its time without making what follows too slow."""
        written = self.write(frames)
        self.limit = MOST_BUFFERED + len(frames)
        return written


class Circle:
    """Tablets that see the same, and how far they have been told.

    ``upto`` is the seq up to which every tablet in the circle has been told, so one frame fits them all. What one
    person alone sees differently goes into frames of their own, with the same ``after`` and ``upto``.
    """

    def __init__(self, upto: int) -> None:
        self.upto = upto
        self.members: dict[str, list[Tablet]] = {}
        self._shared: list[bytes] = []
        self._own: dict[str, list[bytes]] = {}

    def __iter__(self) -> Iterator[Tablet]:
        """Every tablet in the circle."""
        for tablets in self.members.values():
            yield from tablets

    def add(self, tablet: Tablet) -> None:
        """Let a tablet in that has been told up to ``upto``."""
        self.members.setdefault(tablet.actor.id, []).append(tablet)

    def remove(self, tablet: Tablet) -> None:
        """Let a tablet go, if it is here."""
        tablets = self.members.get(tablet.actor.id, [])
        if tablet in tablets:
            tablets.remove(tablet)
        if not tablets:
            self.members.pop(tablet.actor.id, None)

    def take(self, recorded: Recorded, record: Record) -> None:
        """Prepare what this circle will be told of an event; encoded once."""
        special = personal(recorded.event, record.state)
        other = next((tablets[0] for who, tablets in self.members.items() if who not in special), None)
        pieces = list(record.visible((recorded,), other.actor)) if other else []
        for who, own in self._own.items():
            if who not in special:
                own.extend(pieces)
        for who in special & self.members.keys():
            own = self._own.setdefault(who, list(self._shared))
            own.extend(record.visible((recorded,), self.members[who][0].actor))
        self._shared.extend(pieces)

    def frames(self, upto: int) -> Iterator[tuple[bytes, Iterable[Tablet]]]:
        """What was prepared, as frames with the tablets that get them; nothing when nobody is to be told anything."""
        shared, own = self._shared, self._own
        self._shared, self._own = [], {}
        if shared or any(own.values()):
            yield from self._framed(shared, own, upto)

    def level(self, upto: int) -> bytes:
        """A frame that brings a circle up to ``upto`` when it was shown nothing lately; empty if it is there."""
        if self.upto == upto:
            return b""
        after, self.upto = self.upto, upto
        return events_frame(after, upto, ())

    def _framed(
        self, shared: list[bytes], own: dict[str, list[bytes]], upto: int
    ) -> Iterator[tuple[bytes, Iterable[Tablet]]]:
        after, self.upto = self.upto, upto
        for who, pieces in own.items():
            yield events_frame(after, upto, pieces), self.members.get(who, ())
        others = [tablet for who, tablets in self.members.items() if who not in own for tablet in tablets]
        if others:
            yield events_frame(after, upto, shared), others


def you(actor: Actor, group: str | None) -> You:
    """Who the server takes a tablet for, as the tablet is told."""
    return You(role=actor.role, seat=actor.id, group=group)
