"""Bits that flip in a store's files are found wherever anything is kept. ``make prove`` flips a thousand of them."""

from pathlib import Path

import pytest

from tests.faults.flips import Outcome, flip_redis, flip_sqlite

SEED = 11
IN_SQLITE = 120
IN_REDIS = 12


@pytest.mark.proves("G10", "G11")
async def test_a_flipped_bit_in_the_file_is_found() -> None:
    """In the file, and in the write-ahead file of a server that was killed (A9)."""
    judged(await flip_sqlite(SEED, IN_SQLITE), IN_SQLITE)


@pytest.mark.proves("G10", "G11")
async def test_a_flipped_bit_in_redis_is_found(tmp_path: Path) -> None:
    """In the append-only file, its base and its manifest (A9)."""
    judged(await flip_redis(tmp_path, SEED, IN_REDIS), IN_REDIS)


def judged(outcome: Outcome, flips: int) -> None:
    """None was missed, and most hit something."""
    assert outcome.missed == [], f"seed {SEED}"
    assert outcome.flips == outcome.found + outcome.idle == flips
    assert outcome.found > flips / 2
