"""This machine's clock and chance."""

import re
import time

from server.live.clock import SystemClock


def test_now_is_milliseconds() -> None:
    """Of the same day as everybody's clock."""
    assert abs(SystemClock().now() - time.time() * 1000) < 1000


def test_seconds_go_forward() -> None:
    """Never back."""
    clock = SystemClock()
    moments = [clock.seconds() for _ in range(100)]
    assert moments == sorted(moments)


def test_names_are_new_and_fit_where_ids_go() -> None:
    """A thousand, all different, all small letters and digits."""
    names = {SystemClock().new_id() for _ in range(1000)}
    assert len(names) == 1000
    assert all(re.fullmatch(r"[a-z0-9]{16}", name) for name in names)
