"""A running server through the command line's client."""

import json

import httpx
import pytest

from server.client import Client, Refused
from tests.server.house import GROUPS, House

ATTEMPT = "the same attempt"


def at(house: House) -> Client:
    """A client of this server."""
    return Client(f"http://127.0.0.1:{house.port}/")


async def test_a_session_is_opened_joined_and_read(house: House) -> None:
    """Every call, with what it gives."""
    async with at(house) as client:
        opened = await client.open_session("choice-to-stone", "Tuesday")
        invitation = await client.invitation(opened.code)
        joined = await client.join(opened.code, "Amina", GROUPS[1], ATTEMPT)
        again = await client.join(opened.code, "Amina", GROUPS[1], ATTEMPT)
        listed = await client.sessions()
        now = await client.state(opened.session, joined.seat_key)
        before = await client.state(opened.session, opened.facilitator_key, at=1)
        seen = [(event.seq, head) async for event, head in client.events(opened.session, opened.facilitator_key)]

    assert invitation.title == "Tuesday"
    assert [choice.id for choice in invitation.backgrounds] == list(GROUPS)
    assert joined.seat == again.seat
    assert [(one.session, one.title, one.code) for one in listed] == [(opened.session, "Tuesday", opened.code)]
    assert now.state.people.seats[joined.seat].name == "Amina"
    assert (before.seq, before.state.people.seats) == (1, {})
    assert seen == [(1, 2), (2, 2)]


async def test_a_refusal_has_the_servers_own_words(house: House) -> None:
    """Never a status alone."""
    async with at(house) as client:
        with pytest.raises(Refused, match="choice-to-stone"):
            await client.open_session("nothing")
        with pytest.raises(Refused, match="No session is open under this code"):
            await client.invitation("00000000")


async def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    """With the way to start one."""
    async with Client("http://127.0.0.1:9") as client:
        with pytest.raises(Refused, match="leeway serve"):
            await client.sessions()


async def test_something_else_that_answers_is_not_taken_for_leeway() -> None:
    """Its answer is not shown as if it were ours."""
    client = Client("http://127.0.0.1:9")
    client._http = httpx.AsyncClient(
        base_url=client.url, transport=httpx.MockTransport(lambda _: httpx.Response(200, content="<html>"))
    )
    async with client:
        with pytest.raises(Refused, match="no Leeway server"):
            await client.sessions()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (json.dumps({"title": "Gone", "detail": "It is not here."}), "It is not here."),
        (json.dumps({"title": "Gone"}), "Gone"),
        ("<html>a proxy's own page</html>", "The server answered 502."),
    ],
)
async def test_whatever_stands_between_says_something(body: str, words: str) -> None:
    """Problem details where there are any, the status where there are none."""
    answer = httpx.Response(502, content=body)
    client = Client("http://127.0.0.1:9")
    client._http = httpx.AsyncClient(base_url=client.url, transport=httpx.MockTransport(lambda _: answer))
    async with client:
        with pytest.raises(Refused, match=words):
            await client.sessions()
