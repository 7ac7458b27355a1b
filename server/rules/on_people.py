"""Decisions about seats."""

from collections.abc import Callable
from typing import Any

from events import Event, HandRaised, SeatMoved, SeatReadmitted, SeatRemoved, SeatRenamed
from projections import Seat
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case
from server.rules.on_board import said


def raise_hand(command: c.RaiseHand, case: Case) -> Event:
    """For one's own seat."""
    return HandRaised(**case.envelope, seat=case.actor.id, up=command.up)


def lower_hand(command: c.LowerHand, case: Case) -> Event:
    """By the facilitator who helped."""
    return HandRaised(**case.envelope, seat=_seat(command.seat, case).id, up=False)


def rename_seat(command: c.RenameSeat, case: Case) -> Event:
    """One's own seat, or any for a facilitator."""
    seat = command.seat or case.actor.id
    if case.actor.role == "participant" and seat != case.actor.id:
        raise Refusal("not-allowed", "You can only change your own name.")
    return SeatRenamed(**case.envelope, seat=_seat(seat, case).id, name=said(command.name))


def move_seat(command: c.MoveSeat, case: Case) -> Event:
    """To a group that there is."""
    seat = _seat(command.seat, case)
    if command.group not in case.state.people.groups:
        raise Refusal("unknown-group", "There is no such group in this session.")
    return SeatMoved(**case.envelope, seat=seat.id, group=command.group)


def remove_seat(command: c.RemoveSeat, case: Case) -> Event:
    """What the seat did stays; only its key stops working."""
    seat = _seat(command.seat, case)
    if seat.removed:
        raise Refusal("already", "This seat has already been removed.")
    return SeatRemoved(**case.envelope, seat=seat.id)


def readmit_seat(command: c.ReadmitSeat, case: Case) -> Event:
    """The same seat with the same key."""
    seat = _seat(command.seat, case)
    if not seat.removed:
        raise Refusal("already", "This seat is already in the session.")
    return SeatReadmitted(**case.envelope, seat=seat.id)


def _seat(seat: str, case: Case) -> Seat:
    found = case.state.people.seats.get(seat)
    if found is None:
        raise Refusal("unknown-seat", "There is no such seat in this session.")
    return found


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.RaiseHand: raise_hand,
    c.LowerHand: lower_hand,
    c.RenameSeat: rename_seat,
    c.MoveSeat: move_seat,
    c.RemoveSeat: remove_seat,
    c.ReadmitSeat: readmit_seat,
}
