"""What a decision is made from: who asks, how things stand, and what the new event will be stamped with."""

import re
from typing import Any
from zlib import crc32

import msgspec

from projections import (
    ActivityState,
    AspectState,
    Note,
    Point,
    Seat,
    State,
    activity_of,
    alias_in,
    board_id,
    group_in,
    group_of,
    groups_in,
    note_or_card,
    owner_of,
    running,
)
from server.rules.access import Actor, Refusal
from server.rules.visibility import aliases, sees_board

_OWNER = re.compile(r"[a-z0-9-]{1,48}")
"""A seat, an alias, or what a facilitator calls the sheet of paper that they copy from."""

UNKNOWN_NOTE, UNKNOWN_POINT = "unknown-note", "unknown-point"
_NOT_NOW = "not-now"


class Stamp(msgspec.Struct, frozen=True):
    """The envelope of the event to be, and one fresh random id for whatever it adds. Made outside: deciding is pure."""

    seq: int
    at: int
    id: str
    new_id: str


class Case(msgspec.Struct, frozen=True):
    """One command's circumstances; its methods answer the questions that many commands share, or refuse.

    ``author`` is the seat that the actor writes for as its scribe; ``paper``: it is copied from paper.
    """

    actor: Actor
    state: State
    stamp: Stamp
    author: str | None = None
    paper: bool = False

    @property
    def envelope(self) -> dict[str, Any]:
        """The fields that every event shares."""
        written = {"author": self.author, "paper": self.paper}
        return {"seq": self.stamp.seq, "at": self.stamp.at, "by": self.actor.id, "id": self.stamp.id, **written}

    @property
    def who(self) -> str:
        """Whose doing it is: the actor's, or that of the seat they write for."""
        return self.author or self.actor.id

    @property
    def in_charge(self) -> bool:
        """Does a facilitator act as one, and not for a seat?"""
        return self.actor.role == "facilitator" and self.author is None

    def board(self, named: str | None) -> str:
        """The board whose cards to act on: the named one if this actor may touch it, else the seat's own.

        While everybody writes alone the cards still lie on the group's board: a group has one answer to an aspect.
        """
        board = self._allowed(named, self._own_boards()[:1])
        if owner_of(board) is not None and not self._all_place_alone:
            raise self._not_here(board)
        return board

    def desk(self, named: str | None) -> str:
        """The board that a new note goes on: while everybody writes alone, one that only its author sees."""
        activity, seat = running(self.state.agenda), self.seat
        if activity is None or seat is None or self._all_place_alone:
            return self._allowed(named, self._own_boards())
        shared = board_id(activity.id, self._group(seat, activity))
        own = self._board_alone(activity, seat) if activity.writing else shared
        # A tablet that named the other one wrote just before everybody began to write alone, or shared it.
        either = (None, shared, *(f"{shared}:{name}" for name in (seat.id, *aliases(seat, activity.id)) if name))
        return self._allowed(own if named in either else named, [own])

    def note(self, note: str) -> Note:
        """The note or untouched card that may be changed by this actor now."""
        for board in self._own_boards() or [self._board_of(note)]:
            found = note_or_card(self.state.boards, board, note)
            if found is not None and self._is_real(found):
                self._must_be_open(board)
                return found
        if self._is_of_another_part(self._board_of(note)):
            raise _not_now()
        raise unknown_note()

    def chart(self, named: str | None) -> str:
        """The chart to act on: the named one if this actor may touch it, else that of the seat's group."""
        activity, seat = running(self.state.agenda), self.seat
        group = group_in(self.state, seat.id, activity.id) if activity and seat else None
        own = [board_id(activity.id, group)] if activity and group else []
        if seat and not own:
            raise _no_group()
        return self._allowed(named, own)

    def point(self, point: str) -> Point:
        """The point that may be changed by this actor now, be it in the bin or not."""
        found = self.state.charts.points.get(point)
        if found is None:
            raise _unknown_point()
        try:
            self.chart(found.chart)
        except Refusal as refusal:
            raise refusal if refusal.code == _NOT_NOW else _unknown_point() from None
        return found

    @property
    def seed(self) -> int:
        """A whole number drawn from the stamp's chance, for what is dealt out."""
        return crc32(self.stamp.new_id.encode())

    @property
    def seat(self) -> Seat | None:
        """The seat that acts, itself or by its scribe; None for a facilitator."""
        return self.state.people.seats.get(self.who)

    def present(self, note: str) -> Note:
        """As ``note``, and it is not in the bin."""
        found = self.note(note)
        if found.removed:
            raise Refusal("in-the-bin", "That note has been removed. Put it back first.")
        return found

    def aspect(self, aspect: str) -> AspectState:
        """The aspect of this name."""
        found = self.state.session.aspects.get(aspect)
        if found is None:
            raise Refusal("unknown-aspect", "There is no such topic in this session.")
        return found

    def _own_boards(self) -> list[str]:
        """The boards that the acting seat may touch now, the one it acts on by itself first; none for a facilitator."""
        activity, seat = running(self.state.agenda), self.seat
        if activity is None or seat is None:
            return []
        if self._all_place_alone:
            return [self._board_alone(activity, seat)]
        shared = board_id(activity.id, self._group(seat, activity))
        if not activity.writing:
            return [shared]
        # Also those that the seat began with another group: what one wrote alone stays one's own until it is shared.
        return list(dict.fromkeys([shared, self._board_alone(activity, seat), *self._begun(activity, seat)]))

    @property
    def _all_place_alone(self) -> bool:
        activity = running(self.state.agenda)
        return activity is not None and activity.kind == "scale" and activity.mode == "individual"

    def _board_alone(self, activity: ActivityState, seat: Seat) -> str:
        """The seat's own board in its group; where all place alone, the one it began, whatever group comes later."""
        fresh = board_id(activity.id, self._group(seat, activity), self._owner(activity, seat))
        begun = self._begun(activity, seat) if self._all_place_alone else []
        return begun[0] if begun else fresh

    def _begun(self, activity: ActivityState, seat: Seat) -> list[str]:
        """The boards of the seat's own in this activity that have notes."""
        named, notes = activity.attribution == "named", self.state.boards.notes.values()
        owners = (seat.id,) if named else aliases(seat, activity.id)
        return [n.board for n in notes if owner_of(n.board) in owners and activity_of(n.board) == activity.id]

    def _owner(self, activity: ActivityState, seat: Seat) -> str:
        owner = seat.id if activity.attribution == "named" else alias_in(seat.alias, activity.id)
        if not owner:
            raise Refusal("too-old", "This seat is from an older session and cannot work alone. Please join again.")
        return owner

    def _group(self, seat: Seat, activity: ActivityState) -> str:
        group = group_in(self.state, seat.id, activity.id)
        if group is None:
            raise _no_group()
        return group

    def _allowed(self, named: str | None, own: list[str]) -> str:
        board = named or (own[0] if own else None)
        if board is None:
            raise Refusal("which-board", "Please choose a board first.")
        if own and board not in own:
            raise self._not_here(board)
        self._must_be_open(board)
        return board

    def _board_of(self, note: str) -> str:
        known = self.state.boards.notes.get(note)
        return known.board if known else note.rpartition(":")[0]

    def _is_real(self, note: Note) -> bool:
        """Of cards that nobody has touched there are those on the boards of a scale, where a group answers, or each."""
        if note.id in self.state.boards.notes:
            return True
        activity = running(self.state.agenda)
        on_scale = activity is not None and activity.kind == "scale"
        answers = owner_of(note.board) is None or self._all_place_alone
        return on_scale and answers and note.aspect in self.state.session.aspects

    def _must_be_open(self, board: str) -> None:
        activity, group, owner = running(self.state.agenda), group_of(board), owner_of(board)
        if activity is None or group not in groups_in(self.state, activity.id):
            raise self._not_here(board)
        if board != board_id(activity.id, group, owner):
            raise self._not_here(board)
        if owner is not None and not ((activity.writing or self._all_place_alone) and _OWNER.fullmatch(owner)):
            raise self._not_here(board)

    def _not_here(self, board: str) -> Refusal:
        if self._is_of_another_part(board):
            return _not_now()
        return Refusal("unknown-board", "That board is not open to you now. Nothing was changed.")

    def _is_of_another_part(self, board: str) -> bool:
        """Is it of an activity that does not run, and does the actor see it, so that saying so tells them nothing?"""
        activity = activity_of(board)
        known = activity in self.state.agenda.activities and activity != self.state.agenda.current
        return (
            known and group_of(board) in groups_in(self.state, activity) and sees_board(board, self.actor, self.state)
        )


def _not_now() -> Refusal:
    words = "That belongs to a part of the session that is not open for changes now. Your words are kept here."
    return Refusal(_NOT_NOW, words)


def _no_group() -> Refusal:
    return Refusal("no-group", "You are in no group for this part yet. Please ask the facilitator to give you a table.")


def unknown_note() -> Refusal:
    """The answer to a note that is not there, and to one that is not for this person."""
    return Refusal(UNKNOWN_NOTE, "That note is not on your board. Nothing was changed.")


def _unknown_point() -> Refusal:
    return Refusal(UNKNOWN_POINT, "That point is not on your chart. Nothing was changed.")
