"""A backup of everything, and back: B1 to B3, from each kind of store into each."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from events import Recorded, recorded
from server.backup import Held, NotEmpty, bring_back, held, keep, keep_file
from server.log import Damaged
from server.log.chronicle import Incident
from server.log.directory import Entry
from server.log.sqlite import SqliteStore
from server.log.store import Store, open_store
from tests.faults.flips import flipped
from tests.redis_server import RedisServer
from tests.server.log.stories import one
from tests.server.test_verify import history

CANARY = "canary-7f31"
SESSIONS = ("s0", "s1", "s2")


@pytest.fixture(params=["sqlite", "redis"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh store of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/source/leeway.db"
        return
    redis = RedisServer(tmp_path / "redis")
    redis.start()
    yield redis.url
    redis.kill()


def silent(_name: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""


def events() -> list[Recorded]:
    """An afternoon that goes on for a while."""
    return [recorded(event) for event in history(200)]


async def fill(store: Store) -> None:
    """Three sessions with codes and a chronicle."""
    await store.ping()
    for number, session in enumerate(SESSIONS):
        await store.log.append(session, 0, events()[: 20 + number])
        await store.directory.add(Entry(session, f"Title {session}", f"code{session}", f"secret{session}", number))
        await store.chronicle.add(session, Incident(kind="imported", seq=2, at=5))


async def made(store: Store, url: str, target: Path) -> None:
    """A backup, as the command makes it for this kind of store."""
    if url.startswith("sqlite"):
        await asyncio.to_thread(keep_file, Path(url.removeprefix("sqlite:///")), target, silent)
    else:
        await keep(store, target, silent)


async def content(store: Store) -> dict[str, Any]:
    """Everything that must come back."""
    return {
        session: (
            [event.raw for event in await store.log.read(session)],
            await store.directory.get(session),
            await store.directory.by_code(f"code{session}"),
            [one for one in await store.chronicle.incidents(session) if one.kind != "restored"],
        )
        for session in SESSIONS
    }


@pytest.mark.proves("G13")
async def test_a_backup_taken_while_people_write_comes_back_up_to_some_event(url: str, tmp_path: Path) -> None:
    """Every event, code and incident; each session a prefix of what was written, with another epoch (A17)."""
    store, file = open_store(url), tmp_path / "backup.sqlite"
    await fill(store)

    async def write() -> None:
        for after in range(20, 150):
            await store.log.append("s0", after, events()[after : after + 1])

    writing = asyncio.create_task(write())
    while await store.log.head("s0") < 40:
        await asyncio.sleep(0)
    await made(store, url, file)
    await writing
    was, epochs = await content(store), [await store.log.epoch(session) for session in SESSIONS]
    await store.close()

    kept, back = SqliteStore(file), SqliteStore(tmp_path / "back.db")
    found = await bring_back(kept, back, 77, silent)
    await kept.close()
    is_ = await content(back)
    length = len(is_["s0"][0])
    assert 40 <= length <= 150
    assert is_["s0"][0] == was["s0"][0][:length]
    assert is_["s0"][1:] == was["s0"][1:]
    assert [is_["s1"], is_["s2"]] == [was["s1"], was["s2"]]
    assert found == Held(3, length + 21 + 22)
    assert (await back.chronicle.incidents("s0"))[-1] == Incident(kind="restored", seq=length, at=77)
    assert not {await back.log.epoch(session) for session in SESSIONS} & set(epochs)
    assert [entry.session for entry in await back.directory.entries()] == ["s2", "s1", "s0"]
    with pytest.raises(NotEmpty, match="nothing was changed"):
        await bring_back(back, back, 78, silent)
    await back.close()


@pytest.mark.proves("G15")
async def test_erased_words_are_in_no_backup_made_later(url: str, tmp_path: Path) -> None:
    """In no byte of it."""
    store, file = open_store(url), tmp_path / "backup.sqlite"
    await fill(store)
    head = await store.log.head("s0")
    await store.log.append("s0", head, [one(head + 1, CANARY)])
    await made(store, url, before := tmp_path / "before.sqlite")
    await store.log.erase("s0", [head + 1])
    await made(store, url, file)
    await store.close()
    assert CANARY.encode() in before.read_bytes()
    assert CANARY.encode() not in file.read_bytes()


@pytest.mark.proves("G10", "G13")
async def test_nothing_is_taken_from_a_damaged_backup(tmp_path: Path) -> None:
    """It is said what is damaged, and the store stays empty."""
    url, file = f"sqlite:///{tmp_path}/source/leeway.db", tmp_path / "backup.sqlite"
    store = open_store(url)
    await fill(store)
    await made(store, url, file)
    await store.close()
    bad, said = tmp_path / "bad.sqlite", events()[4].raw
    bad.write_bytes(file.read_bytes().replace(said, flipped(said, 9, 0)))
    kept, back = SqliteStore(bad), SqliteStore(tmp_path / "back.db")
    with pytest.raises(Damaged, match="event 5"):
        await bring_back(kept, back, 1, silent)
    assert await back.directory.entries() == []
    await kept.close()
    await back.close()
    good = SqliteStore(Path(shutil.copy(file, tmp_path / "good.sqlite")))
    assert (await held(good, silent)).sessions == 3
    await good.close()


@pytest.mark.proves("G13")
async def test_a_store_in_which_a_restore_was_cut_short_is_not_empty(url: str, tmp_path: Path) -> None:
    """Events without a code may be all that is there; they are not written over, and not added to."""
    kept, store = SqliteStore(tmp_path / "kept.sqlite"), open_store(url)
    await fill(kept)
    await store.ping()
    await store.log.append("s1", 0, events()[:3])
    with pytest.raises(NotEmpty, match="nothing was changed"):
        await bring_back(kept, store, 1, silent)
    assert [await store.log.head(session) for session in SESSIONS] == [0, 3, 0]
    await store.close()
    await kept.close()
