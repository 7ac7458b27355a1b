"""Names for the boards of people whom an activity does not name."""

import pytest

from projections.alias import LENGTH, alias_in


@pytest.mark.proves("G40")
def test_each_activity_has_another_name_for_a_seat() -> None:
    """It tells neither the seat's alias nor the name in another activity, and is always the same."""
    names = {alias_in("anns-alias", activity) for activity in ("one", "two", "three")}
    assert len(names) == 3
    assert all(len(name) == LENGTH and "ann" not in name for name in names)
    assert alias_in("anns-alias", "one") in names
    assert alias_in("bobs-alias", "one") not in names


def test_it_is_the_same_in_both_languages() -> None:
    """``web/src/projections/alias.test.ts`` holds the tablet's to this very name."""
    assert alias_in("anns-alias", "unnamed") == "5d9aee789f6e83b5"


def test_who_has_no_alias_has_none_anywhere() -> None:
    """As in sessions of the first versions."""
    assert not alias_in("", "one")
