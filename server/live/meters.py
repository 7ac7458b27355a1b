"""Numbers about how the rooms are doing, for Prometheus. No session, name or text is ever a label."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Meters:
    """One server's meters, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.rooms = Gauge("leeway_rooms", "Sessions that are open in this server.", registry=self.registry)
        self.tablets = Gauge("leeway_tablets", "Connected tablets.", ["role"], registry=self.registry)
        self.recorded = Counter("leeway_recorded", "Events that this server has appended.", registry=self.registry)
        self.refused = Counter("leeway_refused", "Commands that were refused.", ["code"], registry=self.registry)
        self.conflicts = Counter("leeway_conflicts", "Appends that had to be decided again.", registry=self.registry)
        self.append_seconds = Histogram(
            "leeway_append_seconds",
            "How long it took until a batch was durable.",
            buckets=(0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5),
            registry=self.registry,
        )

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self.registry)
