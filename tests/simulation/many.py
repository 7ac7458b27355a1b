"""Many seeds, one after another or in several processes, and the sum of what they came to."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import msgspec

from tests.simulation.broken import MISTAKES, SERVERS
from tests.simulation.node import Node
from tests.simulation.run import STEPS, Outcome, run

HOUSE = Path(__file__).parent.parent.parent
SAME_AGAIN = [sys.executable, "-m", "tests.simulation"]


class Tally(msgspec.Struct):
    """How many seeds were tried, what happened in them, and of the first that failed why and how to repeat it."""

    seeds: int = 0
    seconds: float = 0.0
    failure: str = ""
    counts: dict[str, int] = {}


def one_after_another(first: int, seeds: int, steps: int = STEPS) -> Tally:
    """These seeds, until one fails."""
    tally, node, began, counts = Tally(), Node(), time.monotonic(), Counter[str]()
    for seed in range(first, first + seeds):
        outcome = run(seed, node, steps)
        tally.seeds += 1
        counts += outcome.counts
        if outcome.failure:
            tally.failure = told(outcome, steps)
            break
    tally.seconds, tally.counts = time.monotonic() - began, counts
    node.close()
    return tally


def in_parallel(first: int, seeds: int, steps: int = STEPS, jobs: int = 2) -> Tally:
    """These seeds in so many processes of their own; each stops at its first failure."""
    began, share = time.monotonic(), -(-seeds // jobs)
    starts = range(first, first + seeds, share)
    running = [_started(start, min(share, first + seeds - start), steps) for start in starts]
    parts = [msgspec.json.decode(child.communicate()[0], type=Tally) for child in running]
    failures = [part.failure for part in parts if part.failure]
    counts = sum((Counter(part.counts) for part in parts), Counter[str]())
    return Tally(sum(part.seeds for part in parts), time.monotonic() - began, "\n".join(failures), counts)


def caught(names: Iterable[str], seeds: int) -> dict[str, str]:
    """At which seed each variant that is broken on purpose is noticed, and by what; "" where it is not."""
    node, found = Node(), dict.fromkeys(names, "")
    for name in found:
        tablets = Node(MISTAKES[name]) if name in MISTAKES else node
        for seed in range(1, seeds + 1):
            if failure := _failure_of(name, seed, tablets):
                found[name] = f"seed {seed}: {failure}"
                break
        if tablets is not node:
            tablets.close()
    node.close()
    return found


def told(outcome: Outcome, steps: int) -> str:
    """The last steps of a seed that failed, why, and the command that repeats it."""
    again = f"python -m tests.simulation --from {outcome.seed} --seeds 1 --steps {steps}"
    return "\n".join([*outcome.trace, f"seed {outcome.seed}: {outcome.failure}", f"again: {again}"])


def _failure_of(name: str, seed: int, node: Node) -> str:
    node.broken = name
    with SERVERS[name]() if name in SERVERS else nullcontext():
        return run(seed, node).failure


def _started(first: int, seeds: int, steps: int) -> "subprocess.Popen[Any]":
    command = [*SAME_AGAIN, "--json", "--from", str(first), "--seeds", str(seeds), "--steps", str(steps)]
    return subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONHASHSEED": "0"})
