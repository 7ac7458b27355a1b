"""Who is calling."""

import asyncio
from pathlib import Path

import pytest
from starlette.requests import Request

from server.app import desk
from server.config import Settings
from server.http.desk import bearer
from server.http.problems import Problem
from tests.server.house import House


def request(authorization: str | None) -> Request:
    """A call with this header."""
    headers = [] if authorization is None else [(b"authorization", authorization.encode("latin-1"))]
    return Request({"type": "http", "headers": headers})


@pytest.mark.parametrize(
    ("header", "key"), [(None, ""), ("", ""), ("Bearer k", "k"), ("bearer  k ", "k"), ("Basic k", ""), ("Bearer", "")]
)
def test_the_key_of_a_call(header: str | None, key: str) -> None:
    """Bearer and nothing else, in any case."""
    assert bearer(request(header)) == key


async def test_each_key_enters_as_who_it_was_made_for(house: House) -> None:
    """Facilitator, wall and seat, in their own session."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    for key, role in (
        (opened["facilitatorKey"], "facilitator"),
        (opened["wallKey"], "wall"),
        (seat["seatKey"], "participant"),
    ):
        room, actor = await house.desk.enter(key, opened["session"])
        assert (room.session, actor.role) == (opened["session"], role)


async def test_a_key_for_a_log_that_is_gone(house: House) -> None:
    """The key is good, the session is not there: that is said, and not that the key is wrong."""
    with pytest.raises(Problem) as problem:
        await house.desk.enter(house.desk.keys.make("gone", "wall", ""), "gone")
    assert problem.value.code == "no-session"


async def test_an_expired_key_says_so(tmp_path: Path) -> None:
    """So that the person joins again and does not look for a mistake."""
    async with desk(Settings(store=f"sqlite:///{tmp_path}/x.sqlite", key_days=0)) as opened:
        key = opened.keys.make("here", "wall", "")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("itsdangerous.TimestampSigner.get_timestamp", lambda _self: 4_000_000_000)
            with pytest.raises(Problem) as problem:
                await opened.enter(key, "here")
    assert problem.value.code == "expired-key"


async def test_a_seat_that_another_server_has_just_given(house: House) -> None:
    """The room looks at the log before it says that there is no such seat."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    room = await house.desk.rooms.get(opened["session"])
    kept, room.record.state.people.seats = room.record.state.people.seats, {}
    asked = []

    async def catch_up() -> None:
        asked.append(1)
        room.record.state.people.seats = kept

    room.catch_up = catch_up  # type: ignore[method-assign]
    _, actor = await house.desk.enter(seat["seatKey"], opened["session"])
    assert (actor.id, asked) == (seat["seat"], [1])


HALF = b"POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"


@pytest.mark.proves("G26")
async def test_half_a_body_keeps_no_line_open(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key too: what does not come whole is waited for so long and no longer, and that is said."""
    monkeypatch.setattr("server.http.desk.BODY_SECONDS", 0.1)
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    writer.write(HALF)
    answer = await asyncio.wait_for(reader.read(), 5)  # to the end: the line is closed
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"too-slow"' in answer
    writer.close()


async def test_who_goes_in_the_middle_of_a_body_is_no_fault(house: House) -> None:
    """A tablet that loses its line is nothing that whoever runs the server has to look at."""
    _, writer = await asyncio.open_connection("127.0.0.1", house.port)
    writer.write(HALF)
    await asyncio.sleep(0.1)
    writer.close()
    await asyncio.sleep(0.1)
    numbers = (await house.get("/metrics")).text
    assert 'leeway_problems_total{code="too-slow"} 1.0' in numbers
    assert 'code="failed"' not in numbers
