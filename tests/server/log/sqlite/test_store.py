"""The embedded store as a whole."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest
from hypothesis import settings

from server.log.sqlite import SqliteStore
from server.log.sqlite.file import Unfit, open_writer
from server.log.sqlite.lock import InUse
from tests.server.log.sqlite.power import PowerDisk, after_power_cut, moments
from tests.server.log.stories import one, some

WRITE_FOR_EVER = """
import asyncio, sys
from pathlib import Path
from server.log.sqlite import SqliteStore
from tests.server.log.stories import some

async def write(session):
    after = 0
    while True:
        await store.log.append(session, after, some(after, 3))
        after += 3
        print(session, after, flush=True)

async def main():
    global store
    store = SqliteStore(Path(sys.argv[1]))
    await asyncio.gather(*(write(f"s{number}") for number in range(8)))

asyncio.run(main())
"""


@pytest.mark.parametrize("lines", [1, 50, 400])
async def test_l12_a_killed_process_loses_nothing_that_it_acknowledged(path: Path, lines: int) -> None:
    """``kill -9`` in the midst of writing: every acknowledged seq is there, and no batch in part (A1)."""
    acknowledged: dict[str, int] = {}
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, path], stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": "."}
    ) as process:
        assert process.stdout
        for _ in range(lines):
            session, head = process.stdout.readline().split()
            acknowledged[session] = int(head)
        process.kill()
        for line in process.stdout:
            session, head = line.split()
            acknowledged[session] = int(head)
    store = SqliteStore(path)
    for session, head in acknowledged.items():
        events = await store.log.read(session)
        assert len(events) >= head
        assert len(events) % 3 == 0
    await store.close()


@pytest.fixture
def disk() -> Iterator[PowerDisk]:
    """A disk whose power can fail."""
    disk = PowerDisk()
    yield disk
    disk.leave()


async def live(path: Path, disk: PowerDisk) -> None:
    """Sessions that grow side by side, with checkpoints and an erasure; what was acknowledged is noted in the diary."""
    store = SqliteStore(path)

    async def grow(session: str, chance: Random) -> None:
        head = 0
        for _ in range(25):
            count = chance.choice((1, 1, 1, 2, 9, 40))
            await store.log.append(
                session, head, [one(head + n, "x" * chance.randrange(900)) for n in range(1, count + 1)]
            )
            head += count
            disk.diary.append({session: head})

    await asyncio.gather(*(grow(f"s{number}", Random(number)) for number in range(4)))
    await store.log.erase("s1", range(1, 9))
    await grow("late", Random(9))
    await store.close()


async def test_l4_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(
    disk: PowerDisk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unsynced sectors forgotten or reordered at will: the file opens, is sound, and holds every promise (A5, A6)."""
    monkeypatch.setattr("server.log.sqlite.writer.CHECKPOINT_EVERY", 60)
    await live(path, disk)
    disk.leave()
    chance, acknowledged = Random(20), dict[str, int]()
    every = 1 if settings().max_examples > 100 else len(disk.diary) // 150
    for place, safe, unsafe in moments(disk.diary):
        entry: Any = disk.diary[place]
        if isinstance(entry, dict):
            acknowledged |= entry
        if place % every == 0:
            await demand_whole(path.parent / "found", after_power_cut(safe, unsafe, chance), acknowledged)
    assert len(acknowledged) == 5


async def demand_whole(folder: Path, files: dict[str, bytearray], acknowledged: dict[str, int]) -> None:
    """Open what a power cut left, and look for everything that was acknowledged."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    store = SqliteStore(folder / "leeway.db")
    for session, head in acknowledged.items():
        assert len(await store.log.read(session)) >= head
    await store.close()
    db = apsw.Connection(str(folder / "leeway.db"))
    assert db.pragma("integrity_check") == "ok"
    db.close()


async def test_closing_leaves_one_file_that_another_may_open(path: Path) -> None:
    """The write-ahead file is folded in and gone."""
    store = SqliteStore(path)
    await store.log.append("s", 0, some(0, 9))
    await store.close()
    assert {file.name for file in path.parent.iterdir()} == {"leeway.db", "leeway.db.lock", "leeway.db-checkpoints"}
    again = SqliteStore(path)
    assert await again.log.head("s") == 9
    await again.close()


async def test_two_stores_cannot_share_a_file(store: SqliteStore, path: Path) -> None:
    """The second is refused, the first goes on."""
    with pytest.raises(InUse):
        SqliteStore(path)
    await store.log.append("s", 0, some(0, 1))


async def test_an_unfit_file_is_let_go_again(path: Path) -> None:
    """Whoever repairs it is not kept out."""
    db = open_writer(path)
    db.pragma("user_version", 99)
    db.close()
    with pytest.raises(Unfit):
        SqliteStore(path)
    db = apsw.Connection(str(path))
    db.pragma("user_version", 1)
    db.close()
    store = SqliteStore(path)
    await store.ping()
    await store.close()
