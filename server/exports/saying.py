"""How things are said in files: places, people, groups, answers, dates. In English, in the words of the screens."""

from datetime import UTC, datetime

from events import Milliseconds, Scale
from projections import Change, Note, Span, State, activity_of, group_of
from projections.comparison import Band
from projections.groups import groups_in
from projections.lanes import Standing

STANDING: dict[Standing, str] = {
    "placed": "placed",
    "depends": "it depends",
    "cantAgree": "could not agree",
    "undecided": "undecided",
    "notDiscussed": "not discussed",
    "unplaced": "not placed",
    "absent": "no such note",
}
BAND: dict[Band, str] = {"near": "close", "between": "some way apart", "far": "far apart"}
HIDDEN = "These words were hidden by a facilitator."


def place(x: int, scale: Scale) -> str:
    """Nearer “Set in stone”, 70 out of 100."""
    return f"{_fifth(x, scale)}, {hundredths(x)} out of 100"


def span(between: Span, scale: Scale) -> str:
    """Between … and …; or the one fifth of the scale that holds both ends."""
    low, high = _fifth(between.low, scale), _fifth(between.high, scale)
    ends = f"{hundredths(between.low)} to {hundredths(between.high)} out of 100"
    return f"{low}, {ends}" if low == high else f"Between {_inner(low)} and {_inner(high)}, {ends}"


def hundredths(x: float) -> str:
    """A place or a distance out of 100, as a whole number."""
    return str(int(x / 10 + 0.5))


def number(value: float | None) -> int | float | None:
    """A number without a point that says nothing."""
    return int(value) if value is not None and value == int(value) else value


def person(state: State, who: str) -> str:
    """The name behind an id; blank for a group, for nobody, and for whoever may not be named."""
    seat, facilitator = state.people.seats.get(who), state.people.facilitators.get(who)
    if facilitator:
        return facilitator.name or "Facilitator"
    return seat.name if seat else ""


def names_people(state: State, activity: str) -> bool:
    """Does this activity name people? Where it does not, no file does, whatever its viewer happens to know."""
    known = state.agenda.activities.get(activity)
    return known is not None and known.attribution == "named"


def how(state: State, change: Change | None, activity: str) -> str:
    """How somebody's words came to be here: from paper, written by Maya, both, or (blank) in the usual way."""
    if change is None:
        return ""
    paper = ["from paper"] if change.paper else []
    scribe = change.scribe if names_people(state, activity) else None
    return ", ".join([*paper, *([f"written by {person(state, scribe) or 'somebody else'}"] if scribe else [])])


def group_name(state: State, activity: str, group: str) -> str:
    """What a group is called in an activity; blank for none."""
    known = groups_in(state, activity).get(group)
    return known.name if known else ""


def group_of_board(state: State, board: str) -> str:
    """What the group of a board or chart is called."""
    return group_name(state, activity_of(board), group_of(board))


def title(state: State, aspect: str) -> str:
    """What an aspect is called."""
    known = state.session.aspects.get(aspect)
    return known.title if known else aspect


def words_of(state: State, note: Note) -> str:
    """What a note says: a card without words of its own says its aspect's title."""
    return note.text or (title(state, note.aspect) if note.aspect else "")


def remarks(state: State, on: str) -> list[str]:
    """The comments on a note or a point, in order; those taken back or hidden left out."""
    return [c.text for c in state.boards.comments.values() if c.on == on and not c.removed and c.text]


def date(at: Milliseconds) -> str:
    """The day: 7 February 2023."""
    day = datetime.fromtimestamp(at / 1000, UTC)
    return f"{day.day} {day:%B %Y}"


def minutes(milliseconds: int) -> int:
    """Whole minutes, rounded."""
    return (milliseconds + 30_000) // 60_000


def count(n: int, one: str, many: str) -> str:
    """So many of something: 1 person, 3 people."""
    return f"{n} {one if n == 1 else many}"


def _fifth(x: int, scale: Scale) -> str:
    left, right = scale.left.words, scale.right.words
    fifths = (f"Very near “{left}”", f"Nearer “{left}”", "In the middle", f"Nearer “{right}”", f"Very near “{right}”")
    return fifths[min(4, x * 5 // 1000)]


def _inner(words: str) -> str:
    return words[:1].lower() + words[1:]
