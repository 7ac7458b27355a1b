"""Thousands of simulated workshops that have only just begun; in a file of their own, so that both cores are busy."""

import msgspec
import pytest

from tests.simulation.asking import simulated
from tests.simulation.many import Tally

SHORT, FEW_STEPS = 2000, 20
"""Beginnings, each with a world of its own; `make prove` and the command line try as many as one likes of either."""


@pytest.mark.timeout(900)
@pytest.mark.proves("G1", "G6", "G8", "G19", "G20", "G38", "G60", "G61")
def test_thousands_of_worlds_in_which_little_happens() -> None:
    """Most faults need a few steps and the right moment."""
    asked = ("--from", "1000000", "--seeds", str(SHORT), "--steps", str(FEW_STEPS))
    tally = msgspec.json.decode(simulated(*asked), type=Tally)
    assert not tally.failure, tally.failure
    assert tally.seeds == SHORT
