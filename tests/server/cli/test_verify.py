"""``leeway verify`` on a store and on a running server."""

import asyncio
from pathlib import Path

import apsw
import pytest

from events import recorded
from server.log.store import open_store
from tests.processes import Leeway, sqlite_url
from tests.redis_server import RedisServer
from tests.server.test_verify import SESSION, history, move
from tests.typed import typed
from tests.workshop import Workshop


async def a_session(server: Leeway) -> Workshop:
    """A session with a seat and some moves in it."""
    workshop = await Workshop.open(server.url)
    seat = await workshop.join("Amina", (await workshop.backgrounds())[0])
    async with await workshop.facilitator() as facilitator:
        scale = await workshop.scale()
        await facilitator.done({"type": "startActivity", "activity": scale})
    async with await seat.line() as line:
        for x in range(10):
            await line.done({"type": "moveNote", "note": f"{scale}:link-workers:employer", "x": x, "y": 0})
    return workshop


async def test_a_sound_record_is_called_sound(leeway: Leeway) -> None:
    """By the running server's own account with a facilitator's key, and in the store once it has stopped."""
    workshop = await a_session(leeway)
    key = ("--server", leeway.url, "--key", workshop.key)
    served = await asyncio.to_thread(typed, "verify", workshop.session, *key)
    leeway.stop()
    stored = typed("verify", "--all", "--store", leeway.store)
    one = typed("verify", workshop.session, LEEWAY_STORE=leeway.store)

    assert f"{workshop.session}: sound, 13 events." in served.words
    assert f"{workshop.session}: sound, 13 events." in stored.words
    assert stored.words == one.words
    assert (served.code, stored.code, one.code) == (0, 0, 0)


@pytest.mark.proves("G10")
async def test_a_damaged_record_is_named_with_its_place(leeway: Leeway, tmp_path: Path) -> None:
    """Exit code 1."""
    workshop = await a_session(leeway)
    leeway.stop()
    db = apsw.Connection(str(tmp_path / "leeway.db"))
    db.execute("DELETE FROM event WHERE seq = 7")
    db.close()
    found = typed("verify", workshop.session, "--store", leeway.store)

    assert found.code == 1
    assert f"{workshop.session}: not sound" in found.words
    assert "7" in found.words.split("not sound")[-1]


async def test_a_swapped_word_in_redis_is_found(store: str) -> None:
    """An event that claims to be another is named, on whichever store."""
    opened = open_store(store)
    await opened.ping()
    await opened.log.append(SESSION, 0, [recorded(event) for event in [*history(), move(6, 1)]])
    await opened.close()
    found = typed("verify", SESSION, "--store", store)

    assert found.code == 1
    assert "Event 6 has the id tablet:1" in found.words


async def test_a_lost_entry_of_a_redis_stream_is_found(tmp_path: Path) -> None:
    """Whoever took it out of the stream, behind the log's back."""
    redis = RedisServer(tmp_path)
    redis.start()
    try:
        opened = open_store(redis.url)
        await opened.ping()
        await opened.log.append(SESSION, 0, [recorded(event) for event in history()])
        await opened.close()
        redis.ask("XDEL", f"leeway:{{{SESSION}}}:events", "4-0")
        found = typed("verify", SESSION, "--store", redis.url)
    finally:
        redis.kill()

    assert found.code == 1
    assert "4" in found.words.split("not sound")[-1]


@pytest.mark.parametrize(
    "words",
    [
        ("verify",),
        ("verify", "x", "--all"),
        ("verify", "x", "--server", "http://127.0.0.1:9"),
        ("verify", "x", "--server", "http://127.0.0.1:9", "--key", "k"),
        ("verify", "--all", "--store", "sqlite:////nowhere/at/all.db"),
        ("verify", "--all", "--store", "postgres://nowhere"),
        ("verify", "--all", "--store", "redis://127.0.0.1:9/0"),
    ],
    ids=lambda words: " ".join(words[1:]),
)
def test_what_cannot_be_checked_is_said_plainly(words: tuple[str, ...]) -> None:
    """Exit code 2, words, no traceback."""
    refused = typed(*words)

    assert refused.code == 2
    assert refused.words.strip()
    assert "Traceback" not in refused.words


def test_a_store_that_is_in_use_is_left_alone(leeway: Leeway) -> None:
    """The words say which process has it."""
    refused = typed("verify", "--all", "--store", leeway.store)

    assert refused.code == 2
    assert "already open" in refused.words


def test_a_store_without_sessions_has_nothing_to_check(leeway: Leeway) -> None:
    """Exit code 2: nothing was found sound."""
    leeway.stop()

    assert typed("verify", "--all", "--store", leeway.store).code == 2
    assert typed("verify", "nobody", "--store", leeway.store).code == 1


def test_a_store_is_not_made_by_checking_it(tmp_path: Path) -> None:
    """A typing mistake leaves no empty file behind."""
    typed("verify", "--all", "--store", sqlite_url(tmp_path))

    assert not list(tmp_path.iterdir())
