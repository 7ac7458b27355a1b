"""The HTTP calls against a running server."""

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.http.api import MOST_EVENTS
from server.http.calls import CALLS
from server.http.desk import MOST_BODY
from server.http.exports import FORMATS
from tests.server.house import GROUPS, House, running


async def test_from_nothing_to_a_seat(house: House) -> None:
    """Templates, a session, its invitation, a seat, a state: each call gives what the next one needs."""
    templates = (await house.get("/api/templates")).json()
    opened = await house.open(templates[0]["name"])
    invited = (await house.http.post("/api/invitation", json={"code": opened["code"].lower()})).json()
    assert invited["title"] == opened["title"] == templates[0]["title"]
    assert [one["id"] for one in invited["backgrounds"]] == list(GROUPS)
    assert invited["backgrounds"] == templates[0]["backgrounds"]
    assert templates[0]["minutes"] > 0
    joined = await house.join(opened["code"], "  Ann  ")
    found = (await house.get(f"/api/sessions/{joined['session']}/state", joined["seatKey"])).json()
    assert found["seq"] == 2
    assert found["state"]["people"]["seats"][joined["seat"]]["name"] == "Ann"


async def test_a_links_secret_joins_like_the_code(house: House) -> None:
    """What stands behind the # of the join link is as good as the typed code."""
    opened = await house.open()
    base, _, secret = opened["joinUrl"].partition("/join#")
    assert base == f"http://127.0.0.1:{house.port}"
    assert len(secret) == 26
    assert (await house.join(secret))["session"] == opened["session"]


async def test_joining_again_with_the_same_attempt_is_the_same_seat(house: House) -> None:
    """Also when both come at once."""
    opened = await house.open()
    body = {"code": opened["code"], "name": "Ann", "background": GROUPS[0], "attempt": "0123456789abcdef"}
    answers = await asyncio.gather(*(house.http.post("/api/join", json=body) for _ in range(5)))
    again = await house.http.post("/api/join", json=body)
    seats = {answer.json()["seat"] for answer in (*answers, again)}
    assert len(seats) == 1
    state = (await house.get(f"/api/sessions/{opened['session']}/state", opened["facilitatorKey"])).json()
    assert list(state["state"]["people"]["seats"]) == list(seats)


async def test_forty_from_one_address_join_at_once(house: House) -> None:
    """Nobody is throttled, every seat is its own."""
    opened = await house.open()
    joined = await asyncio.gather(*(house.join(opened["code"], f"P{n}", GROUPS[n % 2]) for n in range(40)))
    assert len({one["seat"] for one in joined}) == 40


async def test_wrong_codes_are_limited_and_right_ones_never(tmp_path: Path) -> None:
    """After the budget a wrong code is 429, and the right one still works from the same address."""
    async with running(tmp_path, wrong_codes_per_minute=5) as house:
        opened = await house.open()
        wrong = [await house.http.post("/api/join", json=_join(f"ZZZZZZZ{n}")) for n in range(7)]
        assert [answer.status_code for answer in wrong] == [404] * 5 + [429] * 2
        assert wrong[-1].json()["code"] == "too-many-wrong-codes"
        assert wrong[-1].headers["retry-after"]
        assert (await house.join(opened["code"]))["seat"]


def _join(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": "Ann", "background": GROUPS[0], **more}


async def test_what_cannot_join(house: House) -> None:
    """A background that there is not, a blank name, a closed session: each says so."""
    opened = await house.open()
    bad = {"unknown-background": {"background": "nobody"}, "no-words": {"name": "   "}}
    for code, change in bad.items():
        answer = await house.http.post("/api/join", json=_join(opened["code"], **change))
        assert answer.json()["code"] == code
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"])
    await facilitator.done({"type": "closeSession"})
    answer = await house.http.post("/api/join", json=_join(opened["joinUrl"].partition("#")[2]))
    assert (answer.status_code, answer.json()["code"]) == (409, "closed")


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"content": b"{}"}, 415, "not-json"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 422, "malformed"),
        ({"json": {"code": 1}}, 422, "malformed"),
        ({"json": {"code": "x", "more": 1}}, 422, "malformed"),
        ({"json": {"code": "x" * MOST_BODY}}, 413, "too-big"),
        ({"content": b"[" * 9000, "headers": {"content-type": "application/json"}}, 422, "malformed"),
    ],
)
async def test_a_body_that_is_not_right(house: House, sent: dict[str, Any], status: int, code: str) -> None:
    """Each way of being wrong has its code."""
    answer = await house.http.post("/api/invitation", **sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


PER_SESSION = [
    call.path.removeprefix("/api/sessions/{session}/").format(format=name)
    for call in CALLS
    if "{session}" in call.path and call.method == "get" and call.key == "visitor"
    for name in (FORMATS if "{format}" in call.path else ("",))
]
"""Everything that can be looked at in one session with a key to it, as it is served."""

WITHOUT_BOARDS = ("door", "timeline", "export/chart", "export/reflections", "export/traces", "clip", "export/clip")
"""What holds nothing of a note that a group of one person made: a clip has no boards of one person."""

DEEDS = [call.path for call in CALLS if "{session}" in call.path and call.method == "post"]
"""Everything that can be asked for in one session."""


@pytest.mark.parametrize("call", PER_SESSION)
async def test_every_call_about_a_session_wants_its_key(house: House, call: str) -> None:
    """None, a forged one, one of another session: 401, and not a word about the session."""
    opened, other = await house.open(), await house.open()
    path = f"/api/sessions/{opened['session']}/{call}"
    for key, code in ((None, "no-key"), ("forged", "bad-key"), (other["facilitatorKey"], "bad-key")):
        answer = await house.get(path, key)
        assert (answer.status_code, answer.json()["code"]) == (401, code)


@pytest.mark.parametrize("call", DEEDS)
async def test_every_deed_in_a_session_wants_its_key(house: House, call: str) -> None:
    """As above; and the wall, which only looks, may do none of them."""
    opened, other = await house.open(), await house.open()
    path = call.format(session=opened["session"])
    wrong = {None: "no-key", "forged": "bad-key", other["facilitatorKey"]: "bad-key", opened["wallKey"]: "not-allowed"}
    for key, code in wrong.items():
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        answer = await house.http.post(path, headers=headers, json={})
        assert answer.json()["code"] == code, key


@pytest.mark.parametrize("call", PER_SESSION)
@pytest.mark.parametrize("when", ["before", "revealed", "hidden"])
async def test_no_exit_shows_what_the_socket_would_not(house: House, call: str, when: str) -> None:
    """Before the reveal and after hiding, no call gives a participant or the wall a byte of another group's words."""
    opened = await house.open()
    session = opened["session"]
    facilitator, _ = await house.tablet(session, opened["facilitatorKey"], "fac")
    await facilitator.done({"type": "startActivity", "activity": "how-fixed"})
    await facilitator.done({"type": "openReplay", "open": True})
    seats = [await house.join(opened["code"], name, group) for name, group in zip("AB", GROUPS, strict=True)]
    for seat, group in zip(seats, GROUPS, strict=True):
        tablet, _ = await house.tablet(session, seat["seatKey"], f"d{group}")
        note = await tablet.done({"type": "addNote", "text": f"secret of {group}", "x": 1})
        await tablet.done({"type": "comment", "on": note["note"], "text": f"remark of {group}"})
    for step in {"before": [], "revealed": ["reveal"], "hidden": ["reveal", "hide"]}[when]:
        await facilitator.done({"type": step})
    viewers = {**dict(zip(GROUPS, (seat["seatKey"] for seat in seats), strict=True)), "wall": opened["wallKey"]}
    viewers["facilitator"] = opened["facilitatorKey"]
    for viewer, key in viewers.items():
        text = (await house.get(f"/api/sessions/{session}/{call}", key)).text
        for group in GROUPS:
            open_to_all = when == "revealed" or viewer in (group, "facilitator")
            if call in WITHOUT_BOARDS:
                assert "secret of" not in text
            elif call == "export/takeaway" and viewer != group:
                assert f"secret of {group}" not in text
            else:
                assert (f"secret of {group}" in text) == open_to_all, (viewer, group)
                assert (f"remark of {group}" in text) == open_to_all, (viewer, group)
    assert "salt" not in (await house.get(f"/api/sessions/{session}/state", opened["facilitatorKey"])).text


async def test_a_range_pages_through_the_log(house: House) -> None:
    """Page after page, what comes together is what comes at once; beyond the head there is nothing."""
    opened = await house.open()
    for n in range(9):
        await house.join(opened["code"], f"P{n}")
    path, key = f"/api/sessions/{opened['session']}/events", opened["facilitatorKey"]
    whole = (await house.get(path, key)).json()
    assert (whole["after"], whole["upto"], whole["head"], len(whole["events"])) == (0, 10, 10, 10)
    assert whole["events"][0]["salt"] == ""
    pages, after = [], 0
    while after < 10:
        page = (await house.get(f"{path}?after={after}&limit=3", key)).json()
        assert page["after"] == after
        pages += page["events"]
        after = page["upto"]
    assert pages == whole["events"]
    assert (await house.get(f"{path}?after=99&limit={MOST_EVENTS * 2}", key)).json()["events"] == []


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=1.5", "after=9999999999999999999"])
async def test_a_range_of_nonsense_is_refused(house: House, query: str) -> None:
    """Whole numbers only."""
    opened = await house.open()
    answer = await house.get(f"/api/sessions/{opened['session']}/events?{query}", opened["facilitatorKey"])
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


async def test_the_door_is_for_facilitators_and_the_wall(house: House) -> None:
    """They get code, link and QR; a participant does not."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    path = f"/api/sessions/{opened['session']}/door"
    for key in (opened["facilitatorKey"], opened["wallKey"]):
        door = (await house.get(path, key)).json()
        assert (door["code"], door["joinUrl"]) == (opened["code"], opened["joinUrl"])
        assert door["qr"]["size"] >= 21
    assert (await house.get(path, seat["seatKey"])).status_code == 403


async def test_the_operators_key_is_asked_for_where_it_is_set(tmp_path: Path) -> None:
    """Opening and listing need it; joining does not."""
    async with running(tmp_path, operator_key="let me") as house:
        for method, path in (("POST", "/api/sessions"), ("GET", "/api/sessions")):
            for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer ö".encode()}):
                answer = await house.http.request(method, path, headers=headers, json={"template": "choice-to-stone"})
                assert (answer.status_code, answer.json()["code"]) == (401, "operator-key-needed")
        house.http.headers["Authorization"] = "Bearer let me"
        opened = await house.open()
        listed = (await house.http.get("/api/sessions")).json()
        assert [one["code"] for one in listed] == [opened["code"]]


async def test_codes_are_not_listed_to_just_anyone(tmp_path: Path) -> None:
    """A server that others can reach lists nothing without an operator's key."""
    async with running(tmp_path, host="0.0.0.0") as house:
        assert (await house.http.get("/api/sessions")).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example:8000"},
        {"X-Forwarded-For": "10.0.0.9"},
        {"Forwarded": "for=10.0.0.9"},
        {"Via": "1.1 proxy"},
    ],
)
async def test_codes_are_not_listed_through_a_proxy_or_another_name(house: House, headers: dict[str, str]) -> None:
    """Listening on loopback is not enough: whoever asks must sit at this machine."""
    assert (await house.http.get("/api/sessions")).status_code == 200
    answer = await house.http.get("/api/sessions", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "operator-key-needed")


async def test_a_template_that_there_is_not(house: House) -> None:
    """404, and the message names those that there are."""
    answer = await house.http.post("/api/sessions", json={"template": "none"})
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-template")
    assert "choice-to-stone" in answer.json()["detail"]


async def test_links_begin_with_the_public_address(tmp_path: Path) -> None:
    """Behind a proxy the server says what tablets must type."""
    async with running(tmp_path, public_url="https://leeway.example") as house:
        assert (await house.open())["joinUrl"].startswith("https://leeway.example/join#")


async def test_answers_are_never_cached(house: House) -> None:
    """They are for one viewer, now."""
    opened = await house.open()
    for path in ("/api/templates", f"/api/sessions/{opened['session']}/state", "/api/nothing"):
        answer = await house.get(path, opened["facilitatorKey"])
        assert answer.headers["cache-control"] == "no-store", path


async def test_the_state_is_what_the_socket_sends(house: House) -> None:
    """One visibility, two exits."""
    opened = await house.open()
    for key in (opened["facilitatorKey"], opened["wallKey"], (await house.join(opened["code"]))["seatKey"]):
        _, welcome = await house.tablet(opened["session"], key)
        assert (await house.get(f"/api/sessions/{opened['session']}/state", key)).json()["state"] == welcome["state"]
    assert msgspec.json.encode(welcome)
