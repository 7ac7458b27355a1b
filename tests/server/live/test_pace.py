"""How fast a seat may send."""

from server.live.pace import Bucket


def test_a_burst_and_then_the_rate() -> None:
    """Sixty at once, then thirty a second."""
    bucket = Bucket(30, 60)
    assert sum(bucket.take(0.0) for _ in range(100)) == 60
    assert sum(bucket.take(1.0) for _ in range(100)) == 30


def test_waiting_fills_no_more_than_the_burst() -> None:
    """An hour of silence saves up nothing."""
    bucket = Bucket(30, 60)
    assert sum(bucket.take(3600.0) for _ in range(100)) == 60


def test_a_clock_that_stands_gives_nothing() -> None:
    """A clock that seems to go backwards neither gives nor takes."""
    bucket = Bucket(30, 1)
    assert bucket.take(10.0)
    assert not bucket.take(9.0)
    assert not bucket.take(10.0)
