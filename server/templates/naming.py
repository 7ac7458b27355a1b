"""How a part of a template is called in words, so that a person finds it without knowing what a path is."""

from collections.abc import Iterable
from typing import Any

from server.templates.lines import Path

_ONE = {
    "backgrounds": "background",
    "aspects": "aspect",
    "activities": "activity",
    "prompts": "prompt",
    "options": "option",
    "bearers": "bearer",
    "terms": "term",
}


_SIDES = {"left": "left end", "right": "right end"}
_MOST = 60


def name_of(path: Path) -> str:
    """The part in words: ``("aspects", 3, "title")`` is "The title of aspect 4"."""
    if not path:
        return "The file"
    if isinstance(path[-1], int):
        return _within(path[:-2], f"{_ONE[str(path[-2])].capitalize()} {path[-1] + 1}")
    return _within(path[:-1], f"The {_SIDES.get(str(path[-1]), path[-1])}")


def _within(outer: Path, part: str) -> str:
    if not outer:
        return part
    around = name_of(outer)
    return f"{part} of {around[0].lower()}{around[1:]}"


def shown(value: Any) -> str:
    """A value as it stands in a file, or its beginning."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = text if len(text) <= _MOST else f"{text[:_MOST]}…"
    return f"“{text}”" if isinstance(value, str) else text


def listed(names: Iterable[str]) -> str:
    """Several names, one after the other."""
    return ", ".join(names)


def either(values: Iterable[Any]) -> str:
    """Several values, one of which is meant."""
    *most, last = [f"“{value}”" for value in values]
    return f"{', '.join(most)} or {last}"
