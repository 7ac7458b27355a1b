"""How fast a seat may send commands."""

import msgspec


class Pace(msgspec.Struct, frozen=True):
    """So many commands a second on average, so many at once."""

    rate: float = 30.0
    burst: int = 60


class Bucket:
    """Allows ``rate`` a second on average and ``burst`` at once; one for each seat, however many tablets it has."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._at = burst, float("-inf")

    def take(self, now: float) -> bool:
        """Use one up, if there is one."""
        self._left = min(self._burst, self._left + max(0.0, now - self._at) * self._rate)
        self._at = max(now, self._at)
        if self._left < 1:
            return False
        self._left -= 1
        return True
