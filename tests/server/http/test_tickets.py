"""Keys: what they prove, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner

from server.http.tickets import Bad, Expired, Keys, Ticket
from server.rules.access import Actor, Role

KEYS = Keys("a secret of the tests", 1)


@pytest.mark.parametrize(("role", "holder"), [("facilitator", "f-1"), ("participant", "s-1"), ("wall", "")])
def test_a_key_proves_what_it_was_made_for(role: Role, holder: str) -> None:
    """Session, role and holder come back as they went in."""
    assert KEYS.read(KEYS.make("here", role, holder)) == Ticket("here", Actor(role, holder))


def test_a_key_of_another_server_is_bad() -> None:
    """Another secret, another world."""
    with pytest.raises(Bad):
        KEYS.read(Keys("another secret of tests", 1).make("here", "facilitator", "f"))


def test_a_key_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    """One second after its days are over it is of no use."""
    key = KEYS.make("here", "wall", "")
    issued = TimestampSigner("x").get_timestamp()
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: issued + 24 * 60 * 60 - 5)
    assert KEYS.read(key)
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: issued + 24 * 60 * 60 + 5)
    with pytest.raises(Expired):
        KEYS.read(key)


@given(st.integers(0, 200), st.characters(codec="ascii"))
def test_one_changed_character_spoils_a_key(place: int, character: str) -> None:
    """No character of a key may be another."""
    key = KEYS.make("here", "participant", "s-1")
    place %= len(key) - 1  # the very last character has bits that mean nothing
    changed = key[:place] + character + key[place + 1 :]
    if changed != key:
        with pytest.raises(Bad):
            KEYS.read(changed)


@given(st.text())
def test_no_text_is_a_key_by_chance(text: str) -> None:
    """Whatever is read, it is refused as ``Bad``."""
    with pytest.raises(Bad):
        KEYS.read(text)


def test_a_role_that_there_is_not_is_bad() -> None:
    """A signed key of a future version opens nothing."""
    with pytest.raises(Bad):
        KEYS.read(KEYS.make("here", "owner", "x"))  # type: ignore[arg-type]
