"""The readable record of a session: what was planned and what happened, who sat together, and what they said."""

from collections.abc import Iterator

from events import Prompt
from projections import ActivityState, Comparison, Note, Point, State, activity_of, board_id
from server.exports.charting import bearers_of, points_of
from server.exports.comparing import own_notes
from server.exports.page import heading, listed, page, points, quoted, said, small, table
from server.exports.reflecting import answers_to, author_of
from server.exports.saying import HIDDEN, count, date, group_of_board, how, hundredths, minutes, place, remarks, title
from server.exports.seen import Seen
from server.exports.telling import apart_told, discussed_told, lane_told
from server.exports.tracing import traces_told

_KINDS = {
    "conversation": "Getting to know you",
    "scale": "Placing on the scale",
    "chart": "Pros and cons",
    "reflection": "Looking back",
}
_GROUPINGS = {"separate": "in separate groups", "mixed": "in mixed groups", "together": "all together"}
_CARE = (
    "These are the places and words of the people who were in the room on that day. They were invited, not drawn by "
    "lot, so the numbers say something about this meeting only."
)


def record_html(seen: Seen) -> bytes:
    """The whole record as one page to read or print."""
    session = seen.state.session
    return page(session.title, [*_beginning(seen), *(part for a in _begun(seen) for part in _activity(seen, a))])


def _begun(seen: Seen) -> list[ActivityState]:
    return [activity for activity in seen.state.agenda.activities.values() if activity.started_at is not None]


def _beginning(seen: Seen) -> Iterator[str]:
    session = seen.state.session
    yield heading(session.title, 1)
    yield said(f"{date(session.opened_at)}. {'The session is closed.' if session.closed else 'The session is open.'}")
    if seen.viewer.role != "facilitator":
        yield small("This record holds what you could see when it was saved.")
    yield small(_CARE)
    yield heading("Who took part")
    yield points(_present(seen.state))
    yield heading("What was planned and what happened")
    rows = (_on_agenda(seen, activity) for activity in seen.state.agenda.activities.values())
    yield table("The agenda", ["Part", "Kind", "Minutes planned", "Minutes spent"], rows)


def _present(state: State) -> list[str]:
    """How many of each background; people are not named here."""
    seats = [seat for seat in state.people.seats.values() if not seat.removed]
    of = {group.name: sum(seat.background == group.id for seat in seats) for group in state.people.groups.values()}
    return [f"{name}: {count(n, 'person', 'people')}" for name, n in of.items()]


def _on_agenda(seen: Seen, activity: ActivityState) -> tuple[str, ...]:
    running = 0 if activity.running_since is None else max(0, seen.at - activity.running_since)
    spent = "Not started" if activity.started_at is None else str(minutes(activity.spent + running))
    kind = f"{_KINDS[activity.kind]}, {_GROUPINGS[activity.grouping]}"
    return (said(activity.title), said(kind), str(activity.minutes), spent)


def _activity(seen: Seen, activity: ActivityState) -> Iterator[str]:
    yield heading(activity.title)
    yield small(f"{_KINDS[activity.kind]}, {_GROUPINGS[activity.grouping]}.")
    yield from _tables(seen.state, activity)
    if activity.kind == "scale":
        yield from _scale(seen, activity)
    if activity.kind == "chart":
        yield from _chart(seen, activity)
    if activity.kind == "conversation":
        yield from _talk(seen, activity)
    for prompt in activity.prompts:
        yield from _prompt(seen, activity, prompt)


def _tables(state: State, activity: ActivityState) -> Iterator[str]:
    """How many of each background sat at which table."""
    formed = state.people.formations.get(activity.id)
    if formed is None:
        return
    names, seats = state.people.groups, state.people.seats
    for group in formed.groups.values():  # an archive may speak of seats that it does not hold
        here = [seats[seat] for seat, at in formed.seats.items() if at == group.id and seat in seats]
        of = {name.name: sum(seat.background == b and not seat.removed for seat in here) for b, name in names.items()}
        yield said(f"{group.name}: {', '.join(f'{name} {n}' for name, n in of.items() if n) or 'nobody'}.")


def _scale(seen: Seen, activity: ActivityState) -> Iterator[str]:
    scale = seen.state.session.scale
    comparison = next(one for one in seen.comparisons if one.activity == activity.id)
    ends = f"from 0, “{scale.left.words}” ({scale.left.plain}), to 100, “{scale.right.words}” ({scale.right.plain})"
    alone = comparison.mode == "individual"
    who = "Each person placed alone" if alone else "Each group placed together"
    yield said(f"{who}, on a scale {ends}.")
    yield said(discussed_told(comparison))
    yield small(_bands(seen.state))
    groups = [group for group in seen.groups[activity.id] if _has_lane(comparison, group.id)]
    if not groups:
        yield said("What was placed here had not been shown to you when this was saved.")
        return
    columns = ["Aspect", *(group.name for group in groups), *(["How far apart"] if len(groups) > 1 else [])]
    yield table("Where each aspect was placed", columns, _rows(seen.state, comparison))
    aside = [aspect.title for aspect in seen.state.session.aspects.values() if aspect.parked]
    yield said(f"Put aside by the facilitator: {', '.join(aside)}." if aside else "")
    yield from _own(seen.state, comparison)
    yield from traces_told(seen, activity.id)


def _has_lane(comparison: Comparison, group: str) -> bool:
    return any(lane.group == group for row in comparison.rows for lane in row.lanes)


def _rows(state: State, comparison: Comparison) -> Iterator[tuple[str, ...]]:
    for row in comparison.rows:
        apart = [said(apart_told(row))] if len(row.lanes) > 1 else []
        yield (said(title(state, row.aspect)), *(lane_told(state, lane) for lane in row.lanes), *apart)


def _bands(state: State) -> str:
    bands = state.session.bands
    if bands is None:
        return "Nothing was agreed beforehand about what counts as close or far apart, so no difference is called so."
    near, far = hundredths(bands.near), hundredths(bands.far)
    return f"Agreed before anybody placed: less than {near} out of 100 is close, {far} or more is far apart."


def _own(state: State, comparison: Comparison) -> Iterator[str]:
    notes = own_notes(state, comparison)
    if notes:
        yield heading("Notes that groups made themselves", 3)
        yield listed([_own_note(state, note) for note in notes])


def _own_note(state: State, note: Note) -> str:
    where = place(note.x, state.session.scale) if note.x is not None else "not placed"
    same = state.boards.notes.get(state.boards.matches.get(note.id, ""))
    parts = [quoted(note.text) or said(HIDDEN), said(f"{group_of_board(state, note.board)}: {where}.")]
    parts += [said(f"Why: {note.reason}")] if note.reason else []
    parts += [said(f"It says the same as “{same.text}” ({group_of_board(state, same.board)}).")] if same else []
    return "".join([*parts, *(said(f"Comment: {words}") for words in remarks(state, note.id))])


def _chart(seen: Seen, activity: ActivityState) -> Iterator[str]:
    if not seen.groups[activity.id]:
        yield said("What was noted here had not been shown to you when this was saved.")
    for group in seen.groups[activity.id]:
        found = points_of(seen.state, board_id(activity.id, group.id))
        yield heading(group.name, 3)
        yield said("" if found else "Nothing was noted.")
        for aspect in dict.fromkeys(point.aspect for point in found):
            here = [point for point in found if point.aspect == aspect]
            yield heading(title(seen.state, aspect), 4)
            yield from _side(seen.state, "For", [point for point in here if point.side == "pro"])
            yield from _side(seen.state, "Against", [point for point in here if point.side == "con"])


def _side(state: State, name: str, found: list[Point]) -> Iterator[str]:
    yield said(f"{name}:" if found else f"{name}: nothing was noted.")
    yield listed([_point(state, point) for point in found])


def _point(state: State, point: Point) -> str:
    bearers, into = bearers_of(state, point), state.charts.points.get(point.into or "")
    more = [f"Borne by {', '.join(bearers)}"] if bearers else []
    more += [f"{len(point.supporters)} agree"] if point.supporters else []
    more += [f"Says the same as “{into.text}”"] if into else []
    more += [f"{words[:1].upper()}{words[1:]}"] if (words := how(state, point.added, activity_of(point.chart))) else []
    comments = "".join(said(f"Comment: {words}") for words in remarks(state, point.id))
    return said(point.text or HIDDEN) + small(". ".join([*more, ""]).strip()) + comments


def _talk(seen: Seen, activity: ActivityState) -> Iterator[str]:
    state = seen.state
    for group in seen.groups[activity.id]:
        notes = [note for note in state.boards.notes.values() if note.board == board_id(activity.id, group.id)]
        kept = [note for note in notes if note.text and not note.removed]
        if kept:
            yield heading(f"What {group.name} kept of the talk", 3)
            yield points([f"Question: {note.text}" if note.question else note.text for note in kept])


def _prompt(seen: Seen, activity: ActivityState, prompt: Prompt) -> Iterator[str]:
    if prompt.kind == "card":
        return
    found = answers_to(seen.state, activity.id, prompt.id)
    yield heading(prompt.text, 3)
    if activity.id not in seen.open:
        yield small("The answers have not been shown to everybody, so only yours can be here.")
    elif not found:
        yield said("Nobody answered.")
    if activity.id in seen.open and prompt.options and found:
        tally = {words: sum(a.rating == n for a in found) for n, words in enumerate(prompt.options, 1)}
        yield points([f"{words}: {n}" for words, n in tally.items()])
    yield listed([quoted(one.text) + small(author_of(seen.state, one)) for one in found if one.text])
