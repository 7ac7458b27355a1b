"""Those who hang on are let go and cost little; those who were cut off all get back in. In tests/prove more of them."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.fleet import GIVE_UP
from tests.faults.restarting import restarted
from tests.prove.crowd import half_a_head, no_hello, silent, unread

PATIENCE = 45
"""Seconds until they are gone; meant are 25, and the machine may be busy."""

MOST_IN_THE_KERNEL = 256 * 1024


@pytest.mark.proves("G24", "G25")
async def test_who_reads_nothing_or_says_nothing_is_let_go_and_costs_little(tmp_path: Path) -> None:
    """A tablet that never reads, one that says no hello, and a connection that never ends its handshake."""
    hung, *mute = await asyncio.gather(
        unread(tmp_path / "deaf", 5),
        silent(tmp_path / "mute", 5, no_hello),
        silent(tmp_path / "slow", 5, half_a_head),
    )
    assert hung.gone < PATIENCE
    assert hung.kernel < MOST_IN_THE_KERNEL
    assert max(mute) < PATIENCE


@pytest.mark.proves("G20", "G29")
async def test_a_storm_of_returning_tablets_gets_back_in(tmp_path: Path) -> None:
    """Sixty tablets lose their server without a word; each of them is welcomed again by the next one."""
    found = await restarted(tmp_path, tablets=60, seed=3, kill=True)
    assert len(found.moments) == 60
    assert not [code for code, _ in found.ends if code >= GIVE_UP]
