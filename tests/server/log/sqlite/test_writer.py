"""The writer's thread: groups, failures and what follows from them."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from server.log import Conflict, Unavailable
from server.log.sqlite import SqliteStore
from server.log.sqlite.writer import CHECKPOINT_EVERY
from tests.server.log.stories import one, some


class Disk(apsw.VFS):
    """A disk under whatever is opened while it is the default; ``fails`` is the ending of files it fails to sync."""

    def __init__(self) -> None:
        self.fails: tuple[str, ...] = ()
        super().__init__("failing", "unix", makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> "DiskFile":  # noqa: N802 - SQLite's name
        """Every file is opened by way of this disk."""
        return DiskFile(self, name, flags)


class DiskFile(apsw.VFSFile):
    """A file on that disk."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        self.disk = disk
        self.name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        """Sync, or fail as a dying disk does."""
        if self.name.endswith(self.disk.fails):
            raise apsw.IOError
        super().xSync(flags)


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A disk that can be told to fail."""
    usual = apsw.vfs_names()[0]
    disk = Disk()
    yield disk
    disk.unregister()
    apsw.set_default_vfs(usual)


async def test_appends_that_wait_share_a_commit(store: SqliteStore) -> None:
    """Five hundred at once need a few commits, not five hundred."""
    commits: list[None] = []
    store._writer._db.set_commit_hook(lambda: bool(commits.append(None)))
    await asyncio.gather(*(store.log.append(f"s{number}", 0, some(0, 1)) for number in range(500)))
    assert 1 <= len(commits) <= 10
    store._writer._db.set_commit_hook(None)


async def test_each_append_in_a_group_has_its_own_outcome(store: SqliteStore) -> None:
    """Winners, losers and those who build on a winner, side by side."""
    asked = [("a", 0), ("a", 0), ("a", 1), ("b", 3), ("b", 0), ("a", 2)]
    appends = (store.log.append(session, after, some(after, 1)) for session, after in asked)
    outcomes = await asyncio.gather(*appends, return_exceptions=True)
    assert [outcome and type(outcome) for outcome in outcomes] == [None, Conflict, None, Conflict, None, None]


async def test_a_full_disk_refuses_and_then_goes_on_by_itself(store: SqliteStore) -> None:
    """Nothing is acknowledged meanwhile; reading goes on; afterwards the log is what was acknowledged (A15)."""
    db, written = store._writer._db, some(0, 1)
    await store.log.append("s", 0, written)
    db.pragma("max_page_count", db.pragma("page_count"))
    with pytest.raises(Unavailable, match="disk is full"):
        await store.log.append("s", 1, [one(2, "x" * 60_000)])
    assert await store.log.read("s") == written
    await store.ping()
    db.pragma("max_page_count", 1_000_000)
    await store.log.append("s", 1, some(1, 1))
    assert await store.log.head("s") == 2


async def test_a_failed_sync_is_never_tried_again(disk: Disk, path: Path) -> None:
    """Nothing more is acknowledged, even if the disk seems well again; after a restart the log goes on (A8)."""
    store, written = SqliteStore(path), some(0, 2)
    await store.log.append("s", 0, written)
    disk.fails = ("-wal",)
    with pytest.raises(Unavailable, match="disk reported an error"):
        await store.log.append("s", 2, some(2, 1))
    disk.fails = ()
    with pytest.raises(Unavailable, match="start Leeway again"):
        await store.log.append("s", 2, some(2, 1))
    with pytest.raises(Unavailable):
        await store.ping()
    assert (await store.log.read("s"))[:2] == written
    await store.close()
    again = SqliteStore(path)
    assert (await again.log.read("s"))[:2] == written
    await again.log.append("s", await again.log.head("s"), [one(await again.log.head("s") + 1)])
    await again.close()


async def test_a_sync_that_fails_between_batches_stops_the_store_too(disk: Disk, path: Path) -> None:
    """Nobody waits for a checkpoint, but the disk is not to be trusted; what was acknowledged is kept."""
    store, written = SqliteStore(path), some(0, CHECKPOINT_EVERY)
    disk.fails = (".db",)
    await store.log.append("s", 0, written)
    async with asyncio.timeout(20):
        while not store._writer.failed:
            await asyncio.sleep(0.001)
    with pytest.raises(Unavailable, match="disk reported an error"):
        await store.log.append("s", CHECKPOINT_EVERY, some(CHECKPOINT_EVERY, 1))
    disk.fails = ()
    await store.close()
    again = SqliteStore(path)
    assert (await again.log.read("s"))[:CHECKPOINT_EVERY] == written
    await again.close()


async def test_after_closing_nothing_is_accepted(path: Path) -> None:
    """It says so instead of waiting for ever."""
    store = SqliteStore(path)
    await store.close()
    for asking in (store.log.append("s", 0, some(0, 1)), store.log.read("s"), store.log.epoch("s"), store.ping()):
        with pytest.raises(Unavailable, match="The store is closed"):
            await asking


async def test_what_was_handed_over_is_written_before_closing(path: Path) -> None:
    """Even if nobody waits for it any more."""
    store = SqliteStore(path)
    await store.log.append("s", 0, some(0, 1))
    last = asyncio.create_task(store.log.append("s", 1, some(1, 1)))
    await asyncio.sleep(0)
    await store.close()
    await last
    again = SqliteStore(path)
    assert await again.log.head("s") == 2
    await again.close()


async def test_the_write_ahead_file_stays_small(store: SqliteStore, path: Path) -> None:
    """Checkpoints are made between batches, where nobody waits."""
    for number in range(6 * CHECKPOINT_EVERY // 50):
        await store.log.append("s", number * 50, some(number * 50, 50))
    assert Path(f"{path}-wal").stat().st_size < 8_000_000
