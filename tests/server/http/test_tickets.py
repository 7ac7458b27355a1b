"""Keys: what they prove, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from server.http.tickets import HANDOVER_SECONDS, MOST_CARDS, Bad, Expired, Keys, Ticket, seat_of_card
from server.rules.access import Actor, Role

SECRET = "a secret of the tests"
KEYS = Keys(SECRET, 1)


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


def test_a_handover_is_for_ten_minutes_and_for_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is a key a handover, nor a handover a key."""
    secret = KEYS.hand_over("here", "s-1")
    assert KEYS.handed_over(secret) == ("here", "s-1", 0)
    assert KEYS.handed_over(KEYS.hand_over("here", "s-1", 3)) == ("here", "s-1", 3)
    with pytest.raises(Bad):
        KEYS.read(secret)
    with pytest.raises(Bad):
        KEYS.handed_over(KEYS.make("here", "participant", "s-1"))
    issued = TimestampSigner("x").get_timestamp()
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: issued + HANDOVER_SECONDS + 5)
    with pytest.raises(Expired):
        KEYS.handed_over(secret)


def test_a_recovery_code_is_its_sessions_own() -> None:
    """However it is typed; another session's, a near miss or nothing at all is none."""
    code = KEYS.recovery_code("here")
    assert len(code) == 16
    assert KEYS.is_recovery_code("here", f" {code[:4].lower()}-{code[4:]}")
    for wrong in ("", code[:-1], code + "0", KEYS.recovery_code("there"), "é" * 16):
        assert not KEYS.is_recovery_code("here", wrong)
    assert not Keys("another secret of tests", 1).is_recovery_code("here", code)


@given(st.integers(1, MOST_CARDS))
def test_a_card_says_its_number_and_proves_it(number: int) -> None:
    """In its own session only; each leads to a seat of its own, whichever secret the server signs with."""
    card = KEYS.card("here", number)
    assert len(card) == 10
    assert KEYS.card_number("here", f"{card[:5].lower()} {card[5:]}") == number
    assert KEYS.card_number("there", card) is None
    assert seat_of_card("here", number, "salt") == seat_of_card("here", number, "salt")
    seats = {seat_of_card(*at) for at in (("here", number, "a"), ("here", number + 1, "a"), ("here", number, "b"))}
    assert len(seats) == 3


@pytest.mark.proves("G58")
def test_the_first_secret_signs_and_all_of_them_are_believed() -> None:
    """So a new one may go before the old: nothing that was given out stops working before the old one is dropped."""
    old, new = Keys("the old secret of tests", 1), Keys("the new secret of tests", 1)
    both = Keys("the new secret of tests, the old secret of tests", 1)
    for one in (old, new):
        assert both.read(one.make("here", "wall", "", 2)).actor.turn == 2
        assert both.handed_over(one.hand_over("here", "s-1"))
        assert both.is_recovery_code("here", one.recovery_code("here"))
        assert both.card_number("here", one.card("here", 7)) == 7
    assert new.read(both.make("here", "wall", ""))
    assert new.is_recovery_code("here", both.recovery_code("here"))
    assert new.card_number("here", both.card("here", 7)) == 7
    with pytest.raises(Bad):
        new.read(old.make("here", "wall", ""))
    assert not new.is_recovery_code("here", old.recovery_code("here"))
    assert new.card_number("here", old.card("here", 7)) is None


def test_a_key_from_before_keys_were_numbered_is_the_first() -> None:
    """Nobody is locked out by an upgrade."""
    key = URLSafeTimedSerializer(SECRET, salt="leeway.key").dumps(["here", "participant", "s-1"])
    assert KEYS.read(key) == Ticket("here", Actor("participant", "s-1"))


@given(st.text())
def test_no_text_is_a_card_by_chance(text: str) -> None:
    """Nor is a card beyond the last one."""
    assert KEYS.card_number("here", text) is None
    assert KEYS.card_number("here", KEYS.card("here", MOST_CARDS + 1)) is None
