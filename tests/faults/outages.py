"""A store at work on a disk whose power fails: whatever is found after each moment is opened and held to its promises.

The story is real appends, checkpoints and erasures through ``SqliteStore``; the disk is ``PowerDisk``. What a cut
leaves is written to a folder in memory, so that ten thousand of them take minutes.
"""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import apsw
import msgspec

from events import erased, recorded
from server.log.sqlite import SqliteStore, witness, writer
from tests.server.log.sqlite.power import PowerDisk, after_power_cut, moments
from tests.server.log.stories import one

SESSIONS = 3
APPENDS = 12
LARGEST = 900
"""Bytes of words in one event, at most."""

MEMORY = Path("/dev/shm")

NAME = "leeway.db"


class Told(msgspec.Struct, frozen=True):
    """Noted in the diary when an append came back: these bytes are safe from here on."""

    session: str
    raws: tuple[bytes, ...]


class Gone(msgspec.Struct, frozen=True):
    """Noted when an erasure is begun, and when it came back: these events have no words from here on."""

    session: str
    seqs: tuple[int, ...]
    done: bool


class Outcome(msgspec.Struct):
    """What many power cuts came to. ``acknowledged`` counts the events that had to be there, over all cuts."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    wrong: list[str] = []


class Due:
    """What must be found: the events that were acknowledged up to now, as they were or, where erased, without words."""

    def __init__(self) -> None:
        self.raws: dict[str, list[tuple[bytes, ...]]] = {}
        """For each event of a session what may stand there."""

    def note(self, entry: object) -> None:
        """The diary's next entry."""
        if isinstance(entry, Told):
            self.raws.setdefault(entry.session, []).extend((raw,) for raw in entry.raws)
        elif isinstance(entry, Gone):
            raws = self.raws[entry.session]
            for seq in entry.seqs:
                said, gone = raws[seq - 1][0], blank(raws[seq - 1][0])
                raws[seq - 1] = (gone,) if entry.done else (said, gone)


async def live(path: Path, disk: PowerDisk, chance: Random) -> None:
    """Sessions that grow side by side, are kept by checkpoints, are erased from, and go on."""
    store = SqliteStore(path)

    async def grow(session: str, chance: Random) -> None:
        head = await store.log.head(session)
        for _ in range(APPENDS):
            batch = [
                one(head + n, "x" * chance.randrange(LARGEST)) for n in range(1, chance.choice((1, 1, 1, 2, 9, 40)) + 1)
            ]
            await store.log.append(session, head, batch)
            disk.diary.append(Told(session, tuple(event.raw for event in batch)))
            head += len(batch)
            if chance.random() < 0.2:
                await store.checkpoints.save(session, await store.log.epoch(session), "v", head, b"kept" * head)

    sessions = [f"s{number}" for number in range(SESSIONS)]
    for _ in range(2):
        await asyncio.gather(*(grow(session, Random(chance.random())) for session in sessions))
        seqs = tuple(chance.sample(range(1, 12), 4))
        disk.diary.append(Gone(sessions[1], seqs, done=False))
        await store.log.erase(sessions[1], seqs)
        disk.diary.append(Gone(sessions[1], seqs, done=True))
    await store.close()


async def cut_everywhere(seed: int, enough: int) -> Outcome:
    """Cut the power after every entry of the diaries of as many stories as it takes, until there were ``enough``."""
    outcome = Outcome()
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        while outcome.cuts < enough and not outcome.wrong:
            await _story(Path(folder), Random(f"{seed} {outcome.cuts}"), enough, outcome)
    return outcome


async def _story(folder: Path, chance: Random, enough: int, outcome: Outcome) -> None:
    disk, due = PowerDisk(), Due()
    noted = patch.object(witness, "_write", lambda _fd, data, at: disk.diary.append((f"{NAME}-heads", at, data)))
    try:
        with noted, patch.object(writer, "CHECKPOINT_EVERY", 60):  # the heads are never synced
            await live(folder / "life" / NAME, disk, chance)
    finally:
        disk.leave()
    shutil.rmtree(folder / "life")
    for place, safe, unsafe in moments(disk.diary):
        due.note(disk.diary[place])
        for found in _left(safe, unsafe, chance):
            outcome.cuts += 1
            outcome.wrong += [f"cut {outcome.cuts}: {what}" for what in await _judged(folder, found, due, outcome)]
        if outcome.cuts >= enough:
            return


def _left(safe: dict[str, bytearray], unsafe: list[Any], chance: Random) -> Iterator[dict[str, bytearray]]:
    """What this cut may leave: nothing that was not synced, and, if there was such, any mixture of its sectors."""
    yield safe
    if unsafe:
        yield after_power_cut(safe, unsafe, chance)


async def _judged(folder: Path, found: dict[str, bytearray], due: Due, outcome: Outcome) -> list[str]:
    home = folder / "found"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    for name, content in found.items():
        (home / name).write_bytes(content)
    try:
        store = SqliteStore(home / NAME)
    except Exception as error:
        return [f"the store does not open: {error!r}"]
    try:
        wrong = [what for session in due.raws for what in await _missing(store, session, due, outcome)]
    finally:
        await store.close()
    db = apsw.Connection(str(home / NAME))
    sound = db.pragma("integrity_check")
    db.close()
    return wrong if sound == "ok" else [*wrong, f"the file is not sound: {sound}"]


async def _missing(store: SqliteStore, session: str, due: Due, outcome: Outcome) -> list[str]:
    """What is not as it was acknowledged; reading raises if there is a gap or a damaged event."""
    events, told = await store.log.read(session), due.raws[session]
    outcome.acknowledged += len(told)
    lost = [seq for seq, raws in enumerate(told, 1) if seq > len(events) or events[seq - 1].raw not in raws]
    outcome.lost += len(lost)
    incidents = await store.chronicle.incidents(session)
    kept = await store.checkpoints.nearest(session, await store.log.epoch(session), "v", len(events))
    return [
        *(f"{session}: event {seq} is not as it was acknowledged" for seq in lost),
        *([f"{session}: an event stands twice"] if len({event.event.id for event in events}) < len(events) else []),
        *([f"{session}: something is said to be lost"] if any(one.kind == "shortened" for one in incidents) else []),
        *([f"{session}: a checkpoint is not what was saved"] if kept and kept[1] != b"kept" * kept[0] else []),
    ]


def blank(raw: bytes) -> bytes:
    """An event's bytes without its words."""
    return recorded(erased(msgspec.json.decode(raw, type=type(one(1).event)))).raw
