"""The work: how many tablets on how many boards, and how fast they are moved about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """``publishers`` and ``window`` (moves on their way at once) are for all boards together."""

    name: str
    tablets: int
    boards: int = 1
    publishers: int = 10
    window: int = 32
    mode: str = "saturated"
    seconds: float = 3
    rate: float = 50

    def options(self) -> list[str]:
        """For the load generator, which counts publishers by board."""
        named = {
            "tablets": self.tablets,
            "boards": self.boards,
            "publishers": max(1, self.publishers // self.boards),
            "window": self.window,
            "mode": self.mode,
            "seconds": self.seconds,
            "rate": self.rate,
        }
        return [word for name, value in named.items() for word in (f"--{name}", str(value))]


WORKS = (
    Work("1,000 tablets, saturated", 1000, window=16),
    Work("250 tablets, saturated", 250, window=32),
    Work("50 tablets, saturated", 50, window=64),
    Work("100 boards × 10, saturated", 1000, boards=100, publishers=100, window=400),
    Work("250 tablets, paced", 250, mode="paced", seconds=8),
)
