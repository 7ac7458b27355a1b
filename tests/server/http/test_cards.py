"""Seat cards, from the printer to the seat."""

from pathlib import Path
from typing import Any

from server.http.tickets import MOST_CARDS
from tests.server.house import GROUPS, House, running


async def cards(house: House, opened: dict[str, Any], count: int = 3) -> list[dict[str, Any]]:
    """The first cards of this session."""
    answer = await house.post(f"/api/sessions/{opened['session']}/cards", {"count": count}, opened["facilitatorKey"])
    assert answer.json()["code"] == opened["code"]
    found: list[dict[str, Any]] = answer.json()["cards"]
    return found


async def test_a_card_is_one_seat_on_every_tablet(house: House) -> None:
    """Whoever comes with it first names the seat; another tablet learns whose it is and gets the same."""
    opened = await house.open()
    first, second, _ = await cards(house, opened)
    _, _, secret = first["url"].partition("#")
    code, _, card = secret.partition(".")
    assert (await house.post("/api/invitation", {"code": code, "card": card})).json()["seat"] is None
    asked = {"code": code, "name": "Joan", "background": GROUPS[1], "card": card}
    seat = (await house.post("/api/join", asked)).json()["seat"]
    typed = {"code": opened["code"], "card": first["code"].lower()}
    taken = (await house.post("/api/invitation", typed)).json()["seat"]
    assert taken == {"seat": seat, "name": "Joan", "background": GROUPS[1]}
    again = await house.post("/api/join", {**typed, "name": "X", "background": GROUPS[0], "attempt": "a" * 16})
    assert again.json()["seat"] == seat
    other = await house.post("/api/join", {**asked, "card": second["code"]})
    assert other.json()["seat"] != seat
    state = (await house.get(f"/api/sessions/{opened['session']}/state", opened["facilitatorKey"])).json()["state"]
    assert [one["name"] for one in state["people"]["seats"].values()] == ["Joan", "Joan"]


async def test_cards_are_always_the_same(house: House) -> None:
    """Printed again, or more of them; numbered from 1; and other ones in another session."""
    opened, other = await house.open(), await house.open()
    few, more = await cards(house, opened, 2), await cards(house, opened, 4)
    assert more[:2] == few
    assert [card["number"] for card in more] == [1, 2, 3, 4]
    assert len({card["code"] for card in [*more, *await cards(house, other, 4)]}) == 8
    assert len(await cards(house, opened, MOST_CARDS)) == MOST_CARDS


async def test_cards_are_for_facilitators(house: House) -> None:
    """And there are not any number of them."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    path = f"/api/sessions/{opened['session']}/cards"
    assert (await house.post(path, {"count": 1}, seat["seatKey"])).json()["code"] == "not-allowed"
    for count in (0, MOST_CARDS + 1, "many"):
        assert (await house.post(path, {"count": count}, opened["facilitatorKey"])).json()["code"] == "malformed"


async def test_wrong_cards_cost_like_wrong_codes(tmp_path: Path) -> None:
    """A card of another session is a wrong one."""
    async with running(tmp_path, wrong_codes_per_minute=2) as house:
        opened, other = await house.open(), await house.open()
        (card, *_) = await cards(house, other)
        asked = {"code": opened["code"], "name": "Ann", "background": GROUPS[0], "card": card["code"]}
        answers = [await house.post("/api/join", asked) for _ in range(3)]
        assert [answer.json()["code"] for answer in answers] == ["unknown-card"] * 2 + ["too-many-wrong-codes"]


async def test_a_seat_that_was_removed_does_not_come_back_by_its_card(house: House) -> None:
    """It is refused with words; readmitted, it is the same seat."""
    opened = await house.open()
    (card, *_) = await cards(house, opened)
    asked = {"code": opened["code"], "name": "Ann", "background": GROUPS[0], "card": card["code"]}
    seat = (await house.post("/api/join", asked)).json()["seat"]
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    await facilitator.done({"type": "removeSeat", "seat": seat})
    assert (await house.post("/api/join", asked)).json()["code"] == "no-seat"
    await facilitator.done({"type": "readmitSeat", "seat": seat})
    assert (await house.post("/api/join", asked)).json()["seat"] == seat
