"""What Leeway must reach beside its peers: ratios within a round, medians over the rounds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Row = Mapping[str, Any]
OURS, ON_REDIS = "Leeway, SQLite", "Leeway, Redis"


@dataclass(frozen=True)
class Goal:
    """Leeway's figure over the other's in the same round; at least ``wanted``, or at most where less is better."""

    work: str
    other: str
    wanted: float
    figure: Callable[[Row], float]
    what: str
    less: bool = False
    ours: str = OURS

    def reached(self, rows: Iterable[Row]) -> float | None:
        """The median ratio; None when a figure is missing in every round."""
        found = {(row["peer"], row["round"]): row for row in rows if row["work"] == self.work and "error" not in row}
        ratios = [
            self.figure(row) / other
            for (peer, round_), row in found.items()
            if peer == self.ours and (self.other, round_) in found and (other := self.figure(found[self.other, round_]))
        ]
        return median(ratios) if ratios else None

    def verdict(self, rows: Sequence[Row]) -> str:
        """One line: what, ratio reached, ratio wanted, ok or short."""
        ratio = self.reached(rows)
        sign = "≤" if self.less else "≥"
        words = f"{self.work}: {self.what}, {self.ours} to {self.other}"
        if ratio is None:
            return f"{words}: not measured, wanted {sign} {self.wanted:g}: short"
        holds = ratio <= self.wanted if self.less else ratio >= self.wanted
        return f"{words}: {ratio:.2f}, wanted {sign} {self.wanted:g}: {'ok' if holds else 'short'}"


def per_cpu(row: Row) -> float:
    """Deliveries per second of the server's processor."""
    return float(row["deliveries_per_cpu_s"])


def late(row: Row) -> float:
    """Milliseconds within which 99 of 100 deliveries came."""
    return float(row["each_ms"][1])


CHEAP = "deliveries per CPU second"
GOALS = (
    Goal("250 tablets, saturated", "Hocuspocus", 1.5, per_cpu, CHEAP),
    Goal("250 tablets, saturated", "C, a frame a move", 8, per_cpu, CHEAP),
    Goal("1,000 tablets, saturated", "Hocuspocus", 2, per_cpu, CHEAP),
    Goal("50 tablets, saturated", "Hocuspocus", 2, per_cpu, CHEAP),
    Goal("50 tablets, saturated", "NATS", 1, per_cpu, CHEAP),
    Goal("100 boards × 10, saturated", "ws", 1.2, per_cpu, CHEAP),
    Goal("100 boards × 10, saturated", "NATS", 1, per_cpu, CHEAP),
    Goal("250 tablets, paced", "ws", 1, per_cpu, CHEAP),
    Goal("250 tablets, paced", "ws", 1.5, late, "each delivery, p99", less=True),
    Goal("250 tablets, saturated", OURS, 0.5, per_cpu, CHEAP, ours=ON_REDIS),
)
