"""``python -m tests.simulation --seeds 100000 [--from N]``: many worlds, and what came of them."""

import argparse
import os
import sys
import time
from collections import Counter

import msgspec

from tests.simulation.node import Node
from tests.simulation.run import STEPS, Outcome, run


def main() -> int:
    """Run the seeds; 1 if one of them failed."""
    if os.environ.get("PYTHONHASHSEED") != "0":  # the order of sets is chance as well
        os.execve(sys.executable, [sys.executable, "-m", "tests.simulation", *sys.argv[1:]], {**os.environ, "PYTHONHASHSEED": "0"})
    asked = argparse.ArgumentParser(prog="python -m tests.simulation")
    asked.add_argument("--seeds", type=int, default=100)
    asked.add_argument("--from", type=int, default=1, dest="first")
    asked.add_argument("--steps", type=int, default=STEPS)
    args = asked.parse_args()
    node, total, began = Node(), Counter[str](), time.monotonic()
    failed = 0
    for seed in range(args.first, args.first + args.seeds):
        outcome = run(seed, node, args.steps)
        total += outcome.counts
        if outcome.failure:
            failed += 1
            print(*outcome.trace, sep="\n")
            print(f"seed {seed}: {outcome.failure}")
            print(f"  again: .venv/bin/python -m tests.simulation --from {seed} --seeds 1 --steps {args.steps}")
            break
    print(f"{args.seeds} seeds in {time.monotonic() - began:.1f} s")
    for what, count in sorted(total.items()):
        print(f"  {what}: {count}")
    node.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
