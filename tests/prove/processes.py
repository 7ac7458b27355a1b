"""Processes killed and stopped under load: what was acknowledged is there, once, and the same for everybody."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.faults.mayhem import Tally, mayhem
from tests.hatchery import hatched
from tests.prove.figure import Figure
from tests.workshop import Workshop

SEED = 5
ROUND = 50
"""Faults in one session; then everything is judged and another session begins."""

FAULTS = {
    "sqlite": {"server killed": 500, "server stopped": 20},
    "redis": {"server killed": 300, "store killed": 150, "both killed": 50, "server stopped": 10, "store stopped": 20},
}
"""How often each is done to each store at full effort: a thousand kills in all."""


async def storm(kind: str, faults: list[str], seed: int, tablets: int = 40) -> Tally:
    """These faults on a server of its own on a store of this kind, in rounds, in an order that the seed decides."""
    dice, tally = Random(seed), Tally()
    dice.shuffle(faults)
    with TemporaryDirectory() as folder, hatched(Path(folder), kind) as (server, redis):
        for first in range(0, len(faults), ROUND):
            workshop = await Workshop.open(server.url)
            tally.add(await mayhem(workshop, server, redis, faults[first : first + ROUND], dice, tablets))
        if "Traceback" in server.words:
            tally.diverged.append(f"the server's journal has a traceback: {server.words[-4000:]}")
    return tally


def planned(kind: str, effort: float) -> list[str]:
    """The faults for a store of this kind, at least one of each."""
    return [fault for fault, count in FAULTS[kind].items() for _ in range(max(1, round(count * effort)))]


async def prove(effort: float) -> list[Figure]:
    """A thousand kills at full effort, with the pauses between them, on both stores."""
    tally = Tally()
    for kind in FAULTS:
        tally.add(await storm(kind, planned(kind, effort), SEED))
    how = (
        f"40 tablets working, {tally.kills} times kill -9 of the server, of Redis or of both at random moments and "
        f"{tally.faults.total() - tally.kills} times SIGSTOP, on both stores, seed {SEED}; "
        "then each tablet's own record is held against the log. The server is forked from a process that has the "
        "program in memory, so that its restart takes 50 ms."
    )
    return [
        Figure(
            f"Acknowledged events lost, {tally.kills} kills",
            f"{len(tally.lost)} of {tally.acknowledged:,}",
            "0",
            "Centrifugo: history may vanish; Figma: 95 % kept within 600 ms",
            not tally.lost,
            how,
        ),
        Figure(
            "Duplicated effects over all kills",
            f"{len(tally.twice)} of {tally.acknowledged:,}",
            "0",
            "Centrifugo: “tolerate an occasional repeat”",
            not tally.twice,
            how,
        ),
        Figure(
            "Divergences over all kills: order, holes or contents of what a tablet was told",
            f"{len(tally.diverged)} of {tally.told:,} told",
            "0",
            "tldraw: 50 seeds × 100 operations × 4 peers a run",
            not tally.diverged,
            how,
        ),
        Figure(
            "Every tablet back at work after the last fault of a round",
            f"at most {max(tally.back):.1f} s over {len(tally.back)} rounds",
            "≤ 5 s",
            "tldraw: 0.5–2 s between tries",
            max(tally.back) <= 5,
            how,
        ),
    ]
