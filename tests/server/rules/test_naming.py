"""Names that can be read, whatever was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules.access import Refusal
from server.rules.naming import called


@pytest.mark.proves("G55")
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Ann  ", "Ann"),
        ("Ann\nfacilitator", "Ann facilitator"),
        ("Ann\u2028\u2029\x85x", "Ann x"),
        ("Ann\x1b[31m", "Ann [31m"),
        ("\u202eecilA", "ecilA"),
        ("\u2067Ann\u2069", "Ann"),
        ("An\u200bn\ufeff", "Ann"),
        ("A\u0301", "Á"),
        ("\ud800Ann", "Ann"),
        ("Z" + "\u0317" * 40, "Z" + "\u0317" * 3),
        ("نرگس\u200cها", "نرگس\u200cها"),
        ("\u200dAnn\u200d \u200cB\u200c\u200cC", "Ann BC"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("Siân", "Siân"),
        ("O’Brien-Łukasiewicz 2", "O’Brien-Łukasiewicz 2"),
    ],
)
def test_a_name_is_one_line_that_can_be_read(typed: str, name: str) -> None:
    """N1 to N4; what people are really called stays."""
    assert called(typed) == name


@pytest.mark.parametrize("typed", ["", " ", "\u200b", "\u202e", "\u3164", "\u2800", "\u0301", "\u200d\u200d", "\x00"])
def test_what_nobody_can_see_is_no_name(typed: str) -> None:
    """It is refused, in words."""
    with pytest.raises(Refusal, match="no-words"):
        called(typed)


@given(st.text(max_size=60))
def test_a_name_stays_what_it_is(typed: str) -> None:
    """Said again it is the same; it never holds a line break, a control character or a turn of direction."""
    try:
        name = called(typed)
    except Refusal:
        return
    assert called(name) == name
    assert not [sign for sign in name if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs")]
    assert not set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
