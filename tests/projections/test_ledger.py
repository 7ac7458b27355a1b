"""What the server alone remembers."""

import pytest

from events import HandRaised
from projections import Ledger, enter, numbered
from tests.given import OPENED, event


def test_the_last_number_of_each_device_is_kept() -> None:
    """However old, a repeated command is recognised; the memory grows with devices only."""
    ledger = Ledger()
    for seq in (1, 2, 5):
        enter(ledger, event(HandRaised, seq, "ann", seat="ann", up=True))
    assert ledger.last("ann", "ann-tablet") == 5
    assert len(ledger.devices) == 1


def test_nobody_uses_up_the_numbers_of_another_ones_device() -> None:
    """The number belongs to the device in this seat's hands."""
    ledger = Ledger()
    enter(ledger, event(HandRaised, 9, "bob", seat="bob", up=True))
    assert ledger.last("ann", "bob-tablet") == 0


def test_the_salt_is_taken_from_the_first_event() -> None:
    """It never changes."""
    ledger = Ledger()
    enter(ledger, OPENED[0])
    assert ledger.salt == "pepper"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("d:1", ("d", 1)),
        ("a:b:12", ("a:b", 12)),
        ("plain", None),
        (":1", None),
        ("d:", None),
        ("d:x", None),
        ("d:²", None),
    ],
)
def test_a_command_id_is_device_and_number(name: str, parts: tuple[str, int] | None) -> None:
    """Anything else is the id of an event born elsewhere."""
    assert parts == numbered(name)


def test_a_copy_is_entered_without_touching_the_original() -> None:
    """A batch is tried on a copy."""
    ledger = Ledger()
    enter(ledger.copy(), event(HandRaised, 1, "ann", seat="ann", up=True))
    assert ledger.devices == {}
