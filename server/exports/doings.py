"""What was done on boards and charts and what was answered, in one plain sentence each, without who did it."""

from collections.abc import Callable
from typing import Any

from events import (
    AspectMarked,
    BearerAdded,
    CommentAdded,
    CommentRemoved,
    Event,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnmatched,
    NoteUnplaced,
    PointAdded,
    PointJoined,
    PointMoved,
    PointParted,
    PointRemoved,
    PointRestored,
    PointReworded,
    PointSupported,
    PointUnsupported,
    ReflectionGiven,
)
from projections import Span
from server.exports.saying import names_people, span
from server.exports.teller import Teller, one_line

_SIDES = {"pro": "for", "con": "against"}


def _added(tell: Teller, event: NoteAdded) -> str:
    where = "" if event.x is None else f" {tell.place(event.x)}"
    if event.aspect and not event.text:
        card = tell.aspect(event.aspect)
        return f"put {card} on the scale,{where}." if where else f"took up {card}."
    what = tell.wrote(event, event.text)
    return f"kept a question: {what}." if event.question else f"added a note{where}: {what}."


def _moved(tell: Teller, event: NoteMoved) -> str:
    return moved(tell, tell.thing(event.note), at_first(tell, event), event.x)


def at_first(tell: Teller, event: NoteMoved) -> int | None:
    """Where a note was on the scale before it was moved; None for nowhere."""
    note = tell.before.boards.notes.get(event.note)
    return note.x if note else None


def moved(tell: Teller, what: str, start: int | None, end: int, times: int = 1) -> str:
    """Something was moved from ``start`` to ``end``, in so many moves."""
    often = "" if times == 1 else f" {times} times"
    if start is None:
        return f"put {what} on the scale{f', moving it{often}' if often else ''}, {tell.place(end)}."
    if start == end:
        return f"moved {what}{often}. It is where it was on the scale, {tell.place(end)}."
    return f"moved {what}{often}. It was {tell.place(start)}, and is now {tell.place(end)}."


def _unplaced(tell: Teller, event: NoteUnplaced) -> str:
    note = tell.before.boards.notes.get(event.note)
    was = f" It was {tell.place(note.x)}." if note and note.x is not None else ""
    return f"took {tell.thing(event.note)} off the scale.{was}"


def _reworded(tell: Teller, event: NoteReworded) -> str:
    return f"changed the words of {tell.thing(event.note)} to {tell.wrote(event, event.text)}."


def _explained(tell: Teller, event: NoteExplained) -> str:
    what = tell.thing(event.note)
    if not event.text and not event.erased and event.note not in tell.today.session.hidden:
        return f"took back the reason for {what}."
    return f"said why {what} is there: {tell.wrote(event, event.text)}."


def _note_removed(tell: Teller, event: NoteRemoved) -> str:
    return f"took {tell.thing(event.note)} off the board."


def _note_restored(tell: Teller, event: NoteRestored) -> str:
    return f"put {tell.thing(event.note)} back on the board."


def _commented(tell: Teller, event: CommentAdded) -> str:
    return f"said of {tell.thing(event.on)}: {tell.wrote(event, event.text)}."


def _uncommented(tell: Teller, event: CommentRemoved) -> str:
    remark = tell.before.boards.comments.get(event.comment)
    return f"took back a comment on {tell.thing(remark.on) if remark else 'something'}."


def _marked(tell: Teller, event: AspectMarked) -> str:
    what = tell.aspect(event.aspect)
    if event.mark == "cantAgree" and event.low is not None and event.high is not None:
        between = one_line(span(Span(low=event.low, high=event.high), tell.today.session.scale))
        return f"said: we can’t agree on {what}. {between}."
    if event.mark == "depends" and (event.text or event.erased):
        return f"said of {what} that it depends on {tell.wrote(event, event.text)}."
    return {
        "open": f"took back what was said of {what} instead of a place.",
        "notDiscussed": f"said that {what} was not discussed.",
        "undecided": f"said: undecided about {what}.",
        "cantAgree": f"said: we can’t agree on {what}.",
        "depends": f"said of {what}: it depends.",
    }[event.mark]


def _matched(tell: Teller, event: NoteMatched) -> str:
    return f"matched {tell.thing(event.note)} with {tell.thing(event.to)}: they say the same."


def _unmatched(tell: Teller, event: NoteUnmatched) -> str:
    return f"took back that {tell.thing(event.note)} says the same as another note."


def _point_added(tell: Teller, event: PointAdded) -> str:
    side, aspect = _SIDES[event.side], tell.aspect(event.aspect)
    return f"added a point {side} {aspect}: {tell.wrote(event, event.text)}.{_borne(tell, event.bearers)}"


def _point_reworded(tell: Teller, event: PointReworded) -> str:
    what, words = tell.thing(event.point), tell.wrote(event, event.text)
    return f"changed the words of {what} to {words}.{_borne(tell, event.bearers)}"


def _borne(tell: Teller, bearers: tuple[str, ...]) -> str:
    known = tell.today.charts.bearers
    names = [one_line(known[bearer].name) for bearer in bearers if bearer in known]
    return f" For: {', '.join(names)}." if names else ""


def _point_moved(tell: Teller, event: PointMoved) -> str:
    return f"moved {tell.thing(event.point)} to the points {_SIDES[event.side]} {tell.aspect(event.aspect)}."


def _point_removed(tell: Teller, event: PointRemoved) -> str:
    return f"removed the point {tell.thing(event.point)}."


def _point_restored(tell: Teller, event: PointRestored) -> str:
    return f"put the point {tell.thing(event.point)} back."


def _supported(tell: Teller, event: PointSupported) -> str:
    return f"agreed with {tell.thing(event.point)}."


def _unsupported(tell: Teller, event: PointUnsupported) -> str:
    return f"no longer agrees with {tell.thing(event.point)}."


def _joined(tell: Teller, event: PointJoined) -> str:
    return f"put {tell.thing(event.point)} together with {tell.thing(event.into)}: they say the same."


def _parted(tell: Teller, event: PointParted) -> str:
    return f"let {tell.thing(event.point)} stand for itself again."


def _bearer(tell: Teller, event: BearerAdded) -> str:
    return f"added to the list of people it can be for: {tell.wrote(event, event.name)}."


def _answered(tell: Teller, event: ReflectionGiven) -> str:
    """The answer, if its author is named: with the time beside it, it would tell whose it is."""
    activity = tell.today.agenda.activities.get(event.activity)
    prompt = next((one for one in activity.prompts if one.id == event.prompt), None) if activity else None
    what = tell.quote(prompt.text if prompt else event.prompt)
    if not (event.named or names_people(tell.today, event.activity)):
        return f"answered {what}."
    rated = prompt.options[event.rating - 1] if prompt and event.rating and event.rating <= len(prompt.options) else ""
    if rated:
        return f"answered {what}: {one_line(rated)}{f', {tell.wrote(event, event.text)}' if event.text else ''}."
    is_here = event.text or event.erased or event.reflection in tell.today.session.hidden
    return f"answered {what}: {tell.wrote(event, event.text)}." if is_here else f"took back the answer to {what}."


DOINGS: dict[type[Event], Callable[[Teller, Any], str]] = {
    NoteAdded: _added,
    NoteMoved: _moved,
    NoteUnplaced: _unplaced,
    NoteReworded: _reworded,
    NoteExplained: _explained,
    NoteRemoved: _note_removed,
    NoteRestored: _note_restored,
    CommentAdded: _commented,
    CommentRemoved: _uncommented,
    AspectMarked: _marked,
    NoteMatched: _matched,
    NoteUnmatched: _unmatched,
    PointAdded: _point_added,
    PointReworded: _point_reworded,
    PointMoved: _point_moved,
    PointRemoved: _point_removed,
    PointRestored: _point_restored,
    PointSupported: _supported,
    PointUnsupported: _unsupported,
    PointJoined: _joined,
    PointParted: _parted,
    BearerAdded: _bearer,
    ReflectionGiven: _answered,
}
