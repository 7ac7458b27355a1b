"""Numbers about how the rooms are doing, for Prometheus. No session, name or text is ever a label."""

import asyncio
import time
from collections import deque

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from server.wire import Close

_BEAT_SECONDS = 0.5
_BEATS = 60
"""So many beats are looked back on: half a minute, more than any scraper's pause."""

_OURS = {code.value: code.name.lower().replace("_", "-") for code in Close}
_PROTOCOL = {1000: "left", 1001: "left", 1002: "protocol", 1007: "no-utf8", 1008: "policy", 1009: "too-big"}


class Meters:
    """One server's meters, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.rooms = self._gauge("rooms", "Sessions that are open in this server.")
        self.tablets = Gauge("leeway_tablets", "Connected tablets.", ["role"], registry=self.registry)
        self.waiting = self._gauge("waiting_commands", "Commands that wait to be saved.")
        self.behind = self._gauge("behind_events", "Saved events that the slowest room has not told anybody of yet.")
        self.loop = self._gauge("loop_lag_seconds", "The longest that anything had to wait its turn lately.")
        self.recorded = self._counter("recorded", "Events that this server has appended.")
        self.refused = self._counter("refused", "Commands that were refused.", "code")
        self.conflicts = self._counter("conflicts", "Appends that had to be decided again.")
        self.unavailable = self._counter("unavailable", "Appends that the store could not keep.")
        self.caught_up = self._counter("caught_up", "How tablets were brought up to date.", "how")
        self.closed = self._counter("closed", "Sockets that ended.", "why")
        self.problems = self._counter("problems", "Calls that were answered with a problem.", "code")
        self.append_seconds = Histogram(
            "leeway_append_seconds",
            "How long it took until a batch was durable.",
            buckets=(0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5),
            registry=self.registry,
        )

    def ended(self, code: int) -> None:
        """Count a socket that ended with this close code; codes that only others use are one kind."""
        self.closed.labels(_OURS.get(code) or _PROTOCOL.get(code, "other")).inc()

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self.registry)

    def _gauge(self, name: str, about: str) -> Gauge:
        return Gauge(f"leeway_{name}", about, registry=self.registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"leeway_{name}", about, labels, registry=self.registry)


class Pulse:
    """Feels how long anything waits for its turn in the event loop, twice a second, until it is closed."""

    def __init__(self, meters: Meters) -> None:
        self._late: deque[float] = deque(maxlen=_BEATS)
        meters.loop.set_function(lambda: max(self._late, default=0.0))
        self._beating = asyncio.create_task(self._beat())

    def close(self) -> None:
        """Feel no more."""
        self._beating.cancel()

    async def _beat(self) -> None:
        while True:
            due = time.monotonic() + _BEAT_SECONDS
            await asyncio.sleep(_BEAT_SECONDS)
            self._late.append(max(0.0, time.monotonic() - due))
