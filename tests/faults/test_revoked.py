"""A key that is taken back opens nothing any more, and its socket is closed at once, on every server of the store."""

import pytest

from tests.prove.security import a_day, revoked


@pytest.mark.proves("G50", "G51")
async def test_every_way_of_taking_a_key_back_closes_its_socket_within_a_second() -> None:
    """With the socket at the same server, and at another one of the same Redis; the margin is for a busy machine."""
    times = await revoked(2)
    assert min(times) >= 0, "a key that was taken back still opens something"
    assert max(times) < 5


@pytest.mark.proves("G52")
def test_a_day_of_guessing_finds_nothing() -> None:
    """With a thousand sessions on the server, and as many wrong codes as it looks up in a day."""
    assert a_day() < 1e-4
