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
    """Who asks or looks: ``id`` is a seat, a facilitator, or for the wall an empty string.

    ``turn`` is the number of the key that they came with: once their keys are renewed, it opens nothing any more.
    """

    role: Role
    id: str
    turn: int = 0


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
    c.EraseNote: _IN_CHARGE_AFTERWARDS,
    c.EraseName: _IN_CHARGE_AFTERWARDS,
    c.EraseSeat: _IN_CHARGE_AFTERWARDS,
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
    admit(actor, state)
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


def admit(actor: Actor, state: State) -> None:
    """Return if whoever holds this key may be here, to look at least; raise ``Refusal`` if not.

    The one place that says so: asked at every call, before every command, and of every tablet when something of this
    changes.
    """
    if actor.role == "participant":
        turn = _seated(actor.id, state)
    elif actor.role == "facilitator":
        if not in_charge(actor.id, state):
            raise Refusal("not-in-charge", "You are not a facilitator of this session any more. Nothing was changed.")
        turn = state.people.facilitators[actor.id].turn
    else:
        turn = state.people.wall_turn
    if actor.turn != turn:
        raise Refusal("renewed-key", _RENEWED[actor.role])


def turn_of(role: Role, holder: str, state: State) -> int:
    """The number that a key must carry to count for this holder now."""
    people = state.people
    if role == "wall":
        return people.wall_turn
    known = people.seats.get(holder) if role == "participant" else people.facilitators.get(holder)
    return known.turn if known else 0


def _seated(seat: str, state: State) -> int:
    known = state.people.seats.get(seat)
    if known is not None and known.lobby == "waiting":
        raise Refusal("waiting", "Please wait: the facilitator lets you in.")
    if known is not None and known.removed and (seat in state.session.erased or seat in state.session.erasing):
        raise Refusal("erased-seat", "Everything from this seat was erased, and the seat with it.")
    if known is not None and known.lobby == "turned-away":
        raise Refusal("turned-away", "The facilitator has not let you in. Please ask them.")
    if known is None or known.removed:
        raise Refusal("no-seat", "Your seat is not in this session now. Please ask the facilitator.")
    return known.turn


_RENEWED: Mapping[Role, str] = {
    "participant": "Your seat is on another tablet now: you can go on there.",
    "facilitator": "The links of the facilitators were renewed, so this old one opens nothing any more.",
    "wall": "The wall has a new link, so this old one opens nothing any more. Please ask the facilitator.",
}


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
