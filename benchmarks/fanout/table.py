"""The figures as a page in Markdown: a table for each piece of work; medians over the rounds, with least and most."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from benchmarks.fanout.goals import GOALS, Row
from benchmarks.fanout.peers import ALL, Peer

FIELDS = ("missing", "twice", "foreign", "unknown", "lost_lines")


def page(rows: Sequence[Row], about: str) -> str:
    """All of it; ``about`` says on what it was measured."""
    works = list(dict.fromkeys(row["work"] for row in rows))
    parts = [_work(name, [row for row in rows if row["work"] == name]) for name in works]
    goals = "\n".join(f"- {goal.verdict(rows)}" for goal in GOALS)
    return "\n\n".join(["# Fan-out", about, "## Goals", goals, *parts, _what_they_do()]) + "\n"


def _work(name: str, rows: Sequence[Row]) -> str:
    heads = [
        "",
        "deliveries per CPU s",
        "deliveries/s",
        "each p50 / p99 ms",
        "to the last p50 / p99 ms",
        "KiB a tablet",
    ]
    head = f"| {' | '.join([*heads, 'frames a delivery', 'right'])} |"
    peers = [peer for peer in ALL if any(row["peer"] == peer.name for row in rows)]
    lines = [_line(peer, [row for row in rows if row["peer"] == peer.name]) for peer in peers]
    return "\n".join([f"## {name}", "", head, "|---|---|---|---|---|---|---|---|", *lines])


def _line(peer: Peer, rows: Sequence[Row]) -> str:
    good = [row for row in rows if "error" not in row]
    if not good:
        return f"| {peer.name} | failed: {rows[0]['error']} | | | | | | |"
    cells = [
        peer.name,
        _spread(good, lambda row: row["deliveries_per_cpu_s"], _short),
        _spread(good, lambda row: row["deliveries_per_s"], _short),
        f"{_middle(good, 'each_ms', 0):.1f} / {_middle(good, 'each_ms', 1):.1f}",
        f"{_middle(good, 'last_ms', 0):.1f} / {_middle(good, 'last_ms', 1):.1f}",
        f"{median((row['connected_kib'] - row['idle_kib']) / row['tablets'] for row in good):.1f}",
        f"{median(row['frames_per_delivery'] for row in good):.3f}",
        _right(rows),
    ]
    return f"| {' | '.join(cells)} |"


def _right(rows: Sequence[Row]) -> str:
    """Whether every tablet got every move once, in one order, in every round."""
    faults = [
        f"{sum(row.get(field, 0) for row in rows)} {field}" for field in FIELDS if any(row.get(field) for row in rows)
    ]
    faults += [f"{failed} failed" for failed in [sum("error" in row for row in rows)] if failed]
    faults += ["not one order"] if any(row.get("one_order") is False for row in rows) else []
    return "; ".join(faults) or "yes"


def _middle(rows: Sequence[Mapping[str, Any]], field: str, place: int) -> float:
    return median(float(row[field][place]) for row in rows)


def _spread(rows: Sequence[Row], figure: Callable[[Row], float], written: Callable[[float], str]) -> str:
    values = [float(figure(row)) for row in rows]
    return f"{written(median(values))} ({written(min(values))}–{written(max(values))})"


def _short(value: float) -> str:
    return f"{value / 1e6:.2f} M" if value >= 1e6 else f"{value / 1e3:.0f} k"


def _what_they_do() -> str:
    head = "| | kept before it is told | filtered by viewer | numbered | resumes | gives a state |"
    yes = {True: "yes", False: "no"}
    lines = [
        f"| {p.name} | {p.durable} | {yes[p.filtered]} | {yes[p.numbered]} | {yes[p.resumable]} | {yes[p.folded]} |"
        for p in ALL
    ]
    return "\n".join(["## What each does besides", "", head, "|---|---|---|---|---|---|", *lines])
