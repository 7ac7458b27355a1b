"""A participant's mind: what somebody at the table does next, chosen by their own dice.

Pure: the dice come in. The same seed and the same board give the same choice; the timing is the network's, so two runs
of one seed are alike, not equal.
"""

from random import Random

import msgspec

from events import Mark
from projections import Note, State, board_id, card_id, running
from server import commands as c

NAMES = (
    "Amina", "Bola", "Carys", "Dev", "Efua", "Farah", "Gwen", "Hugh", "Ines", "Joan",
    "Kofi", "Leila", "Mair", "Nia", "Owen", "Priya", "Quinn", "Rosa", "Sam", "Tomos",
)  # fmt: skip
REMARKS = (
    "It depends on the person.",
    "We had to do it this way at my surgery.",
    "I would not want this to be a fixed rule.",
    "Safety first, so there has to be a rule 🙂",
    "My mum could not have gone there on her own.",
    "Who pays for the bus?",
    "Ask the link worker, they know best.",
    "This one took us a while – we changed our minds twice.",
)
OWN_NOTES = (
    "Help with filling in forms",
    "Bringing a friend or a carer",
    "A number to call in between",
    "Who tells the doctor how it went",
    "What happens when it is over",
)
ADDITIONS = (" – if it is safe", " – ask the person first", ", as often as it takes", " (within reason)")


class Do(msgspec.Struct, frozen=True):
    """Ask for something; ``twice`` when the tablet is unsure that it was heard and sends the very same frame again."""

    command: c.Command
    twice: bool = False


class Drag(msgspec.Struct, frozen=True):
    """Carry a note across the board to a place, for everyone to see on the way; ``start`` and ``end`` are x."""

    note: str
    start: int
    end: int
    y: int


class Vanish(msgspec.Struct, frozen=True):
    """Walk out of the Wi-Fi's reach for so many seconds of room time, and go on writing."""

    seconds: float


Act = Do | Drag | Vanish


def hesitate(dice: Random) -> float:
    """Seconds of room time until somebody who has just acted acts again: mostly short, sometimes a long talk."""
    return min(60.0, 1.0 + dice.expovariate(1 / 7))


def choose(state: State, seat: str, dice: Random) -> Act | None:
    """What this person does next; None when there is nothing to do but listen."""
    me, activity = state.people.seats.get(seat), running(state.agenda)
    if me is None or me.removed or activity is None or activity.kind != "scale":
        return None
    mind = _Mind(state, board_id(activity.id, me.group), seat, dice)
    wishes = mind.wishes()
    return dice.choices([act for act, _ in wishes], weights=[weight for _, weight in wishes])[0]


class _Mind:
    def __init__(self, state: State, board: str, seat: str, dice: Random) -> None:
        self._state, self._board, self._seat, self._dice = state, board, seat, dice
        self._cards = {
            card_id(board, aspect.id): aspect.id for aspect in state.session.aspects.values() if not aspect.parked
        }
        self._notes = [note for note in state.boards.notes.values() if note.board == board and not note.removed]
        self._placed = [note for note in self._notes if note.x is not None]

    def wishes(self) -> list[tuple[Act, int]]:
        """Everything this person might do, with how likely it is."""
        untouched = [card for card in self._cards if not self._is_settled(card)]
        waiting = untouched + [note.id for note in self._notes if note.aspect is None and note.x is None]
        found: list[tuple[Act, int]] = [(Vanish(self._dice.uniform(5, 30)), 3), (self._raise_hand(), 1)]
        found += self._own_note()
        if waiting:
            found.append((self._drag(self._dice.choice(waiting), None), 30))
        if untouched:
            found.append((self._mark(self._dice.choice(untouched)), 4))
        if self._placed:
            found += self._about(self._dice.choice(self._placed))
        found += self._about_own_notes()
        return found

    def _about(self, note: Note) -> list[tuple[Act, int]]:
        return [
            (self._drag(note.id, note.x), 14),
            (Do(c.Comment(on=note.id, text=self._dice.choice(REMARKS), comment=self._new_id()), self._unsure()), 9),
            (Do(c.RewordNote(note=note.id, text=self._in_other_words(note)), self._unsure()), 5),
            (Do(c.UnplaceNote(note=note.id, since=note.moved.seq if note.moved else None)), 2),
        ]

    def _about_own_notes(self) -> list[tuple[Act, int]]:
        invented = [note for note in self._state.boards.notes.values() if note.board == self._board and not note.aspect]
        if not invented:
            return []
        note = self._dice.choice(invented)
        return [(Do(c.RestoreNote(note=note.id) if note.removed else c.RemoveNote(note=note.id)), 2)]

    def _own_note(self) -> list[tuple[Act, int]]:
        there = {note.text for note in self._state.boards.notes.values() if note.board == self._board}
        ideas = [text for text in OWN_NOTES if text not in there]
        return [(Do(c.AddNote(text=self._dice.choice(ideas), note=self._new_id())), 3)] if ideas else []

    def _in_other_words(self, note: Note) -> str:
        aspect = self._state.session.aspects.get(note.aspect or "")
        return (aspect.title if aspect else note.text.partition(" – ")[0]) + self._dice.choice(ADDITIONS)

    def _is_settled(self, card: str) -> bool:
        note = self._state.boards.notes.get(card)
        return card in self._state.boards.marks or (note is not None and note.x is not None)

    def _drag(self, note: str, start: int | None) -> Drag:
        end = round(self._dice.betavariate(0.7, 0.7) * 1000)
        return Drag(note, self._dice.randint(0, 1000) if start is None else start, end, self._free(end))

    def _free(self, x: int) -> int:
        """Of a few heights at this place, the one with most room around it."""
        near = [note.y for note in self._placed if note.x is not None and note.y is not None and abs(note.x - x) < 170]
        heights = [self._dice.randint(0, 1000) for _ in range(6)]
        return max(heights, key=lambda y: min((abs(y - other) for other in near), default=0))

    def _mark(self, card: str) -> Do:
        mark: Mark = self._dice.choice(("notDiscussed", "undecided"))
        return Do(c.SetDiscussed(aspect=self._cards[card], state=mark), self._unsure())

    def _raise_hand(self) -> Do:
        return Do(c.RaiseHand(up=not self._state.people.seats[self._seat].hand))

    def _unsure(self) -> bool:
        return self._dice.random() < 0.15

    def _new_id(self) -> str:
        return "".join(self._dice.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=20))
