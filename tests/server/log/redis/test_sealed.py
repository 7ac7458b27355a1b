"""Values under a seal."""

from contextlib import suppress

import pytest

from server.log import Damaged
from server.log.directory import Entry
from server.log.redis.sealed import sealed, unsealed

ENTRY = Entry("s", "A title, ünïcode", "code", "secret", 7)


def test_a_sealed_value_comes_back() -> None:
    """One that an older Leeway kept, without a seal, too."""
    kept = sealed(ENTRY, "s")
    assert unsealed(kept, Entry, "s", "It") == ENTRY
    assert unsealed(kept[:-42] + b"}", Entry, "s", "It") == ENTRY


@pytest.mark.proves("G10")
def test_any_flipped_bit_is_found_or_changes_nothing() -> None:
    """Everywhere in it."""
    kept = sealed(ENTRY, "s")
    for place in range(len(kept)):
        for bit in range(8):
            changed = bytearray(kept)
            changed[place] ^= 1 << bit
            with suppress(Damaged):
                assert unsealed(bytes(changed), Entry, "s", "It") == ENTRY


def test_a_seal_is_of_one_session() -> None:
    """What was kept for another is not believed."""
    with pytest.raises(Damaged, match="It is damaged"):
        unsealed(sealed(ENTRY, "t"), Entry, "s", "It")
