"""A session as it was: the same as folding what may be seen of it."""

import pytest

from events import Event
from projections import fold_all
from server.rules.view import state_for
from server.rules.visibility import see
from tests.afternoon import Afternoon, viewers
from tests.server.house import SCALE, House


@pytest.mark.parametrize("seed", range(6))
def test_a_past_state_is_the_fold_of_what_may_be_seen_today(seed: int) -> None:
    """For every viewer, whatever happened in the afternoon: charts, answers and words that were hidden since, too."""
    afternoon = Afternoon(seed)
    past = afternoon.session.state.copy()
    happened: list[Event] = list(afternoon.opening)
    for event in afternoon.steps(400):
        if len(happened) == 150:
            past = fold_all(happened)
        happened.append(event)
    present, ledger = afternoon.session.state, afternoon.session.ledger
    for actor in viewers(present):
        seen = (see(event, actor, present, ledger) for event in happened[: past.seq])
        rebuilt = fold_all(event for event in seen if event is not None)
        rebuilt.seq = past.seq
        assert rebuilt == state_for(past, actor, present), actor


async def test_what_is_hidden_now_was_never_to_be_seen(house: House) -> None:
    """A participant who asks for the moment before is not shown the words; a facilitator is."""
    opened = await house.open()
    seat = await house.join(opened["code"], "Ann")
    fac, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    ann, _ = await house.tablet(opened["session"], seat["seatKey"], "ann")
    await fac.done({"type": "startActivity", "activity": SCALE})
    await ann.done({"type": "addNote", "note": "annsnote0001", "text": "unkind words"})
    await fac.done({"type": "hideNote", "on": "annsnote0001", "hidden": True})
    path = f"/api/sessions/{opened['session']}/state?at=4"
    texts = [(await house.get(path, key)).text for key in (seat["seatKey"], opened["facilitatorKey"])]
    assert ["unkind words" in text for text in texts] == [False, True]


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
