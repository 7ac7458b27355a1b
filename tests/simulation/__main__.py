"""``python -m tests.simulation --seeds 100000 [--from N] [--jobs 2]``: many worlds, and what came of them.

With ``--broken`` every variant that is broken on purpose is tried until it is noticed; with ``--only`` these, or
mistakes that were found once (``broken.MISTAKES``) and take longer to be met again.
"""

import argparse
import os
import sys

import msgspec

from tests.simulation.broken import SERVERS, TABLETS
from tests.simulation.many import SAME_AGAIN, Tally, caught, in_parallel, one_after_another
from tests.simulation.run import STEPS


def main() -> int:
    """Run the seeds; 1 if one of them failed."""
    asked = _asked()
    if asked.broken:
        found = caught(asked.only or (*SERVERS, *TABLETS), asked.seeds)
        print(msgspec.json.encode(found).decode() if asked.json else _lines(found))
        return int(not all(found.values()))
    if asked.jobs > 1:
        tally = in_parallel(asked.first, asked.seeds, asked.steps, asked.jobs)
    else:
        tally = one_after_another(asked.first, asked.seeds, asked.steps)
    print(msgspec.json.encode(tally).decode() if asked.json else told(tally))
    return int(bool(tally.failure))


def told(tally: Tally) -> str:
    """The tally for a person."""
    lines = [f"  {what}: {count}" for what, count in sorted(tally.counts.items())]
    return "\n".join([f"{tally.seeds} seeds in {tally.seconds:.0f} s", *lines, tally.failure or "All held."])


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    asked.add_argument("--seeds", type=int, default=100, help="how many")
    asked.add_argument("--from", type=int, default=1, dest="first", help="the first of them")
    asked.add_argument("--steps", type=int, default=STEPS, help="steps in each")
    asked.add_argument("--jobs", type=int, default=1, help="processes")
    asked.add_argument("--json", action="store_true", help="for programs")
    asked.add_argument("--broken", action="store_true", help="try the variants that are broken on purpose")
    asked.add_argument("--only", nargs="*", default=(), help="these variants alone")
    return asked.parse_args()


def _lines(found: dict[str, str]) -> str:
    return "\n".join(f"{name}: {how or 'NOT NOTICED'}" for name, how in found.items())


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # the order of sets is chance as well
        os.execve(sys.executable, [*SAME_AGAIN, *sys.argv[1:]], {**os.environ, "PYTHONHASHSEED": "0"})
    sys.exit(main())
