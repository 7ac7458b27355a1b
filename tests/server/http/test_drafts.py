"""Templates in the making, as a browser's editor makes them."""

import asyncio
import io
from typing import Any

import openpyxl
import pytest

from server.http.drafts import MOST_DRAFT, MOST_LIST
from server.log.budgets import Budget
from server.templates import load, read, source
from tests.server.house import House


async def a_draft(house: House) -> dict[str, Any]:
    """One that can be used."""
    found: dict[str, Any] = (await house.get("/api/templates/choice-to-stone")).json()
    return found


async def test_a_template_is_a_draft_and_a_draft_is_a_session(house: House) -> None:
    """Changed in a browser, checked, and opened: the session's plan is the draft's."""
    draft = {**await a_draft(house), "title": "Our own afternoon"}
    draft["scale"]["left"]["words"] = "Open to all"
    checked = (await house.post("/api/templates/check", draft)).json()
    assert checked["problems"] == []
    assert read("ours.toml", checked["toml"].encode()).plan.scale.left.words == "Open to all"
    opened = await house.post("/api/sessions", {"draft": draft})
    assert (opened.status_code, opened.json()["title"]) == (201, "Our own afternoon")
    path = f"/api/sessions/{opened.json()['session']}/state"
    state = (await house.get(path, opened.json()["facilitatorKey"])).json()["state"]
    assert state["session"]["scale"]["left"]["words"] == "Open to all"
    assert list(state["session"]["aspects"]) == [one.id for one in load("choice-to-stone").plan.aspects]


async def test_what_is_wrong_is_said_at_its_place(house: House) -> None:
    """All of it at once; there is no file then, and no session."""
    draft = await a_draft(house)
    draft["aspects"][1]["title"] = ""
    draft["activities"][0]["minutes"] = 0
    checked = (await house.post("/api/templates/check", draft)).json()
    assert checked["toml"] is None
    assert sorted(problem["path"] for problem in checked["problems"]) == [
        ["activities", 0, "minutes"],
        ["aspects", 1, "title"],
    ]
    assert all(problem["words"].endswith(".") for problem in checked["problems"])
    answer = await house.post("/api/sessions", {"draft": draft})
    assert (answer.status_code, answer.json()["code"]) == (422, "broken-draft")
    assert all(problem["words"] in answer.json()["detail"] for problem in checked["problems"])


@pytest.mark.parametrize(
    "draft", [{}, [], 7, "x", {"title": 1}, {"aspects": {"a": "b"}}, {str(n): n for n in range(999)}]
)
async def test_no_draft_is_too_strange_to_check(house: House, draft: Any) -> None:
    """Something is said of each, and not too much."""
    answer = await house.post("/api/templates/check", draft)
    assert answer.status_code == 200
    assert 0 < len(answer.json()["problems"]) <= 200


async def test_a_file_becomes_a_draft_again(house: House) -> None:
    """The built-in one as it stands; a broken one says the line."""
    good = (await house.http.post("/api/templates/read", content=source("choice-to-stone"))).json()
    assert good == {"draft": await a_draft(house), "problems": []}
    bad = (await house.http.post("/api/templates/read", content=b'title = "x"\nminutes = ')).json()
    assert bad["draft"] is None
    assert bad["problems"][0]["line"] == 2
    assert (await house.http.post("/api/templates/read", content=b"\xff")).json()["draft"] is None


async def test_topics_from_a_list_and_from_excel(house: House) -> None:
    """The same ones, whatever they came in."""
    book = openpyxl.Workbook()
    book.active.append(["Where we meet"])  # type: ignore[union-attr]
    book.active.append(["How often"])  # type: ignore[union-attr]
    packed = io.BytesIO()
    book.save(packed)
    for raw in (b"Where we meet\nHow often\n", packed.getvalue()):
        found = (await house.http.post("/api/templates/aspects", content=raw)).json()
        assert [one["title"] for one in found["aspects"]] == ["Where we meet", "How often"]
    nothing = (await house.http.post("/api/templates/aspects", content=b"PK\x03\x04 no Excel file")).json()
    assert (nothing["aspects"], nothing["problems"][0]["row"]) == ([], None)


@pytest.mark.parametrize(
    ("call", "most"),
    [("check", MOST_DRAFT), ("read", MOST_DRAFT), ("aspects", MOST_LIST)],
)
async def test_nothing_too_big_is_read(house: House, call: str, most: int) -> None:
    """It is refused before anything is made of it."""
    headers = {"content-type": "application/json"}
    answer = await house.http.post(f"/api/templates/{call}", content=b" " * (most + 1), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-big")


async def test_a_session_is_opened_from_one_thing(house: House) -> None:
    """A template that there is, or a draft; neither or both is nothing."""
    for asked in ({}, {"template": "choice-to-stone", "draft": await a_draft(house)}):
        assert (await house.post("/api/sessions", asked)).json()["code"] == "malformed"
    assert (await house.get("/api/templates/none")).json()["code"] == "unknown-template"


@pytest.mark.proves("G26")
@pytest.mark.parametrize(
    ("path", "kind", "most"),
    [
        ("check", "application/json", MOST_DRAFT),
        ("read", "application/toml", MOST_DRAFT),
        ("aspects", "text/csv", MOST_LIST),
    ],
)
async def test_a_body_that_is_announced_too_big_is_refused_before_any_of_it_comes(
    house: House, path: str, kind: str, most: int
) -> None:
    """Nobody need send a gigabyte to hear that it is too much."""
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    head = (
        f"POST /api/templates/{path} HTTP/1.1\r\nHost: a\r\nContent-Type: {kind}\r\nContent-Length: {most + 1}\r\n\r\n"
    )
    writer.write(head.encode())
    assert (await asyncio.wait_for(reader.readline(), 10)).startswith(b"HTTP/1.1 413 ")
    writer.close()


@pytest.mark.proves("G26")
async def test_what_anybody_may_ask_has_a_budget(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past it one is told to wait; a session is opened all the same."""
    monkeypatch.setattr("server.http.drafts.DRAFTS", Budget("drafts", 1, 2))
    answers = [await house.http.post("/api/templates/aspects", content=b"One topic") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert (answers[-1].json()["code"], answers[-1].headers["retry-after"]) == ("too-many-calls", "60")
    assert await house.open()
