"""Archives over HTTP: who may have one, what comes of sending one, and what is said of one that will not do."""

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.json import encode

from events import FacilitatorAdded, FacilitatorRemoved, recorded
from server.archive import check
from server.log.budgets import Budget
from server.log.chronicle import Incident
from tests.server.archive.crafted import SESSION, crafted, lines
from tests.server.archive.test_reading import HOSTILE
from tests.server.house import House, running
from tests.server.test_verify import history

KEY = "let me in"


@pytest.fixture
async def guarded(tmp_path: Path) -> AsyncIterator[House]:
    """A server with an operator's key, on an empty store."""
    async with running(tmp_path / "guarded", operator_key=KEY, archive_mb=1) as found:
        yield found


async def send(house: House, raw: bytes, key: str | None = None, name: str | None = None) -> httpx.Response:
    """Send an archive."""
    headers = {"Content-Type": "application/zip"} | ({"Authorization": f"Bearer {key}"} if key else {})
    params = {"as": name} if name is not None else {}
    return await house.http.post("/api/archives", content=raw, headers=headers, params=params)


async def story(house: House) -> dict[str, Any]:
    """A session in which somebody joined."""
    opened = await house.open()
    await house.join(opened["code"], "Joan")
    return opened


async def test_a_session_goes_from_one_server_to_another(house: House, guarded: House) -> None:
    """With the same events, a code and keys of its own, and on it goes."""
    opened = await story(house)
    session = opened["session"]
    made = await house.get(f"/api/sessions/{session}/archive")
    assert (made.status_code, made.headers["content-type"]) == (200, "application/zip")
    assert made.headers["content-disposition"] == f'attachment; filename="{session}.leeway"'
    assert made.headers["content-length"] == str(len(made.content))
    assert made.headers["cache-control"] == "no-store"

    answer = await send(guarded, made.content, KEY)
    found = answer.json()
    assert (answer.status_code, found["here"], found["session"]) == (201, False, session)
    assert set(found) == {*opened, "here"}
    assert found["title"] == opened["title"]
    kept = [one.raw for one in await guarded.desk.store.log.read(session)]
    assert kept == [one.raw for one in await house.desk.store.log.read(session)]
    state = await guarded.get(f"/api/sessions/{session}/state", found["facilitatorKey"])
    assert [seat["name"] for seat in state.json()["state"]["people"]["seats"].values()] == ["Joan"]
    await guarded.join(found["code"], "Femi")
    assert found["facilitatorKey"] != opened["facilitatorKey"]


async def test_what_became_of_the_record_is_told_on(house: House, guarded: House) -> None:
    """That it came from an archive, after all that came with it; once, however often it is sent."""
    session = (await story(house))["session"]
    lost = Incident(kind="lost", seq=1, at=5)
    await house.desk.store.chronicle.add(session, lost)
    raw = (await house.get(f"/api/sessions/{session}/archive")).content
    for _ in range(2):
        await send(guarded, raw, KEY)
    found = await guarded.desk.store.chronicle.incidents(session)
    assert [(one.kind, one.seq) for one in found] == [("lost", 1), ("imported", 2)]
    again = (await guarded.get(f"/api/sessions/{session}/archive", KEY)).content
    assert tuple(check(io.BytesIO(again)).incidents) == found


async def test_an_import_that_was_cut_off_is_completed(guarded: House) -> None:
    """Until then nobody gets in; nothing is told twice, however late it was cut off."""
    lost = Incident(kind="lost", seq=3, at=3)
    for count in (2, 5):
        name = f"cut-at-{count}"
        log, chronicle = guarded.desk.store.log, guarded.desk.store.chronicle
        await log.append(name, 0, [recorded(event) for event in history()[:count]])
        for incident in (lost, Incident(kind="imported", seq=5, at=5)):
            await chronicle.add(name, incident)
        assert await guarded.desk.store.directory.get(name) is None
        answer = await send(guarded, crafted(extra={"chronicle.jsonl": encode(lost) + b"\n"}), KEY, name)
        assert (answer.status_code, answer.json()["here"]) == (200 if count == 5 else 201, count == 5)
        assert [one.raw for one in await log.read(name)] == lines()
        assert [one.kind for one in await chronicle.incidents(name)] == ["lost", "imported"]
        await guarded.join(answer.json()["code"], "Femi")


async def test_the_same_archive_again_is_said_to_be_here(guarded: House) -> None:
    """With the same code, and nothing twice."""
    first, again = await send(guarded, crafted(), KEY), await send(guarded, crafted(), KEY)
    assert (again.status_code, again.json()["here"], again.json()["code"]) == (200, True, first.json()["code"])
    assert await guarded.desk.store.log.head(SESSION) == 5


async def test_two_at_once_are_one(guarded: House) -> None:
    """One brings it back, the other finds it there."""
    answers = await asyncio.gather(*(send(guarded, crafted(lines(history(1500))), KEY) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 201]
    assert len({answer.json()["code"] for answer in answers}) == 1


async def test_the_key_is_of_somebody_who_is_in_charge(guarded: House) -> None:
    """Whoever opened the session may have handed it on and been taken off the list."""
    handed = [
        FacilitatorAdded(seq=6, at=6, by="f", id="added", facilitator="other", name="Joan"),
        FacilitatorRemoved(seq=7, at=7, by="other", id="removed", facilitator="f"),
    ]
    found = (await send(guarded, crafted(lines([*history(), *handed])), KEY)).json()
    state = await guarded.get(f"/api/sessions/{found['session']}/state", found["facilitatorKey"])
    assert state.status_code == 200, state.text


async def test_it_can_go_by_another_name(guarded: House) -> None:
    """Beside the one that is here."""
    await send(guarded, crafted(), KEY)
    other = await send(guarded, crafted(lines(history(4))), KEY)
    assert (other.status_code, other.json()["code"]) == (409, "other-session")
    assert "nothing was changed" in other.json()["detail"]
    named = await send(guarded, crafted(lines(history(4))), KEY, "another-one")
    assert (named.status_code, named.json()["session"]) == (201, "another-one")
    refused = await send(guarded, crafted(), KEY, "Not A Name")
    assert (refused.status_code, refused.json()["code"]) == (422, "unsafe-archive")


@pytest.mark.parametrize("what", ["empty", "another zip", "cut in half", "a bomb", "a newer version", "a way out"])
async def test_what_will_not_do_is_said_in_words_and_changes_nothing(guarded: House, what: str) -> None:
    """With the code that says what kind of wrong it is."""
    code, raw = HOSTILE[what]
    answer = await send(guarded, raw, KEY)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["detail"].startswith("Nothing was brought back, and nothing was changed. ")
    assert await guarded.desk.store.directory.entries() == []
    assert await guarded.desk.store.log.head(SESSION) == 0


async def test_more_than_may_be_sent_is_not_taken(guarded: House) -> None:
    """The operator says how much that is."""
    answer = await send(guarded, b"PK\x03\x04" + b"x" * 1_100_000, KEY)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-big")


async def test_both_are_for_whoever_runs_the_server(guarded: House) -> None:
    """A facilitator's key is not enough: the record says who wrote what was written without a name."""
    found = (await send(guarded, crafted(), KEY)).json()
    for key in (None, "wrong", found["facilitatorKey"]):
        assert (await send(guarded, crafted(), key)).json()["code"] == "operator-key-needed"
        answer = await guarded.get(f"/api/sessions/{SESSION}/archive", key)
        assert (answer.status_code, answer.json()["code"]) == (401, "operator-key-needed")
    assert (await guarded.get(f"/api/sessions/{SESSION}/archive", KEY)).status_code == 200


async def test_a_copy_of_a_session_puts_nobody_in_charge_of_it(tmp_path: Path) -> None:
    """Where anybody may open sessions, and the caller is not at the server's own machine."""
    async with running(tmp_path, public_url="https://leeway.example.org") as house:
        first, again = await send(house, crafted()), await send(house, crafted())
        assert (first.status_code, again.status_code, again.json()["code"]) == (201, 409, "session-here")
        assert "facilitatorKey" not in again.text
        assert (await house.get(f"/api/sessions/{SESSION}/archive")).status_code == 401


@pytest.mark.parametrize("session", ["nobody", "..%2Fx", "%FF", "ABC"])
async def test_there_is_no_archive_of_no_session(guarded: House, session: str) -> None:
    """A plain 404."""
    answer = await guarded.get(f"/api/sessions/{session}/archive", KEY)
    assert answer.status_code == 404


async def test_an_archive_that_was_sent_for_is_sound(house: House) -> None:
    """As it is read everywhere."""
    session = (await story(house))["session"]
    raw = (await house.get(f"/api/sessions/{session}/archive")).content
    assert check(io.BytesIO(raw)).manifest.head == await house.desk.store.log.head(session)


async def test_no_page_of_another_site_can_send_one(house: House) -> None:
    """Without an operator's key that would need nothing but somebody here who looks at that page."""
    raw, own = crafted(), f"http://{house.http.base_url.host}:{house.port}"
    for origin, status in (("https://evil.example", 403), ("null", 403), (own, 201)):
        answer = await house.http.post("/api/archives", content=raw, headers={"Origin": origin})
        assert answer.status_code == status, (origin, answer.text)
        assert await house.desk.store.log.head(SESSION) == (5 if status == 201 else 0)


@pytest.mark.proves("G26", "G57")
async def test_archives_are_taken_one_at_a_time_and_in_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that never ends keeps its turn for a while only; nothing of those that wait has been read meanwhile."""
    monkeypatch.setattr("server.http.archives.UPLOAD_SECONDS", 0.5)
    halves = []
    for _ in range(3):
        reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
        writer.write(b"POST /api/archives HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nPK")
        halves.append((reader, writer))
    for reader, writer in halves:
        assert (await asyncio.wait_for(reader.readline(), 10)).startswith(b"HTTP/1.1 408 ")
        writer.close()
    assert (await send(house, b"no archive")).json()["code"] == "no-archive"


@pytest.mark.proves("G26")
async def test_sessions_from_elsewhere_have_a_limit(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no operator's key is set; whoever is at the machine itself does not feel it."""
    monkeypatch.setattr("server.http.desk.SESSIONS", Budget("sessions", 1, 2))
    body, elsewhere = {"template": "choice-to-stone"}, {"X-Forwarded-For": "203.0.113.7"}
    answers = [await house.http.post("/api/sessions", json=body, headers=elsewhere) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert await house.open()
