"""``leeway session`` against a running server."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.processes import Leeway, sqlite_url
from tests.typed import typed


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Leeway]:
    """A running server that only its operator may open sessions on."""
    server = Leeway(tmp_path / "server", sqlite_url(tmp_path), LEEWAY_OPERATOR_KEY="the operator")
    server.start()
    yield server
    server.stop()


def test_a_new_session_can_be_joined_with_what_is_printed(guarded: Leeway) -> None:
    """Links, code and QR; then it is on the list."""
    opened = typed("session", "new", "--server", guarded.url, "--title", "Tuesday", LEEWAY_OPERATOR_KEY="the operator")
    secret = re.search(rf"{guarded.url}/join#(\S+)", opened.words)
    assert secret, opened.words
    invitation = httpx.post(f"{guarded.url}/api/invitation", json={"code": secret[1]}).json()
    link = re.search(r"/facilitate/(\S+)#(\S+)", opened.words)
    assert link
    key = {"Authorization": f"Bearer {link[2]}"}
    door = httpx.get(f"{guarded.url}/api/sessions/{link[1]}/door", headers=key).json()
    listed = typed("session", "list", "--server", guarded.url, "--operator-key", "the operator")

    assert opened.code == 0
    assert "█" in opened.words
    assert invitation["title"] == "Tuesday"
    assert f"{door['code'][:4]}-{door['code'][4:]}" in opened.words
    assert listed.code == 0
    assert link[1] in listed.words
    assert "Tuesday" in listed.words


@pytest.mark.parametrize("verb", ["new", "list"])
def test_without_the_operators_key_nothing_is_done(guarded: Leeway, verb: str) -> None:
    """The server's own words, exit code 2."""
    refused = typed("session", verb, "--server", guarded.url, "--operator-key", "a guess")

    assert refused.code == 2
    assert "operator" in refused.words
    assert "Traceback" not in refused.words


def test_an_unknown_template_is_refused_with_the_known_ones(guarded: Leeway) -> None:
    """The names that can be chosen are said."""
    refused = typed(
        "session", "new", "--server", guarded.url, "--template", "nothing", "--operator-key", "the operator"
    )

    assert refused.code == 2
    assert "choice-to-stone" in refused.words


def test_a_server_that_does_not_answer_is_said_to_be_so() -> None:
    """And how to start one."""
    refused = typed("session", "list", "--server", "http://127.0.0.1:9")

    assert refused.code == 2
    assert "leeway serve" in refused.words


@pytest.mark.proves("G51")
def test_links_that_got_out_are_taken_back(guarded: Leeway) -> None:
    """The old ones open nothing, those that are printed do; without the operator's key nothing happens."""
    opened = typed("session", "new", "--server", guarded.url, "--no-qr", "--operator-key", "the operator")
    old = re.search(r"/facilitate/(\S+)#(\S+)", opened.words)
    assert old
    refused = typed("session", "renew", old[1], "--server", guarded.url, "--operator-key", "a guess")
    renewed = typed("session", "renew", old[1], "--server", guarded.url, "--operator-key", "the operator")
    new = re.search(r"/facilitate/(\S+)#(\S+)", renewed.words)
    wall = re.search(r"/wall/(\S+)#(\S+)", renewed.words)
    assert new, renewed.words
    assert wall
    where = f"{guarded.url}/api/sessions/{old[1]}/state"
    answers = [httpx.get(where, headers={"Authorization": f"Bearer {key}"}) for key in (old[2], new[2], wall[2])]
    assert [answer.status_code for answer in answers] == [401, 200, 200]
    assert (refused.code, renewed.code) == (2, 0)
