"""A template written out is the template that is read in."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import templates

GOOD = templates.draft_of(templates.load("choice-to-stone"))
SHORT = st.text(min_size=1, max_size=45).filter(str.strip)
SENTENCE = st.text(min_size=1, max_size=200).filter(str.strip)
DRAFTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "title": SENTENCE.map(lambda text: text[:120]).filter(str.strip),
        "aspects": st.lists(st.tuples(SHORT, st.text(max_size=200)), min_size=1, unique_by=lambda pair: fold(pair[0])),
        "bearers": st.lists(SHORT, max_size=3, unique_by=lambda name: fold(name)),
        "terms": st.lists(st.tuples(SHORT, SENTENCE), max_size=3, unique_by=lambda pair: fold(pair[0])),
        "bands": st.none() | st.tuples(st.integers(1, 500), st.integers(500, 1000)),
        "closing": st.none() | st.tuples(SENTENCE, SENTENCE, SENTENCE),
        "options": st.lists(SHORT, min_size=2, max_size=7),
    }
)


def fold(text: str) -> str:
    """Texts that a template takes for the same."""
    return text.strip().casefold()


def drawn(parts: dict[str, Any]) -> dict[str, Any]:
    """A whole draft with these words in it."""
    rating = {"id": "r", "kind": "rating", "text": parts["title"], "when": "during", "options": parts["options"]}
    return GOOD | {
        "title": parts["title"],
        "aspects": [
            {"id": f"a-{at}", "title": title, "detail": rest, "source": rest}
            for at, (title, rest) in enumerate(parts["aspects"])
        ],
        "activities": [*GOOD["activities"][:3], GOOD["activities"][3] | {"prompts": [rating]}],
        "bearers": [{"id": f"b-{at}", "name": name} for at, name in enumerate(parts["bearers"])],
        "terms": [{"word": word, "plain": plain} for word, plain in parts["terms"]],
        "bands": parts["bands"] and dict(zip(("near", "far"), parts["bands"], strict=True)),
        "closing": parts["closing"] and dict(zip(("thanks", "next", "contact"), parts["closing"], strict=True)),
    }


@pytest.mark.parametrize("name", [found.name for found in templates.usable()])
def test_a_built_in_one_survives_being_written_and_read(name: str) -> None:
    """To the last word."""
    template = templates.load(name)

    assert templates.read(f"{name}.toml", templates.to_toml(template).encode()) == template


@given(DRAFTS.map(drawn))
def test_any_words_survive_being_written_and_read(draft: dict[str, Any]) -> None:
    """Quotes, backslashes, line breaks, brackets, emoji and what cannot be seen."""
    template = templates.from_draft(draft)

    assert templates.read(f"{template.name}.toml", templates.to_toml(template).encode()) == template


def test_a_file_says_what_its_parts_are() -> None:
    """One comment above each part that is there, and none for what is not."""
    text = templates.to_toml(templates.from_draft(GOOD | {"bearers": [], "terms": []}))

    assert text.index("# The topics") < text.index("[[aspects]]") < text.index("# The agenda")
    assert "near" not in text
    assert "Words that not everybody knows" not in text
