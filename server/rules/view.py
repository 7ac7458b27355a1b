"""The state that one viewer may see, by the same rules as single events: ``server.rules.visibility``."""

from typing import Any

import msgspec

from projections import Boards, Change, Charts, Comment, Note, Point, Reflection, Reflections, State
from projections.people import Seat
from server.rules.access import Actor
from server.rules.visibility import (
    attribution,
    author,
    hides_author,
    in_lobby,
    is_revealed,
    knows_author,
    sees_answer,
    sees_beginnings,
    sees_board,
    sees_words,
)


def state_for(state: State, actor: Actor, today: State | None = None) -> State:
    """A state of its own for this viewer: what folding the events that it may see would give.

    ``today`` says what may be seen when ``state`` is a past one: what is hidden by now was not to be seen then either.
    """
    today = today or state
    view = state.copy()
    view.boards = _boards(state.boards, actor, today)
    view.charts = _charts(state.charts, actor, today)
    view.reflections = _reflections(state.reflections, actor, today)
    view.people.seats = {seat.id: _seat(seat, actor, today) for seat in _let_in(state, actor, today)}
    if actor.role != "facilitator":
        facilitators = state.people.facilitators.values()
        view.people.facilitators = {one.id: msgspec.structs.replace(one, turn=0) for one in facilitators}
        view.people.wall_turn = 0
        view.session.moments = {}
        view.session.hidden = {on: True for on in state.session.hidden if sees_words(on, actor, today)}
        view.session.erasing = {}
        view.session.erased = {on: True for on in state.session.erased if sees_words(on, actor, today)}
    return view


def _boards(boards: Boards, actor: Actor, state: State) -> Boards:
    seen = {board: sees_board(board, actor, state) for board in _boards_in(boards) | _boards_in(state.boards)}
    today = state.boards  # where a note lies today, be it shared since or not

    def of_seen(said: dict[str, Any]) -> dict[str, Any]:
        return {card: words for card, words in said.items() if seen[card.rpartition(":")[0]]}

    return Boards(
        notes={n.id: _note(n, actor, state) for n in boards.notes.values() if seen[today.notes[n.id].board]},
        comments={
            c.id: _comment(c, actor, state) for c in boards.comments.values() if seen[today.comments[c.id].board]
        },
        marks=of_seen(boards.marks),
        spans=of_seen(boards.spans),
        depends={card: text for card, text in of_seen(boards.depends).items() if not _is_hidden(card, actor, state)},
        matches={note: to for note, to in boards.matches.items() if _sees_match(note, actor, state)},
    )


def _boards_in(boards: Boards) -> set[str]:
    found = {note.board for note in boards.notes.values()}
    found |= {comment.board for comment in boards.comments.values()}
    return found | {card.rpartition(":")[0] for card in boards.marks}


def _sees_match(note: str, actor: Actor, state: State) -> bool:
    known = state.boards.notes.get(note)
    return actor.role == "facilitator" or (known is not None and is_revealed(known.board.partition(":")[0], state))


def _note(note: Note, actor: Actor, state: State) -> Note:
    board = _board(note.board, state.boards.notes[note.id].board, actor, state)
    if board != note.board:
        note = msgspec.structs.replace(note, board=board)
    if _is_hidden(note.id, actor, state):
        note = msgspec.structs.replace(note, text="", reason="")
    if attribution(note.board, state) == "named":
        return note

    def signed(change: Change | None) -> Change | None:
        return _change(change, note.board, actor, state) if change else None

    return msgspec.structs.replace(note, added=signed(note.added), moved=signed(note.moved), worded=signed(note.worded))


def _comment(comment: Comment, actor: Actor, state: State) -> Comment:
    text = "" if _is_hidden(comment.id, actor, state) else comment.text
    board = _board(comment.board, state.boards.comments[comment.id].board, actor, state)
    added = _change(comment.added, comment.board, actor, state)
    return msgspec.structs.replace(comment, board=board, text=text, added=added)


def _board(then: str, now: str, actor: Actor, state: State) -> str:
    """The board that something was on then, for those who may know, or else the one it is on now."""
    return then if then == now or sees_beginnings(then, actor, state) else now


def _charts(charts: Charts, actor: Actor, state: State) -> Charts:
    points = [point for point in charts.points.values() if sees_board(point.chart, actor, state)]
    bearers = charts.bearers.values()
    return Charts(
        points={point.id: _point(point, actor, state) for point in points},
        bearers={b.id: b for b in bearers if b.chart is None or sees_board(b.chart, actor, state)},
    )


def _point(point: Point, actor: Actor, state: State) -> Point:
    def supporter(seat: str) -> str:
        return seat if knows_author(seat, None, actor, state) else author(seat, point.chart, state)

    return msgspec.structs.replace(
        point,
        text="" if _is_hidden(point.id, actor, state) else point.text,
        added=_change(point.added, point.chart, actor, state),
        worded=_change(point.worded, point.chart, actor, state) if point.worded else None,
        supporters=tuple(sorted(supporter(seat) for seat in point.supporters)),
    )


def _reflections(reflections: Reflections, actor: Actor, state: State) -> Reflections:
    answers = reflections.given.values()
    given = [answer for answer in answers if sees_answer(answer.activity, answer.given.by, actor, state)]
    return Reflections(given={answer.id: _answer(answer, actor, state) for answer in given})


def _answer(answer: Reflection, actor: Actor, state: State) -> Reflection:
    given, activity = answer.given, answer.activity
    if _is_hidden(answer.id, actor, state):
        answer = msgspec.structs.replace(answer, text="")
    known = knows_author(given.by, given.scribe, actor, state)
    if answer.named or known or not hides_author(activity, given.by, state):
        return answer
    group = answer.group if attribution(activity, state) == "group" else ""
    signed = msgspec.structs.replace(given, by=group, scribe=None)
    return msgspec.structs.replace(answer, group=group, given=signed)


def _change(change: Change, board: str, actor: Actor, state: State) -> Change:
    known = knows_author(change.by, change.scribe, actor, state)
    if known or not hides_author(board, change.by, state):
        return change
    return msgspec.structs.replace(change, by=author(change.by, board, state), scribe=None)


def _is_hidden(on: str, actor: Actor, state: State) -> bool:
    return actor.role != "facilitator" and on in state.session.hidden


def _seat(seat: Seat, actor: Actor, state: State) -> Seat:
    own = knows_author(seat.id, None, actor, state)
    needs = seat.needs if actor.role == "facilitator" or own else ()
    turn = seat.turn if actor.role == "facilitator" or own else 0
    return msgspec.structs.replace(seat, alias=seat.alias if own else "", needs=needs, hand="help" in needs, turn=turn)


def _let_in(state: State, actor: Actor, today: State) -> list[Seat]:
    """The seats that this viewer knows of."""
    everybody = state.people.seats.values()
    return [seat for seat in everybody if actor.role == "facilitator" or not in_lobby(seat.id, today)]
