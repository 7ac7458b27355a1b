"""The embedded store as a whole."""

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from server.log.sqlite import SqliteStore
from server.log.sqlite.file import FORMAT, Unfit, open_writer
from server.log.sqlite.lock import InUse
from tests.server.log.stories import some

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


async def test_closing_leaves_one_file_that_another_may_open(path: Path) -> None:
    """The write-ahead file is folded in and gone."""
    store = SqliteStore(path)
    await store.log.append("s", 0, some(0, 9))
    await store.close()
    assert {file.name for file in path.parent.iterdir()} == {
        "leeway.db",
        "leeway.db.lock",
        "leeway.db-checkpoints",
        "leeway.db-heads",
    }
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
    db.pragma("user_version", FORMAT)
    db.close()
    store = SqliteStore(path)
    await store.ping()
    await store.close()
