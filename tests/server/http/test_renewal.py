"""Keys that are taken back."""

import asyncio
import json
from typing import Any

import pytest

from tests.server.house import House


async def asked(house: House, opened: dict[str, Any], key: str, **wanted: str) -> dict[str, Any]:
    """What comes of asking for new keys."""
    found: dict[str, Any] = (await house.post(f"/api/sessions/{opened['session']}/keys", wanted, key)).json()
    return found


async def opens(house: House, opened: dict[str, Any], key: str) -> str:
    """What a key opens: "yes", or the code of the refusal."""
    answer = await house.get(f"/api/sessions/{opened['session']}/state", key)
    return "yes" if answer.status_code == 200 else str(answer.json()["code"])


@pytest.mark.proves("G50", "G51")
async def test_the_walls_old_link_opens_nothing_and_the_new_one_does(house: House) -> None:
    """The wall that is up is let go, with words; the facilitators stay."""
    opened = await house.open()
    wall, _ = await house.tablet(opened["session"], opened["wallKey"])
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "f")
    new = await asked(house, opened, opened["facilitatorKey"], of="wall")
    code, words = await wall.closed()
    assert (code, "new link" in words) == (4501, True)
    assert await opens(house, opened, opened["wallKey"]) == "renewed-key"
    assert await opens(house, opened, new["wallKey"]) == "yes"
    assert (new["facilitatorKey"], await opens(house, opened, opened["facilitatorKey"])) == (None, "yes")
    door = (await house.get(f"/api/sessions/{opened['session']}/door", opened["facilitatorKey"])).json()
    assert await opens(house, opened, door["wallKey"]) == "yes"
    await facilitator.quiet()


@pytest.mark.proves("G50", "G51")
async def test_a_facilitators_leaked_link_is_taken_back(house: House) -> None:
    """Of one, of all; whoever asks gets a key of their own anew, and nobody else's."""
    opened = await house.open()
    add = f"/api/sessions/{opened['session']}/facilitators"
    maya = (await house.post(add, {"name": "Maya"}, opened["facilitatorKey"])).json()
    new = await asked(house, opened, opened["facilitatorKey"], of="facilitator", facilitator=maya["facilitator"])
    assert new["facilitatorKey"] is None
    assert await opens(house, opened, maya["facilitatorKey"]) == "renewed-key"
    tablet, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    new = await asked(house, opened, opened["facilitatorKey"], of="facilitators")
    assert (await tablet.closed())[0] == 4501
    assert await opens(house, opened, opened["facilitatorKey"]) == "renewed-key"
    assert await opens(house, opened, new["facilitatorKey"]) == "yes"
    assert new["url"].endswith(f"/facilitate/{opened['session']}#{new['facilitatorKey']}")


async def test_who_may_take_what_back(house: House) -> None:
    """A facilitator, of those who are in charge; whoever runs the server; nobody else."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    assert (await asked(house, opened, seat["seatKey"], of="wall"))["code"] == "not-allowed"
    assert (await asked(house, opened, opened["wallKey"], of="wall"))["code"] == "not-allowed"
    key = opened["facilitatorKey"]
    assert (await asked(house, opened, key, of="facilitator"))["code"] == "malformed"
    assert (await asked(house, opened, key, of="wall", facilitator="x"))["code"] == "malformed"
    assert (await asked(house, opened, key, of="facilitator", facilitator="x"))["code"] == "unknown-facilitator"
    path = f"/api/sessions/{opened['session']}/keys"
    assert (await house.http.put("/api/sessions/nowhere/keys")).json()["code"] == "no-session"
    assert (await house.http.put(path, headers={"X-Forwarded-For": "1.2.3.4"})).status_code == 401
    renewed = (await house.http.put(path)).json()
    for old in (key, opened["wallKey"]):
        assert await opens(house, opened, old) == "renewed-key"
    for new in (renewed["facilitatorKey"], renewed["wallKey"]):
        assert await opens(house, opened, new) == "yes"


@pytest.mark.proves("G50")
async def test_what_was_on_its_way_with_a_key_that_was_taken_back_is_refused(house: House) -> None:
    """Commands that were sent before, and come after: none of them is recorded."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "f")
    ann, _ = await house.tablet(opened["session"], seat["seatKey"], "a")
    await facilitator.do({"type": "removeSeat", "seat": seat["seat"]})
    for _ in range(20):
        await ann.do({"type": "raiseHand"})
    await asyncio.wait_for(ann.closed(), 5)
    log = [one.event for one in await house.desk.store.log.read(opened["session"])]
    removed = next(event.seq for event in log if type(event).__name__ == "SeatRemoved")
    assert not [event for event in log if event.seq > removed and event.by == seat["seat"]]


class Slow:
    """A call whose body is long in coming."""

    async def begin(self, house: House, path: str, key: str, wanted: dict[str, Any]) -> "Slow":
        """Send everything but the body, and wait until the server has had time to look at it."""
        self._body = json.dumps(wanted).encode()
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", house.port)
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {key}\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {len(self._body)}\r\n\r\n"
        self._writer.write(head.encode())
        await asyncio.sleep(0.1)
        return self

    async def end(self) -> dict[str, Any]:
        """Send the body; gives the answer's."""
        self._writer.write(self._body)
        answer = await asyncio.wait_for(self._reader.read(), 5)
        self._writer.close()
        found: dict[str, Any] = json.loads(answer.partition(b"\r\n\r\n")[2])
        return found


@pytest.mark.proves("G50", "G51")
@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        ("keys", {"of": "facilitators"}),
        ("facilitators", {"name": "Mallory"}),
        ("handover", {"seat": "whoever"}),
        ("cards", {"count": 3}),
    ],
)
async def test_a_call_that_was_begun_before_its_key_was_taken_back_does_nothing(
    house: House, call: str, wanted: dict[str, Any]
) -> None:
    """However long its body waits: no new key, no card, no link comes of it."""
    opened = await house.open()
    mallory, path = opened["facilitatorKey"], f"/api/sessions/{opened['session']}"
    slow = await Slow().begin(house, f"{path}/{call}", mallory, wanted)
    assert (await house.http.put(f"{path}/keys")).status_code == 200
    assert (await slow.end())["code"] == "renewed-key"


@pytest.mark.proves("G51")
async def test_of_two_who_take_all_keys_back_at_once_only_one_keeps_theirs(house: House) -> None:
    """Whoever has a leaked link and takes keys back as fast as the one whom it was taken from is out all the same."""
    opened = await house.open()
    path = f"/api/sessions/{opened['session']}"
    owner = (await house.post(f"{path}/facilitators", {"name": "Maya"}, opened["facilitatorKey"])).json()
    leaked = opened["facilitatorKey"]
    answers = await asyncio.gather(
        house.post(f"{path}/keys", {"of": "facilitators"}, leaked),
        house.post(f"{path}/facilitators", {"name": "Mallory"}, leaked),
        house.post(f"{path}/keys", {"of": "facilitators"}, owner["facilitatorKey"]),
    )
    found = [answer.json() for answer in answers]
    keys = [one["facilitatorKey"] for one in found if one.get("facilitatorKey")]
    assert len([key for key in keys if await opens(house, opened, key) == "yes"]) == 1
