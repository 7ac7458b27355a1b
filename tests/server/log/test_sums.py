"""Sums: one for what was kept where it was kept."""

import pytest

from server.log.sums import SIZE, event_sum, row_sum


def test_a_sum_fits_one_text_in_one_place() -> None:
    """Another session, another seq, another byte: another sum."""
    sums = [event_sum("s", 1, b"raw"), event_sum("s", 2, b"raw"), event_sum("t", 1, b"raw"), event_sum("s", 1, b"rav")]
    assert len(set(sums)) == 4
    assert {len(one) for one in sums} == {SIZE}
    assert event_sum("s", 1, b"raw") == sums[0]


def test_places_do_not_run_into_each_other() -> None:
    """A name that ends with digits, a text that begins with them."""
    assert len({event_sum("s1", 1, b"a"), event_sum("s", 11, b"a"), event_sum("s", 1, b"1 a")}) == 3


@pytest.mark.parametrize("other", [("a", 2), ("a1",), ("b", 1), (1, "a")])
def test_a_row_has_a_sum_of_all_its_values(other: tuple[str | int, ...]) -> None:
    """Each in its place."""
    assert row_sum("a", 1) != row_sum(*other)
