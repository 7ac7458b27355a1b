"""Parts of a template are called what a person would call them."""

import pytest

from server.templates.lines import Path
from server.templates.naming import either, name_of, shown


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), "The file"),
        (("title",), "The title"),
        (("scale", "left", "plain"), "The plain of the left end of the scale"),
        (("aspects", 3), "Aspect 4"),
        (("aspects", 3, "title"), "The title of aspect 4"),
        (("activities", 0, "prompts", 1, "options", 2), "Option 3 of prompt 2 of activity 1"),
    ],
)
def test_a_place_is_said_in_words(path: Path, words: str) -> None:
    """Counting from one, from the inside out."""
    assert name_of(path) == words


def test_a_value_is_shown_as_it_stands_or_begins() -> None:
    """Texts in quotes, truths as a file has them, long ones cut short."""
    assert [shown("x"), shown(True), shown(2.5)] == ["“x”", "true", "2.5"]
    assert len(shown("x" * 1000)) < 100


def test_choices_are_joined_as_in_a_sentence() -> None:
    """The last one after an or."""
    assert either(["a", "b", "c"]) == "“a”, “b” or “c”"
