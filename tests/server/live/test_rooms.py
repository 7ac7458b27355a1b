"""The rooms of a server."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from events import recorded
from server.history import History
from server.live.clock import SystemClock
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.rooms import NoSession, Rooms
from server.log import Unavailable
from server.log.sqlite import SqliteStore
from server.wire import Close, Hello
from tests.given import ANN, OPENED, STARTED
from tests.server.live.lines import tablet


@pytest.fixture
async def rooms(tmp_path: Path) -> AsyncIterator[Rooms]:
    """The rooms of a server whose store has one session."""
    store = SqliteStore(tmp_path / "x.sqlite")
    await store.log.append("here", 0, [recorded(event) for event in (*OPENED, *STARTED)])
    opened = Rooms(History(store.log, store.checkpoints), SystemClock(), Pace(), Meters(), idle_seconds=0.2)
    yield opened
    await opened.close()
    await store.close()


async def test_many_who_come_at_once_find_one_room(rooms: Rooms) -> None:
    """It is opened once."""
    found = await asyncio.gather(*(rooms.get("here") for _ in range(20)))
    assert len(set(found)) == 1
    assert list(rooms) == found[:1]


@pytest.mark.parametrize("name", ["nowhere", "", "../here", "HERE", "here ", "x" * 65, "h\0re", "a/b"])
async def test_what_is_no_session(rooms: Rooms, name: str) -> None:
    """A name that nobody has, or that none could have; asking leaves nothing behind."""
    with pytest.raises(NoSession):
        await rooms.get(name)
    assert list(rooms) == []


async def test_a_room_that_nobody_uses_is_closed(rooms: Rooms) -> None:
    """A while after the last has left; who comes then finds a new one."""
    room = await rooms.get("here")
    ann, _ = tablet(ANN)
    room.join(ann, Hello(key="k", device="d"))
    await asyncio.sleep(0.4)
    assert list(rooms) == [room]
    room.leave(ann)
    while list(rooms):
        await asyncio.sleep(0.02)
    assert await rooms.get("here") is not room


async def test_the_while_begins_when_the_last_has_left(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole hall that loses its network for a moment comes back to an open room, however long it had been there."""
    room = await rooms.get("here")
    ann, _ = tablet(ANN)
    room.join(ann, Hello(key="k", device="d"))
    two_hours = rooms._clock.seconds() + 7200
    monkeypatch.setattr(rooms._clock, "seconds", lambda: two_hours)
    looked = asyncio.Event()
    monkeypatch.setattr(rooms, "_is_idle", lambda room, look=rooms._is_idle: (look(room), looked.set())[0])
    await looked.wait()
    room.leave(ann)
    looked.clear()
    await looked.wait()
    assert list(rooms) == [room]


async def test_a_store_that_is_away_can_be_asked_again(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed opening is not remembered."""

    async def away(_session: str) -> int:
        raise Unavailable("The store is away.")

    with monkeypatch.context() as patch:
        patch.setattr(rooms._history.log, "head", away)
        with pytest.raises(Unavailable):
            await rooms.get("here")
    assert (await rooms.get("here")).record.seq == 4


async def test_a_room_that_fails_sends_its_tablets_to_a_new_one(rooms: Rooms) -> None:
    """A fault inside is logged, everybody comes back, and the next room is whole."""
    room = await rooms.get("here")
    ann, line = tablet(ANN)
    room.join(ann, Hello(key="k", device="d"))

    def broken(_one: Any) -> None:
        raise ZeroDivisionError

    room.hub.take = broken  # type: ignore[method-assign]
    event = OPENED[1]
    await rooms._history.log.append("here", 4, [recorded(msgspec.structs.replace(event, seq=5))])
    while line.closed is None:
        await asyncio.sleep(0.01)
    assert line.closed[0] == Close.RESTARTING
    assert (await rooms.get("here")) is not room


async def test_a_room_that_fails_in_two_ways_takes_no_other_with_it(rooms: Rooms) -> None:
    """Following and deciding may both fail, one after the other: the room that was opened meanwhile is kept."""
    room = await rooms.get("here")
    rooms._forget(room)
    another = await rooms.get("here")
    assert another is not room
    rooms._forget(room)
    assert list(rooms) == [another]
    assert await rooms.get("here") is another
