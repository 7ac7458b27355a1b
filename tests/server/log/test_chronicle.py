"""The promises of ``Chronicle``, I1 to I5, for every store there is."""

import asyncio

import pytest

from events import NameErased, NoteAdded, SeatErased, WordsErased, recorded
from server.log.chronicle import Chronicle, Incident
from server.log.directory import Entry
from server.log.store import Store, open_store
from tests.given import OPENED, STARTED, event
from tests.server.log.stories import name

IMPORTED = Incident(kind="imported", seq=7, at=1000)
LOST = Incident(kind="lost", seq=9, at=3000)


@pytest.fixture
def chronicle(store: Store) -> Chronicle:
    """The chronicle of every store in turn."""
    return store.chronicle


async def test_i1_incidents_come_in_the_order_in_which_they_were_noted(chronicle: Chronicle) -> None:
    """Each session has its own."""
    session, other = name(), name()
    assert await chronicle.incidents(session) == ()
    await chronicle.add(session, IMPORTED)
    await chronicle.add(session, LOST)
    assert await chronicle.incidents(session) == (IMPORTED, LOST)
    assert await chronicle.incidents(other) == ()


async def test_i1_incidents_survive_closing(url: str) -> None:
    """What became of a record is not forgotten."""
    session, first = name(), open_store(url)
    await first.chronicle.add(session, IMPORTED)
    await first.close()
    second = open_store(url)
    assert await second.chronicle.incidents(session) == (IMPORTED,)
    await second.close()


async def test_i2_a_session_that_was_laid_down_was_not_lost(chronicle: Chronicle) -> None:
    """However often it is taken up."""
    session = name()
    for server in ("one", "one", "two"):
        await chronicle.take_up(session, server, 1, 1000)
        await chronicle.take_up(session, server, 2, 2000)
        await chronicle.lay_down(session, server)
    assert await chronicle.incidents(session) == ()


async def test_i2_a_server_that_is_gone_without_a_word_is_noted_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By whoever goes on with the session."""
    monkeypatch.setattr("server.log.redis.chronicle.SILENT", 1)
    session, store = name(), open_store(url)
    await store.chronicle.take_up(session, "gone", 5, 1000)
    await store.close()
    store = open_store(url)
    async with asyncio.timeout(20):
        while not await store.chronicle.incidents(session):
            await store.chronicle.take_up(session, "next", 9, 3000)
            await asyncio.sleep(0.05)  # where a server is taken for gone once it has been silent for long enough
    await store.chronicle.take_up(session, "next", 12, 4000)
    assert await store.chronicle.incidents(session) == (LOST,)
    await store.close()


async def test_i3_an_erasure_is_noted(store: Store) -> None:
    """With the head that the record had; erasing nothing is nothing to note."""
    session = name()
    note = event(NoteAdded, 5, "ann", board="scale:link-workers", note="n", aspect=None, text="secret", x=None, y=None)
    await store.log.append(session, 0, [recorded(one) for one in (*OPENED, *STARTED, note)])
    await store.log.erase(session, [5])
    (noted,) = await store.chronicle.incidents(session)
    assert (noted.kind, noted.seq) == ("erased", 5)
    await store.log.erase(session, [99])
    assert len(await store.chronicle.incidents(session)) == 1


async def test_i3_what_was_asked_for_is_noted_by_its_kind_once(store: Store) -> None:
    """However often the erasure is begun anew."""
    session = name()
    asked = [
        event(WordsErased, 4, on="n", why="asked"),
        event(NameErased, 5, seat="ann", why="asked"),
        event(SeatErased, 6, seat="ann", why="asked"),
    ]
    await store.log.append(session, 0, [recorded(one) for one in (*OPENED, *asked)])
    await store.log.erase(session, [2], [4])
    await store.log.erase(session, [2], [5, 6])
    await store.log.erase(session, [2, 3], [4, 5, 6])
    noted = await store.chronicle.incidents(session)
    assert [(one.kind, one.seq) for one in noted] == [("erased", 6), ("nameErased", 6), ("seatErased", 6)]


async def test_i5_what_a_server_that_is_gone_had_open_is_left_open(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until another has taken it up; what was laid down is not."""
    monkeypatch.setattr("server.log.redis.chronicle.SILENT", 1)
    left, laid, store = name(), name(), open_store(url)
    for session in (left, laid):
        await store.directory.add(Entry(session=session, title="", code=session, secret=f"{session}-", opened_at=1))
        await store.chronicle.take_up(session, "gone", 5, 1000)
    await store.chronicle.lay_down(laid, "gone")
    assert await store.chronicle.left_open("gone") == []
    await store.close()
    store = open_store(url)
    async with asyncio.timeout(20):
        while await store.chronicle.left_open("next") != [left]:
            await asyncio.sleep(0.05)
    await store.chronicle.take_up(left, "next", 5, 2000)
    async with asyncio.timeout(20):
        while await store.chronicle.left_open("next"):
            await store.chronicle.take_up(left, "next", 5, 3000)
            await asyncio.sleep(0.05)
    await store.close()
