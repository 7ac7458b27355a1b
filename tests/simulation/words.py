"""Who may read which word, said a second time, in as few rules as can be: what the server sends is held against it.

Every text that anybody writes in a simulated world holds a word of its own. This module knows the promises of
visibility and none of the code that keeps them.
"""

import re
from collections.abc import Mapping

from events import Event, ReflectionGiven
from projections import State, activity_of, group_in, group_of, owner_of
from server.rules.access import Actor

WORD = re.compile(rb"canary(\d+)x")
ALIAS = re.compile(rb'"alias":"alias-([a-z0-9]+)"')
SALT = "peppercorns"


def word(number: int) -> str:
    """The word of this number."""
    return f"canary{number}x"


def may_read(event: Event, viewer: Actor, state: State, owners: Mapping[str, str]) -> bool:
    """May this viewer be shown what this event says, as things stand in ``state``?

    ``owners`` says who was the first to do something on each board that is one person's.
    """
    if viewer.role == "facilitator":
        return True
    if _about(event) in state.session.hidden:
        return False
    if isinstance(event, ReflectionGiven):
        return _is_shown(event.activity, state) or viewer.id in _hands(event.author or event.by, state)
    board = _board_now(event, state)
    if board is None:
        return False  # moments are for facilitators
    owner = owner_of(board)
    activity = state.agenda.activities.get(activity_of(board))
    alone = owner is not None and activity is not None and activity.mode == "group"
    if _is_shown(activity_of(board), state) and not alone:
        return True
    if viewer.role == "wall":
        return False
    if owner is not None:
        return viewer.id in _hands(owners.get(board, ""), state)
    mine = [seat for seat in state.people.seats if viewer.id in _hands(seat, state)]
    return any(group_in(state, seat, activity_of(board)) == group_of(board) for seat in mine)


def _is_shown(activity: str, state: State) -> bool:
    known = state.agenda.activities.get(activity)
    return known is not None and known.revealed


def _hands(seat: str, state: State) -> set[str | None]:
    """The seat, and whoever writes for it."""
    known = state.people.seats.get(seat)
    return {seat, known.scribe if known else None}


def _about(event: Event) -> str:
    """The id under which these words can be hidden."""
    if isinstance(event, ReflectionGiven):
        return event.reflection
    return str(getattr(event, "comment", "") or getattr(event, "point", "") or getattr(event, "note", ""))


def _board_now(event: Event, state: State) -> str | None:
    """Where the words are now: sharing moves what was written alone."""
    said: str | None = getattr(event, "chart", None) or getattr(event, "board", None)
    known = state.boards.comments.get(_about(event)) or state.boards.notes.get(_about(event))
    return known.board if known else said
