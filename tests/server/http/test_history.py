"""A session as it was: the same as folding what may be seen of it."""

from typing import Any

from hypothesis import given as for_all
from hypothesis import strategies as st

from projections import Ledger, State, enter, fold
from server.http.history import view_of
from server.rules.visibility import see
from tests.given import OPENED, STARTED
from tests.server.house import House
from tests.server.live.test_hub import EVERYBODY, HAPPENINGS


@for_all(st.lists(st.sampled_from(HAPPENINGS), max_size=20), st.integers(1, 24), st.sampled_from(EVERYBODY))
def test_a_past_state_is_the_fold_of_what_may_be_seen_today(makes: list[Any], at: int, actor: Any) -> None:
    """For every viewer, every history and every moment in it."""
    happened = [*OPENED, *STARTED, *(make(seq) for seq, make in enumerate(makes, 5))]
    at = min(at, len(happened))
    present, past, ledger, seen = State(), State(), Ledger(), State()
    for event in happened:
        fold(present, event)
        enter(ledger, event)
    for event in happened[:at]:
        fold(past, event)
        visible = see(event, actor, present, ledger)
        if visible is not None:
            fold(seen, visible)
    seen.seq = at
    assert view_of(past, present, actor) == seen


async def test_any_moment_can_be_asked_for(house: House) -> None:
    """``at`` gives each moment, 0 the time before, and more than the head gives the head."""
    opened = await house.open()
    for name in ("Ann", "Bob"):
        await house.join(opened["code"], name)
    path, key = f"/api/sessions/{opened['session']}/state?at=", opened["facilitatorKey"]
    found = [(await house.get(f"{path}{at}", key)).json() for at in (0, 1, 2, 3, 99)]
    assert [one["seq"] for one in found] == [0, 1, 2, 3, 3]
    assert [len(one["state"]["people"]["seats"]) for one in found] == [0, 0, 1, 2, 2]
    events = (await house.get(f"/api/sessions/{opened['session']}/events", key)).json()["events"]
    assert [one["at"] for one in found[1:4]] == [event["at"] for event in events]
