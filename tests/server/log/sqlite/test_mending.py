"""Opening a store of which something is missing or damaged; what is told of missing ends is in ``test_witness``."""

from collections.abc import AsyncIterator
from pathlib import Path

import apsw
import pytest

from events import Recorded
from server.log import Damaged
from server.log.sqlite import SqliteStore
from server.log.sqlite.file import Unfit
from tests.server.log.stories import some

SESSIONS = ("a", "b", "c")


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A closed store of three sessions."""
    store = SqliteStore(tmp_path / "s.sqlite")
    for session in SESSIONS:
        for after in range(0, 400, 100):
            await store.log.append(session, after, some(after, 100))
    await store.close()
    return tmp_path / "s.sqlite"


def spoil(path: Path, page: int) -> None:
    """Make a page of the file one that SQLite cannot read."""
    with path.open("r+b") as file:
        size = int.from_bytes(file.read(18)[16:18], "big")
        file.seek((page - 1) * size)
        file.write(b"\x55")


def roots(path: Path, table: str) -> list[int]:
    """The first pages of a table and of its indices."""
    db = apsw.Connection(str(path))
    found = [
        int(str(root)) for (root,) in db.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name = ?", (table,))
    ]
    db.close()
    return found


def others(path: Path) -> list[int]:
    """The pages of events but the first."""
    db = apsw.Connection(str(path))
    found = [int(str(page)) for (page,) in db.execute("SELECT pageno FROM dbstat WHERE name = 'event' ORDER BY pageno")]
    db.close()
    return [page for page in found if page not in roots(path, "event")]


async def read(store: SqliteStore) -> AsyncIterator[list[Recorded] | None]:
    """Each session's events; None for one that is damaged."""
    for session in SESSIONS:
        try:
            yield await store.log.read(session)
        except Damaged:
            yield None


@pytest.mark.proves("G10")
async def test_a_damaged_page_of_one_session_keeps_nobody_from_the_others(path: Path) -> None:
    """Whichever page of the events it is but their root; that an end cannot be read is told."""
    sound = path.read_bytes()
    told = 0
    for page in others(path):
        path.write_bytes(sound)
        spoil(path, page)
        store = SqliteStore(path)
        whole = [one for one in [one async for one in read(store)] if one is not None]
        assert len(whole) >= 1
        assert all(len(one) == 400 for one in whole)
        told += any("cannot be read" in one for one in store.missing)
        await store.close()
    assert told >= len(SESSIONS) - 1


@pytest.mark.proves("G10")
async def test_an_end_that_cannot_be_read_is_still_known_when_the_page_is_put_back(path: Path) -> None:
    """What had been noted of it is noted on; nothing is taken for lost that was only damaged."""
    sound = path.read_bytes()
    spoil(path, others(path)[-1])
    store = SqliteStore(path)
    assert store.missing
    await store.close()
    path.write_bytes(sound)
    store = SqliteStore(path)
    assert store.missing == []
    assert [one.kind for session in SESSIONS for one in await store.chronicle.incidents(session)] == []
    assert [await store.log.head(session) for session in SESSIONS] == [400, 400, 400]
    await store.close()


@pytest.mark.proves("G10")
@pytest.mark.parametrize("table", ["session", "entry", "incident"])
async def test_a_store_without_its_list_of_sessions_is_not_opened_and_says_why(path: Path, table: str) -> None:
    """With what to do, not with a trace."""
    for page in roots(path, table):
        spoil(path, page)
    with pytest.raises(Unfit, match="put your last backup in its place"):
        SqliteStore(path)
