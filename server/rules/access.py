"""May this role do this command in this phase? One table, asked before ``decide``."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from projections import State, running
from server import commands as c

Role = Literal["facilitator", "participant", "wall"]
Phase = Literal["waiting", "conversation", "scale", "chart", "reflection", "closed"]
"""The kind of the running activity; ``waiting`` when none runs, ``closed`` when the session is read-only."""


class Actor(msgspec.Struct, frozen=True):
    """Who asks or looks: ``id`` is a seat, a facilitator, or for the wall an empty string."""

    role: Role
    id: str


class Refusal(Exception):
    """Nothing was recorded. ``code`` is stable; ``message`` is plain words for the person at the tablet."""

    def __init__(self, code: str, message: str) -> None:
        """Say why, for programs and for people."""
        super().__init__(code)
        self.code = code
        self.message = message


class Rule(msgspec.Struct, frozen=True):
    """The roles that may do a command, and the phases in which they may."""

    roles: frozenset[Role]
    phases: frozenset[Phase]


_OPEN: frozenset[Phase] = frozenset({"waiting", "conversation", "scale", "chart", "reflection"})
_ON_BOARD = Rule(frozenset({"participant", "facilitator"}), frozenset({"scale"}))
_IN_ROOM = Rule(frozenset({"participant", "facilitator"}), _OPEN)
_OF_SEAT = Rule(frozenset({"participant"}), _OPEN)
_IN_CHARGE = Rule(frozenset({"facilitator"}), _OPEN)
_WHEN_CLOSED = Rule(frozenset({"facilitator"}), frozenset({"closed"}))

TABLE: Mapping[type[c.Command], Rule] = {
    c.AddNote: _ON_BOARD,
    c.MoveNote: _ON_BOARD,
    c.UnplaceNote: _ON_BOARD,
    c.RewordNote: _ON_BOARD,
    c.RemoveNote: _ON_BOARD,
    c.RestoreNote: _ON_BOARD,
    c.Comment: _ON_BOARD,
    c.RemoveComment: _ON_BOARD,
    c.SetDiscussed: _ON_BOARD,
    c.RaiseHand: _OF_SEAT,
    c.RenameSeat: _IN_ROOM,
    c.StartActivity: _IN_CHARGE,
    c.EndActivity: _IN_CHARGE,
    c.Reveal: _IN_CHARGE,
    c.Hide: _IN_CHARGE,
    c.SetTimer: _IN_CHARGE,
    c.ExtendTimer: _IN_CHARGE,
    c.PauseTimer: _IN_CHARGE,
    c.ResumeTimer: _IN_CHARGE,
    c.AddAspect: _IN_CHARGE,
    c.ParkAspect: _IN_CHARGE,
    c.MoveSeat: _IN_CHARGE,
    c.RemoveSeat: _IN_CHARGE,
    c.ReadmitSeat: _IN_CHARGE,
    c.LowerHand: _IN_CHARGE,
    c.MarkMoment: _IN_CHARGE,
    c.CloseSession: _IN_CHARGE,
    c.ReopenSession: _WHEN_CLOSED,
}


def phase(state: State) -> Phase:
    """The phase that the session is in."""
    if state.session.closed:
        return "closed"
    activity = running(state.agenda)
    return activity.kind if activity else "waiting"


def check(command: c.Command, actor: Actor, state: State) -> None:
    """Return if the actor may do such a command now; raise ``Refusal`` if not."""
    rule = TABLE[type(command)]
    if actor.role not in rule.roles:
        raise Refusal("not-allowed", "This needs a facilitator. Nothing was changed.")
    if actor.role == "participant":
        _seated(actor, state)
    if phase(state) not in rule.phases:
        raise _not_now(state)


def _seated(actor: Actor, state: State) -> None:
    seat = state.people.seats.get(actor.id)
    if seat is None or seat.removed:
        raise Refusal("no-seat", "Your seat is not in this session now. Please ask the facilitator.")


def _not_now(state: State) -> Refusal:
    if state.session.closed:
        return Refusal("closed", "This session is closed, so nothing can be changed any more.")
    return Refusal("not-now", "This part of the session is not open for changes now. Please ask the facilitator.")
