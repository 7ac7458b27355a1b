"""Measure Leeway beside its peers on the same work, in turns, and write down the figures.

    python -m benchmarks.fanout [--rounds 5] [--peers …] [--works …] [--check] [--out benchmarks/fanout/made/fanout]

One core for the server, one for the load generator; peers take turns within each round, so ratios are of one time.
Writes <out>.jsonl and <out>.md. With --check it ends with 1 when a goal is short.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.fanout.building import MADE, build
from benchmarks.fanout.goals import GOALS
from benchmarks.fanout.measuring import measured
from benchmarks.fanout.peers import ALL
from benchmarks.fanout.table import page
from benchmarks.fanout.work import WORKS
from tests.prove.machine import machine


def main() -> int:
    """Build what is missing, measure, write, judge."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--peers", nargs="*", default=[peer.name for peer in ALL])
    asked.add_argument("--works", nargs="*", default=[work.name for work in WORKS])
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--out", type=Path, default=MADE / "fanout")
    what = asked.parse_args()
    build()
    rows = []
    with what.out.with_suffix(".jsonl").open("w") as file:
        for round_ in range(what.rounds):
            for work in (work for work in WORKS if work.name in what.works):
                for peer in (peer for peer in ALL if peer.name in what.peers):
                    rows.append(row := measured(peer, work, round_))
                    file.write(json.dumps(row) + "\n")
                    said = row.get("error") or f"{row['deliveries_per_cpu_s']:,.0f} deliveries per CPU s"
                    print(f"{round_} {work.name}, {peer.name}: {said}", flush=True)
    about = "\n".join(f"- {name}: {value}" for name, value in machine().items()) + f"\n- rounds: {what.rounds}"
    what.out.with_suffix(".md").write_text(page(rows, about))
    verdicts = [goal.verdict(rows) for goal in GOALS]
    print("\n".join(verdicts))
    return 1 if what.check and any(verdict.endswith("short") for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
