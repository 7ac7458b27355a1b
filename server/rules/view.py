"""The state that one viewer may see, by the same rules as single events: ``server.rules.visibility``."""

import msgspec

from projections import Boards, Change, Comment, Note, State
from projections.people import Seat
from server.rules.access import Actor
from server.rules.visibility import attribution, author, sees_board


def state_for(state: State, actor: Actor) -> State:
    """A state of its own for this viewer: what folding the events that it may see would give."""
    view = state.copy()
    view.boards = _boards(state, actor)
    if actor.role != "facilitator":
        view.session.moments = {}
        view.people.seats = {seat.id: _seat(seat, actor) for seat in state.people.seats.values()}
    return view


def _boards(state: State, actor: Actor) -> Boards:
    seen = {board: sees_board(board, actor, state) for board in _boards_in(state)}
    boards = state.boards
    return Boards(
        notes={n.id: _note(n, actor, state) for n in boards.notes.values() if seen[n.board]},
        comments={c.id: _comment(c, actor, state) for c in boards.comments.values() if seen[c.board]},
        marks={card: mark for card, mark in boards.marks.items() if seen[card.rpartition(":")[0]]},
    )


def _boards_in(state: State) -> set[str]:
    boards = {note.board for note in state.boards.notes.values()}
    boards |= {comment.board for comment in state.boards.comments.values()}
    return boards | {card.rpartition(":")[0] for card in state.boards.marks}


def _note(note: Note, actor: Actor, state: State) -> Note:
    def signed(change: Change | None) -> Change | None:
        return _change(change, note.board, actor, state) if change else None

    if attribution(note.board, state) == "named":
        return note
    return msgspec.structs.replace(note, added=signed(note.added), moved=signed(note.moved), worded=signed(note.worded))


def _comment(comment: Comment, actor: Actor, state: State) -> Comment:
    return msgspec.structs.replace(comment, added=_change(comment.added, comment.board, actor, state))


def _change(change: Change, board: str, actor: Actor, state: State) -> Change:
    by = author(change.by, board, actor, state)
    return change if by == change.by else msgspec.structs.replace(change, by=by)


def _seat(seat: Seat, actor: Actor) -> Seat:
    return seat if seat.id == actor.id or not seat.hand else msgspec.structs.replace(seat, hand=False)
