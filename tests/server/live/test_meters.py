"""The meters."""

from server.live.meters import Meters


def test_two_servers_in_one_process_count_apart() -> None:
    """Each has a registry of its own."""
    one, other = Meters(), Meters()
    one.recorded.inc(3)
    assert b"leeway_recorded_total 3.0" in one.text()
    assert b"leeway_recorded_total 0.0" in other.text()
