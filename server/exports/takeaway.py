"""What a participant takes home: thanks, what happens next, what they did themselves, and what their group made.

It is made from what their own tablet shows them, so there is nothing in it of others that they may not see.
"""

from collections.abc import Iterator

from projections import ActivityState, Change, Note, Seat, State, activity_of, alias_in, board_id, group_in, owner_of
from server.exports.charting import points_of
from server.exports.page import heading, page, points, said, small
from server.exports.reflecting import answers_to, rated
from server.exports.saying import STANDING, date, place, title, words_of
from server.exports.seen import Seen
from server.exports.telling import answer_told


def takeaway_html(seen: Seen) -> bytes:
    """One page to keep or print, for the participant who asks."""
    seat, session = seen.state.people.seats[seen.viewer.id], seen.state.session
    return page(session.title, [*_thanks(seen), *_own(seen.state, seat), *_groups(seen, seat)])


def _thanks(seen: Seen) -> Iterator[str]:
    session, closing = seen.state.session, seen.state.session.closing
    yield heading(session.title, 1)
    yield said(date(session.opened_at))
    yield said(closing.thanks if closing and closing.thanks else "Thank you for taking part.")
    if closing and closing.next:
        yield heading("What happens next")
        yield said(closing.next)
    if closing and closing.contact:
        yield heading("Whom you can ask")
        yield said(closing.contact)


def _own(state: State, seat: Seat) -> Iterator[str]:
    yield heading(f"What you did, {seat.name}")
    found = [part for activity in state.agenda.activities.values() for part in _in_activity(state, seat, activity)]
    yield from found or [said("You listened and talked. Nothing was written down under your name, and that is fine.")]


def _in_activity(state: State, seat: Seat, activity: ActivityState) -> list[str]:
    lines = [*_notes(state, seat, activity), *_words(state, seat, activity), *_answers(state, seat, activity)]
    return [heading(activity.title, 3), points(lines)] if lines else []


def _notes(state: State, seat: Seat, activity: ActivityState) -> Iterator[str]:
    for note in state.boards.notes.values():
        own = owner_of(note.board) in {seat.id, seat.alias, alias_in(seat.alias, activity.id)} - {""}
        if activity_of(note.board) != activity.id or note.removed:
            continue
        if (
            own
            or _mine(note.moved, seat)
            or _mine(note.worded, seat)
            or (note.aspect is None and _mine(note.added, seat))
        ):
            yield f"{words_of(state, note)}: {_where(state, note)}" if activity.kind == "scale" else note.text


def _where(state: State, note: Note) -> str:
    mark = state.boards.marks.get(note.id)
    where = place(note.x, state.session.scale) if note.x is not None else STANDING["unplaced"]
    if mark and mark != "open":
        where = STANDING[mark]
    return f"{where}. Why: {note.reason}" if note.reason else where


def _words(state: State, seat: Seat, activity: ActivityState) -> Iterator[str]:
    for point in state.charts.points.values():
        if activity_of(point.chart) == activity.id and not point.removed and _mine(point.added, seat):
            yield f"{title(state, point.aspect)}, {'for' if point.side == 'pro' else 'against'}: {point.text}"
    for comment in state.boards.comments.values():
        if activity_of(comment.board) == activity.id and not comment.removed and _mine(comment.added, seat):
            yield f"Your comment on “{_subject(state, comment.on)}”: {comment.text}"


def _subject(state: State, on: str) -> str:
    note, point = state.boards.notes.get(on), state.charts.points.get(on)
    return words_of(state, note) if note else point.text if point else title(state, on.rpartition(":")[2])


def _answers(state: State, seat: Seat, activity: ActivityState) -> Iterator[str]:
    for prompt in activity.prompts:
        for answer in answers_to(state, activity.id, prompt.id):
            if answer.given.by == seat.id:
                said_so = ". ".join(part for part in (rated(activity, answer), answer.text) if part)
                yield f"{prompt.text} {said_so}"


def _mine(change: Change | None, seat: Seat) -> bool:
    return change is not None and change.by == seat.id


def _groups(seen: Seen, seat: Seat) -> Iterator[str]:
    for activity in seen.state.agenda.activities.values():
        group = next((g for g in seen.groups[activity.id] if g.id == _group(seen.state, seat, activity)), None)
        if group and activity.started_at is not None:
            lines = (
                _placed(seen, activity, group.id) if activity.kind == "scale" else _charted(seen, activity, group.id)
            )
            if lines:
                yield heading(f"{activity.title}: what {group.name} made together")
                yield points(lines)
    yield small(
        "This page was made for you alone, from what your tablet shows. Please keep other people’s words to yourself."
    )


def _group(state: State, seat: Seat, activity: ActivityState) -> str | None:
    return group_in(state, seat.id, activity.id)


def _placed(seen: Seen, activity: ActivityState, group: str) -> list[str]:
    comparison = next(one for one in seen.comparisons if one.activity == activity.id)
    lanes = [(row.aspect, lane) for row in comparison.rows for lane in row.lanes if lane.group == group]
    together = [(aspect, lane) for aspect, lane in lanes if lane.alone is None]
    return [f"{lane.text or title(seen.state, aspect)}: {answer_told(seen.state, lane)}" for aspect, lane in together]


def _charted(seen: Seen, activity: ActivityState, group: str) -> list[str]:
    found = points_of(seen.state, board_id(activity.id, group)) if activity.kind == "chart" else []
    sides = {"pro": "for", "con": "against"}
    return [f"{title(seen.state, point.aspect)}, {sides[point.side]}: {point.text}" for point in found if point.text]
