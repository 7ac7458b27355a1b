"""Bad networks on either side of the server: nothing is lost, doubled or out of order. In tests/prove for longer."""

from pathlib import Path
from random import Random

import pytest

from tests.badlink import unavailable
from tests.prove.network import across, between_server_and_store, between_tablets_and_server

SEED = 7


@pytest.mark.proves("G1", "G6", "G19", "G20", "G21")
async def test_connections_that_are_cut_anywhere_cost_nothing(tmp_path: Path) -> None:
    """Between tablets and server: cut after any byte and any frame, half-closed, trickled, late, replies swallowed."""
    tally = await between_tablets_and_server(tmp_path, 4, Random(SEED), tablets=10)
    assert tally.wrong == [], f"seed {SEED}"
    assert tally.acknowledged > 100
    assert tally.faults.total() > 10


@pytest.mark.proves("G1", "G4", "G6", "G7")
async def test_replies_that_the_store_gave_in_vain_double_nothing(tmp_path: Path) -> None:
    """Between server and Redis: what was done there and never told is found again, not done again."""
    tally = await between_server_and_store(tmp_path, 4, Random(SEED), tablets=10)
    assert tally.wrong == [], f"seed {SEED}"
    assert tally.acknowledged > 50
    assert tally.faults.total() > 0


@pytest.mark.proves("G6", "G19", "G21")
@pytest.mark.skipif(bool(unavailable()), reason=f"no link of our own: {unavailable()}")
async def test_a_link_that_loses_delays_and_reorders_changes_nothing(tmp_path: Path) -> None:
    """Five in a hundred packets are lost each way, and others late, doubled or out of order."""
    tally = await across(tmp_path, 4, SEED, tablets=10)
    assert tally.wrong == [], f"seed {SEED}"
    assert tally.acknowledged > 50
