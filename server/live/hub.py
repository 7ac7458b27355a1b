"""The hub: who is connected to one room, and telling them all with as little work as can be.

H1  An event is filtered and encoded once for an audience, framed once, and written to each tablet as ready bytes.
H2  Per tablet there is a look at its buffer and one write; no task, no queue, no lock.
H3  What one tablet is told has no hole and no double: ``join`` gives the state (or what was missed) *and* enters the
    circle without an ``await`` between them, and each circle's next frame goes on where the last one ended.
H4  An event that changes what somebody may see gives them a ``reset`` with a whole state instead, and their own
    commands of that batch as ``done``.
H5  Whoever may no longer take part is let go at once.
H6  One seat has only so many lines; the newest stay, since the others are most likely dead.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, cast

import msgspec

from events import (
    BoardEvent,
    ChartEvent,
    Event,
    FacilitatorRemoved,
    KeysRenewed,
    Recorded,
    SeatErased,
    SeatHanded,
    SeatRemoved,
)
from projections import numbered
from server.live.circle import Circle, Tablet, you
from server.live.framing import events_frame, frame
from server.live.record import Record
from server.rules.access import Actor, Refusal, Role, admit
from server.rules.view import state_for
from server.rules.visibility import audience, changes_view, group_of
from server.wire import Close, Done, Hello, Reset, Tick, Welcome, You

MOST_LINES: dict[Role, int] = {"participant": 20, "facilitator": 50, "wall": 100}
"""So many tablets may be connected under one key."""


class Hub:
    """The tablets of one room, in circles. Everything here happens at once: nothing waits."""

    def __init__(self, record: Record, promise: str) -> None:
        self.record = record
        self._promise = promise
        self.noticed: Callable[[str], None] = lambda _how: None
        """Told how each tablet was brought up to date: fresh, resumed or reset."""
        self._circles: dict[Hashable, Circle] = {}
        self._places: dict[Tablet, Hashable] = {}
        self._batch: list[Event] = []
        self._stale: dict[Tablet, None] = {}

    def __len__(self) -> int:
        """How many tablets are connected."""
        return len(self._places)

    def __iter__(self) -> Iterator[Tablet]:
        """Every connected tablet."""
        return iter(list(self._places))

    def circles(self) -> list[Circle]:
        """Every circle that has tablets."""
        return list(self._circles.values())

    def join(self, tablet: Tablet, hello: Hello, now: int) -> None:
        """Welcome a tablet and count it in, at one moment of the log (H3)."""
        record, actor = self.record, tablet.actor
        self._make_room(actor)
        resume = hello.resume
        missed = record.missed(resume, actor) if resume else None
        welcome = Welcome(
            you=self._you(actor),
            epoch=record.epoch,
            seq=resume.seq if resume and missed is not None else record.seq,
            at=now,
            state=self._state(actor) if missed is None else None,
            done=record.ledger.last(actor.id, hello.device),
            promise=self._promise,
        )
        frames = frame(welcome)
        if missed is not None and resume and resume.seq < record.seq:
            frames += events_frame(resume.seq, record.seq, missed)
        tablet.write_state(frames)
        self._enter(tablet)
        self.noticed("fresh" if missed is None else "resumed")

    def leave(self, tablet: Tablet) -> None:
        """Count a tablet out; harmless when it has left already."""
        place = self._places.pop(tablet, None)
        circle = self._circles.get(place) if place is not None else None
        if circle is not None:
            circle.remove(tablet)
            if not circle.members:
                del self._circles[place]
        self._stale.pop(tablet, None)

    def take(self, recorded: Recorded) -> None:
        """Take in the next event of the log and prepare what everybody will be told of it."""
        self.record.take(recorded)
        self._batch.append(recorded.event)
        if not isinstance(recorded.event, BoardEvent | ChartEvent):
            self._set_aside(recorded.event)
        for circle in self._circles.values():
            circle.take(recorded, self.record)

    def flush(self) -> None:
        """Tell everybody what was prepared; one frame for all that came together."""
        if any(isinstance(event, _REVOKING) for event in self._batch):
            self._let_go()
        batch, stale = self._batch, list(self._stale)
        self._batch, self._stale = [], {}
        self._write_all(
            (frames, tablets) for circle in self.circles() for frames, tablets in circle.frames(self.record.seq)
        )
        self._reset(stale, batch)

    def reset_all(self, record: Record) -> None:
        """Start again from another record: what the log was is not what it is. Everybody gets a whole state.

        What was recorded meanwhile, nobody was told of as events: whose commands it were hears that they are done.
        """
        meanwhile = [one.event for one in record.recent if one.event.seq > self.record.seq]
        self.record = record
        self._let_go()
        tablets = list(self)
        self._circles, self._places, self._stale, self._batch = {}, {}, {}, []
        self._reset(tablets, meanwhile)

    def tick(self, now: int) -> None:
        """Tell everybody that the line is alive and where the log's head is, framed once."""
        beat = frame(Tick(seq=self.record.seq, at=now))
        self._write_all([(circle.level(self.record.seq) + beat, circle) for circle in self.circles()])

    def beat(self, tablet: Tablet, now: int) -> None:
        """A tick for one tablet that asked."""
        if tablet in self._places:
            self._level(self._circles[self._places[tablet]])
            self.write_to(frame(Tick(seq=self.record.seq, at=now)), (tablet,))

    def write_to(self, frames: bytes, tablets: Iterable[Tablet]) -> None:
        """Send ready frames to these tablets."""
        self._write_all([(frames, tablets)])

    def _make_room(self, actor: Actor) -> None:
        """Let the oldest lines under this key go where there are as many as may be. (H6)"""
        theirs = [tablet for tablet in self if (tablet.actor.role, tablet.actor.id) == (actor.role, actor.id)]
        for tablet in theirs[: max(0, len(theirs) + 1 - MOST_LINES[actor.role])]:
            self.leave(tablet)
            tablet.line.close(Close.NOT_ALLOWED, "This is open on too many tablets, so the oldest was let go.")

    def _enter(self, tablet: Tablet) -> None:
        place = audience(tablet.actor, self.record.state)
        if place in self._circles:
            self._level(self._circles[place])  # may let slow tablets go, and the circle with the last of them
        self._circles.setdefault(place, Circle(self.record.seq)).add(tablet)
        self._places[tablet] = place

    def _level(self, circle: Circle) -> None:
        frames = circle.level(self.record.seq)
        if frames:
            self._write_all([(frames, circle)])

    def _set_aside(self, event: Event) -> None:
        """Take out of their circles, at once, those who do not see the same as the others there any more."""
        for tablet in self:
            if changes_view(event, tablet.actor, self.record.state):
                self.leave(tablet)
                self._stale[tablet] = None

    def _reset(self, tablets: Iterable[Tablet], batch: Iterable[Event]) -> None:
        for tablet in tablets:
            reset = Reset(
                you=self._you(tablet.actor),
                epoch=self.record.epoch,
                seq=self.record.seq,
                state=self._state(tablet.actor),
            )
            done = b"".join(frame(Done(id=event.id, seq=event.seq)) for event in batch if _sent(event, tablet))
            if tablet.write_state(frame(reset) + done):
                self._enter(tablet)
            self.noticed("reset")

    def _let_go(self) -> None:
        """Close the line of every tablet whose key does not count any more. (H5)"""
        for tablet in [*self, *self._stale]:
            try:
                admit(tablet.actor, self.record.state)
            except Refusal as refusal:
                self.leave(tablet)
                tablet.line.close(Close.NOT_ALLOWED, _WHY.get(refusal.code, refusal.message))

    def _write_all(self, frames: Iterable[tuple[bytes, Iterable[Tablet]]]) -> None:
        slow = [tablet for written, tablets in frames for tablet in tablets if not tablet.write(written)]
        for tablet in slow:
            self.leave(tablet)

    def _you(self, actor: Actor) -> You:
        return you(actor, group_of(actor, self.record.state))

    def _state(self, actor: Actor) -> Any:
        return cast(Any, msgspec.Raw(msgspec.json.encode(state_for(self.record.state, actor))))


_REVOKING = (SeatRemoved, SeatErased, SeatHanded, FacilitatorRemoved, KeysRenewed)
_WHY = {
    "no-seat": "This seat was taken out of the session.",
    "not-in-charge": "You are not in charge of this session any more.",
    "erased-seat": "erased-seat",  # the code: the tablet then forgets what it holds of this session
}
"""What somebody is told who was let go just now."""


def _sent(event: Event, tablet: Tablet) -> bool:
    parts = numbered(event.id)
    return event.by == tablet.actor.id and parts is not None and parts[0] == tablet.device
