"""Processes that are killed or stopped at random moments while tablets work, and the judgement of what is left."""

import asyncio
import os
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Self

from tests.faults.stubborn import Stubborn, at_work
from tests.processes import Child, Leeway, Redis
from tests.workshop import Workshop

KILLS = ("server killed", "store killed", "both killed")
PAUSES = ("server stopped", "store stopped")
PAUSE = 0.15
"""Seconds between two commands of a tablet: forty of them make more than two hundred events a second."""


@dataclass
class Tally:
    """What a stretch of mayhem came to; lists hold words about each thing that should not have been."""

    faults: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    told: int = 0
    returns: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    diverged: list[str] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    @property
    def kills(self) -> int:
        """How often something was killed."""
        return sum(self.faults[name] for name in KILLS)

    @property
    def wrong(self) -> list[str]:
        """Everything that should not have been."""
        return self.lost + self.twice + self.diverged

    def add(self, other: Self) -> None:
        """Count another stretch in."""
        self.faults += other.faults
        self.acknowledged += other.acknowledged
        self.told += other.told
        self.returns += other.returns
        for name in ("lost", "twice", "diverged", "back", "waits"):
            getattr(self, name).extend(getattr(other, name))


async def seated(workshop: Workshop, count: int, pause: float) -> list[Stubborn]:
    """So many tablets, spread over the groups, with the scale open before them."""
    groups = await workshop.backgrounds()
    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
    return [
        Stubborn(await workshop.join(f"Person {n}", groups[n % len(groups)]), f"tablet-{n}", pause=pause)
        for n in range(count)
    ]


async def strike(fault: str, server: Leeway, redis: Redis | None, dice: Random) -> None:
    """Do this to the server or to what is beneath it, and bring back what was hit."""
    hit: list[Child] = [server] if fault.startswith("server") or redis is None else [redis]
    if fault.startswith("both") and redis:
        hit = [redis, server]
    if fault.endswith("stopped"):
        os.killpg(hit[0].pid, signal.SIGSTOP)
        await asyncio.sleep(dice.uniform(0.05, 1.0))
        os.killpg(hit[0].pid, signal.SIGCONT)
        return
    for one in hit:  # both within the same millisecond, before anything is waited for
        os.killpg(one.pid, signal.SIGKILL)
    for one in hit:
        await asyncio.to_thread(one.kill)
        await asyncio.sleep(dice.uniform(0, 0.1))
        await asyncio.to_thread(one.start)


async def all_back(tablets: list[Stubborn]) -> float:
    """Seconds until every tablet is connected and has heard back of something new."""
    began, before = time.monotonic(), [len(tablet.safe) for tablet in tablets]
    async with asyncio.timeout(60):
        while any(not tablet.online or len(tablet.safe) == then for tablet, then in zip(tablets, before, strict=True)):
            await asyncio.sleep(0.02)
    return time.monotonic() - began


async def mayhem(
    workshop: Workshop, server: Leeway, redis: Redis | None, faults: list[str], dice: Random, tablets: int = 40
) -> Tally:
    """So many tablets work in a new session while these faults strike, each at a random moment after the last."""
    people = await seated(workshop, tablets, PAUSE)
    tally = Tally(Counter(faults))

    async def striking() -> None:
        tally.back.append(await all_back(people))
        for fault in faults:
            await asyncio.sleep(dice.uniform(0, 0.4) if dice.random() < 0.8 else dice.uniform(0.4, 1.2))
            await strike(fault, server, redis, dice)
        tally.back = [await all_back(people)]

    await at_work(people, striking())
    await judge(workshop, people, tally)
    return tally


async def judge(workshop: Workshop, tablets: list[Stubborn], tally: Tally) -> None:
    """Hold what the tablets were told against the log as it is now, each by their own eyes."""
    log = await workshop.events()
    at = {event["id"]: event["seq"] for event in log}
    tally.acknowledged += sum(len(tablet.safe) for tablet in tablets)
    tally.returns += sum(tablet.returns for tablet in tablets)
    tally.twice += [f"{name} {count} times" for name, count in Counter(e["id"] for e in log).items() if count > 1]
    if [event["seq"] for event in log] != list(range(1, len(log) + 1)):
        tally.diverged.append("the log has a gap")
    for tablet in tablets:
        tally.waits += tablet.waits
        tally.lost += [f"{name} at {seq}" for name, seq in tablet.safe.items() if at.get(name) != seq]
        tally.diverged += [*tablet.breaks, *(str(refusal) for refusal in tablet.refused)]
        tally.diverged += await _differences(workshop, tablet)
        tally.told += len(tablet.heard)


async def _differences(workshop: Workshop, tablet: Stubborn) -> list[str]:
    """Where what this tablet was told is not what its viewer reads in the log now."""
    visible = {event["seq"]: event["id"] for event in await workshop.events(tablet.seat.key)}
    covered = {seq for after, upto in tablet.spans for seq in range(after + 1, upto + 1)}
    meant = {seq: name for seq, name in visible.items() if seq in covered}
    told = tablet.heard
    return [f"{tablet.device} differs at {seq}" for seq in {*meant, *told} if meant.get(seq) != told.get(seq)]
