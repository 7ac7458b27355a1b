"""The state of a session: every projection that a tablet shows, folded together.

``fold`` is total: it never refuses and never raises for a well-formed event; what makes no sense changes nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from events import Event
from projections import agenda, board, chart, people, reflection, session
from projections.agenda import Agenda
from projections.board import Boards
from projections.chart import Charts
from projections.people import People
from projections.reflection import Reflections
from projections.session import Session
from projections.subject import mark_erased

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""

_Part = Callable[[Any, Any], None]


class State(msgspec.Struct, kw_only=True, rename="camel"):
    """Everything that the events up to ``seq`` amount to; folding changes the containers, never the values in them."""

    seq: int = 0
    session: Session = msgspec.field(default_factory=Session)
    agenda: Agenda = msgspec.field(default_factory=Agenda)
    people: People = msgspec.field(default_factory=People)
    boards: Boards = msgspec.field(default_factory=Boards)
    charts: Charts = msgspec.field(default_factory=Charts)
    reflections: Reflections = msgspec.field(default_factory=Reflections)

    def copy(self) -> "State":
        """A second state that may be folded without touching this one; the frozen values are shared."""
        return State(
            seq=self.seq,
            session=self.session.copy(),
            agenda=self.agenda.copy(),
            people=self.people.copy(),
            boards=self.boards.copy(),
            charts=self.charts.copy(),
            reflections=self.reflections.copy(),
        )


def fold(state: State, event: Event) -> None:
    """Take in the next event, changing ``state``."""
    for part, change in _FOLDS.get(type(event), ()):
        change(getattr(state, part), event)
    if event.erased or state.session.erased:
        mark_erased(state.session, event)
    state.seq = event.seq


def fold_all(events: Iterable[Event]) -> State:
    """The state that these events, from the first, amount to."""
    state = State()
    for event in events:
        fold(state, event)
    return state


def _table() -> dict[type[Event], tuple[tuple[str, _Part], ...]]:
    table: dict[type[Event], tuple[tuple[str, _Part], ...]] = {}
    parts: tuple[tuple[str, dict[type[Event], _Part]], ...] = (
        ("session", session.FOLDS),
        ("agenda", agenda.FOLDS),
        ("people", people.FOLDS),
        ("boards", board.FOLDS),
        ("charts", chart.FOLDS),
        ("reflections", reflection.FOLDS),
    )
    for part, folds in parts:
        for event, change in folds.items():
            table[event] = (*table.get(event, ()), (part, change))
    return table


_FOLDS = _table()
