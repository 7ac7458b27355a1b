"""What somebody at a table has before them, and what one can do there. Pure: the dice come in."""

from random import Random

import msgspec

from events import Need
from projections import ActivityState, Comment, Note, Seat, State, activity_of, alias_in, board_id, group_in, owner_of
from server import commands as c
from server.simulate.words import REMARKS

_NEEDS: tuple[Need, ...] = ("help", "slower", "break")


class Do(msgspec.Struct, frozen=True):
    """Ask for something; ``twice`` when the tablet is unsure that it was heard and sends the very same frame again.

    ``author`` is the seat that it is written for, when that is not the tablet's own.
    """

    command: c.Command
    twice: bool = False
    author: str | None = None


class Drag(msgspec.Struct, frozen=True):
    """Carry a note across the board to a place, for everyone to see on the way; ``start`` and ``end`` are x."""

    note: str
    start: int
    end: int
    y: int
    author: str | None = None


class Vanish(msgspec.Struct, frozen=True):
    """Walk out of the Wi-Fi's reach for so many seconds of room time, and go on writing."""

    seconds: float


Act = Do | Drag | Vanish
Wish = tuple[Act, int]
"""Something that somebody might do next, with how likely it is beside all others."""


class Mind:
    """One person in the running activity; ``author`` is their seat when another seat's tablet writes for them."""

    def __init__(self, state: State, activity: ActivityState, seat: Seat, author: str | None, dice: Random) -> None:
        self.state, self.activity, self.seat, self.author, self.dice = state, activity, seat, author, dice
        self.group = group_in(state, seat.id, activity.id)
        self.shared = board_id(activity.id, self.group or "")
        alone = activity.writing or (activity.kind == "scale" and activity.mode == "individual")
        self.desk = self._alone() if alone else self.shared
        """The board that a new note goes on."""
        self.board = self.shared if activity.mode == "group" else self.desk
        """The board that has the cards, or the chart."""

    def do(self, command: c.Command) -> Do:
        """Ask for this; now and then the tablet is unsure whether it was heard."""
        return Do(command, self.dice.random() < 0.15, self.author)

    def notes(self, removed: bool = False) -> list[Note]:
        """The notes that this person may touch, and that are there; or those in the bin."""
        mine = (self.desk, self.shared) if self.activity.mode == "group" else (self.desk,)
        return [n for n in self.state.boards.notes.values() if n.board in mine and n.removed == removed]

    def remarks(self) -> list[Comment]:
        """The person's own remarks in this activity."""
        said = [k for k in self.state.boards.comments.values() if not k.removed and k.added.by == self.seat.id]
        return [k for k in said if k.board in (self.desk, self.board, self.shared)]

    def remark(self, on: str) -> Do:
        """Say something about a note or a point."""
        return self.do(c.Comment(on=on, text=self.dice.choice(REMARKS), comment=self.new_id()))

    def anywhere(self) -> list[Wish]:
        """What one might do in any activity: lose the Wi-Fi, ask for something quietly, take a remark back."""
        need = self.dice.choice(_NEEDS)
        hand = c.RaiseHand(up=need not in self.seat.needs, need=need)
        found: list[Wish] = [(Vanish(self.dice.uniform(5, 30)), 3), (Do(hand, author=self.author), 1)]
        if self.remarks():
            found.append((self.do(c.RemoveComment(comment=self.dice.choice(self.remarks()).id)), 1))
        return found

    def new_id(self) -> str:
        """An id for what the tablet adds."""
        return "".join(self.dice.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=20))

    def _alone(self) -> str:
        owner = self.seat.id if self.activity.attribution == "named" else alias_in(self.seat.alias, self.activity.id)
        begun = (note.board for note in self.state.boards.notes.values() if owner_of(note.board) == owner)
        fresh = board_id(self.activity.id, self.group or "", owner)
        return next((board for board in begun if activity_of(board) == self.activity.id), fresh)
