"""Disks that lose power, fill up, fail and flip bits: what was acknowledged is there, and what is damaged is named."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.flips import flip_redis, flip_sqlite
from tests.faults.outages import cut_everywhere
from tests.prove.figure import Figure

SEED = 8
CUTS = 10_000
FLIPS = 500
"""In each store."""


async def prove(effort: float) -> list[Figure]:
    """Ten thousand power cuts and a thousand flipped bits at full effort."""
    return [
        await _power(max(50, round(CUTS * effort))),
        await _flips(max(5, round(FLIPS * effort))),
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
