"""How quickly a session of 100,000 events opens on the server, and any moment of it, with checkpoints and without.

    python benchmarks/opening.py [--notes 1000] [--store redis://127.0.0.1:6379/0]

Twelve people in three groups write, move, reword and comment on notes. Without ``--store`` a file is used and removed.
Times are those of the clock; the processor's are told beside, since other programs may be running.
"""

import argparse
import asyncio
import logging
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import quantiles

import structlog

from events import (
    ActivityStarted,
    CommentAdded,
    Event,
    NoteAdded,
    NoteMoved,
    NoteReworded,
    SeatJoined,
    SessionOpened,
    recorded,
)
from server import templates
from server.history import EVERY, History
from server.http.history import past_at
from server.live.clock import SystemClock
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.room import Room
from server.live.rooms import Rooms
from server.log.store import Store, open_store

EVENTS, SESSION = 100_000, "long"
WORDS = ("some", "words", "that", "people", "write", "when", "they", "think", "about", "care", "who", "decides")


def long_session(count: int, notes: int) -> list[Event]:
    chance, plan = random.Random(1), templates.load("choice-to-stone").plan
    groups = ("table-1", "table-2", "table-3")
    activity = next(one.id for one in plan.activities if one.kind == "scale")
    start = {"title": "Long", "plan": plan, "facilitator": "f", "salt": "salt"}
    events: list[Event] = [SessionOpened(seq=1, at=1, by="f", id="opened", **start)]
    known: list[tuple[str, str]] = []

    def add(kind: type[Event], by: str, **fields: object) -> None:
        seq = len(events) + 1
        events.append(kind(seq=seq, at=1_790_000_000_000 + seq * 200, by=by, id=f"{by}-tablet:{seq}", **fields))

    for person in range(12):
        background = plan.backgrounds[person % len(plan.backgrounds)].id
        add(SeatJoined, f"s{person}", seat=f"s{person}", name=f"Person {person}", background=background)
    add(ActivityStarted, "f", activity=activity)
    while len(events) < count:
        person, turn = chance.randrange(12), chance.random()
        by, board = f"s{person}", f"{activity}:{groups[person % 3]}"
        text, place = " ".join(chance.choices(WORDS, k=9)), {"x": chance.randrange(1001), "y": chance.randrange(1001)}
        if turn < notes / count or not known:
            known.append((f"note{len(known):08}", board))
            add(NoteAdded, by, board=board, note=known[-1][0], aspect=None, text=text, **place)
            continue
        note, where = chance.choice(known)
        if turn < 1.3 * notes / count:
            add(CommentAdded, by, board=where, comment=f"comment{len(events):08}", on=note, text=text)
        elif turn < 0.1:
            add(NoteReworded, by, board=where, note=note, text=text)
        else:
            add(NoteMoved, by, board=where, note=note, **place)
    return events


async def timed(what: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    await what()
    return 1e3 * (time.perf_counter() - clock), 1e3 * (time.process_time() - processor)


async def opened(store: Store, words: str) -> tuple[Rooms, Room]:
    rooms = Rooms(History(store.log, store.checkpoints), SystemClock(), Pace(), Meters())
    clock, processor = await timed(lambda: rooms.get(SESSION))
    print(f"{words:34} {clock:8.0f} ms   {processor:8.0f} ms of the processor")
    return rooms, await rooms.get(SESSION)


async def jumps(room: Room, words: str, seqs: list[int]) -> None:
    took = [await timed(lambda seq=seq: past_at(room, seq)) for seq in seqs]
    for name, times in zip(("", "  of the processor"), zip(*took, strict=True), strict=True):
        at = quantiles(times, n=100)
        print(f"{words + name:34} {at[49]:8.1f} ms p50 {at[94]:6.1f} ms p95 {max(times):6.1f} ms at most")


async def run(url: str, notes: int) -> None:
    store, chance = open_store(url), random.Random(2)
    await store.ping()
    events = long_session(EVENTS, notes)
    if not await store.log.head(SESSION):
        for after in range(0, EVENTS, 1000):
            await store.log.append(SESSION, after, [recorded(event) for event in events[after : after + 1000]])
    await store.checkpoints.drop(SESSION)
    rooms, _ = await opened(store, "opened without checkpoints")
    await rooms.close()
    rooms, room = await opened(store, "opened with checkpoints")
    await jumps(room, "any moment", [chance.randrange(1, EVENTS) for _ in range(300)])
    await jumps(room, f"a multiple of {EVERY}", [EVERY * chance.randrange(1, EVENTS // EVERY) for _ in range(300)])
    await rooms.close()
    await store.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How quickly a long session opens on the server.")
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--store")
    chosen = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(chosen.store or f"sqlite:///{folder}/leeway.db", chosen.notes))
        for beside in Path(folder).glob("*-checkpoints"):
            print(f"{'checkpoints on disk':34} {beside.stat().st_size / 2**20:8.1f} MB")
