"""How the server says that it is."""

import pytest

from server.log import Unavailable
from tests.server.house import House


async def test_alive_and_ready(house: House) -> None:
    """With the promise of the store in words."""
    assert (await house.get("/healthz")).json() == {"status": "alive"}
    ready = await house.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert ready.json()["promise"] == house.desk.store.log.promise
    with house.desk.store.syncs.timed():
        pass
    cost = (await house.get("/readyz")).json()["sync"]
    assert (cost["of"] > 0, cost["p50"] <= cost["p99"]) == (True, True)


async def test_not_ready_says_why(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that takes nothing is 503, with its reason; the process is alive all the same."""

    async def no() -> None:
        raise Unavailable("The disk is full.")

    monkeypatch.setattr(house.desk.store, "ping", no)
    answer = await house.get("/readyz")
    assert (answer.status_code, answer.json()["reason"]) == (503, "The disk is full.")
    assert (await house.get("/healthz")).status_code == 200


async def test_the_numbers_count(house: House) -> None:
    """Rooms, tablets, events and refusals; never a session's id."""
    opened = await house.open()
    tablet, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    await tablet.done({"type": "markMoment", "label": "x"})
    await tablet.done({"type": "endActivity", "activity": "nothing"})
    text = (await house.get("/metrics")).text
    assert "leeway_rooms 1.0" in text
    assert 'leeway_tablets{role="facilitator"} 1.0' in text
    assert "leeway_recorded_total 1.0" in text
    assert 'leeway_refused_total{code="unknown-activity"} 1.0' in text
    assert opened["session"] not in text
