"""Short names for the computer."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.templates.slugs import slug_of


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Where we meet", "where-we-meet"),
        ("  Going to people's homes! ", "going-to-peoples-homes"),
        ("Café & crêpes", "cafe-crepes"),
        ("2 visits", "topic-2-visits"),
        ("会议", "topic"),
        ("", "topic"),
    ],
)
def test_it_says_what_the_text_says(text: str, slug: str) -> None:
    """Small letters, digits and dashes; where nothing can be said that way, a word that can."""
    assert slug_of(text) == slug


def test_one_that_is_taken_gets_a_number() -> None:
    """Two topics that read alike are told apart."""
    assert slug_of("Where we meet", {"where-we-meet", "where-we-meet-2"}) == "where-we-meet-3"


@given(st.text())
def test_any_text_makes_one(text: str) -> None:
    """Whatever people write, it is a name that a template can hold."""
    assert re.fullmatch(r"[a-z][a-z0-9-]{0,47}", slug_of(text, {slug_of(text)}))
