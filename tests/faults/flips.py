"""One bit flipped somewhere in a store's files: it is found, or it lies where nothing is kept and changes nothing.

*Found* means that the store does not open, or says that its end is missing, or that what ``leeway verify`` does names
it. What was not found is read whole and held against what was written.
"""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from server.log import Damaged, Reload, Unavailable
from server.log.chronicle import Incident
from server.log.directory import Entry
from server.log.sqlite import SqliteStore
from server.log.sqlite.file import Unfit
from server.log.store import Store, open_store
from tests.faults.outages import MEMORY, NAME
from tests.redis_server import RedisServer
from tests.server.log.stories import one, some

SESSIONS = ("s0", "s1", "s2")
EVENTS = 100
"""In each session."""


class Outcome(msgspec.Struct):
    """What many flips came to. ``named`` are those that were found by the very event they hit."""

    flips: int = 0
    found: int = 0
    named: int = 0
    idle: int = 0
    """Bits that hold nothing: free space, and what is written anew at every start."""
    missed: list[str] = []


async def fill(store: Store) -> None:
    """A store with everything in it that is kept for good."""
    dice = Random(5)
    for session in SESSIONS:
        await store.directory.add(Entry(session, f"About {session}", f"code{session}", f"secret{session}", 7))
        for after in range(0, EVENTS, 10):
            batch = [one(seq, "words " * dice.randrange(60)) for seq in range(after + 1, after + 11)]
            await store.log.append(session, after, batch)
        await store.chronicle.add(session, Incident(kind="imported", seq=4, at=9))


async def content(store: Store) -> Any:
    """Everything that is kept for good; raises what the store raises of what is damaged."""
    of_sessions = [
        (
            await store.log.epoch(session),
            [event.raw for event in await store.log.read(session)],
            await store.chronicle.incidents(session),
            await store.directory.by_code(f"code{session}"),
        )
        for session in SESSIONS
    ]
    return of_sessions, await store.directory.entries()


async def findings(store: Store, due: Sequence[Any]) -> list[str]:
    """What is found when it is opened by servers that knew what is due, and checked as ``leeway verify`` does."""
    found = await store.check()
    for session, (epoch, raws, *_) in zip(SESSIONS, due, strict=True):
        try:
            await store.log.read(session)
            head = await store.log.head(session)
            found += [f"{session}: shortened" for one in await store.chronicle.incidents(session) if one.events]
            if head != len(raws) or await store.log.epoch(session) != epoch:
                await anext(aiter(store.log.follow(session, len(raws), epoch)))
        except Reload:
            found.append(f"{session}: tablets are told")
        except Damaged as error:
            found.append(str(error))
    return found


def flipped(raw: bytes, place: int, bit: int) -> bytes:
    """The same bytes but for one bit."""
    changed = bytearray(raw)
    changed[place] ^= 1 << bit
    return bytes(changed)


async def flip_sqlite(seed: int, flips: int) -> Outcome:
    """Half of them in a file that was closed, half in the write-ahead file of a server that was killed."""
    outcome, dice = Outcome(), Random(seed)
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        home, closed, killed = (Path(folder) / name for name in ("home", "closed", "killed"))
        store = SqliteStore(home / NAME)
        await fill(store)
        shutil.copytree(home, killed)
        true = await content(store)
        await store.close()
        shutil.copytree(home, closed)
        for number in range(flips):
            source, name = (closed, NAME) if number % 2 else (killed, f"{NAME}-wal")
            await _one_of_sqlite(source, name, Path(folder) / "flipped", dice, true, outcome)
    return outcome


async def _one_of_sqlite(source: Path, name: str, home: Path, dice: Random, true: Any, outcome: Outcome) -> None:
    raw = (source / name).read_bytes()
    place, bit = dice.randrange(len(raw)), dice.randrange(8)
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(source, home)
    (home / name).write_bytes(flipped(raw, place, bit))
    await _judge(lambda: SqliteStore(home / NAME), f"{name}, byte {place}, bit {bit}", true, outcome)


async def flip_redis(folder: Path, seed: int, flips: int) -> Outcome:
    """In all files of a Redis, each in proportion to its length."""
    outcome, dice = Outcome(), Random(seed)
    redis = RedisServer(folder)
    redis.start()
    store = open_store(redis.url)
    await fill(store)
    for session in SESSIONS:
        await store.log.erase(session, [2])  # writes the files anew
        await store.log.append(session, EVENTS, some(EVENTS, EVENTS))
    true = await content(store)
    await store.close()
    redis.kill()
    home = folder / "appendonlydir"
    sound = {file: file.read_bytes() for file in home.iterdir()}
    for _ in range(flips):
        file = dice.choices(list(sound), [len(raw) for raw in sound.values()])[0]
        place, bit = dice.randrange(len(sound[file])), dice.randrange(8)
        for other, raw in sound.items():
            other.write_bytes(raw)
        file.write_bytes(flipped(sound[file], place, bit))
        where = f"{file.name}, byte {place}, bit {bit}"
        if await asyncio.to_thread(starts, redis):
            await _judge(lambda: open_store(redis.url), where, true, outcome)
        else:
            outcome.flips += 1
            outcome.found += 1
        redis.kill()
    return outcome


def starts(redis: RedisServer) -> bool:
    """Whether it comes up; one that finds its file bad ends at once."""
    redis.launch()
    while not redis.answers():
        if redis.has_ended():
            return False
    return True


async def _judge(opening: Callable[[], Store], where: str, true: Any, outcome: Outcome) -> None:
    outcome.flips += 1
    try:
        store = opening()
    except Unfit:
        outcome.found += 1
        return
    try:
        found = await findings(store, true[0])
        if found:
            outcome.found += 1
            outcome.named += any("event " in what for what in found)
        elif await content(store) == true:
            outcome.idle += 1
        else:
            outcome.missed.append(where)
    except (Damaged, Unavailable):
        outcome.found += 1
    finally:
        await store.close()
