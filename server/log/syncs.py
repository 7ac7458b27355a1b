"""What it costs here to make something durable, and when that is too much; the same for every store."""

import os
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

import msgspec

KEPT = 200
"""Times that are remembered, the newest."""

SLOW_MS = 100.0
"""A tablet that waits longer than this for one change in a hundred is felt by whoever holds it."""

_TRIES = 20
_PAGE = b"\0" * 4096


class Cost(msgspec.Struct, frozen=True):
    """Milliseconds until a write was durable: half of them were no slower than ``p50``, 99 of 100 than ``p99``."""

    p50: float
    p99: float
    of: int


class Syncs:
    """Remembers the newest times; any thread may add one."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=KEPT)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Remember how long this took, if it came to an end."""
        began = time.perf_counter()
        yield
        self._times.append((time.perf_counter() - began) * 1000)

    @property
    def cost(self) -> Cost | None:
        """What it cost lately; None if nothing was written yet."""
        times = sorted(self._times)
        if not times:
            return None
        return Cost(round(_at(times, 0.5), 2), round(_at(times, 0.99), 2), len(times))

    @property
    def warning(self) -> str:
        """A sentence when it takes too long; else ""."""
        cost = self.cost
        if cost is None or cost.p99 <= SLOW_MS:
            return ""
        return (
            f"The disk is slow: it can take {cost.p99:.0f} ms until a change is saved. Nothing is lost by it, but "
            "people wait. Look for what else uses the disk, or put the store on a faster one."
        )

    def measure(self, folder: Path) -> None:
        """Write and sync a page of a file of its own a few times, where the store is. Blocks."""
        with TemporaryFile(dir=folder) as file:
            for _ in range(_TRIES):
                with self.timed():
                    os.pwrite(file.fileno(), _PAGE, 0)
                    os.fsync(file.fileno())


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]
