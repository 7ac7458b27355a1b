"""What it costs to make something durable."""

from pathlib import Path

import pytest

from server.log.syncs import KEPT, SLOW_MS, Syncs


def test_nothing_is_said_before_anything_was_written() -> None:
    """No cost, no warning."""
    syncs = Syncs()
    assert (syncs.cost, syncs.warning) == (None, "")


@pytest.mark.proves("G3")
def test_the_middle_and_the_worst_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the newest times only; a disk that makes people wait is warned of in words."""
    clock = iter(
        [moment for time in [900.0] * 3 + [2.0] * (KEPT - 2) + [SLOW_MS * 3] * 2 for moment in (0, time / 1000)]
    )
    monkeypatch.setattr("server.log.syncs.time.perf_counter", lambda: next(clock))
    syncs = Syncs()
    for _ in range(KEPT + 3):
        with syncs.timed():
            pass
    assert syncs.cost
    assert (syncs.cost.p50, syncs.cost.p99, syncs.cost.of) == (2.0, 300.0, KEPT)
    assert "300 ms" in syncs.warning


def test_it_is_measured_where_the_store_is(tmp_path: Path) -> None:
    """Nothing is left there."""
    syncs = Syncs()
    syncs.measure(tmp_path)
    assert syncs.cost
    assert syncs.cost.of == 20
    assert list(tmp_path.iterdir()) == []
