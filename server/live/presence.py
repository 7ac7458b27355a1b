"""Presence: who is here, what they still have to send, and notes in flight. Fleeting, lossy, never stored.

P1  Of each seat only the newest of each kind of signal is passed on, at most ``PER_SECOND`` times a second.
P2  Who may see a note in flight is decided by the same function as for a recorded move, attribution included.
P3  Who is here and what is unsent is for facilitators; a facilitator who comes in is told of everybody.
P4  Nobody is told of their own signals.
P5  While an activity does not name people, nobody is told what is unsent: the moment would tell who wrote what.
"""

import asyncio
from collections.abc import Mapping

from events import NoteMoved
from projections import State, running
from server.commands import MoveNote
from server.live.circle import Circle, Tablet
from server.live.framing import frame
from server.live.hub import Hub
from server.rules.access import Actor, Refusal, check
from server.rules.case import Stamp
from server.rules.decide import decide
from server.rules.visibility import personal, see
from server.wire import Dragging, Here, Signals, Unsent

PER_SECOND = 20


class Presence:
    """What is going on in one room that nobody will remember."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._here: dict[str, int] = {}
        self._unsent: dict[str, Unsent] = {}
        self._flying: dict[str, NoteMoved] = {}
        self._news: dict[tuple[str, str], Here | Unsent] = {}
        self._due: asyncio.TimerHandle | None = None

    def entered(self, tablet: Tablet) -> None:
        """Somebody came in."""
        if tablet.actor.role == "facilitator":
            here = (Here(seat=seat, tablets=tablets) for seat, tablets in self._here.items())
            tablet.write(frame(Signals(signals=(*here, *self._unsent.values()))))
        if tablet.actor.role == "participant":
            self._count(tablet.actor.id, +1)

    def left(self, tablet: Tablet) -> None:
        """Somebody went."""
        if tablet.actor.role == "participant":
            self._count(tablet.actor.id, -1)

    def relay(self, signal: Dragging | Unsent, tablet: Tablet) -> None:
        """Pass a signal on soon, unless a newer one comes first or its sender may not do what it shows."""
        if isinstance(signal, Unsent):
            if tablet.actor.role == "participant":
                self._tell_unsent(tablet.actor.id, signal.count)
            return
        move = _as_move(signal, tablet.actor, self._hub.record.state)
        if move is not None:
            self._flying[tablet.actor.id] = move
            self._soon()

    def close(self) -> None:
        """Forget everything."""
        if self._due:
            self._due.cancel()

    def _count(self, seat: str, change: int) -> None:
        tablets = self._here[seat] = max(0, self._here.get(seat, 0) + change)
        self._tell(Here(seat=seat, tablets=tablets))

    def _tell_unsent(self, seat: str, count: int) -> None:
        activity, known = running(self._hub.record.state.agenda), self._unsent.get(seat)
        told = Unsent(count=count if activity is None or activity.attribution == "named" else 0, seat=seat)
        if told.count or (known and known.count):
            self._tell(told)

    def _tell(self, signal: Here | Unsent) -> None:
        if isinstance(signal, Unsent):
            self._unsent[signal.seat] = signal
        self._news[(type(signal).__name__, signal.seat)] = signal
        self._soon()

    def _soon(self) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(1 / PER_SECOND, self._flush)

    def _flush(self) -> None:
        self._due = None
        news, self._news = tuple(self._news.values()), {}
        flying, self._flying = self._flying, {}
        special = _special(flying, self._hub.record.state)
        for circle in self._hub.circles():
            for actor, tablets in _shares(circle, special):
                seen = self._seen(flying, actor) + (news if actor.role == "facilitator" else ())
                if seen:
                    self._hub.write_to(frame(Signals(signals=seen)), tablets)

    def _seen(self, flying: dict[str, NoteMoved], actor: Actor) -> tuple[Dragging | Here | Unsent, ...]:
        record = self._hub.record
        moves = (see(move, actor, record.state, record.ledger) for who, move in flying.items() if who != actor.id)
        return tuple(Dragging(note=m.note, x=m.x, y=m.y, seat=m.by) for m in moves if isinstance(m, NoteMoved))


def _special(flying: Mapping[str, NoteMoved], state: State) -> frozenset[str]:
    """The seats that see something else in flight than their circle: flyers, and whom a move is personal to."""
    return frozenset(flying).union(*(personal(move, state) for move in flying.values()))


def _shares(circle: Circle, special: frozenset[str]) -> list[tuple[Actor, list[Tablet]]]:
    """The tablets that get the same signals, with one who stands for them: special seats alone, all others together."""
    alone = [(tablets[0].actor, list(tablets)) for who, tablets in circle.members.items() if who in special]
    others = [tablet for who, tablets in circle.members.items() if who not in special for tablet in tablets]
    return [*alone, (others[0].actor, others)] if others else alone


def _as_move(signal: Dragging, actor: Actor, state: State) -> NoteMoved | None:
    """The move that this drag would be if it ended here; None if it would be refused."""
    command = MoveNote(note=signal.note, x=signal.x, y=signal.y)
    try:
        check(command, actor, state)
        event = decide(command, actor, state, Stamp(seq=state.seq, at=0, id="", new_id=""))
    except Refusal:
        return None
    return event if isinstance(event, NoteMoved) else None
