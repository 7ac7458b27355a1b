"""Random afternoons with the state after each event, for what is recomputed from them the long way."""

from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from events import Event
from projections import Ledger, State, enter, fold
from tests.afternoon import Afternoon

SEEDS = range(6)
STEPS = 500


class Told(NamedTuple):
    """All that happened: the events, and the state after so many of them."""

    events: list[Event]
    states: list[State]
    ledger: Ledger

    @property
    def today(self) -> State:
        """The state at the end."""
        return self.states[-1]


def told(seed: int) -> Told:
    """One afternoon from its first event; ``states[n]`` is the one after ``n`` events."""
    afternoon = Afternoon(seed)
    happened = [*afternoon.opening, *afternoon.steps(STEPS)]
    events = [replace(event, at=1_800_000_000_000 + event.seq * 1000 + event.seq % 7) for event in happened]
    state, states, ledger = State(), [State()], Ledger()
    for event in events:
        fold(state, event)
        enter(ledger, event)
        states.append(state.copy())
    return Told(events, states, ledger)


def assert_nobody_is_in(found: msgspec.Struct, state: State) -> None:
    """No seat, alias or own board of anybody is named in it."""
    raw = msgspec.json.encode(found).decode()
    for seat in state.people.seats.values():
        for name in (seat.id, seat.alias):
            assert f'"{name}"' not in raw
            assert f":{name}" not in raw
