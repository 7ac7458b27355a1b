"""Opening a session."""

from pathlib import Path

from events import SessionOpened
from server.app import desk
from server.config import Settings
from server.http.codes import normalised
from server.http.opening import join_url, open_session
from server.log.directory import Entry
from server.templates import load
from tests.server.house import House


async def test_a_session_is_one_event_and_one_entry(house: House) -> None:
    """The plan is in the log for good, the salt with it, and the directory knows the way in."""
    opened = await open_session(house.desk, load("choice-to-stone"), None, "http://x")
    (first,) = await house.desk.store.log.read(opened.session)
    assert isinstance(first.event, SessionOpened)
    assert first.event.plan == load("choice-to-stone").plan
    assert len(first.event.salt) == 64
    entry = await house.desk.store.directory.by_code(opened.code)
    assert entry is not None
    assert (entry.session, entry.title) == (opened.session, load("choice-to-stone").title)
    assert normalised(opened.code) == opened.code


async def test_a_title_of_ones_own(house: House) -> None:
    """It goes before the template's."""
    assert (await open_session(house.desk, load("choice-to-stone"), "Ours", "http://x")).title == "Ours"


async def test_a_code_that_is_taken_is_not_given_twice(tmp_path: Path, monkeypatch: object) -> None:
    """The directory says so, and another is made."""
    import pytest

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    codes = iter(["AAAAAAAA", "AAAAAAAA", "BBBBBBBB"])
    monkeypatch.setattr("server.http.opening.new_code", lambda: next(codes))
    async with desk(Settings(store=f"sqlite:///{tmp_path}/x.sqlite")) as opened:
        found = [(await open_session(opened, load("choice-to-stone"), None, "http://x")).code for _ in range(2)]
    assert found == ["AAAAAAAA", "BBBBBBBB"]


def test_a_link_hides_its_secret_from_servers() -> None:
    """It stands behind the #."""
    assert join_url("https://l.example", Entry("s", "t", "CODE", "SECRET", 1)) == "https://l.example/join#SECRET"
