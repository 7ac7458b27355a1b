"""What makes a run of events a sequence (L3, L11)."""

import pytest

from server.log import Damaged
from server.log.sequence import Stored, demand_contiguous, demand_name, restored
from tests.server.log.stories import one, some


def stored(*seqs: int) -> list[Stored]:
    """What a log would hold at these places."""
    return [(seq, one(seq).raw, None) for seq in seqs]


def test_what_follows_without_a_gap_may_be_appended() -> None:
    """From anywhere on."""
    demand_contiguous(0, some(0, 3))
    demand_contiguous(7, some(7, 1))


@pytest.mark.parametrize(("after", "seqs"), [(0, []), (-1, [0]), (0, [2]), (0, [1, 1]), (0, [1, 3]), (5, [5])])
def test_anything_else_may_not(after: int, seqs: list[int]) -> None:
    """Nothing, a negative place, a hole, a repeat."""
    with pytest.raises(ValueError, match=r"seq|at least one"):
        demand_contiguous(after, [one(seq) for seq in seqs])


def test_a_session_has_a_name_that_can_be_written() -> None:
    """Anything but none, and half a character."""
    demand_name("{*}")
    for bad in ("", "\udfff"):
        with pytest.raises(ValueError, match=r"empty|surrogate"):
            demand_name(bad)


@pytest.mark.parametrize(("after", "seqs"), [(0, [2]), (0, [1, 2, 4]), (3, [5, 6])])
def test_l11_a_gap_is_named_and_never_passed_on(after: int, seqs: list[int]) -> None:
    """The message says which event is missing."""
    missing = next(seq for seq in range(after + 1, 99) if seq not in seqs)
    with pytest.raises(Damaged, match=f"Session s: event {missing} is missing"):
        restored("s", after, stored(*seqs))


def test_l11_an_event_in_anothers_place_is_damage() -> None:
    """The place in the store and the seq in the bytes must agree."""
    with pytest.raises(Damaged, match="event 3 in the place of 1"):
        restored("s", 0, [(1, one(3).raw, None)])


@pytest.mark.parametrize("raw", [b"", b"{}", b"\xff", b'{"type":"note.moved","seq":1}'])
def test_l11_what_is_no_event_is_damage(raw: bytes) -> None:
    """Half an event, another thing, nothing."""
    with pytest.raises(Damaged, match="as event 1 is no event"):
        restored("s", 0, [(1, raw, None)])


def test_nothing_stored_is_no_event() -> None:
    """Wherever one looks."""
    assert restored("s", 9, []) == []
