"""One group's answer to one thing: a lane of the comparison.

A group that did not place an aspect is never given a place, and people who placed alone are never pooled into one
place: their lane holds a dot for each of them.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from events import Value
from projections.board import Note, Span
from projections.state import State
from projections.statistics import Spread, spread

Standing = Literal["placed", "depends", "cantAgree", "undecided", "notDiscussed", "unplaced", "absent"]
"""What a group said of a thing, in the order of how far it came; ``absent``: it has no such note."""

_FURTHEST: tuple[Standing, ...] = ("placed", "depends", "cantAgree", "undecided", "notDiscussed")

FAR = 350
"""From here on a lone dot is remarked on where the session has declared no bands."""


class Dot(Value):
    """Where one person put it alone, 0–1000. ``moved``: elsewhere than when the boards were first shown to all.

    ``owner`` is the seat, or its alias where the activity names nobody.
    """

    owner: str
    note: str
    x: int
    moved: bool


class Alone(Value):
    """What the people of one group answered, each alone: the dots from left to right, and how they lie.

    The other numbers count people: those who gave one of the other answers, those who are in the group and gave none,
    and those who ``moved`` or took back their place after the boards were first shown to all. ``lone`` is the note of a
    dot that stands by itself; see ``lone_dot``.
    """

    dots: tuple[Dot, ...]
    spread: Spread
    depends: int
    cant_agree: int
    undecided: int
    not_discussed: int
    unplaced: int
    moved: int
    lone: str | None


class Lane(Value):
    """One group's answer.

    ``note`` is its card or note, whether touched or not; null where people placed alone and where it has none.
    ``text`` is empty where they kept the title, ``span`` the range in which they could not agree, ``depends`` what it
    depends on, ``comments`` ids in order. In individual mode ``alone`` says it all; ``standing`` is the furthest one
    of them came.
    """

    group: str
    standing: Standing
    note: str | None
    x: int | None
    text: str
    reason: str
    span: Span | None
    depends: str
    comments: tuple[str, ...]
    alone: Alone | None


Remarks = Mapping[str, tuple[str, ...]]
"""The ids of the comments on each note, in order; those that were taken back left out."""


def remarks_in(state: State) -> Remarks:
    """Every comment under the note that it is about."""
    found: dict[str, tuple[str, ...]] = {}
    for comment in state.boards.comments.values():
        if not comment.removed:
            found[comment.on] = (*found.get(comment.on, ()), comment.id)
    return found


def standing(state: State, card: str) -> Standing:
    """What was said of the aspect whose card this is."""
    mark = state.boards.marks.get(card)
    if mark and mark != "open":
        return mark
    note = state.boards.notes.get(card)
    return "placed" if note and note.x is not None else "unplaced"


def lane_of_group(state: State, group: str, note: str | None, remarks: Remarks) -> Lane:
    """What a group that places together said of its card or note; of none, if it has no such note."""
    known = state.boards.notes.get(note) if note else None
    return Lane(
        group=group,
        standing=standing(state, note) if note else "absent",
        note=note,
        x=known.x if known else None,
        text=known.text if known else "",
        reason=known.reason if known else "",
        span=state.boards.spans.get(note) if note else None,
        depends=state.boards.depends.get(note, "") if note else "",
        comments=remarks.get(note, ()) if note else (),
        alone=None,
    )


def lane_of_people(
    state: State, group: str, cards: Mapping[str, str], here: Collection[str] | None, remarks: Remarks
) -> Lane:
    """What the people of a group said, each of the card or note under their own id.

    ``here`` are the seats that were asked; None where it is a note of their own, that others were never asked about.
    """
    said = {owner: standing(state, card) for owner, card in cards.items()}
    answered = [owner for owner, each in said.items() if each != "unplaced"]
    waiting = len(said) - len(answered) if here is None else waiting_for(state, here, answered)
    notes = {owner: note for owner, card in cards.items() if (note := state.boards.notes.get(card))}
    came = [each for each in _FURTHEST if each in said.values()]
    return Lane(
        group=group,
        standing=came[0] if came else "absent" if here is None and not cards else "unplaced",
        note=None,
        x=None,
        text="",
        reason="",
        span=None,
        depends="",
        comments=tuple(comment for card in cards.values() for comment in remarks.get(card, ())),
        alone=_alone(state, said, notes, waiting),
    )


def dots_of(lane: Lane) -> list[int]:
    """Every place in the lane, 0–1000: the group's one, or one for each person."""
    if lane.alone:
        return [dot.x for dot in lane.alone.dots]
    return [] if lane.x is None else [lane.x]


def waiting_for(state: State, here: Collection[str], answered: Collection[str]) -> int:
    """How many of the seats ``here`` have not answered.

    Where an owner is an alias nobody can say whose it is, so people are counted; those who have left the group since
    they answered are not counted on.
    """
    gone = sum(owner in state.people.seats and owner not in here for owner in answered)
    return max(0, len(here) - len(answered) + gone)


def lone_dot(state: State, dots: Collection[Dot], middle: float | None) -> str | None:
    """The note of the one dot that lies far from its group's middle while all others lie nearer; None without one.

    Far is what the session declared, or 350: over a third of the line, which no eye takes for near. One voice against
    many is what a middle hides and a workshop is for, so it is pointed out; two such dots are a split that shows by
    itself. Of fewer than three dots none can stand apart from the others.
    """
    far = state.session.bands.far if state.session.bands else FAR
    if middle is None or len(dots) < 3:
        return None
    outside = [dot.note for dot in dots if abs(dot.x - middle) >= far]
    return outside[0] if len(outside) == 1 else None


def _alone(state: State, said: Mapping[str, Standing], notes: Mapping[str, Note], waiting: int) -> Alone:
    placed = [
        Dot(owner=owner, note=note.id, x=note.x, moved=_has_moved(note))
        for owner, note in notes.items()
        if note.x is not None
    ]
    dots = sorted(placed, key=lambda dot: (dot.x, dot.note))
    lies = spread([dot.x for dot in dots])
    return Alone(
        dots=tuple(dots),
        spread=lies,
        depends=_count(said.values(), "depends"),
        cant_agree=_count(said.values(), "cantAgree"),
        undecided=_count(said.values(), "undecided"),
        not_discussed=_count(said.values(), "notDiscussed"),
        unplaced=waiting,
        moved=sum(_has_moved(note) for note in notes.values()),
        lone=lone_dot(state, dots, lies.median),
    )


def _has_moved(note: Note) -> bool:
    return note.shown is not None and note.x != note.shown


def _count(said: Iterable[Standing], which: Standing) -> int:
    return sum(each == which for each in said)
