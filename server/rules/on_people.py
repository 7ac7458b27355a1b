"""Decisions about seats, groups and who is in charge."""

import hashlib
from collections.abc import Callable
from typing import Any

from events import (
    Event,
    FacilitatorRemoved,
    GroupsFormed,
    HandRaised,
    ScribeAppointed,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
)
from projections import Seat, group_in
from server import commands as c
from server.rules.access import Refusal, in_charge
from server.rules.case import Case
from server.rules.naming import called
from server.rules.tables import deal, late, left


def raise_hand(command: c.RaiseHand, case: Case) -> Event:
    """For one's own seat."""
    return HandRaised(**case.envelope, seat=case.who, up=command.up, need=command.need)


def lower_hand(command: c.LowerHand, case: Case) -> Event:
    """By the facilitator who helped."""
    return HandRaised(**case.envelope, seat=_seat(command.seat, case).id, up=False, need=command.need)


def add_companion(command: c.AddCompanion, case: Case) -> Event:
    """Somebody who shares the tablet: a seat of their own, whose scribe is the tablet's seat."""
    if case.author is not None:
        raise Refusal("not-allowed", "Please choose your own name first, then add the other person.")
    if case.state.session.door_locked:
        raise Refusal("door-locked", "The facilitator has closed the door for now. Please ask them.")
    if command.background not in case.state.people.groups:
        raise Refusal("unknown-background", "There is no such background here. Please choose one of the list.")
    seat = f"s-{command.seat or _another_id(case.stamp.new_id)}"
    if seat in case.state.people.seats:
        raise Refusal("already", "This person has a seat already.")
    return SeatJoined(
        **case.envelope,
        seat=seat,
        name=called(command.name),
        background=command.background,
        alias=case.stamp.new_id,
        groups=late(case.state, command.background, host=case.who),
    )


def appoint_scribe(command: c.AppointScribe, case: Case) -> Event:
    """For one's own seat, or any for a facilitator.

    A scribe sees what the person sees, so from one group into another only a facilitator may appoint one.
    """
    seat = _seat(command.seat or case.who, case)
    if not case.in_charge and seat.id != case.who and seat.scribe != case.actor.id:
        raise Refusal("not-allowed", "You can only choose who writes for yourself.")
    scribe = _seat(command.scribe, case) if command.scribe is not None else None
    if scribe is not None and scribe.id == seat.id:
        raise Refusal("already", "Everybody writes for themselves already.")
    if seat.scribe == command.scribe:
        raise Refusal("already", "Nothing needed to change.")
    if scribe is not None and not case.in_charge and _sits(scribe, case) != _sits(seat, case):
        raise Refusal("another-group", "You sit in different groups. Please ask the facilitator.")
    return ScribeAppointed(**case.envelope, seat=seat.id, scribe=command.scribe, former=seat.scribe)


def form_groups(command: c.FormGroups, case: Case) -> Event:
    """Also again: what was done at a table stays with the table."""
    activity = case.state.agenda.activities.get(command.activity)
    if activity is None:
        raise Refusal("unknown-activity", "There is no such activity on the agenda.")
    if activity.grouping != "mixed":
        raise Refusal("not-mixed", "Groups are formed only for an activity with mixed groups.")
    if not any(not seat.removed for seat in case.state.people.seats.values()):
        raise Refusal("nobody-here", "Nobody has joined yet. Form the groups when people are here.")
    dealt = deal(case.state, command.tables, case.seed)
    groups = (*dealt, *left(case.state, activity.id, dealt))
    return GroupsFormed(**case.envelope, activity=activity.id, groups=groups, seed=case.seed)


def remove_facilitator(command: c.RemoveFacilitator, case: Case) -> Event:
    """Anybody in charge but oneself, so that somebody always is."""
    if not in_charge(command.facilitator, case.state):
        raise Refusal("unknown-facilitator", "This person is not in charge of this session.")
    if command.facilitator == case.actor.id:
        raise Refusal("not-yourself", "Somebody has to be in charge. Another facilitator can take you off the list.")
    return FacilitatorRemoved(**case.envelope, facilitator=command.facilitator)


def rename_seat(command: c.RenameSeat, case: Case) -> Event:
    """One's own seat, or any for a facilitator."""
    seat = command.seat or case.who
    if not case.in_charge and seat != case.who:
        raise Refusal("not-allowed", "You can only change your own name.")
    return SeatRenamed(**case.envelope, seat=_seat(seat, case).id, name=called(command.name))


def move_seat(command: c.MoveSeat, case: Case) -> Event:
    """To a group that there is, among those of one activity or those of the backgrounds."""
    seat, people = _seat(command.seat, case), case.state.people
    formed = people.formations.get(command.activity) if command.activity else None
    if command.activity and formed is None:
        raise Refusal("not-formed", "The groups of this activity have not been formed yet.")
    if command.group not in (formed.groups if formed else people.groups):
        raise Refusal("unknown-group", "There is no such group in this session.")
    return SeatMoved(**case.envelope, seat=seat.id, group=command.group, activity=command.activity)


def remove_seat(command: c.RemoveSeat, case: Case) -> Event:
    """What the seat did stays; only its key stops working."""
    seat = _seat(command.seat, case)
    if seat.removed and seat.lobby != "waiting":
        raise Refusal("already", "This seat has already been removed.")
    return SeatRemoved(**case.envelope, seat=seat.id)


def readmit_seat(command: c.ReadmitSeat, case: Case) -> Event:
    """The same seat with the same key, and a place wherever groups were formed meanwhile; also out of the lobby."""
    seat = _seat(command.seat, case)
    if not seat.removed:
        raise Refusal("already", "This seat is already in the session.")
    if seat.id in case.state.session.erased or seat.id in case.state.session.erasing:
        raise Refusal("erased-seat", "This person was erased from the record. If they come back, they join anew.")
    formations = case.state.people.formations
    places = late(case.state, seat.background, host=seat.scribe)
    groups = {activity: group for activity, group in places.items() if seat.id not in formations[activity].seats}
    return SeatReadmitted(**case.envelope, seat=seat.id, groups=groups)


def _sits(seat: Seat, case: Case) -> tuple[str, str | None]:
    """The group of the seat's background, and the one that it works with now."""
    now = case.state.agenda.current
    return seat.group, group_in(case.state, seat.id, now) if now else None


def _another_id(new_id: str) -> str:
    """A second id from the same chance; the first cannot be found from it."""
    return hashlib.sha256(new_id.encode()).hexdigest()[:16]


def _seat(seat: str, case: Case) -> Seat:
    found = case.state.people.seats.get(seat)
    if found is None:
        raise Refusal("unknown-seat", "There is no such seat in this session.")
    return found


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.RaiseHand: raise_hand,
    c.LowerHand: lower_hand,
    c.AddCompanion: add_companion,
    c.AppointScribe: appoint_scribe,
    c.FormGroups: form_groups,
    c.RemoveFacilitator: remove_facilitator,
    c.RenameSeat: rename_seat,
    c.MoveSeat: move_seat,
    c.RemoveSeat: remove_seat,
    c.ReadmitSeat: readmit_seat,
}
