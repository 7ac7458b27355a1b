"""What comes again late is looked up beside the deciding; nobody is starved by other writers, and rooms end in time."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from events import NoteAdded, recorded
from server.history import History
from server.live.clock import SystemClock
from server.live.ending import ended
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.room import Room
from server.log.sqlite import SqliteStore
from tests.given import ANN, BOB
from tests.server.live.test_room import BEGINNING, SESSION, Answers, add


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    """An open room on a store of its own, in which the session has begun."""
    store = SqliteStore(tmp_path / "x.sqlite")
    await store.log.append(SESSION, 0, BEGINNING)
    history = History(store.log, store.checkpoints)
    opened = Room(SESSION, history, SystemClock(), Pace(), Meters(), lambda _room: None)
    await opened.open()
    yield opened
    await opened.close()
    await store.close()


@pytest.mark.proves("G8", "G28")
async def test_who_was_overtaken_and_has_heard_of_it_decides_again_at_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty times another server is quicker, each time before the refusal is read: no pause makes it so again."""
    log, answers, overtaken = room.history.log, Answers(), 0
    append = log.append

    async def contended(session: str, after: int, events: Any) -> None:
        nonlocal overtaken
        if overtaken < 20:
            overtaken += 1
            other = events[0].event
            assert isinstance(other, NoteAdded)
            await append(session, after, [recorded(renamed(other, f"other:{overtaken}"))])
            await room.followed(after + 1)
        await append(session, after, events)

    monkeypatch.setattr(log, "append", contended)
    began = asyncio.get_running_loop().time()
    room.submit(answers.ask(ANN, "d:1", add("x")))
    assert await answers.wait(1) == [("d:1", (len(BEGINNING) + 21, False))]
    assert asyncio.get_running_loop().time() - began < 2.5


@pytest.mark.proves("G6", "G8")
async def test_what_must_be_looked_up_in_the_log_holds_up_no_other_command(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log may be long: changes are saved and told meanwhile, and the search is not begun again after a conflict."""
    log, answers, gate, reads = room.history.log, Answers(), asyncio.Event(), 0
    read = log.read

    async def long(*args: Any) -> Any:
        nonlocal reads
        reads += 1
        await gate.wait()
        return await read(*args)

    room.submit(answers.ask(ANN, "d:5", add("x")))
    await answers.wait(1)
    monkeypatch.setattr(log, "read", long)
    for name in ("d:2", "d:3"):
        room.submit(answers.ask(ANN, name, add("x")))
    for n in range(6, 16):
        room.submit(answers.ask(ANN, f"d:{n}", add("x")))
        room.submit(answers.ask(BOB, f"e:{n}", add("x")))
    answered = dict(await asyncio.wait_for(answers.wait(21), 5))
    assert "d:2" not in answered
    gate.set()
    answered = dict(await answers.wait(23))
    assert (answered["d:2"], answered["d:3"]) == ("stale", "stale")
    assert reads == 1


@pytest.mark.proves("G28")
async def test_what_is_still_being_looked_up_is_refused_when_the_room_closes(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is sent again to the next server."""
    answers = Answers()
    room.submit(answers.ask(ANN, "d:5", add("x")))
    await answers.wait(1)
    monkeypatch.setattr(room.history.log, "head", lambda *_: asyncio.Event().wait())
    room.submit(answers.ask(ANN, "d:3", add("x")))
    await asyncio.sleep(0.05)
    await room.close()
    assert answers.all[1:] == [("d:3", "not-saved-yet")]


@pytest.mark.proves("G28")
async def test_ending_tasks_takes_no_longer_than_it_may() -> None:
    """One that swallows a cancellation is told again; one that swallows them all is left behind, with words."""

    async def deaf(times: int) -> None:
        while times:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                times -= 1

    once, always = (asyncio.create_task(deaf(times)) for times in (1, 10))
    await asyncio.sleep(0)
    began = asyncio.get_running_loop().time()
    await ended([once, always], patience=1.5)
    assert 1.4 < asyncio.get_running_loop().time() - began < 5
    assert once.done()
    assert not always.done()
    while not always.done():
        always.cancel()
        await asyncio.sleep(0)


def renamed(event: NoteAdded, name: str) -> NoteAdded:
    """The same by somebody else."""
    return msgspec.structs.replace(event, id=name, by=BOB.id, note=name.replace(":", "").ljust(12, "0"))
