"""The web app's files, from a folder that looks like a built one."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from server.http import pages, problems


@pytest.fixture
async def web(tmp_path: Path) -> httpx.AsyncClient:
    """A client of a server with a small web app."""
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<!doctype html><title>Leeway</title>")
    (static / "assets" / "main-abc123.js").write_text("1")
    (static / "worker.js").write_text("2")
    (tmp_path / "private.txt").write_text("private")
    app = Starlette(
        routes=pages.routes(static),
        exception_handlers={problems.Problem: problems.on_problem},
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://l")


@pytest.mark.parametrize("path", ["/", "/start", "/join", "/room/abc", "/facilitate/abc", "/wall/abc", "/replay/abc"])
async def test_every_screen_is_the_one_page(web: httpx.AsyncClient, path: str) -> None:
    """It is asked for each time, so that a new version is found at once."""
    answer = await web.get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert "Leeway" in answer.text


async def test_what_is_named_by_its_content_is_kept_for_ever(web: httpx.AsyncClient) -> None:
    """Assets are immutable; a worker at the root is not."""
    assert "immutable" in (await web.get("/assets/main-abc123.js")).headers["cache-control"]
    worker = await web.get("/worker.js")
    assert (worker.headers["cache-control"], worker.text) == ("no-cache", "2")
    assert "javascript" in worker.headers["content-type"]


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/assets/",
        "/assets",
        "/../private.txt",
        "/%2e%2e/private.txt",
        "/assets/..%2f..%2fprivate.txt",
        "/%00",
    ],
)
async def test_nothing_else_is_there(web: httpx.AsyncClient, path: str) -> None:
    """No listing, no way out of the folder, and a problem in words."""
    answer = await web.get(path)
    assert answer.status_code == 404
    assert answer.json()["code"] == "no-page"


async def test_a_broken_link_still_shows_a_person_a_page(web: httpx.AsyncClient) -> None:
    """A browser that follows it is given the web app, which says so in words; the status is still 404."""
    answer = await web.get("/romm/abc", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-cache")
    assert "Leeway" in answer.text


async def test_nothing_is_given_in_parts(web: httpx.AsyncClient) -> None:
    """Whatever ranges are asked for, the answer is the whole file once."""
    for ranges in ("bytes=0-0", "bytes=" + "0-," * 10_000, "bytes=5-1", "lines=1"):
        answer = await web.get("/worker.js", headers={"range": ranges})
        assert (answer.status_code, answer.text) == (200, "2")
        assert "accept-ranges" not in answer.headers
