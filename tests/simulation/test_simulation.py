"""Hundreds of simulated workshops in which everything goes wrong, and the proof that the simulation would notice.

They run in a process of their own, since chance must be the same in each run, and the order of sets is chance as well.
"""

from typing import Any

import msgspec
import pytest

from tests.simulation.asking import simulated
from tests.simulation.many import Tally

LONG = 100
"""Whole afternoons: as many as half a minute of one core allows."""

HAPPENED = [
    "killed after an append", "killed before an append", "killed before telling", "killed amid telling",
    "killed at any moment", "killed by a power cut", "killed between append and tell", "restarted", "stalled",
    "lost its tail", "acknowledged events lost by a log that may", "resumed", "reset", "welcomed afresh",
    "duplicates answered", "refused stale", "refused not-saved-yet", "cut", "all cut",
    "half open", "knocked in vain", "not reading", "closed 4008", "closed 4012", "slept", "reloaded", "second page",
    "bad disk", "taken back", "words read", "words kept from somebody", "said saved", "says unsent", "pasts looked at",
    "commands recorded once",
]  # fmt: skip


@pytest.mark.timeout(900)
@pytest.mark.proves(
    "G1",
    "G2",
    "G6",
    "G8",
    "G11",
    "G19",
    "G20",
    "G21",
    "G24",
    "G25",
    "G30",
    "G32",
    "G33",
    "G38",
    "G41",
    "G42",
    "G60",
    "G61",
)
def test_whatever_happens_nothing_is_lost_doubled_or_told_to_the_wrong_one() -> None:
    """In every world, at every step, until everything has healed; and everything that can go wrong has."""
    tally = msgspec.json.decode(simulated("--seeds", str(LONG)), type=Tally)
    assert not tally.failure, tally.failure
    assert tally.seeds == LONG
    assert not [what for what in HAPPENED if not tally.counts.get(what)]


@pytest.mark.timeout(900)
@pytest.mark.proves("G1", "G6", "G19", "G38", "G60")
def test_what_is_broken_on_purpose_is_noticed() -> None:
    """Each of a dozen variants, on either side of the wire, within a few seeds."""
    found: dict[str, Any] = msgspec.json.decode(simulated("--broken", "--seeds", "60"))
    assert len(found) >= 10
    assert not [name for name, how in found.items() if not how]


@pytest.mark.proves("G30")
def test_a_seed_is_always_the_same_world() -> None:
    """Or nobody could look into what failed."""
    first, again = (msgspec.json.decode(simulated("--from", "11", "--seeds", "2"), type=Tally) for _ in range(2))
    assert first.counts == again.counts
