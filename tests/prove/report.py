"""The report of a proof, as a page in Markdown."""

from collections.abc import Mapping, Sequence

from tests.prove.figure import Figure

HEAD = """# The proof

What [guarantees.md](guarantees.md) promises, tried at length. `make prove EFFORT={effort:g}` wrote this page on {day}
in {minutes:.0f} minutes; with `EFFORT=1` all amounts are whole, which takes about an hour. Beside each figure stands
the best public one that we know of for the same thing. Figures are of this machine
and of one run.

{machine}
"""


def page(
    parts: Mapping[str, Sequence[Figure]], machine: Mapping[str, str], effort: float, day: str, minutes: float
) -> str:
    """The whole report; what does not hold is said at the top."""
    about = "\n".join(f"- {what}: {which}" for what, which in machine.items())
    head = HEAD.format(effort=effort, day=day, minutes=minutes, machine=about)
    short = [figure.what for figures in parts.values() for figure in figures if not figure.holds]
    verdict = f"**Does not hold: {'; '.join(short)}.**" if short else "Everything holds."
    return "\n".join([head, verdict, *(_part(name, figures) for name, figures in parts.items())]) + "\n"


def _part(name: str, figures: Sequence[Figure]) -> str:
    cells = [(f.what, f.measured, f.aim, f.anchor, "yes" if f.holds else "**no**") for f in figures]
    rows = [f"| {' | '.join(map(_cell, row))} |" for row in cells]
    ways = [f"- {f.what}: {f.how}" for f in figures]
    table = ["| measure | here | aim | best known elsewhere | holds |", "|---|---|---|---|---|", *rows]
    return "\n".join([f"\n## {name.capitalize()}\n", *table, "", "How each was obtained:\n", *ways])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
