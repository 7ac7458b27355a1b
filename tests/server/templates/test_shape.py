"""What a template may hold: every way of getting it wrong is named by its place, in plain words, with what to do."""

import copy
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from server import templates
from server.templates.lines import Path
from server.templates.shape import problems

GOOD = tomllib.loads(templates.source("choice-to-stone").decode())
Data = dict[str, Any]


def put(*path: Any) -> Callable[[Data], None]:
    """A change that puts the last of these at the place that the others name."""
    *where, key, value = path

    def change(data: Any) -> None:
        for step in where:
            data = data[step]
        data[key] = value

    return change


def take(*path: Any) -> Callable[[Data], None]:
    """A change that takes away what is at this place."""
    *where, key = path

    def change(data: Any) -> None:
        for step in where:
            data = data[step]
        del data[key]

    return change


BROKEN: list[tuple[Callable[[Data], None], Path, str]] = [
    (put("tilte", "x"), ("tilte",), "Did you mean “title”?"),
    (put("colour", "x"), ("colour",), "take it out. What can stand here: title, scale"),
    (put("aspects", 2, "sauce", "x"), ("aspects", 2, "sauce"), "Did you mean “source”?"),
    (put("scale", "middle", {}), ("scale", "middle"), "Nothing is called “middle” here"),
    (take("title"), (), "The file has no title"),
    (take("scale"), (), "The file has no scale"),
    (take("scale", "left", "plain"), ("scale", "left"), "The left of the scale has no plain"),
    (take("aspects", 4, "detail"), ("aspects", 4), "Aspect 5 has no detail"),
    (put("title", ""), ("title",), "The title is empty"),
    (put("title", "   "), ("title",), "The title is empty"),
    (put("title", 3), ("title",), "should be a text in double quotes"),
    (put("scale", "yes"), ("scale",), "should be a table with left, right"),
    (put("scale", "left", "words", "x" * 46), ("scale", "left", "words"), "has 46 characters, and 45 fit"),
    (put("aspects", 0, "title", "x" * 46), ("aspects", 0, "title"), "The title of aspect 1 has 46 characters"),
    (put("aspects", 0, "id", "Two Words"), ("aspects", 0, "id"), "small letters, digits and dashes"),
    (put("aspects", 0, "id", "9lives"), ("aspects", 0, "id"), "begin with a letter"),
    (put("aspects", 0, "id", "ends\n"), ("aspects", 0, "id"), "small letters, digits and dashes"),
    (put("aspects", 0, "id", ""), ("aspects", 0, "id"), "small letters, digits and dashes"),
    (put("aspects", "none"), ("aspects",), "Write [[aspects]], with two brackets"),
    (put("aspects", []), ("aspects",), "There are 0 aspects, and there can be 1 to 40. Please add more."),
    (put("aspects", 3, "a topic"), ("aspects", 3), "Aspect 4 is one value"),
    (put("backgrounds", 1, "shape", "star"), ("backgrounds", 1, "shape"), "“circle”, “diamond”, “square” or"),
    (put("backgrounds", 1, "shape", "circle"), ("backgrounds", 1, "shape"), "so is that of number 1"),
    (put("backgrounds", 1, "name", "LINK workers"), ("backgrounds", 1, "name"), "so is that of number 1"),
    (put("backgrounds", 1, "id", "link-workers"), ("backgrounds", 1, "id"), "so is that of number 1"),
    (take("backgrounds", 1), ("backgrounds",), "There are 1 backgrounds, and there can be 2 to 4"),
    (put("aspects", 7, "id", "where-we-meet"), ("aspects", 7, "id"), "so is that of number 2"),
    (put("aspects", 7, "title", "where we MEET"), ("aspects", 7, "title"), "so is that of number 2"),
    (put("activities", 3, "id", "how-fixed"), ("activities", 3, "id"), "so is that of number 2"),
    (put("activities", 0, "minutes", 0), ("activities", 0, "minutes"), "is 0. It should be a whole number from 1"),
    (put("activities", 0, "minutes", 2.5), ("activities", 0, "minutes"), "is 2.5. It should be a whole number"),
    (put("activities", 0, "minutes", True), ("activities", 0, "minutes"), "is true. It should be a whole number"),
    (put("activities", 0, "minutes", "15"), ("activities", 0, "minutes"), "without quotes"),
    (put("activities", 0, "kind", "quiz"), ("activities", 0, "kind"), "“chart”, “conversation”, “reflection” or"),
    (put("activities", 0, "grouping", []), ("activities", 0, "grouping"), "“mixed”, “separate” or “together”"),
    (put("activities", 0, "attribution", 1), ("activities", 0, "attribution"), "“group”, “named” or “nobody”"),
]


def test_the_built_in_template_has_nothing_to_mend() -> None:
    """A good file is found good."""
    assert problems(GOOD) == []


@pytest.mark.parametrize(("change", "path", "words"), BROKEN, ids=[words for _, _, words in BROKEN])
def test_a_broken_template_is_found_out(change: Callable[[Data], None], path: Path, words: str) -> None:
    """Exactly the one thing that is wrong is named, with its place."""
    data = copy.deepcopy(GOOD)
    change(data)

    assert [path] == [place for place, _ in problems(data)]
    assert words in problems(data)[0][1]


def test_more_than_forty_aspects_are_too_many_for_one_afternoon() -> None:
    """Forty may stand, forty-one may not."""
    one = GOOD["aspects"][0]
    many = [one | {"id": f"topic-{number}", "title": f"Topic {number}"} for number in range(41)]

    assert problems(GOOD | {"aspects": many[:40]}) == []
    assert [place for place, _ in problems(GOOD | {"aspects": many})] == [("aspects",)]


def test_every_problem_is_found_in_one_go() -> None:
    """Three slips, three messages."""
    data = copy.deepcopy(GOOD)
    for change, _, _ in (BROKEN[0], BROKEN[7], BROKEN[21]):
        change(data)

    assert len(problems(data)) == 3
