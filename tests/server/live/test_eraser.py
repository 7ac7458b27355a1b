"""What is asked to be erased is erased by a room, by another one after a while, and by the next that opens."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from events import NoteAdded, NoteReworded, SeatErased, SeatJoined, WordsErased, recorded
from projections import State, fold_all
from server.erasures import complete
from server.history import History
from server.live import eraser
from server.live.clock import SystemClock
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.room import Room
from server.log import Damaged, Unavailable
from server.log.sqlite import SqliteStore
from server.rules.case import Stamp
from server.wire import Hello
from tests.given import ANNS, FACILITATOR, OPENED, STARTED, event
from tests.server.live.lines import tablet

SESSION = "here"
SECRET = "Mrs Nightingale"
NOTE = event(NoteAdded, 5, "ann", board=ANNS, note="n", aspect=None, text=SECRET, x=None, y=None)
AGAIN = event(NoteReworded, 6, "bob", board=ANNS, note="n", text=f"{SECRET} of Elm Street")
ASKED = event(WordsErased, 7, on="n", why="namesSomebody")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """An embedded store in which something unkind was written."""
    opened = SqliteStore(tmp_path / "x.sqlite")
    await opened.log.append(SESSION, 0, [recorded(one) for one in (*OPENED, *STARTED, NOTE, AGAIN)])
    yield opened
    await opened.close()


def room(store: SqliteStore) -> Room:
    """A room of a server of its own."""
    history = History(store.log, store.checkpoints)
    return Room(SESSION, history, SystemClock(), Pace(1000, 1000), Meters(), lambda _: None)


async def until_done(room: Room) -> None:
    """Until the room has followed the log to where nothing is being erased."""
    async with asyncio.timeout(20):
        while room.record.state.session.erasing or not room.record.state.session.erased:
            await asyncio.sleep(0.01)


async def words(store: SqliteStore) -> list[str]:
    """What the log says."""
    return [getattr(one.event, "text", "") for one in await store.log.read(SESSION)]


@pytest.mark.proves("G15", "G16")
async def test_whoever_records_it_erases_it(store: SqliteStore) -> None:
    """Tablets hear of the event at once, and are sent a whole state when it is done."""
    here = room(store)
    await here.open()
    there, line = tablet(FACILITATOR)
    here.hub.join(there, Hello(key="", device="tab", resume=None), 0)
    await here.ask(FACILITATOR.id, "tab:7", asking)
    await until_done(here)
    frames = line.frames()
    assert [frame["type"] for frame in frames] == ["welcome", "events", "reset"]
    assert (frames[1]["events"][0]["type"], "done" in frames[1]["events"][0]) == ("words.erased", False)
    assert SECRET not in str(frames[2])
    assert SECRET not in str(await words(store))
    assert here.record.state == fold_all([one.event for one in await store.log.read(SESSION)])
    last = (await store.log.read(SESSION, 6))[0].event
    assert isinstance(last, WordsErased)
    assert last.done
    assert SECRET not in str(here.record.recent)
    await here.close()


@pytest.mark.proves("G18")
async def test_a_room_that_opens_finishes_what_was_cut_short(store: SqliteStore) -> None:
    """Before anybody is shown anything."""
    await store.log.append(SESSION, 6, [recorded(ASKED)])
    here = room(store)
    await here.open()
    assert here.record.state.session.erasing == {}
    assert SECRET not in str(await words(store))
    await here.close()


@pytest.mark.proves("G18")
async def test_another_server_does_it_when_the_one_that_recorded_it_is_gone(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while, so that they do not all do it."""
    monkeypatch.setattr(eraser, "PATIENCE", 0.05)
    here = room(store)
    await here.open()
    await store.log.append(SESSION, 6, [recorded(ASKED)])
    await until_done(here)
    assert SECRET not in str(await words(store))
    await here.close()


@pytest.mark.proves("G18")
async def test_a_store_that_cannot_is_asked_again(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then it stands as being erased, and work goes on."""
    monkeypatch.setattr(eraser, "AGAIN", 0.05)
    tries, erase = list[int](), store.log.erase

    async def refuses(*args: Any) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise Unavailable("Not now.")
        await erase(*args)

    monkeypatch.setattr(store.log, "erase", refuses)
    here = room(store)
    await here.open()
    await here.ask(FACILITATOR.id, "tab:7", asking)
    await until_done(here)
    assert len(tries) == 3
    await here.close()


@pytest.mark.proves("G18")
async def test_a_store_that_came_back_without_the_erasure_has_it_done_again(store: SqliteStore) -> None:
    """What this server had done is no proof: only the log says what is done."""
    work = eraser.Eraser(SESSION, History(store.log, store.checkpoints), lambda: fold_all([*OPENED, ASKED]))
    await store.log.append(SESSION, 6, [recorded(ASKED)])
    await work.finish(fold_all([*OPENED, *STARTED, NOTE, AGAIN, ASKED]))
    assert not work.is_needed
    work.forget()
    assert work.is_needed


@pytest.mark.proves("G16")
async def test_what_is_written_afterwards_stays(store: SqliteStore) -> None:
    """Between the event and the erasure too: whoever writes anew is free to."""
    gone = event(SeatErased, 7, seat="ann", why="asked")
    later = event(NoteReworded, 8, "bob", board=ANNS, note="n", text="A kinder word")
    await store.log.append(SESSION, 6, [recorded(gone), recorded(later)])
    here = room(store)
    await here.open()
    state = here.record.state
    assert state.boards.notes["n"].text == "A kinder word"
    assert (state.people.seats["ann"].name, state.people.seats["ann"].removed) == ("", True)
    assert state.session.erased == {"ann": True}
    await here.close()


def asking(_state: State, stamp: Stamp) -> Any:
    """The decision to erase the note."""
    return msgspec.structs.replace(ASKED, seq=stamp.seq, at=stamp.at, id=stamp.id)


@pytest.mark.proves("G10", "G18")
async def test_what_cannot_be_erased_because_the_log_is_damaged_far_back_keeps_nobody_out(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room opens and closes, people work in it, and it is erased once somebody has mended the log."""
    mended = False

    async def cannot(*args: Any) -> int:
        if not mended:
            raise Damaged("Session here: event 1 is damaged.")
        return await complete(*args)

    monkeypatch.setattr(eraser, "complete", cannot)
    monkeypatch.setattr(eraser, "PATIENCE", 0.0)
    monkeypatch.setattr(eraser, "DAMAGED_AGAIN", 0.05)
    await store.log.append(SESSION, 6, [recorded(ASKED)])
    failed: list[Room] = []
    history = History(store.log, store.checkpoints)
    for _ in range(2):
        here = Room(SESSION, history, SystemClock(), Pace(1000, 1000), Meters(), failed.append)
        await here.open()
        assert await here.ask("ann", SystemClock().new_id(), joined) == here.record.seq
        await asyncio.sleep(0.2)
        assert here.record.state.session.erasing == {"n": 7}
        await here.close()
    await here.open()
    mended = True
    await until_done(here)
    assert SECRET not in str(await words(store))
    await here.close()
    assert failed == []


def joined(_state: State, stamp: Stamp) -> SeatJoined:
    """Somebody more."""
    name = f"s{stamp.seq}"
    return SeatJoined(
        seq=stamp.seq, at=stamp.at, by=name, id=stamp.id, seat=name, name="Cy", background="ppi", alias=""
    )


@pytest.mark.proves("G17", "G18")
async def test_what_is_asked_for_here_waits_for_no_other_server(store: SqliteStore) -> None:
    """Also when another one has recorded an erasure just before, and is left the time to carry it out."""
    here = room(store)
    await here.open()
    await store.log.append(SESSION, 6, [recorded(event(WordsErased, 7, on=f"{ANNS}:fees", why="other"))])
    await here.followed(7)
    await asyncio.sleep(0.05)
    await here.ask(FACILITATOR.id, "tab:7", asking)
    async with asyncio.timeout(eraser.PATIENCE / 3):
        await until_done(here)
    assert SECRET not in str(await words(store))
    await here.close()
