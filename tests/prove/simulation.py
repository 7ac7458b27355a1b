"""Simulated workshops in which everything goes wrong: what diverged, came twice, was lost or leaked."""

from collections import Counter

from tests.prove.figure import Figure
from tests.simulation.many import Tally, in_parallel

SEEDS = 3_000
"""Worlds at full effort."""

FIRST = 1_000_001
"""Far from those of the test run."""

STEPS = 200

_LEAKED = ("leaked", "alias", "salt", "before it was recorded")
_LOST = ("was lost", "called done", "says saved", "says back")
_TWICE = ("times", "further up already")


def prove(effort: float) -> list[Figure]:
    """Three thousand worlds of 200 steps at full effort."""
    tally = in_parallel(FIRST, max(4, round(SEEDS * effort)), STEPS)
    counts = Counter(tally.counts)
    tablets = counts["pages"] / max(1, tally.seeds)
    how = (
        f"The server's core and the tablets' own code in one simulated world, {tally.seeds:,} seeds × {STEPS} steps × "
        f"{tablets:.0f} tablets: {counts['events']:,} events, {_killed(tally):,} servers killed, "
        f"{counts['lost its tail']:,} logs that lost their end, {counts['resumed']:,} resumes."
    )
    kind = _kind(tally.failure)
    return [
        _figure("Divergence of order or state", kind == "diverged", f"{counts['rests']:,} rests with all tablets",
                "0 over 2,000 seeds × 200 steps × 8 clients", "tldraw: 50 seeds × 100 ops × 4 peers a run",
                f"{how} Whenever all has come to rest, live, resumed, replayed and exported are compared."),
        _figure("Duplicated effects in simulation", kind == "twice",
                f"{counts['commands recorded once']:,} recorded commands", "0",
                "Centrifugo: “tolerate an occasional repeat”", f"{counts['duplicates answered']:,} came again."),
        _figure("Acknowledged events lost in simulation", kind == "lost", f"{counts['commands']:,} commands", "0",
                "Centrifugo: history may vanish", "Wherever the store keeps its promise. Where a copy that lagged took "
                f"over, {counts['acknowledged events lost by a log that may']:,} were lost, and every tablet knew."),
        _figure("Words leaked in simulation", kind == "leaked",
                f"{counts['words kept from somebody']:,} looks at {counts['frames']:,} frames", "0",
                "no anchor tests for it", "Every text holds a word of its own; each frame is searched for all."),
    ]  # fmt: skip


def _figure(what: str, is_broken: bool, of: str, aim: str, anchor: str, how: str) -> Figure:
    return Figure(what, f"{int(is_broken)} of {of}", aim, anchor, not is_broken, how)


def _killed(tally: Tally) -> int:
    return sum(count for what, count in tally.counts.items() if what.startswith("killed ") and "between" not in what)


def _kind(failure: str) -> str:
    """Which promise a failure breaks; "" for none."""
    if not failure:
        return ""
    print(failure)
    for kind, words in (("leaked", _LEAKED), ("lost", _LOST), ("twice", _TWICE)):
        if any(word in failure.splitlines()[-2] for word in words):
            return kind
    return "diverged"
