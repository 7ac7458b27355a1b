"""What settings must mean together: things that are told apart, and settings that fit the kind of activity.

Everything here looks past what is of the wrong kind altogether; that is said elsewhere, once.
"""

from collections.abc import Iterator
from typing import Any

from server.templates.lines import Path
from server.templates.naming import name_of, shown

_APART = (
    ("backgrounds", "id"),
    ("backgrounds", "name"),
    ("backgrounds", "shape"),
    ("aspects", "id"),
    ("aspects", "title"),
    ("activities", "id"),
    ("bearers", "id"),
    ("bearers", "name"),
    ("terms", "word"),
)

_MOST = 100
"""Rows of a list that are compared; more of them are too many anyway."""

Found = tuple[Path, str]
"""Where something is wrong, and what, with what to do about it."""


def nonsense(data: Any) -> Iterator[Found]:
    """Everything that is well formed and still cannot be meant."""
    if not isinstance(data, dict):
        return
    for part, key in _APART:
        yield from _twice(_rows(data, part), (part,), key)
    for index, activity in enumerate(_rows(data, "activities")):
        yield from _activity(activity, ("activities", index))
    yield from _bands(data.get("bands"))


def _rows(table: Any, part: str) -> list[Any]:
    """The tables of a list; what is no table holds nothing that could be looked at."""
    rows = table.get(part) if isinstance(table, dict) else None
    return [row if isinstance(row, dict) else {} for row in rows[:_MOST]] if isinstance(rows, list) else []


def _twice(rows: list[Any], path: Path, key: str) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for index, row in enumerate(rows):
        value = row.get(key)
        if not isinstance(value, str) or not value.strip():
            continue
        first = seen.setdefault(value.strip().casefold(), index)
        if first != index:
            place = (*path, index, key)
            yield place, f"{name_of(place)} is {shown(value)}, and so is that of number {first + 1}. Please change one."


def _activity(activity: Any, path: Path) -> Iterator[Found]:
    kind, prompts = activity.get("kind"), _rows(activity, "prompts")
    if activity.get("mode") == "individual" and kind in ("conversation", "chart", "reflection"):
        yield (
            (*path, "mode"),
            f"{name_of(path)} is a {kind}. People can only work alone on a scale. Please take it out.",
        )
    if prompts and kind in ("scale", "chart"):
        mend = "Only a conversation and a reflection have them. Please take them out."
        yield (*path, "prompts"), f"{name_of(path)} is a {kind}, and has prompts. {mend}"
    yield from _twice(prompts, (*path, "prompts"), "id")
    for index, prompt in enumerate(prompts):
        yield from _prompt(prompt, kind, (*path, "prompts", index))


def _prompt(prompt: Any, activity: Any, path: Path) -> Iterator[Found]:
    kind, options = prompt.get("kind"), prompt.get("options", [])
    if kind == "rating" and isinstance(options, list) and len(options) < 2:
        yield path, f"{name_of(path)} is a rating, so it needs 2 to 7 options to choose from. Please add more."
    if kind in ("card", "text") and options:
        yield (*path, "options"), f"{name_of(path)} is a {kind}. Only a rating has options. Please take them out."
    if kind == "card" and activity == "reflection":
        yield (
            (*path, "kind"),
            f"{name_of(path)} is a card to talk about. In a reflection, it can be “text” or “rating”.",
        )
    if kind == "card" and prompt.get("when") in ("before", "after"):
        yield (*path, "when"), f"{name_of(path)} is a card, and those are for “during” the talk."
    if activity == "reflection" and prompt.get("when") in ("before", "after"):
        yield (*path, "when"), f"{name_of(path)} says when, and only a conversation has a before and an after."


def _bands(bands: Any) -> Iterator[Found]:
    near, far = (bands.get("near"), bands.get("far")) if isinstance(bands, dict) else (None, None)
    if isinstance(near, int) and isinstance(far, int) and near > far:
        yield ("bands", "near"), f"The near of the bands is {near}, and the far is {far}. The near cannot be more."
