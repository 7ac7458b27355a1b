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
    """The roles that may do a command, the phases in which they may, and whether locked boards stop participants."""

    roles: frozenset[Role]
    phases: frozenset[Phase]
    locks: bool = False


_OPEN: frozenset[Phase] = frozenset({"waiting", "conversation", "scale", "chart", "reflection"})
_BOTH: frozenset[Role] = frozenset({"participant", "facilitator"})
_ON_SCALE = Rule(_BOTH, frozenset({"scale"}), locks=True)
_ON_BOARD = Rule(_BOTH, frozenset({"scale", "conversation"}), locks=True)
_ON_CHART = Rule(_BOTH, frozenset({"chart"}), locks=True)
_REMARK = Rule(_BOTH, frozenset({"scale", "conversation", "chart"}), locks=True)
_ANSWER = Rule(_BOTH, frozenset({"conversation", "reflection"}), locks=True)
_IN_ROOM = Rule(_BOTH, _OPEN)
_OF_SEAT = Rule(frozenset({"participant"}), _OPEN)
_IN_CHARGE = Rule(frozenset({"facilitator"}), _OPEN)
_IN_CHARGE_AFTERWARDS = Rule(frozenset({"facilitator"}), _OPEN | {"closed"})
_WHEN_CLOSED = Rule(frozenset({"facilitator"}), frozenset({"closed"}))

TABLE: Mapping[type[c.Command], Rule] = {
    c.AddNote: _ON_BOARD,
    c.MoveNote: _ON_SCALE,
    c.UnplaceNote: _ON_SCALE,
    c.RewordNote: _ON_BOARD,
    c.ExplainNote: _ON_SCALE,
    c.RemoveNote: _ON_BOARD,
    c.RestoreNote: _ON_BOARD,
    c.Comment: _REMARK,
    c.RemoveComment: _REMARK,
    c.SetDiscussed: _ON_SCALE,
    c.AddPoint: _ON_CHART,
    c.RewordPoint: _ON_CHART,
    c.MovePoint: _ON_CHART,
    c.RemovePoint: _ON_CHART,
    c.RestorePoint: _ON_CHART,
    c.SupportPoint: _ON_CHART,
    c.UnsupportPoint: _ON_CHART,
    c.JoinPoints: _ON_CHART,
    c.PartPoint: _ON_CHART,
    c.AddBearer: _ON_CHART,
    c.Reflect: _ANSWER,
    c.RaiseHand: _OF_SEAT,
    c.AddCompanion: _OF_SEAT,
    c.AppointScribe: _IN_ROOM,
    c.RenameSeat: _IN_ROOM,
    c.StartActivity: _IN_CHARGE,
    c.EndActivity: _IN_CHARGE,
    c.Reveal: _IN_CHARGE,
    c.Hide: _IN_CHARGE,
    c.StartWriting: _IN_CHARGE,
    c.ShareWriting: _IN_CHARGE,
    c.LookHere: _IN_CHARGE,
    c.SetTimer: _IN_CHARGE,
    c.ExtendTimer: _IN_CHARGE,
    c.PauseTimer: _IN_CHARGE,
    c.ResumeTimer: _IN_CHARGE,
    c.AddAspect: _IN_CHARGE,
    c.ParkAspect: _IN_CHARGE,
    c.DeclareBands: _IN_CHARGE,
    c.MatchNote: _IN_CHARGE,
    c.UnmatchNote: _IN_CHARGE,
    c.HideNote: _IN_CHARGE_AFTERWARDS,
    c.LockBoards: _IN_CHARGE,
    c.LockDoor: _IN_CHARGE,
    c.FormGroups: _IN_CHARGE,
    c.RemoveFacilitator: _IN_CHARGE,
    c.MoveSeat: _IN_CHARGE,
    c.RemoveSeat: _IN_CHARGE,
    c.ReadmitSeat: _IN_CHARGE,
    c.LowerHand: _IN_CHARGE,
    c.MarkMoment: _IN_CHARGE_AFTERWARDS,
    c.ChangeMoment: _IN_CHARGE_AFTERWARDS,
    c.RemoveMoment: _IN_CHARGE_AFTERWARDS,
    c.OpenReplay: _IN_CHARGE_AFTERWARDS,
    c.CloseSession: _IN_CHARGE,
    c.ReopenSession: _WHEN_CLOSED,
}


def phase(state: State) -> Phase:
    """The phase that the session is in."""
    if state.session.closed:
        return "closed"
    activity = running(state.agenda)
    return activity.kind if activity else "waiting"


def check(command: c.Command, actor: Actor, state: State, author: str | None = None, paper: bool = False) -> None:
    """Return if the actor may do such a command now; raise ``Refusal`` if not.

    ``author`` is the seat that they want to write for; ``paper`` that they say it is copied from paper.
    """
    rule = TABLE[type(command)]
    if actor.role not in rule.roles and not (author and actor.role == "facilitator" and "participant" in rule.roles):
        raise Refusal("not-allowed", "This needs a facilitator. Nothing was changed.")
    _known(actor, state)
    if author is not None:
        _writes_for(actor, author, state)
        _tells_nobody(rule, actor, state)
    if paper and actor.role != "facilitator":
        raise Refusal("not-allowed", "Only a facilitator can copy from paper. Nothing was changed.")
    if phase(state) not in rule.phases:
        raise _not_now(state)
    if rule.locks and state.session.locked and actor.role == "participant":
        raise Refusal("locked", "The facilitator has stopped all changes for a moment. Your words are kept here.")


def in_charge(facilitator: str, state: State) -> bool:
    """Does this facilitator's key still count?"""
    known = state.people.facilitators.get(facilitator)
    return known is not None and not known.removed


def _known(actor: Actor, state: State) -> None:
    if actor.role == "participant":
        _seated(actor.id, state)
    elif not in_charge(actor.id, state):
        raise Refusal("not-in-charge", "You are not a facilitator of this session any more. Nothing was changed.")


def _seated(seat: str, state: State) -> None:
    known = state.people.seats.get(seat)
    if known is None or known.removed:
        raise Refusal("no-seat", "Your seat is not in this session now. Please ask the facilitator.")


def _writes_for(actor: Actor, author: str, state: State) -> None:
    known = state.people.seats.get(author)
    if known is None or known.removed:
        raise Refusal("no-seat", "The person you write for is not in this session now. Please ask the facilitator.")
    if actor.role == "participant" and known.scribe != actor.id:
        raise Refusal("not-their-scribe", "You do not write for this person. They, or the facilitator, can ask you to.")


def _tells_nobody(rule: Rule, actor: Actor, state: State) -> None:
    """Whoever writes for a seat is told what is that seat's already: no facilitator may where people are not named."""
    activity = running(state.agenda)
    if actor.role == "facilitator" and rule.locks and activity is not None and activity.attribution != "named":
        raise Refusal("nobody-named", "Nobody is named in this part. Please write it down without saying whose it is.")


def _not_now(state: State) -> Refusal:
    if state.session.closed:
        return Refusal("closed", "This session is closed, so nothing can be changed any more.")
    return Refusal("not-now", "This part of the session is not open for changes now. Please ask the facilitator.")
