"""What a decision is made from: who asks, how things stand, and what the new event will be stamped with."""

from typing import Any

import msgspec

from projections import AspectState, Note, State, activity_of, board_id, group_of, note_or_card, running
from server.rules.access import Actor, Refusal


class Stamp(msgspec.Struct, frozen=True):
    """The envelope of the event to be, and one fresh random id for whatever it adds. Made outside: deciding is pure."""

    seq: int
    at: int
    id: str
    new_id: str


class Case(msgspec.Struct, frozen=True):
    """One command's circumstances; its methods answer the questions that many commands share, or refuse."""

    actor: Actor
    state: State
    stamp: Stamp

    @property
    def envelope(self) -> dict[str, Any]:
        """The fields that every event shares."""
        return {"seq": self.stamp.seq, "at": self.stamp.at, "by": self.actor.id, "id": self.stamp.id}

    def board(self, named: str | None) -> str:
        """The board to act on: the named one if this actor may touch it, else that of the seat's own group."""
        own = self._own_board()
        board = named or own
        if board is None:
            raise Refusal("which-board", "Please choose a board first.")
        if own is not None and board != own:
            raise _no_board()
        self._must_be_open(board)
        return board

    def note(self, note: str) -> Note:
        """The note or untouched card that may be changed by this actor now."""
        board = self._own_board() or self._board_of(note)
        found = note_or_card(self.state.boards, board, note)
        if found is None or not self._is_real(found):
            raise Refusal("unknown-note", "That note is not on your board. Nothing was changed.")
        self._must_be_open(board)
        return found

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

    def _own_board(self) -> str | None:
        activity, seat = running(self.state.agenda), self.state.people.seats.get(self.actor.id)
        return board_id(activity.id, seat.group) if activity and seat else None

    def _board_of(self, note: str) -> str:
        known = self.state.boards.notes.get(note)
        return known.board if known else note.rpartition(":")[0]

    def _is_real(self, note: Note) -> bool:
        return note.id in self.state.boards.notes or note.aspect in self.state.session.aspects

    def _must_be_open(self, board: str) -> None:
        activity = running(self.state.agenda)
        if activity is None or activity_of(board) != activity.id or group_of(board) not in self.state.people.groups:
            raise _no_board()


def _no_board() -> Refusal:
    return Refusal("unknown-board", "That board is not open to you now. Nothing was changed.")
