"""Bringing a session back: identical, once, completed when it was cut off, and never over another one."""

import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from events import recorded
from projections import fold_all
from server.archive.bringing import Brought, Differs, Occupied, bring
from server.archive.form import Unusable
from server.archive.reading import Archive, check
from server.archive.writing import write
from server.log.sqlite import SqliteStore
from server.log.store import Store, open_store
from server.rules.view import state_for
from server.verify import verify_log
from tests.afternoon import Afternoon, viewers
from tests.processes import Redis
from tests.server.archive.crafted import crafted, lines
from tests.server.test_verify import history, move

NAME = "k3m9q2"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """An empty store."""
    store = SqliteStore(tmp_path / "leeway.db")
    yield store
    await store.close()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    """A real Redis."""
    server = Redis(tmp_path / "redis")
    server.start()
    yield server
    server.kill()


def archive(count: int = 3) -> Archive:
    """The archive of a small session with so many moves."""
    return check(io.BytesIO(crafted(lines(history(count)))))


async def kept(store: Store, session: str = NAME) -> list[bytes]:
    """The log's own bytes."""
    return [one.raw for one in await store.log.read(session)]


@pytest.mark.proves("G36")
async def test_what_is_brought_back_is_the_same_byte_for_byte(store: SqliteStore) -> None:
    """In batches, with progress, and in an epoch of its own."""
    told: list[tuple[int, int]] = []
    brought = await bring(store.log, archive(1200), NAME, is_open=False, progress=lambda *done: told.append(done))
    assert brought == Brought(session=NAME, head=1202, here=False)
    assert await kept(store) == lines(history(1200))
    assert told == [(500, 1202), (1000, 1202), (1202, 1202)]
    assert await store.log.epoch(NAME) not in ("", "e")


async def test_what_is_here_already_is_left_as_it_is(store: SqliteStore) -> None:
    """Whether people can get into it or not."""
    await bring(store.log, archive(1200), NAME, is_open=False)
    epoch = await store.log.epoch(NAME)
    for is_open in (True, False):
        assert (await bring(store.log, archive(1200), NAME, is_open=is_open)).here
    assert (len(await kept(store)), await store.log.epoch(NAME)) == (1202, epoch)


@pytest.mark.parametrize("stands", [1, 2, 500, 501, 1201])
async def test_the_beginning_of_it_is_completed(store: SqliteStore, stands: int) -> None:
    """What an import left that was cut off."""
    whole = history(1200)
    await store.log.append(NAME, 0, [recorded(event) for event in whole[:stands]])
    assert not (await bring(store.log, archive(1200), NAME, is_open=False)).here
    assert await kept(store) == lines(whole)


async def test_an_earlier_stand_that_people_can_get_into_is_left_as_it_is(store: SqliteStore) -> None:
    """Somebody may be using it."""
    await store.log.append(NAME, 0, [recorded(event) for event in history(1)])
    with pytest.raises(Differs, match="as it was after event 3"):
        await bring(store.log, archive(3), NAME, is_open=True)
    assert await kept(store) == lines(history(1))


async def test_a_session_that_has_gone_on_is_left_as_it_is(store: SqliteStore) -> None:
    """The archive is the older one."""
    await store.log.append(NAME, 0, [recorded(event) for event in history(9)])
    with pytest.raises(Differs, match="goes on after event 5"):
        await bring(store.log, archive(3), NAME, is_open=False)
    assert await kept(store) == lines(history(9))


@pytest.mark.parametrize("at", [0, 2, 4, 700])
async def test_another_session_of_that_name_is_left_as_it_is(store: SqliteStore, at: int) -> None:
    """However late it differs."""
    other = lines(history(1200))
    other[at] = other[at].replace(b'"at":', b'"at":1')
    await store.log.append(NAME, 0, list(check(io.BytesIO(crafted(other, openedAt=1 + 10 * (at == 0)))).events()))
    with pytest.raises(Differs, match=f"event {at + 1} is not the same"):
        await bring(store.log, archive(1200), NAME, is_open=False)
    assert await kept(store) == other


async def test_an_archive_from_before_an_erasure_brings_no_words_back(store: SqliteStore) -> None:
    """It differs from what is here."""
    await bring(store.log, archive(), NAME, is_open=False)
    await store.log.erase(NAME, [2])
    with pytest.raises(Differs):
        await bring(store.log, archive(), NAME, is_open=False)
    assert b"Amina" not in b"".join(await kept(store))


async def test_it_can_go_by_another_name(store: SqliteStore) -> None:
    """One that servers open."""
    assert (await bring(store.log, archive(), "another-1", is_open=False)).session == "another-1"
    assert await kept(store, "another-1") == lines()
    for name in ("", "../x", "Über", "a" * 65, "x\n"):
        with pytest.raises(Unusable):
            await bring(store.log, archive(), name, is_open=False)


async def test_who_comes_first_wins(store: SqliteStore) -> None:
    """Nothing of two writers is mixed."""

    class Busy:
        def __getattr__(self, name: str) -> object:
            return getattr(store.log, name)

        async def append(self, session: str, after: int, events: object) -> None:
            await store.log.append(session, 0, [recorded(event) for event in history(2)])
            await store.log.append(session, after, events)  # type: ignore[arg-type]

    with pytest.raises(Occupied):
        await bring(Busy(), archive(), NAME, is_open=False)  # type: ignore[arg-type]
    assert await kept(store) == lines(history(2))
    assert not (await bring(store.log, archive(), NAME, is_open=False)).here


async def test_a_file_that_is_another_when_it_is_kept_is_refused(store: SqliteStore) -> None:
    """What is there then is the beginning, which the right file completes."""
    whole = lines(history(1200))
    file = io.BytesIO(crafted(whole))
    found = check(file)
    file.seek(file.getvalue().index(b"log.jsonl") + 200)
    file.write(b"!")
    with pytest.raises(Unusable):
        await bring(store.log, found, NAME, is_open=False)
    assert not (await bring(store.log, archive(1200), NAME, is_open=False)).here
    assert await kept(store) == whole


@pytest.mark.proves("G36")
@pytest.mark.parametrize("seed", range(4))
async def test_from_store_to_store_and_back_nothing_changes(store: SqliteStore, redis: Redis, seed: int) -> None:
    """A random afternoon from SQLite to Redis to SQLite: events, what everybody sees at every tenth, the verdict."""
    afternoon = Afternoon(seed)
    events = [*afternoon.opening, *afternoon.steps(1500)]
    await store.log.append("home", 0, [recorded(event) for event in events])
    await store.log.erase("home", [event.seq for event in events[3::40]])
    here, there = await kept(store, "home"), open_store(redis.url)
    try:
        away, back = io.BytesIO(), io.BytesIO()
        await write(store.log, "home", away, 1)
        await bring(there.log, check(away), "home", is_open=False)
        assert await kept(there, "home") == here
        await write(there.log, "home", back, 1)
        await bring(store.log, check(back), "back", is_open=False)
    finally:
        await there.close()
    assert await kept(store, "back") == here
    verdicts = [await verify_log(store.log, name, lambda _done, _of: None) for name in ("home", "back")]
    assert (verdicts[0].findings, verdicts[0].events) == (verdicts[1].findings, verdicts[1].events)
    before, after = [one.event for one in await store.log.read("home")], [e.event for e in await store.log.read("back")]
    today = fold_all(before)
    for upto in (*range(10, len(before), len(before) // 10), len(before)):
        then, now = fold_all(before[:upto]), fold_all(after[:upto])
        for viewer in viewers(today):
            assert state_for(then, viewer, today) == state_for(now, viewer, today)


async def test_it_goes_on_like_any_other_session(store: SqliteStore) -> None:
    """The next event is the next one."""
    await bring(store.log, archive(), NAME, is_open=False)
    await store.log.append(NAME, 5, [recorded(move(6))])
    assert await store.log.head(NAME) == 6
