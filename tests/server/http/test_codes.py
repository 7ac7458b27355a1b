"""Join codes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.http.codes import (
    ALPHABET,
    derived,
    in_base_32,
    in_fours,
    new_code,
    new_secret,
    normalised,
    plain,
)


@pytest.mark.parametrize(
    "typed",
    ["7K3M9QXZ", "7k3m9qxz", "7k3m-9qxz", " 7K3M 9QXZ ", "7 k 3 m\N{EN DASH}9 q x z", "7K3M\N{NO-BREAK SPACE}9QXZ"],
)
def test_case_dashes_and_blanks_do_not_matter(typed: str) -> None:
    """However it is typed, it is the same code."""
    assert normalised(typed) == "7K3M9QXZ"


def test_letters_that_look_like_digits_are_digits() -> None:
    """O is 0, I and L are 1."""
    assert normalised("ooooiill") == "00001111"


@pytest.mark.parametrize("typed", ["", "7K3M9QX", "7K3M9QXZZ", "7K3M9QXU", "7K3M9QX!", "ÄÄÄÄÄÄÄÄ", "8" * 26 + "8"])
def test_what_cannot_be_a_code(typed: str) -> None:
    """Wrong length, or a letter that no code has."""
    assert normalised(typed) is None


@given(st.sampled_from([new_code, new_secret]), st.randoms())
def test_every_new_code_is_its_own_normal_form(make: object, random: object) -> None:
    """What is stored is what is looked up."""
    assert callable(make)
    code = make()
    assert normalised(code) == code
    assert set(code) <= set(ALPHABET)


def test_codes_do_not_repeat() -> None:
    """A thousand of each, all different."""
    assert len({new_code() for _ in range(1000)} | {new_secret() for _ in range(1000)}) == 2000


def test_a_derived_code_is_always_the_same() -> None:
    """And another one for another secret, or about something else."""
    assert derived("secret", "this", 16) == derived("secret", "this", 16)
    assert len({derived(s, about, 16) for s in ("secret", "other") for about in ("this", "that")}) == 4
    assert plain(in_fours(derived("secret", "this", 16)).lower()) == derived("secret", "this", 16)
    assert len(set(derived("secret", "this", 51))) > 10


def test_numbers_in_base_32() -> None:
    """The lowest digits, with zeros before them."""
    assert [in_base_32(number, 2) for number in (0, 1, 31, 32, 1023, 1024)] == ["00", "01", "0Z", "10", "ZZ", "00"]


def test_a_code_is_read_out_in_fours() -> None:
    """With dashes between."""
    assert in_fours("7K3M9QXZ12") == "7K3M-9QXZ-12"
