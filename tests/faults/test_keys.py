"""Who gets in: wrong, expired and foreign keys, a foreign Origin, and those who never say hello."""

import asyncio
import time

import httpx
import pytest
import websockets

from server.http.tickets import Keys
from server.wire import Close
from tests.processes import SECRET
from tests.workshop import Json, Line, Workshop


async def greeting(workshop: Workshop, key: str, session: str | None = None) -> int:
    """The code with which a hello under this key is turned away."""
    async with await Line.open(workshop.url, session or workshop.session) as line:
        await line.send({"type": "hello", "key": key, "device": "some-device", "resume": None})
        return await line.close_code()


@pytest.fixture
async def key(workshop: Workshop) -> str:
    """A participant's good key."""
    return (await workshop.join("Pat", (await workshop.backgrounds())[0])).key


@pytest.mark.proves("G50")
async def test_a_key_that_was_tampered_with_opens_nothing(workshop: Workshop, key: str) -> None:
    """Every part of a key is signed."""
    for wrong in ("", "x", "null", key[:-1], key + "x", key.swapcase(), key[::-1], workshop.code):
        assert await greeting(workshop, wrong) == Close.NOT_ALLOWED, wrong


@pytest.mark.proves("G50")
async def test_a_key_whose_days_are_over_opens_nothing(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is dated, and thirty-one days later it is only a memory; by HTTP it says so."""
    seat = await workshop.join("Pat", (await workshop.backgrounds())[0])
    with monkeypatch.context() as month_ago:
        then = int(time.time()) - 31 * 24 * 60 * 60
        month_ago.setattr("itsdangerous.TimestampSigner.get_timestamp", lambda _: then)
        old = Keys(SECRET, days=30).make(workshop.session, "participant", seat.id)
    fresh = Keys(SECRET, days=30).make(workshop.session, "participant", seat.id)
    assert await workshop.state(fresh)
    assert await greeting(workshop, old) == Close.NOT_ALLOWED
    async with httpx.AsyncClient(verify=False) as http:
        where = f"{workshop.url}/api/sessions/{workshop.session}/state"
        answer = await http.get(where, headers={"Authorization": f"Bearer {old}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "expired-key")


@pytest.mark.proves("G50")
async def test_a_key_of_another_session_opens_nothing(workshop: Workshop, key: str) -> None:
    """A good key is good for its own session alone, by socket and by HTTP."""
    other = await Workshop.open(workshop.url)
    for foreign in (key, workshop.key, workshop.wall_key):
        assert await greeting(other, foreign) == Close.NOT_ALLOWED
        async with httpx.AsyncClient(verify=False) as http:
            where = f"{other.url}/api/sessions/{other.session}"
            for path in ("/state", "/events", "/export/json", "/door"):
                answer = await http.get(where + path, headers={"Authorization": f"Bearer {foreign}"})
                assert answer.status_code in (401, 403, 404), path
                assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.proves("G50")
async def test_a_session_that_does_not_exist_tells_no_more_than_a_wrong_key(workshop: Workshop, key: str) -> None:
    """One cannot look for sessions with somebody else's key."""
    assert await greeting(workshop, key, "nosuchsession") in (Close.NOT_ALLOWED, Close.GONE)


@pytest.mark.proves("G54")
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "https://127.0.0.1.evil.example",
        "file://",
    ],
)
async def test_a_foreign_page_cannot_open_the_socket(workshop: Workshop, origin: str) -> None:
    """A browser says truthfully which page speaks; only the server's own pages are heard."""
    with pytest.raises(websockets.InvalidStatus) as refusal:
        await Line.open(workshop.url, workshop.session, origin=origin)
    assert refusal.value.response.status_code == 403


@pytest.mark.proves("G54")
async def test_the_right_host_under_another_scheme_is_foreign(workshop: Workshop) -> None:
    """An origin is scheme, host and port together."""
    with pytest.raises(websockets.InvalidStatus):
        await Line.open(workshop.url, workshop.session, origin=workshop.url.replace("http:", "ftp:"))


@pytest.mark.proves("G50")
async def test_whoever_says_nothing_is_let_go_after_five_seconds(workshop: Workshop) -> None:
    """A socket without a hello does not hold a place; neither does one that only sends protocol pings."""
    async with await Line.open(workshop.url, workshop.session) as silent:
        await silent.socket.ping()
        started = asyncio.get_running_loop().time()
        assert await silent.close_code(patience=9) in (Close.NOT_ALLOWED, Close.MALFORMED)
        assert 4 < asyncio.get_running_loop().time() - started < 8


@pytest.mark.proves("G51")
async def test_a_removed_seat_is_put_out_at_once_and_cannot_come_back(workshop: Workshop) -> None:
    """Taking a seat away closes its socket, refuses its key, and leaves what it did."""
    seat = await workshop.join("Gone", (await workshop.backgrounds())[0])
    async with await workshop.facilitator() as facilitator, await seat.line() as tablet:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        await tablet.done({"type": "addNote", "text": "stays"})
        await facilitator.done({"type": "removeSeat", "seat": seat.id})
        assert await tablet.close_code(patience=2) == Close.NOT_ALLOWED
    assert await greeting(workshop, seat.key) == Close.NOT_ALLOWED
    assert [note["text"] for note in (await workshop.state())["boards"]["notes"].values()] == ["stays"]


@pytest.mark.proves("G38")
async def test_before_the_reveal_no_exit_shows_the_other_group(workshop: Workshop) -> None:
    """Neither state nor range, welcome nor live event carries a word of the other group's board."""
    groups = await workshop.backgrounds()
    nosy, other = await workshop.join("Nosy", groups[0]), await workshop.join("Other", groups[1])
    async with (
        await workshop.facilitator() as facilitator,
        await nosy.line() as here,
        await other.line() as there,
    ):
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        note = await there.done({"type": "addNote", "text": "only for us", "x": 1, "y": 1})
        await here.send({"type": "ping"})
        await here.next("tick")
        seen: list[Json] = [await workshop.state(nosy.key), *await workshop.events(nosy.key)]
        async with await nosy.line() as again:
            seen.append(again.welcome)
        assert "only for us" not in str(seen)
        assert note["note"] not in str(seen)
        await facilitator.done({"type": "reveal"})
        assert "only for us" in str(await here.next("reset"))
