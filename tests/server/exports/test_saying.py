"""How things are said."""

import pytest

from events import Label, Scale
from projections import Change, Span
from server.exports import saying
from tests.given import ANN, FACILITATOR
from tests.server.exports.happened import seen

SCALE = Scale(left=Label(words="Choice", plain="a"), right=Label(words="Stone", plain="b"))


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (0, "Very near “Choice”, 0 out of 100"),
        (199, "Very near “Choice”, 20 out of 100"),
        (200, "Nearer “Choice”, 20 out of 100"),
        (500, "In the middle, 50 out of 100"),
        (600, "Nearer “Stone”, 60 out of 100"),
        (1000, "Very near “Stone”, 100 out of 100"),
    ],
)
def test_a_place_in_words(x: int, words: str) -> None:
    """The fifths of the screens."""
    assert saying.place(x, SCALE) == words


def test_a_span_in_words() -> None:
    """Both ends, or the one fifth that holds them."""
    assert saying.span(Span(low=0, high=950), SCALE).startswith("Between very near “Choice” and very near “Stone”, 0")
    assert saying.span(Span(low=410, high=590), SCALE) == "In the middle, 41 to 59 out of 100"


def test_who_is_named() -> None:
    """Seats and facilitators by name; groups, nobody and strangers not at all."""
    state = seen(FACILITATOR).state
    assert [saying.person(state, who) for who in ("ann", "fac")] == ["Ann", "Facilitator"]
    assert [saying.person(state, who) for who in ("link-workers", "", "x")] == ["", "", ""]


def test_how_words_came_here() -> None:
    """From paper, by a scribe, or in the usual way."""
    state = seen(ANN).state
    by_scribe = Change(seq=1, by="bob", at=1, scribe="ann", paper=True)
    assert saying.how(state, None, "scale") == saying.how(state, Change(seq=1, by="bob", at=1), "scale") == ""
    assert saying.how(state, by_scribe, "scale") == "from paper, written by Ann"
    assert saying.how(state, Change(seq=1, by="bob", at=1, scribe="x"), "scale") == "written by somebody else"
    assert saying.how(state, by_scribe, "secret") == "from paper"


def test_numbers_and_dates() -> None:
    """Without points that say nothing; minutes rounded; days as they are read."""
    assert [saying.number(value) for value in (475.0, 475.5, None)] == [475, 475.5, None]
    assert [saying.minutes(ms) for ms in (0, 29_999, 30_000, 90_000)] == [0, 0, 1, 2]
    assert saying.date(1_675_764_000_000) == "7 February 2023"
    assert [saying.count(n, "person", "people") for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]
