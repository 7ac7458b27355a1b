"""The replay as a file, and a clip of it, as they are asked for."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from projections import State
from tests.replay_file import opened, with_player
from tests.server.house import SCALE, House

Json = dict[str, Any]
CARD = f"{SCALE}:link-workers:employer"
SCRIPT = "</script><script>alert(1)</script><!--\u2028--> end"


@pytest.fixture(autouse=True)
def player(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A small player, so that no built one is needed."""
    folder = tmp_path / "player"
    folder.mkdir()
    with_player(monkeypatch, folder)


async def _played(house: House) -> tuple[Json, Json]:
    """A session in which two link workers placed something and wrote something that looks like a page."""
    session = await house.open()
    seat = await house.join(session["code"], "Ann Canary")
    await house.join(session["code"], "Bea Canary")
    fac, _ = await house.tablet(session["session"], session["facilitatorKey"], "fac")
    ann, _ = await house.tablet(session["session"], seat["seatKey"], "ann")
    await fac.done({"type": "startActivity", "activity": SCALE})
    await ann.done({"type": "moveNote", "note": CARD, "x": 100, "y": 0})
    await ann.done({"type": "addNote", "text": SCRIPT, "x": 500, "y": 500})
    await ann.done({"type": "addNote", "text": "HIDDEN-CANARY", "note": "hiddennote001", "x": 500, "y": 500})
    await fac.done({"type": "hideNote", "on": "hiddennote001", "hidden": True})
    await fac.done({"type": "markMoment", "label": "MOMENT-CANARY"})
    return session, seat


async def _revealed(house: House, session: Json) -> None:
    fac, _ = await house.tablet(session["session"], session["facilitatorKey"], "fac2")
    await fac.done({"type": "reveal", "activity": SCALE})
    await fac.done({"type": "openReplay", "open": True})


async def test_the_facilitators_file_holds_what_facilitators_see(house: House) -> None:
    """As an attachment; its events amount to the states that the server gives, at every seq."""
    session, _ = await _played(house)
    path, key = f"/api/sessions/{session['session']}", session["facilitatorKey"]
    answer = await house.get(f"{path}/export/replay", key)
    name = f'attachment; filename="leeway-{session["session"]}-replay.html"'
    assert (answer.status_code, answer.headers["content-disposition"]) == (200, name)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    found = opened(answer.content)
    assert (found.file.kind, found.file.eyes, found.file.after, found.file.upto) == ("replay", "facilitator", 0, 9)
    assert found.file.today == found.state(9)
    for seq in range(1, 10):
        told = (await house.get(f"{path}/state?at={seq}", key)).json()
        assert msgspec.convert(told["state"], State) == opened(answer.content).state(seq)
    assert b"HIDDEN-CANARY" in answer.content
    assert b"MOMENT-CANARY" in answer.content


@pytest.mark.proves("G55")
async def test_what_people_wrote_stays_inside_its_script(house: House) -> None:
    """Nothing but the player can run, and nothing at all can be fetched."""
    session, _ = await _played(house)
    page = (await house.get(f"/api/sessions/{session['session']}/export/replay", session["facilitatorKey"])).text
    assert "alert(1)" in page
    assert len(re.findall("<script", page)) == 3
    assert "<!--" not in page
    assert "\u2028" not in page
    assert any(note.text == SCRIPT for note in opened(page.encode()).file.today.boards.notes.values())
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0]
    script = b64encode(sha256(re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{script}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.proves("G46")
async def test_others_get_it_once_it_is_open_and_as_they_may_see_it(house: House) -> None:
    """A participant and the wall; hidden words and marked moments are not in their files."""
    session, seat = await _played(house)
    path = f"/api/sessions/{session['session']}/export/replay"
    for key in (seat["seatKey"], session["wallKey"]):
        answer = await house.get(path, key)
        assert (answer.status_code, answer.json()["code"]) == (403, "replay-closed")
    await _revealed(house, session)
    for key, eyes in ((seat["seatKey"], "participant"), (session["wallKey"], "wall")):
        answer = await house.get(path, key)
        found = opened(answer.content)
        assert found.file.eyes == eyes
        assert found.file.today == found.state(found.file.upto)
        for told in (b"HIDDEN-CANARY", b"MOMENT-CANARY"):
            assert told not in answer.content


async def test_everybodys_file_tells_what_became_of_the_record(house: House) -> None:
    """Words were erased for good: the file can still be made, says so, and does not hold them."""
    session, seat = await _played(house)
    await _revealed(house, session)
    name, path = session["session"], f"/api/sessions/{session['session']}/export/replay"
    epoch = await house.desk.store.log.epoch(name)
    fac, _ = await house.tablet(name, session["facilitatorKey"], "fac3")
    (written,) = [
        one["seq"]
        for one in (await house.get(f"/api/sessions/{name}/events", session["facilitatorKey"])).json()["events"]
        if one.get("text") == SCRIPT
    ]
    await house.desk.store.log.erase(name, [written])
    await fac.next("reset")
    assert await house.desk.store.log.epoch(name) != epoch
    for key in (session["facilitatorKey"], seat["seatKey"], session["wallKey"]):
        answer = await house.get(path, key)
        assert answer.status_code == 200, answer.text
        assert [incident.kind for incident in opened(answer.content).file.incidents] == ["erased"]
        assert b"alert(1)" not in answer.content


async def test_a_clip_is_for_facilitators_to_make(house: House) -> None:
    """Between two seqs, with or without words; nobody is in it."""
    session, seat = await _played(house)
    await _revealed(house, session)
    path, key = f"/api/sessions/{session['session']}/export/clip", session["facilitatorKey"]
    refused = await house.get(path, seat["seatKey"])
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    for words in ("yes", "no"):
        answer = await house.get(f"{path}?after=4&upto=10&words={words}", key)
        assert answer.headers["content-disposition"] == 'attachment; filename="leeway-clip.html"'
        found = opened(answer.content)
        assert (found.file.kind, found.file.eyes, found.file.blurred) == ("clip", "outside", True)
        assert found.file.today == found.state(found.file.upto)
        assert [event.seq for event in found.events] == list(range(found.file.after + 1, found.file.upto + 1))
        assert (b"alert(1)" in answer.content) == (words == "yes")
        for told in ("Ann Canary", "Bea", "HIDDEN", "MOMENT", seat["seat"], session["session"], '"fac"', "ann:"):
            assert told not in answer.text


async def test_what_a_clip_would_hold(house: House) -> None:
    """So that people can decide before they make one."""
    session, _ = await _played(house)
    path, key = f"/api/sessions/{session['session']}/clip", session["facilitatorKey"]
    before = (await house.get(path, key)).json()
    assert before["withheld"] == {"words": True, "unrevealed": [SCALE], "alone": [], "lone": [], "few": []}
    assert before["places"] == 0
    await _revealed(house, session)
    after = (await house.get(f"{path}?words=yes", key)).json()
    assert (after["places"], after["notes"], after["withheld"]["unrevealed"]) == (1, 2, [])


async def test_clips_of_nothing(house: House) -> None:
    """Ends in the wrong order, words that are no answer, a part in which there is nothing to show."""
    session, _ = await _played(house)
    path, key = f"/api/sessions/{session['session']}/export/clip", session["facilitatorKey"]
    for query in ("after=5&upto=5", "after=x", "words=perhaps"):
        assert (await house.get(f"{path}?{query}", key)).json()["code"] == "malformed"
    assert (await house.get(f"{path}?after=4&upto=8", key)).json()["code"] == "nothing-to-show"


async def test_a_server_without_the_player(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says so."""
    session, _ = await _played(house)
    monkeypatch.setattr("server.http.replays.PLAYER", tmp_path / "nowhere")
    answer = await house.get(f"/api/sessions/{session['session']}/export/replay", session["facilitatorKey"])
    assert (answer.status_code, answer.json()["code"]) == (503, "no-player")
