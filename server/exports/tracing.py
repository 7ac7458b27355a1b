"""How the places came about: the traces of each group's aspects, as a table and in words. Never of one person."""

from collections.abc import Iterator
from typing import NamedTuple

from projections import Timeline
from projections.traces import CROSSINGS, SOON, WIDE, WIDE_MOVES, Course, GroupTraces, Step, Trace, Traces, traces
from server.exports.page import heading, said, small, table
from server.exports.saying import STANDING, count, group_name, hundredths, minutes, number, title
from server.exports.seen import Seen
from server.exports.sheet import Cell, as_csv

COURSE: dict[Course, str] = {
    "neverPlaced": "never placed",
    "toAndFro": "to and fro",
    "settledEarly": "settled early",
    "changedLate": "changed late",
    "neither": "none of these",
}
ALONE = "each person placed alone, so there is no trace"
_RULES = (
    f"“To and fro” is what crossed the middle {CROSSINGS} times or more, or was moved by a tenth of the scale "
    f"({hundredths(WIDE)} out of 100) or more {WIDE_MOVES} times. “Settled early” is what changed no more "
    f"{minutes(SOON)} minutes after it was first placed, and lay there as long again. “Changed late” is what changed "
    "again in the last quarter of the time. These words help with reading. They say what the notes did, not what "
    "people thought. Times count while this part ran."
)


class Line(NamedTuple):
    """One row: an aspect of a group. Times are seconds of the time that the activity ran, places 0–1000."""

    activity: str
    group: str
    people: Cell
    aspect: str
    title: str
    answer: Cell
    x: Cell
    course: str
    placed_seq: Cell = None
    placed_after: Cell = None
    placed_x: Cell = None
    changed_seq: Cell = None
    changed_after: Cell = None
    changing: Cell = None
    moves: Cell = None
    far: Cell = None
    crossings: Cell = None
    taken_off: Cell = None
    left: Cell = None
    middle: Cell = None
    right: Cell = None
    off: Cell = None
    ran: Cell = None


def traces_csv(seen: Seen) -> bytes:
    """Every scale activity that was begun, one after the other; of one where people place alone only that."""
    return as_csv(Line._fields, (line for found in all_traces(seen) for line in _lines(seen, found)))


def all_traces(seen: Seen) -> list[Traces]:
    """The traces of every scale activity that was begun, of the groups whose boards this viewer may see."""
    activities = seen.state.agenda.activities.values()
    begun = [one.id for one in activities if one.kind == "scale" and one.started_at is not None]
    return [traces_in(seen, activity) for activity in begun]


def traces_in(seen: Seen, activity: str) -> Traces:
    """The traces of one."""
    groups = [group.id for group in seen.groups[activity]]
    return traces(seen.rows or Timeline(), seen.state, activity, groups)


def traces_told(seen: Seen, activity: str) -> Iterator[str]:
    """What a record says of them; nothing where its reader may not look back."""
    if seen.rows is None:
        return
    found = traces_in(seen, activity)
    names = [group_name(seen.state, activity, group.group) for group in found.groups]
    if found.mode == "individual":
        yield small("Each person placed alone, so it is not told here how places came about.")
    elif names:
        yield heading("How the places came about", 3)
        yield small(_RULES)
        yield small(_small_groups(found.groups, names))
        yield table("From when it was first placed to its last change", ["Aspect", *names], _told(seen, found))


def _small_groups(groups: tuple[GroupTraces, ...], names: list[str]) -> str:
    alone = [name for group, name in zip(groups, names, strict=True) if group.people == 1]
    if not alone:
        return ""
    return (
        f"There is only one person in {' and in '.join(alone)}, so this may be about that person. Share it with care."
    )


def _told(seen: Seen, found: Traces) -> Iterator[tuple[str, ...]]:
    for row in zip(*(group.traces for group in found.groups), strict=True):
        yield (said(title(seen.state, row[0].aspect)), *(said(trace_told(trace)) for trace in row))


def trace_told(trace: Trace) -> str:
    """One trace in a few short sentences."""
    if not trace.steps:
        return "Never placed."
    first, last = trace.steps[0], trace.steps[-1]
    parts = [f"First placed after {count(minutes(first.clock), 'minute', 'minutes')}."]
    if trace.moves:
        parts.append(f"Moved {_times(trace.moves)}, {hundredths(trace.far)} out of 100 in all.")
    parts += [f"Crossed the middle {_times(trace.crossings)}."] if trace.crossings else []
    parts += [f"Taken off {_times(trace.taken_off)}."] if trace.taken_off else []
    if last is first:
        parts.append("Not changed after that.")
    else:
        parts.append(f"Last changed after {count(minutes(last.clock), 'minute', 'minutes')}.")
    words = COURSE[trace.course]
    return " ".join([*parts, *([f"{words.capitalize()}."] if trace.course != "neither" else [])])


def _times(n: int) -> str:
    return count(n, "time", "times")


def _lines(seen: Seen, found: Traces) -> Iterator[Line]:
    activity = seen.state.agenda.activities[found.activity].title
    if found.mode == "individual":
        yield Line(activity, "", None, "", "", None, None, ALONE, ran=_seconds(found.spent))
    for group in found.groups:
        name = group_name(seen.state, found.activity, group.group)
        for trace in group.traces:
            known = seen.state.boards.notes.get(trace.note)
            line = Line(
                activity,
                name,
                group.people,
                trace.aspect,
                title(seen.state, trace.aspect),
                STANDING[trace.standing],
                known.x if known else None,
                COURSE[trace.course],
                ran=_seconds(found.spent),
            )
            yield _way(line, trace) if trace.steps else line


def _way(line: Line, trace: Trace) -> Line:
    first, last = trace.steps[0], trace.steps[-1]
    return line._replace(
        placed_seq=first.seq,
        placed_after=_seconds(first.clock),
        placed_x=first.x,
        changed_seq=last.seq,
        changed_after=_seconds(last.clock),
        changing=_seconds(last.clock - first.clock),
        moves=trace.moves,
        far=trace.far,
        crossings=trace.crossings,
        taken_off=trace.taken_off,
        left=_seconds(trace.left),
        middle=_seconds(trace.middle),
        right=_seconds(trace.right),
        off=_seconds(sum(step.lay for step in trace.steps if _is_off(step))),
    )


def _is_off(step: Step) -> bool:
    return step.x is None


def _seconds(milliseconds: int) -> Cell:
    return number(milliseconds / 1000)
