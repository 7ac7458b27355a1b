"""A server's clock on the wall jumps while people work. ``tests/prove/clock.py`` has it jump more often."""

from pathlib import Path

import pytest

from tests.prove.clock import JUMPS, jumps, library


@pytest.mark.proves("G30")
@pytest.mark.skipif(not library(), reason="libfaketime is not installed")
async def test_a_clock_that_jumps_changes_no_order_and_ends_no_line(tmp_path: Path) -> None:
    """An hour on, an hour back, to 1970, to 2099 and back: everything goes on, in order, on the same lines."""
    tally, broken = await jumps(tmp_path, 1)
    assert tally.wrong == []
    assert broken == 0
    assert tally.faults.total() == len(JUMPS)
