"""Try everything that is promised, at length, and write the report.

    python -m tests.prove [--effort 1.0] [--only storage leaks …] [--out docs/proof.md]

Each part is a module of this package with a function ``prove(effort)`` that gives its figures. Ends with 1 when one of
them does not hold, or a part could not be carried out.
"""

import argparse
import asyncio
import inspect
import sys
import time
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import tests.prove as parts
from tests.prove.figure import Figure
from tests.prove.machine import machine
from tests.prove.report import page

NOT_PARTS = frozenset({"__main__", "figure", "machine", "report"})


def names() -> list[str]:
    """Every part there is: a module with ``prove``."""
    found = sorted(module.name for module in iter_modules(parts.__path__) if module.name not in NOT_PARTS)
    return [name for name in found if hasattr(import_module(f"tests.prove.{name}"), "prove")]


def tried(name: str, effort: float) -> list[Figure]:
    """The figures of a part; one that says so when it failed."""
    print(f"{time.strftime('%H:%M:%S')} {name} …", flush=True)
    began = time.monotonic()
    try:
        given = import_module(f"tests.prove.{name}").prove(effort)
        figures: Sequence[Figure] = asyncio.run(given) if inspect.isawaitable(given) else given
    except Exception as error:
        traceback.print_exc()
        figures = [
            Figure(f"{name} was carried out", f"{type(error).__name__}: {error}", "yes", "–", False, "It failed.")
        ]
    for figure in figures:
        print(
            f"  {'ok  ' if figure.holds else 'FAIL'} {figure.what}: {figure.measured} (aim: {figure.aim})", flush=True
        )
    print(f"  {time.monotonic() - began:.0f} s", flush=True)
    return list(figures)


def main() -> int:
    """Run what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--effort", type=float, default=1.0)
    asked.add_argument("--only", nargs="*", default=None, choices=names())
    asked.add_argument("--out", type=Path, default=Path("docs/proof.md"))
    what = asked.parse_args()
    day, clock = time.strftime("%d %B %Y"), time.monotonic()
    about = machine()
    found = {name: tried(name, what.effort) for name in what.only or names()}
    what.out.write_text(page(found, about, what.effort, day, (time.monotonic() - clock) / 60))
    print(f"Written to {what.out}.")
    return 0 if all(figure.holds for figures in found.values() for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
