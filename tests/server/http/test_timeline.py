"""The timeline over HTTP: in pages, for those who may look at the replay."""

import asyncio
from typing import Any

import msgspec
import pytest

from projections import Timeline
from server.http.timeline import MOST_ROWS
from server.http.timeline import rows as rows_of
from server.rules.access import Actor
from tests.projections.test_timeline import rows
from tests.server.house import SCALE, House, Tablet

Json = dict[str, Any]
CARD = f"{SCALE}:link-workers:employer"


async def _played(house: House) -> tuple[Json, Json, Tablet, Json]:
    """A session of nine events in which Ann moved something: how it was opened, her seat, the facilitator."""
    opened = await house.open()
    seat = await house.join(opened["code"], "Ann")
    fac, welcome = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    ann, _ = await house.tablet(opened["session"], seat["seatKey"], "ann")
    await fac.done({"type": "startActivity", "activity": SCALE})
    for n in range(6):
        await ann.done({"type": "moveNote", "note": CARD, "x": n, "y": 0})
    return opened, seat, fac, welcome


async def test_page_by_page_it_is_the_same(house: House) -> None:
    """However long the pages are; each says where it begins and ends, and counts from its own beginning."""
    opened, _, _, welcome = await _played(house)
    path, key = f"/api/sessions/{opened['session']}/timeline", opened["facilitatorKey"]
    whole = (await house.get(path, key)).json()
    assert (whole["after"], whole["upto"], whole["head"], whole["epoch"]) == (0, 9, 9, welcome["epoch"])
    parts = []
    for after in range(0, 9, 4):
        page = (await house.get(f"{path}?after={after}&limit=4", key)).json()
        assert (page["after"], page["upto"], page["head"]) == (after, min(9, after + 4), 9)
        parts += rows(msgspec.convert(page["timeline"], Timeline))
    assert parts == rows(msgspec.convert(whole["timeline"], Timeline))
    assert [row[2:] for row in parts[-6:]] == [
        ("note.moved", f"{SCALE}:link-workers", "employer", CARD, n, 0) for n in range(6)
    ]


async def test_before_the_beginning_and_behind_the_end(house: House) -> None:
    """An empty page that says where the end is; the longest page has its measure; and nonsense is told."""
    opened, _, _, _ = await _played(house)
    path, key = f"/api/sessions/{opened['session']}/timeline", opened["facilitatorKey"]
    behind = (await house.get(f"{path}?after=99", key)).json()
    assert (behind["after"], behind["upto"], behind["head"], behind["timeline"]["seq"]) == (99, 99, 9, [])
    assert (await house.get(f"{path}?limit={MOST_ROWS * 9}", key)).json()["upto"] == 9
    nonsense = await house.get(f"{path}?after=-1", key)
    assert (nonsense.status_code, nonsense.json()["code"]) == (422, "malformed")


@pytest.mark.proves("G46")
async def test_it_is_the_facilitators_until_they_open_it(house: House) -> None:
    """A participant and the wall are told in words that it is not open; once it is they get what they may see."""
    opened, seat, fac, _ = await _played(house)
    bob = await house.join(opened["code"], "Bob", "ppi-contributors")
    path, keys = f"/api/sessions/{opened['session']}/timeline", (seat["seatKey"], bob["seatKey"], opened["wallKey"])
    for key in keys:
        closed = await house.get(path, key)
        assert (closed.status_code, closed.json()["code"]) == (403, "replay-closed")
        assert "not opened the replay yet" in closed.json()["detail"]
    await fac.done({"type": "openReplay", "open": True})
    answers = [(await house.get(path, key)).text for key in keys]
    assert [CARD in answer for answer in answers] == [True, False, False]
    await fac.done({"type": "openReplay", "open": False})
    assert (await house.get(path, seat["seatKey"])).status_code == 403


async def test_others_take_turns_with_a_long_page(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a page is made, whoever else has something to do gets a turn after every piece of it."""
    monkeypatch.setattr("server.http.timeline._ROWS_AT_ONCE", 3)
    opened, _, _, _ = await _played(house)
    room = await house.desk.rooms.get(opened["session"])
    making = asyncio.create_task(rows_of(room, house.desk.store.log, Actor("facilitator", "f"), 0, 9))
    turns = 0
    while not making.done():
        await asyncio.sleep(0)
        turns += 1
    assert len((await making).seq) == 9
    assert turns > 9 // 3


async def test_long_answers_come_packed(house: House) -> None:
    """States, events and downloads, like timelines; a client that cannot unpack them gets them as they are."""
    opened, _, _, _ = await _played(house)
    key = {"Authorization": f"Bearer {opened['facilitatorKey']}"}
    for call in ("state", "events", "export/json"):
        path = f"/api/sessions/{opened['session']}/{call}"
        small = await house.http.get(path, headers=key | {"Accept-Encoding": "gzip"})
        plain = await house.http.get(path, headers=key | {"Accept-Encoding": "identity"})
        assert small.text == plain.text
        assert (small.headers.get("content-encoding"), plain.headers.get("content-encoding")) == ("gzip", None)
        assert int(small.headers["content-length"]) < int(plain.headers["content-length"]) / 2
