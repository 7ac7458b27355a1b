"""Power cuts under the embedded store: whatever a disk forgets of what was not synced, nothing acknowledged is gone.

``tests/prove/storage.py`` does the same ten thousand times.
"""

import pytest

from tests.faults.outages import cut_everywhere

SEED = 20
CUTS = 600


@pytest.mark.proves("G2", "G5", "G7")
async def test_a_power_cut_after_any_write_loses_nothing_that_was_acknowledged() -> None:
    """Unsynced sectors forgotten, torn or reordered: the file opens, is sound, and holds every promise (A5, A6)."""
    outcome = await cut_everywhere(SEED, CUTS)
    assert outcome.wrong == [], f"seed {SEED}"
    assert outcome.lost == 0
    assert outcome.cuts >= CUTS
    assert outcome.acknowledged > 10 * CUTS
