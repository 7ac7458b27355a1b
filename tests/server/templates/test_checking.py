"""What a template may hold: every way of getting it wrong is named by its place, in plain words, with what to do."""

import copy
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from server import templates
from server.templates.checking import problems
from server.templates.lines import Path

GOOD = tomllib.loads(templates.source("choice-to-stone").decode())
Data = dict[str, Any]


CARD: Data = {"id": "a", "kind": "card", "text": "Talk about it."}
RATING: Data = {"id": "a", "kind": "rating", "text": "How was it?"}
FIRST_PROMPT: Path = ("activities", 0, "prompts", 0)


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
    (take("scale", "left", "plain"), ("scale", "left"), "The left end of the scale has no plain"),
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
    (put("activities", 0, "mode", "alone"), ("activities", 0, "mode"), "“group” or “individual”"),
    (
        put("activities", 0, "mode", "individual"),
        ("activities", 0, "mode"),
        "is a conversation. People can only",
    ),
    (put("activities", 1, "prompts", [CARD]), ("activities", 1, "prompts"), "Activity 2 is a scale, and has prompts"),
    (put("activities", 0, "prompts", CARD), ("activities", 0, "prompts"), "Write [[activities.prompts]]"),
    (put("activities", 0, "prompts", [CARD] * 2), ("activities", 0, "prompts", 1, "id"), "so is that of number 1"),
    (put("activities", 0, "prompts", [CARD | {"when": "now"}]), (*FIRST_PROMPT, "when"), "“after”, “before” or"),
    (put("activities", 0, "prompts", [CARD | {"when": "after"}]), (*FIRST_PROMPT, "when"), "for “during” the talk"),
    (put("activities", 0, "prompts", [CARD | {"options": ["A"]}]), (*FIRST_PROMPT, "options"), "Only a rating has"),
    (put("activities", 0, "prompts", [CARD | {"kind": "rating"}]), FIRST_PROMPT, "Prompt 1 of activity 1 is a rating"),
    (put("activities", 0, "prompts", [RATING | {"options": "no"}]), (*FIRST_PROMPT, "options"), "Write it like this"),
    (put("activities", 0, "prompts", [RATING | {"options": ["A"]}]), FIRST_PROMPT, "it needs 2 to 7 options"),
    (put("activities", 0, "prompts", [RATING | {"options": ["A"] * 8}]), (*FIRST_PROMPT, "options"), "There are 8"),
    (put("activities", 0, "prompts", [RATING | {"options": ["A", ""]}]), (*FIRST_PROMPT, "options", 1), "Option 2 of"),
    (put("activities", 3, "prompts", 0, "kind", "card"), ("activities", 3, "prompts", 0, "kind"), "In a reflection"),
    (put("activities", 3, "prompts", 0, "when", "after"), ("activities", 3, "prompts", 0, "when"), "says when"),
    (
        put("activities", 3, "prompts", 0, "text", ""),
        ("activities", 3, "prompts", 0, "text"),
        "prompt 1 of activity 4",
    ),
    (put("bearers", 1, "name", "patient"), ("bearers", 1, "name"), "so is that of number 1"),
    (take("bearers", 1, "id"), ("bearers", 1), "Bearer 2 has no id"),
    (put("terms", 1, "word", "Social prescribing"), ("terms", 1, "word"), "so is that of number 1"),
    (put("bands", {"near": 300, "far": 200}), ("bands", "near"), "The near cannot be more"),
    (put("bands", {"near": 300}), ("bands",), "The bands has no far"),
    (put("bands", {"near": 0, "far": 200}), ("bands", "near"), "from 1 to 1000"),
    (put("bands", 3), ("bands",), "should be a table with near, far"),
    (put("closing", {"thanks": "x", "next": "y" * 501, "contact": "z"}), ("closing", "next"), "has 501 characters"),
    (take("closing", "contact"), ("closing",), "The closing has no contact"),
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


def test_a_band_may_be_as_wide_as_the_next_one_begins() -> None:
    """Near and far may meet, so that nothing is some way apart."""
    assert problems(GOOD | {"bands": {"near": 200, "far": 200}}) == []


def test_nothing_at_all_is_a_template_without_everything() -> None:
    """What is no table is said to be none, whatever it is."""
    assert next(words for _, words in problems([])).startswith("The file is one value")
