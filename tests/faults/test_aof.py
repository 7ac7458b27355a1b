"""Redis's append-only file cut short or damaged: it starts and says what went, or it does not start."""

from pathlib import Path

import pytest

from tests.faults.aof import Cut, cut_anywhere
from tests.faults.flips import starts


@pytest.mark.proves("G2", "G7", "G11")
async def test_wherever_the_file_is_cut_what_was_acknowledged_by_then_is_there(tmp_path: Path) -> None:
    """Whole batches; what went behind the cut is told with its number, under a new epoch (A7, A10)."""
    outcome = await cut_anywhere(tmp_path, 500)
    assert outcome.wrong == []
    assert outcome.lost == 0
    assert outcome.cuts > 10


@pytest.mark.proves("G10")
async def test_a_file_that_is_bad_in_the_middle_is_not_served(tmp_path: Path) -> None:
    """Redis does not start, and its log says where."""
    cut = Cut(tmp_path)
    await cut.live(4)
    middle = cut.sizes[1]
    cut.file.write_bytes(cut.whole[:middle] + b"garbage" + cut.whole[middle:])
    assert not starts(cut.redis)
    assert "Bad file format" in cut.redis.words
