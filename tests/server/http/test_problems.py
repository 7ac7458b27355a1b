"""Problem details."""

import re
from pathlib import Path

import msgspec
import pytest
from starlette.requests import Request

from server.http import problems
from server.http.problems import Details, Problem, as_response
from server.log import Damaged, Unavailable
from server.rules.access import Refusal
from server.wire import Close
from tests.server.house import House

SERVER = Path(problems.__file__).parents[1]
REQUEST = Request({"type": "http"})


def read(body: bytes | memoryview) -> Details:
    """An answer's body."""
    return msgspec.json.decode(body, type=Details)


def test_a_problem_is_details_with_a_code() -> None:
    """RFC 9457's fields and our code, in their own media type."""
    answer = as_response(Problem("unknown-code", "No.", {"Retry-After": "1"}))
    assert (answer.status_code, answer.media_type) == (404, "application/problem+json")
    assert answer.headers["retry-after"] == "1"
    assert read(answer.body) == Details(
        type="/problems/unknown-code", title="Unknown code", status=404, code="unknown-code", detail="No."
    )


async def test_a_refusal_is_a_problem_with_its_own_words() -> None:
    """The code decides the status; one that HTTP does not know is a conflict."""
    known = await problems.on_refusal(REQUEST, Refusal("closed", "It is closed."))
    other = await problems.on_refusal(REQUEST, Refusal("something-new", "Hm."))
    assert (known.status_code, other.status_code) == (409, 409)
    assert read(known.body).detail == "It is closed."


async def test_a_store_that_is_away_says_that_nothing_is_lost() -> None:
    """503, and when to try again."""
    answer = await problems.on_unavailable(REQUEST, Unavailable("secret details"))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert b"secret" not in bytes(answer.body)


@pytest.mark.proves("G10")
async def test_a_damaged_record_is_said_without_its_details(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over HTTP as a problem, on the socket as "come back"; the journal has the place."""

    async def damaged(_session: str) -> int:
        raise Damaged("event 7 is missing")

    opened = await house.open()
    monkeypatch.setattr(house.desk.store.log, "head", damaged)
    answer = await house.get(f"/api/sessions/{opened['session']}/state", opened["facilitatorKey"])
    assert (answer.status_code, answer.json()["code"]) == (500, "damaged")
    assert "event 7" not in answer.text
    tablet = await house.line(opened["session"])
    await tablet.send({"type": "hello", "key": opened["facilitatorKey"], "device": "d"})
    assert await tablet.closed() == (Close.RESTARTING, "come back in 10000 ms")


async def test_our_own_faults_keep_their_details() -> None:
    """The peer learns nothing but a code."""
    answer = await problems.on_failure(REQUEST, ValueError("secret details"))
    assert answer.status_code == 500
    assert b"secret" not in bytes(answer.body)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("PUT", "/api/join", 405, "wrong-method"),
        ("GET", "/api/nothing", 404, "no-page"),
        ("POST", "/", 405, "wrong-method"),
    ],
)
async def test_wrong_addresses_and_methods(house: House, method: str, path: str, status: int, code: str) -> None:
    """They are problems like any other."""
    answer = await house.http.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_every_code_in_the_server_has_a_status_and_a_place_in_the_protocol() -> None:
    """Nobody outside meets a code that is not written down."""
    raised = {
        code
        for file in SERVER.rglob("*.py")
        for code in re.findall(r"""(?:Refusal|Problem)\(\s*"([a-z-]+)\"""", file.read_text())
    }
    protocol = (SERVER.parent / "docs" / "protocol.md").read_text()
    assert len(raised) > 40
    assert not [code for code in raised | set(problems.STATUS) if f"`{code}`" not in protocol]
