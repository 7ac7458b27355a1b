"""A server that is asked to stop: gone and back within seconds, whoever hangs on, and the tablets with it."""

from pathlib import Path
from random import Random

import pytest

from tests.faults.restarting import restarted, rolling

WITHIN = 10
"""Seconds; it is meant to be five, and the machine may be busy."""


@pytest.mark.proves("G24", "G28")
async def test_a_stuck_client_holds_no_restart_up(tmp_path: Path) -> None:
    """SIGTERM with a tablet that reads nothing any more: the server is gone soon, and the others are back soon."""
    found = await restarted(tmp_path, tablets=20, seed=1)
    assert found.gone < WITHIN
    assert found.back < WITHIN
    assert {code for code, _ in found.ends} == {4012}
    assert all("come back in" in reason for _, reason in found.ends)


@pytest.mark.proves("G19", "G20", "G28", "G29")
async def test_two_servers_are_restarted_in_turn_and_nobody_sees_an_error(tmp_path: Path) -> None:
    """Behind a load balancer, on one Redis, under load: every tablet goes on, and nothing is lost or out of order."""
    tally = await rolling(tmp_path, restarts=4, tablets=10, dice=Random(2))
    assert tally.wrong == []
    assert tally.acknowledged > 40
