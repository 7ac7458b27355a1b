"""Being in charge, and getting back in charge."""

from pathlib import Path
from typing import Any

from tests.server.house import House, running


async def facilitators(house: House, opened: dict[str, Any]) -> dict[str, Any]:
    """Who is in charge, as the first facilitator sees it."""
    state = (await house.get(f"/api/sessions/{opened['session']}/state", opened["facilitatorKey"])).json()["state"]
    found: dict[str, Any] = state["people"]["facilitators"]
    return found


async def test_a_second_facilitator_gets_a_key_of_their_own(house: House) -> None:
    """It opens what the first one's opens, the link holds it, and the record has their name."""
    opened = await house.open()
    path = f"/api/sessions/{opened['session']}"
    answer = await house.post(f"{path}/facilitators", {"name": " Maya "}, opened["facilitatorKey"])
    added = answer.json()
    assert answer.status_code == 201
    assert added["url"].endswith(f"/facilitate/{opened['session']}#{added['facilitatorKey']}")
    assert (await house.get(f"{path}/door", added["facilitatorKey"])).status_code == 200
    assert (await facilitators(house, opened))[added["facilitator"]]["name"] == "Maya"


async def test_only_a_facilitator_makes_facilitators(house: House) -> None:
    """A participant cannot, and a name of blanks is none."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    path = f"/api/sessions/{opened['session']}/facilitators"
    assert (await house.post(path, {"name": "Ann"}, seat["seatKey"])).json()["code"] == "not-allowed"
    assert (await house.post(path, {"name": " "}, opened["facilitatorKey"])).json()["code"] == "no-words"
    assert len(await facilitators(house, opened)) == 1


async def test_the_key_of_a_removed_facilitator_opens_nothing(house: House) -> None:
    """No call and no socket; the one who removed them goes on."""
    opened = await house.open()
    path = f"/api/sessions/{opened['session']}"
    added = (await house.post(f"{path}/facilitators", {"name": "Maya"}, opened["facilitatorKey"])).json()
    first, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    done = await first.done({"type": "removeFacilitator", "facilitator": added["facilitator"]})
    assert done["type"] == "facilitator.removed"
    for call in ("state", "events", "door", "export/json"):
        answer = await house.get(f"{path}/{call}", added["facilitatorKey"])
        assert (answer.status_code, answer.json()["code"]) == (403, "not-in-charge")
    tablet = await house.line(opened["session"], "d2")
    await tablet.send({"type": "hello", "key": added["facilitatorKey"], "device": "d2"})
    assert await tablet.closed() == (4501, "not-in-charge")
    assert (await house.get(f"{path}/door", opened["facilitatorKey"])).status_code == 200


async def test_the_recovery_code_lets_a_facilitator_back_in(house: House) -> None:
    """However it is typed, also into a closed session, which they can then open again; the record says so."""
    opened = await house.open()
    first, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    await first.done({"type": "closeSession"})
    typed = {"code": opened["code"].lower(), "recovery": opened["recoveryCode"].replace("-", " ").lower()}
    answer = await house.post("/api/recover", typed)
    assert answer.status_code == 201
    back, _ = await house.tablet(opened["session"], answer.json()["facilitatorKey"], "d2")
    assert (await back.done({"type": "reopenSession"}))["type"] == "session.reopened"
    assert answer.json()["facilitator"] in await facilitators(house, opened)


async def test_guessing_recovery_codes_costs_like_guessing_codes(tmp_path: Path) -> None:
    """One budget for both, and the right one is never refused."""
    async with running(tmp_path, wrong_codes_per_minute=3) as house:
        opened, other = await house.open(), await house.open()
        wrong = {"code": opened["code"], "recovery": other["recoveryCode"]}
        answers = [await house.post("/api/recover", wrong) for _ in range(4)]
        assert [answer.json()["code"] for answer in answers] == ["wrong-recovery"] * 3 + ["too-many-wrong-codes"]
        assert (await house.post("/api/recover", {**wrong, "code": "ZZZZZZZZ"})).status_code == 429
        right = {"code": opened["code"], "recovery": opened["recoveryCode"]}
        assert (await house.post("/api/recover", right)).status_code == 201
