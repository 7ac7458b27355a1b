"""Disks that lose power, fill up, fail and flip bits: what was acknowledged is there, and what is damaged is named."""

from pathlib import Path
from tempfile import TemporaryDirectory

from server.log.syncs import SLOW_MS, Syncs
from tests.faults.aof import cut_anywhere
from tests.faults.flips import flip_redis, flip_sqlite
from tests.faults.outages import cut_everywhere
from tests.prove.figure import Figure

SEED = 8
CUTS = 10_000
FLIPS = 500
"""In each store."""

STRIDE = 5
"""Bytes between two cuts of Redis's file."""


async def prove(effort: float) -> list[Figure]:
    """Ten thousand power cuts and a thousand flipped bits at full effort."""
    return [
        await _power(max(50, round(CUTS * effort))),
        await _aof(max(5, round(STRIDE / effort))),
        await _flips(max(5, round(FLIPS * effort))),
        _fsync(),
    ]


async def _power(cuts: int) -> Figure:
    outcome = await cut_everywhere(SEED, cuts)
    return Figure(
        f"Acknowledged events lost, power loss at {outcome.cuts:,} moments (SQLite)",
        f"{outcome.lost} of {outcome.acknowledged:,}; {len(outcome.wrong)} files not sound",
        "0",
        "NATS JetStream: 14 % in a bad run; Redis everysec: the last one or two seconds",
        outcome.lost == 0 and not outcome.wrong,
        "After every write, cut and sync of real appends, checkpoints and erasures the power is cut: once all that was "
        "not synced is gone, once any mixture of its 512-byte sectors is there. The store is opened on what is left, "
        f"and every event read (seed {SEED}).",
    )


async def _aof(stride: int) -> Figure:
    with TemporaryDirectory() as folder:
        outcome = await cut_anywhere(Path(folder), stride)
    return Figure(
        f"Acknowledged events lost, append-only file cut at {outcome.cuts:,} places (Redis, synced always)",
        f"{outcome.lost} of {outcome.acknowledged:,}; {len(outcome.wrong)} losses not told",
        "0",
        "Redis everysec: the last one or two seconds",
        outcome.lost == 0 and not outcome.wrong,
        "Redis is started on the first bytes of its file. Everything that was acknowledged when the file was that "
        "long must be there; of what was behind it, a server that knew it must tell how many went, under a new epoch.",
    )


def _fsync() -> Figure:
    syncs = Syncs()
    with TemporaryDirectory() as folder:
        for _ in range(10):
            syncs.measure(Path(folder))
    cost = syncs.cost
    assert cost
    return Figure(
        "One write made durable",
        f"{cost.p50:.2f} ms (half), {cost.p99:.2f} ms (99 of 100)",
        f"at most {SLOW_MS:.0f} ms for 99 of 100, else /readyz warns",
        "–",
        cost.p99 <= SLOW_MS,
        f"A page written and synced {cost.of} times in the folder for temporary files, as a server does at its start.",
    )


async def _flips(flips: int) -> Figure:
    with TemporaryDirectory() as folder:
        redis = await flip_redis(Path(folder), SEED, flips)
    sqlite = await flip_sqlite(SEED, flips)
    hit, found = (sqlite.flips - sqlite.idle + redis.flips - redis.idle), sqlite.found + redis.found
    return Figure(
        f"Corruption found, {sqlite.flips + redis.flips:,} flipped bits",
        f"{found:,} of {hit:,} that hit something; the other {sqlite.idle + redis.idle} changed nothing that is kept",
        "all",
        "NATS JetStream missed single-bit errors",
        found == hit and not sqlite.missed and not redis.missed,
        "A bit anywhere in SQLite's file or write-ahead file, or in the files of Redis, is flipped. Found is what "
        "keeps the store from opening, or what `leeway verify` or a server that knew the session says. Where nothing "
        f"is found, all of it is read and is as it was written (seed {SEED}).",
    )
