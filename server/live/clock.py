"""Time and chance, handed in from outside so that everything else stays predictable."""

import base64
import secrets
import time
from typing import Protocol


class Clock(Protocol):
    """Where time and new names come from."""

    def now(self) -> int:
        """Milliseconds since 1970, for people."""
        ...

    def seconds(self) -> float:
        """Seconds of a clock that only goes forward, for waiting."""
        ...

    def new_id(self) -> str:
        """A name that nobody has guessed or used: small letters and digits, 16 of them."""
        ...


class SystemClock:
    """This machine's clock and chance."""

    def now(self) -> int:
        """Milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def seconds(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def new_id(self) -> str:
        """80 bits of chance."""
        return base64.b32encode(secrets.token_bytes(10)).decode().lower()
