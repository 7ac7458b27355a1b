"""Entries of streams, and epochs."""

import pytest

from server.log import Damaged
from server.log.redis.entries import epoch_of, is_epoch, new_epoch, stored


def test_entries_with_and_without_a_sum_are_read() -> None:
    """As the client gives them, and as a bare line does."""
    assert stored("s", b"7-0", {b"event": b"raw", b"sum": b"x"}) == (7, b"raw", b"x")
    assert stored("s", b"7-0", [b"event", b"raw", b"sum", b"x"]) == (7, b"raw", b"x")
    assert stored("s", b"7-0", [b"event", b"raw"]) == (7, b"raw", None)


@pytest.mark.parametrize("fields", [[], [b"evens", b"raw"], [b"event", b"raw", b"sul", b"x"]])
def test_an_entry_that_is_made_otherwise_is_damage(fields: list[bytes]) -> None:
    """It is named."""
    with pytest.raises(Damaged, match="event 7 is damaged"):
        stored("s", b"7-0", fields)


def test_an_epoch_knows_its_session() -> None:
    """Those that an older Leeway gave cannot be told apart."""
    epoch = new_epoch("s")
    assert is_epoch("s", epoch)
    assert not is_epoch("t", epoch)
    assert not is_epoch("s", epoch[:-1] + chr(ord(epoch[-1]) ^ 1))
    assert is_epoch("s", "0123456789abcdef")
    assert epoch_of([]) == ""
    assert epoch_of([(b"1-0", [b"epoch", b"e"])]) == epoch_of([(b"1-0", {b"epoch": b"e"})]) == "e"
