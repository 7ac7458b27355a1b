"""One command becomes exactly one event, or is refused. Pure: time, ids and randomness come in with the stamp."""

from collections.abc import Mapping
from typing import Any

from events import Event
from projections import State
from server import commands as c
from server.rules import on_agenda, on_answers, on_board, on_chart, on_erasure, on_people, on_session
from server.rules.access import Actor
from server.rules.case import Case, Stamp

_DECISIONS: Mapping[type[c.Command], Any] = {
    **on_agenda.DECISIONS,
    **on_answers.DECISIONS,
    **on_board.DECISIONS,
    **on_chart.DECISIONS,
    **on_erasure.DECISIONS,
    **on_people.DECISIONS,
    **on_session.DECISIONS,
}


def decide(
    command: c.Command, actor: Actor, state: State, stamp: Stamp, author: str | None = None, paper: bool = False
) -> Event:
    """The event that this command becomes; raises ``Refusal``. ``access.check`` comes first, elsewhere."""
    event: Event = _DECISIONS[type(command)](command, Case(actor, state, stamp, author, paper))
    return event
