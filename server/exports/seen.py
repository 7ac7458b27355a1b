"""What one viewer may see of a session, and the comparisons made from it: what every file is written from.

It comes from the same state as the screens (``state_for``), so nothing leaves this way that is not seen there.
"""

import msgspec
from msgspec.structs import replace

from events import Milliseconds, Value
from projections import (
    Boards,
    Charts,
    Comparison,
    Group,
    Lane,
    Lanes,
    Reflections,
    Row,
    State,
    Timeline,
    board_id,
    compare,
)
from projections.groups import groups_in
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import is_revealed, sees_board


class Export(Value):
    """Everything that a viewer may see, with the comparison of every scale activity."""

    session: str
    seq: int
    state: State
    comparisons: tuple[Comparison, ...]


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A session as ``viewer`` may see it at the moment ``at``.

    ``groups`` are those whose work they may see, by activity; ``open`` the activities of which they see everybody's.
    ``rows`` are those of the timeline that they may see; null where they may not look back.
    """

    session: str
    at: Milliseconds
    viewer: Actor
    state: State
    comparisons: tuple[Comparison, ...]
    groups: dict[str, tuple[Group, ...]]
    open: frozenset[str]
    rows: Timeline | None = None


def export(session: str, state: State, actor: Actor) -> Export:
    """Everything as it stands, hidden words too if the viewer is a facilitator."""
    seen = state_for(state, actor)
    return Export(session=session, seq=state.seq, state=seen, comparisons=_comparisons(seen, state, actor))


def look(session: str, at: Milliseconds, state: State, actor: Actor, rows: Timeline | None = None) -> Seen:
    """What is written for people to read and pass on: here hidden words are blank for facilitators as well."""
    seen = without_hidden(state_for(state, actor))
    activities = state.agenda.activities
    return Seen(
        session=session,
        at=at,
        viewer=actor,
        state=seen,
        comparisons=_comparisons(seen, state, actor),
        groups={activity: _groups(activity, state, actor) for activity in activities},
        open=frozenset(a for a in activities if actor.role == "facilitator" or is_revealed(a, state)),
        rows=rows,
    )


def _groups(activity: str, state: State, actor: Actor) -> tuple[Group, ...]:
    groups = groups_in(state, activity).values()
    return tuple(group for group in groups if sees_board(board_id(activity, group.id), actor, state))


def _comparisons(seen: State, state: State, actor: Actor) -> tuple[Comparison, ...]:
    scales = [activity.id for activity in state.agenda.activities.values() if activity.kind == "scale"]
    return tuple(_for_viewer(compare(seen, activity), state, actor) for activity in scales)


def _for_viewer(comparison: Comparison, state: State, actor: Actor) -> Comparison:
    """Without the lanes of groups whose places the viewer may not see: even "not placed" would be untrue of them."""
    visible = {group.id for group in _groups(comparison.activity, state, actor)}
    if comparison.mode == "individual" and actor.role != "facilitator" and not is_revealed(comparison.activity, state):
        visible = set()

    def shown(lanes: Lanes) -> tuple[Lane, ...]:
        return tuple(lane for lane in lanes.lanes if lane.group in visible)

    rows: tuple[Row, ...] = tuple(replace(row, lanes=shown(row)) for row in comparison.rows)
    return replace(
        comparison, rows=rows, matched=tuple(replace(each, lanes=shown(each)) for each in comparison.matched)
    )


def without_hidden(state: State) -> State:
    """The state with hidden words blank; it says still which they are."""
    hidden, boards = state.session.hidden, state.boards
    if not hidden:
        return state
    return replace(
        state,
        boards=_spoken(boards, hidden),
        charts=Charts(
            points={p.id: replace(p, text="") if p.id in hidden else p for p in state.charts.points.values()},
            bearers=state.charts.bearers,
        ),
        reflections=Reflections(
            given={r.id: replace(r, text="") if r.id in hidden else r for r in state.reflections.given.values()}
        ),
    )


def _spoken(boards: Boards, hidden: dict[str, bool]) -> Boards:
    """The boards with hidden words blank."""
    return replace(
        boards,
        notes={n.id: replace(n, text="", reason="") if n.id in hidden else n for n in boards.notes.values()},
        comments={c.id: replace(c, text="") if c.id in hidden else c for c in boards.comments.values()},
        depends={card: "" if card in hidden else words for card, words in boards.depends.items()},
    )
