"""A server says which sessions it has open, and one that was killed is missed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from events import NoteAdded, WordsErased, recorded
from server.history import History
from server.live.clock import SystemClock
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.rooms import Rooms
from server.live.watch import Watch
from server.log import Unavailable
from server.log.sqlite import SqliteStore
from server.log.sqlite.chronicle import SqliteChronicle
from tests.given import ANNS, OPENED, STARTED, event


@asynccontextmanager
async def serving(path: Path, killed: bool = False) -> AsyncIterator[tuple[Rooms, SqliteStore]]:
    """A server with a watch; one that is killed lays nothing down."""
    store, clock = SqliteStore(path), SystemClock()
    rooms = Rooms(History(store.log, store.checkpoints), clock, Pace(), Meters())
    watch = Watch(rooms, store.chronicle, clock)
    yield rooms, store
    await rooms.close()
    if not killed:
        await watch.close()
    await store.close()


async def taken_up(store: SqliteStore) -> None:
    """Return when the session is known to be open."""
    async with asyncio.timeout(10):
        while not store._reader.ask("SELECT 1 FROM opening"):
            await asyncio.sleep(0.01)


async def test_a_server_that_was_killed_is_missed_by_the_next(tmp_path: Path) -> None:
    """And one that stopped properly is not."""
    for killed in (False, True):
        async with serving(tmp_path / "x.sqlite", killed) as (rooms, store):
            if await store.log.head("here") == 0:
                await store.log.append("here", 0, [recorded(event) for event in OPENED])
            await rooms.get("here")
            await taken_up(store)
            assert await store.chronicle.incidents("here") == ()
    async with serving(tmp_path / "x.sqlite") as (rooms, store):
        await rooms.get("here")
        async with asyncio.timeout(10):
            while not await store.chronicle.incidents("here"):
                await asyncio.sleep(0.01)
        (lost,) = await store.chronicle.incidents("here")
        assert (lost.kind, lost.seq) == ("lost", len(OPENED))


async def test_no_trouble_of_any_kind_ends_the_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that no store should make: the next round notes what this one could not, and closing goes well."""
    monkeypatch.setattr("server.live.watch.BEAT_SECONDS", 0.01)
    take_up, troubles = SqliteChronicle.take_up, [KeyError("node"), Unavailable("away"), AttributeError("slot")]

    async def stumbling(self: SqliteChronicle, session: str, server: str, seq: int, at: int) -> None:
        if troubles:
            raise troubles.pop()
        await take_up(self, session, server, seq, at)

    monkeypatch.setattr(SqliteChronicle, "take_up", stumbling)
    async with serving(tmp_path / "x.sqlite") as (rooms, store):
        await store.log.append("here", 0, [recorded(event) for event in OPENED])
        await rooms.get("here")
        await taken_up(store)
    assert not troubles


@pytest.mark.proves("G18")
@pytest.mark.parametrize("killed", [True, False])
async def test_what_was_being_erased_is_erased_though_nobody_comes_back(tmp_path: Path, killed: bool) -> None:
    """By the next server that starts after a kill, at the latest when it closes after a stop."""
    note = event(NoteAdded, 5, "ann", board=ANNS, note="n", aspect=None, text="Mrs Nightingale", x=None, y=None)
    asked = event(WordsErased, 6, on="n", why="asked")
    async with serving(tmp_path / "x.sqlite", killed) as (rooms, store):
        await store.log.append("here", 0, [recorded(one) for one in (*OPENED, *STARTED, note)])
        await rooms.get("here")
        await taken_up(store)
        await store.log.append("here", 5, [recorded(asked)])
        async with asyncio.timeout(10):
            while (await rooms.get("here")).record.seq < 6:
                await asyncio.sleep(0.01)
        if killed:  # before it comes to that
            (await rooms.get("here"))._eraser._done.add(6)
    async with serving(tmp_path / "x.sqlite") as (_, store):
        async with asyncio.timeout(10):
            while "Nightingale" in str(await store.log.read("here")):
                await asyncio.sleep(0.01)
