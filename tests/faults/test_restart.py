"""A server that is asked to stop: gone and back within seconds, whoever hangs on, and the tablets with it."""

from pathlib import Path
from random import Random

import pytest

from server.cli.plainly import COULD_NOT
from tests.faults.restarting import restarted, rolling
from tests.typed import typed

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


@pytest.mark.proves("G10")
@pytest.mark.parametrize("damage", ["no database", "half of it"])
def test_a_damaged_file_is_named_and_nothing_is_tried_again(tmp_path: Path, damage: str) -> None:
    """One sentence that says what to do, no trace, and an exit code of its own, so that nobody starts it in circles."""
    file = tmp_path / "leeway.db"
    file.write_bytes(b"\x55" * 9000 if damage == "no database" else b"SQLite format 3\0" + b"\0" * 2000)
    before = file.read_bytes()
    run = typed("serve", "--port", 0, "--store", f"sqlite:///{file}")
    assert run.code == COULD_NOT
    assert "backup" in run.words
    assert "Traceback" not in run.words
    assert "Leeway is at" not in run.words
    assert file.read_bytes() == before
