"""A seat goes to another tablet."""

import asyncio

import pytest

from server.http.tickets import HANDOVER_SECONDS
from tests.server.house import GROUPS, House


async def test_a_seat_goes_on_elsewhere(house: House) -> None:
    """The new tablet sees whose it is, takes it, and works as that seat; the record says that it was handed."""
    opened = await house.open()
    seat = await house.join(opened["code"], "Joan")
    before = house.desk.clock.now()
    offered = (await house.post(f"/api/sessions/{opened['session']}/handover", {}, seat["seatKey"])).json()
    address, _, secret = offered["url"].partition("#")
    assert address.endswith("/handover")
    assert 0 <= offered["expiresAt"] - before - HANDOVER_SECONDS * 1000 < 10_000
    assert offered["qr"]["size"] > 20
    whose = (await house.post("/api/handover/look", {"secret": secret})).json()
    assert whose == {"session": opened["session"], "title": opened["title"], "name": "Joan"}
    handed = (await house.post("/api/handover", {"secret": secret})).json()
    assert (handed["session"], handed["seat"], handed["name"]) == (opened["session"], seat["seat"], "Joan")
    tablet, welcome = await house.tablet(opened["session"], handed["seatKey"], "new")
    assert welcome["you"]["seat"] == seat["seat"]
    assert (await tablet.done({"type": "raiseHand"}))["by"] == seat["seat"]
    log = await house.desk.store.log.read(opened["session"])
    assert [one.event.by for one in log if type(one.event).__name__ == "SeatHanded"] == [seat["seat"]]


async def test_who_may_hand_over_what(house: House) -> None:
    """A participant their own seat; a facilitator any, which must be named and be there; the wall none."""
    opened = await house.open()
    ann, bob = await house.join(opened["code"], "Ann"), await house.join(opened["code"], "Bob")
    path = f"/api/sessions/{opened['session']}/handover"

    async def said(body: dict[str, str], key: str) -> str:
        return str((await house.post(path, body, key)).json().get("code", "done"))

    assert await said({"seat": ann["seat"]}, ann["seatKey"]) == "done"
    assert await said({"seat": bob["seat"]}, ann["seatKey"]) == "not-allowed"
    assert await said({"seat": bob["seat"]}, opened["facilitatorKey"]) == "done"
    assert await said({}, opened["facilitatorKey"]) == "malformed"
    assert await said({"seat": "s-nobody"}, opened["facilitatorKey"]) == "no-seat"
    assert await said({"seat": ann["seat"]}, opened["wallKey"]) == "not-allowed"


@pytest.mark.parametrize("path", ["/api/handover/look", "/api/handover"])
async def test_a_removed_seat_is_not_handed_over(house: House, path: str) -> None:
    """Not even with a link from before."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    secret = house.desk.keys.hand_over(opened["session"], seat["seat"])
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    await facilitator.done({"type": "removeSeat", "seat": seat["seat"]})
    answer = await house.post(path, {"secret": secret})
    assert (answer.status_code, answer.json()["code"]) == (403, "no-seat")


@pytest.mark.parametrize("path", ["/api/handover/look", "/api/handover"])
async def test_what_is_no_handover(house: House, path: str) -> None:
    """Anything else that is signed, and a session that there is not."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    for secret, code in (
        ("", "bad-handover"),
        (seat["seatKey"], "bad-handover"),
        (house.desk.keys.hand_over("gone", seat["seat"]), "no-session"),
        (house.desk.keys.hand_over(opened["session"], "s-nobody"), "no-seat"),
    ):
        assert (await house.post(path, {"secret": secret})).json()["code"] == code


async def test_a_link_that_has_expired_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to do."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    secret = house.desk.keys.hand_over(opened["session"], seat["seat"])
    monkeypatch.setattr("server.http.tickets.HANDOVER_SECONDS", -1)
    answer = await house.post("/api/handover", {"secret": secret})
    assert (answer.status_code, answer.json()["code"]) == (401, "expired-handover")


@pytest.mark.proves("G50", "G51")
async def test_a_link_works_once_and_the_tablet_before_is_let_go(house: House) -> None:
    """Whichever of the seat's links was first ends the others, and every key that the seat had."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    path = f"/api/sessions/{opened['session']}/handover"
    links = [(await house.post(path, {}, seat["seatKey"])).json()["url"].partition("#")[2] for _ in range(2)]
    before, _ = await house.tablet(opened["session"], seat["seatKey"])
    answers = await asyncio.gather(*(house.post("/api/handover", {"secret": link}) for link in links * 3))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 5
    assert {answer.json().get("code") for answer in answers} == {None, "used-handover"}
    code, words = await before.closed()
    assert (code, "another tablet" in words) == (4501, True)
    state = f"/api/sessions/{opened['session']}/state"
    assert (await house.get(state, seat["seatKey"])).json()["code"] == "renewed-key"
    new = next(answer.json() for answer in answers if answer.status_code == 200)
    assert (await house.get(state, new["seatKey"])).status_code == 200
    assert (await house.post("/api/handover/look", {"secret": links[0]})).json()["code"] == "used-handover"


async def test_an_answer_that_got_lost_can_be_asked_for_again(house: House) -> None:
    """By whoever asked, and by nobody else; the seat moved once."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    secret = house.desk.keys.hand_over(opened["session"], seat["seat"])
    mine, other = ({"secret": secret, "attempt": letter * 16} for letter in "ab")
    first, again = [(await house.post("/api/handover", mine)).json() for _ in range(2)]
    assert first["seat"] == again["seat"]
    assert (await house.get(f"/api/sessions/{opened['session']}/state", again["seatKey"])).status_code == 200
    assert (await house.post("/api/handover", other)).json()["code"] == "used-handover"
    log = await house.desk.store.log.read(opened["session"])
    assert sum(type(one.event).__name__ == "SeatHanded" for one in log) == 1


@pytest.mark.proves("G50")
async def test_the_tablet_that_handed_its_seat_on_cannot_join_its_way_back(house: House) -> None:
    """Who kept the attempt that they joined with gets no key by it any more; before, they get the same one."""
    opened = await house.open()
    body = {"code": opened["code"], "name": "Ann", "background": GROUPS[0], "attempt": "0123456789abcdef"}
    seats = [(await house.post("/api/join", body)).json() for _ in range(2)]
    assert seats[0]["seat"] == seats[1]["seat"]
    secret = house.desk.keys.hand_over(opened["session"], seats[0]["seat"])
    new = (await house.post("/api/handover", {"secret": secret})).json()
    again = await house.post("/api/join", body)
    assert (again.status_code, again.json()["code"]) == (401, "renewed-key")
    assert (await house.get(f"/api/sessions/{opened['session']}/state", new["seatKey"])).status_code == 200
