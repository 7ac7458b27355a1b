"""``leeway checkpoints`` on a store."""

import asyncio

import pytest

from events import recorded
from server.history import EVERY
from server.log.directory import Entry
from server.log.store import open_store
from tests.processes import Leeway
from tests.server.log.behind import kept_seqs
from tests.server.test_verify import history
from tests.typed import typed


async def _written(url: str) -> None:
    store = open_store(url)
    await store.ping()
    for number, (session, moves) in enumerate({"long": 2 * EVERY + 5, "short": EVERY, "tiny": 3}.items()):
        events = [recorded(event) for event in history(moves)]
        await store.log.append(session, 0, events)
        await store.directory.add(Entry(session, session, f"CODE{number}", f"secret{number}", number))
    await store.close()


def test_they_are_made_and_discarded(store: str) -> None:
    """Of one session or of all, each told in a line; twice is as good as once."""
    asyncio.run(_written(store))
    one = typed("checkpoints", "long", "--store", store)
    made = kept_seqs(store, "long")
    every = typed("checkpoints", "--all", LEEWAY_STORE=store)
    all_made = [kept_seqs(store, session) for session in ("long", "short", "tiny")]
    sound = typed("verify", "--all", "--store", store)
    gone = typed("checkpoints", "long", "--discard", "--store", store)
    left = [kept_seqs(store, session) for session in ("long", "short", "tiny")]
    none = typed("checkpoints", "--all", "--discard", "--store", store)

    assert f"long: 2 checkpoints, one every {EVERY} events." in one.words
    assert made == [EVERY, 2 * EVERY]
    assert [line.split(",")[0] for line in every.words.splitlines() if ": " in line] == [
        "tiny: 0 checkpoints",
        "short: 1 checkpoint",
        "long: 2 checkpoints",
    ]
    assert all_made == [[EVERY, 2 * EVERY], [EVERY], []]
    assert "long: no checkpoints. They are made again when somebody opens it." in gone.words
    assert left == [[], [EVERY], []]
    assert [kept_seqs(store, session) for session in ("long", "short")] == [[], []]
    assert [run.code for run in (one, every, sound, gone, none)] == [0] * 5


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("x", "--all"),
        ("--all", "--store", "sqlite:////nowhere/at/all.db"),
        ("--all", "--store", "redis://127.0.0.1:9/0"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said_plainly(words: tuple[str, ...]) -> None:
    """Exit code 2, words, no traceback."""
    refused = typed("checkpoints", *words)

    assert refused.code == 2
    assert refused.words.strip()
    assert "Traceback" not in refused.words


def test_a_running_server_and_a_session_that_is_not_there(leeway: Leeway) -> None:
    """The words say so; a store without sessions has nothing to do."""
    in_use = typed("checkpoints", "--all", "--store", leeway.store)
    leeway.stop()
    nobody = typed("checkpoints", "nobody", "--store", leeway.store)
    empty = typed("checkpoints", "--all", "--store", leeway.store)

    assert "already open" in in_use.words
    assert "There is no session nobody" in nobody.words
    assert "There is no session here" in empty.words
    assert [run.code for run in (in_use, nobody, empty)] == [2, 2, 2]
