"""Drafts: what an editor works on is checked like a file, and becomes the same plan."""

import copy

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import templates

BUILT_IN = [found.name for found in templates.usable()]
GOOD = templates.draft_of(templates.load("choice-to-stone"))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from(list(GOOD)), inner)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_template_as_a_draft_is_the_same_template(name: str) -> None:
    """Through JSON and back, but for the name, which comes from the title."""
    template = templates.load(name)
    draft = msgspec.json.decode(msgspec.json.encode(templates.draft_of(template)))
    again = templates.from_draft(draft)

    assert (again.title, msgspec.structs.replace(again.plan, template=name)) == (template.title, template.plan)


def test_it_is_named_after_its_title() -> None:
    """The session remembers which template it was made from."""
    assert templates.from_draft(GOOD | {"title": "Our day, 2027"}).plan.template == "our-day-2027"


def test_what_is_wrong_is_found_at_its_place() -> None:
    """So that it can be said beside the field; and such a draft makes no template."""
    draft = copy.deepcopy(GOOD)
    draft["aspects"][2]["title"] = ""
    draft["activities"][0]["prompts"][1]["text"] = "x" * 201

    assert [path for path, _ in templates.found_in(draft)] == [
        ("aspects", 2, "title"),
        ("activities", 0, "prompts", 1, "text"),
    ]
    with pytest.raises(templates.Broken, match="The title of aspect 3 is empty"):
        templates.from_draft(draft)


def test_what_is_not_there_may_be_null() -> None:
    """JSON has a word for nothing, and TOML has none."""
    assert templates.from_draft(GOOD | {"bands": None, "closing": None}).plan.closing is None


@pytest.mark.proves("G57")
def test_a_hostile_draft_is_answered_shortly() -> None:
    """Thousands of slips are not said one by one, nor long values repeated."""
    draft = GOOD | {"aspects": [{}] * 100_000, **{f"x{number}": 1 for number in range(10_000)}, "x" * 100_000: 1}
    words = [words for _, words in templates.found_in(draft)]

    assert len(words) < 300
    assert sum(map(len, words)) < 30_000


@given(ANYTHING, st.sampled_from([*GOOD, "other"]))
def test_anything_at_all_can_be_checked(value: object, part: str) -> None:
    """A draft is whatever came over the line."""
    assert isinstance(templates.found_in(value), list)
    if templates.found_in(GOOD | {part: value}) == []:
        assert isinstance(templates.from_draft(GOOD | {part: value}), templates.Template)
