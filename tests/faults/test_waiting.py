"""Who waits in the lobby: no way in, no word about the session, and no word about them to anybody but facilitators."""

import httpx
import pytest

from server.http.calls import CALLS
from server.wire import Close
from tests.processes import Leeway
from tests.workshop import Json, Line, Seat, Workshop

VISITS = [call for call in CALLS if call.key == "visitor"]


@pytest.fixture
async def lobby(workshop: Workshop) -> tuple[Workshop, Seat, Seat]:
    """A session whose door asks, somebody who is in, and somebody who waits."""
    groups = await workshop.backgrounds()
    inside = await workshop.join("Ann", groups[0])
    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "lockDoor", "locked": False, "asking": True})
    return workshop, inside, await workshop.join("Zebedee", groups[1])


@pytest.mark.proves("G53")
async def test_no_call_and_no_socket_opens_for_who_waits(server: Leeway, lobby: tuple[Workshop, Seat, Seat]) -> None:
    """Every call that needs a key says that they wait; the socket tells the tablet to come again."""
    workshop, _, waiting = lobby
    headers = {"Authorization": f"Bearer {waiting.key}"}
    async with httpx.AsyncClient(base_url=server.url, headers=headers, timeout=20) as http:
        for call in VISITS:
            path = call.path.replace("{session}", workshop.session).replace("{format}", "json")
            answer = await http.request(call.method.upper(), path, json={} if call.method == "post" else None)
            assert (answer.status_code, answer.json()["code"]) == (403, "waiting"), path
    async with await Line.open(server.url, workshop.session) as line:
        await line.send({"type": "hello", "key": waiting.key, "device": line.device, "resume": None})
        assert await line.close_code() == Close.WAITING


@pytest.mark.proves("G53")
async def test_nobody_but_facilitators_hears_of_who_waits(lobby: tuple[Workshop, Seat, Seat]) -> None:
    """By no way out: neither name nor seat, nor once they were turned away; let in, everybody knows them."""
    workshop, inside, waiting = lobby
    where = f"{workshop.url}/api/sessions/{workshop.session}"

    async def heard(key: str) -> str:
        async with httpx.AsyncClient(headers={"Authorization": f"Bearer {key}"}, timeout=20) as http:
            paths = ("state", "events", "export/json", "export/record", "export/csv")
            told = "".join([(await http.get(f"{where}/{path}")).text for path in paths])
        async with await Line.greeted(workshop.url, workshop.session, key) as line:
            return told + str(line.welcome)

    async def known() -> list[bool]:
        told = [await heard(key) for key in (workshop.key, inside.key, workshop.wall_key)]
        return [any(sign in text for sign in ("Zebedee", waiting.id)) for text in told]

    assert await known() == [True, False, False]
    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "renameSeat", "seat": waiting.id, "name": "Zebedee B."})
        await facilitator.done({"type": "removeSeat", "seat": waiting.id})
        assert await known() == [True, False, False]
        await facilitator.done({"type": "readmitSeat", "seat": waiting.id})
    assert await known() == [True, True, True]
    async with await waiting.line() as line:
        told: Json = await line.done({"type": "raiseHand"})
        assert told["by"] == waiting.id
