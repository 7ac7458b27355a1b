"""What a template file may hold, and what is said in plain words when it holds something else.

``problems`` finds everything that is wrong at once, so that a facilitator mends a file in one go.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta, inspect

from events import Slug
from events.plan import ActivityKind, Attribution, Grouping, Shape
from server.templates.lines import Path

Short = Annotated[str, Meta(min_length=1, max_length=45)]
"""Words for a post-it or a label."""

Sentence = Annotated[str, Meta(min_length=1, max_length=200)]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a template file; every setting in it is needed and no other is known."""


class Label(Table, frozen=True, kw_only=True):
    """One end of the scale."""

    words: Short
    plain: Short


class Scale(Table, frozen=True, kw_only=True):
    """Both ends of the scale."""

    left: Label
    right: Label


class Background(Table, frozen=True, kw_only=True):
    """A perspective in the room."""

    id: Slug
    name: Short
    shape: Shape


class Aspect(Table, frozen=True, kw_only=True):
    """A topic on a post-it."""

    id: Slug
    title: Short
    detail: Sentence
    source: Sentence


class Activity(Table, frozen=True, kw_only=True):
    """A step on the agenda."""

    id: Slug
    kind: ActivityKind
    title: Short
    instruction: Sentence
    minutes: Annotated[int, Meta(ge=1, le=480)]
    grouping: Grouping
    attribution: Attribution


class TemplateFile(Table, frozen=True, kw_only=True):
    """The whole file."""

    title: Annotated[str, Meta(min_length=1, max_length=120)]
    scale: Scale
    backgrounds: Annotated[tuple[Background, ...], Meta(min_length=2, max_length=4)]
    aspects: Annotated[tuple[Aspect, ...], Meta(min_length=1, max_length=40)]
    activities: Annotated[tuple[Activity, ...], Meta(min_length=1, max_length=20)]


Found = tuple[Path, str]
"""Where something is wrong, and what, with what to do about it."""


def problems(data: dict[str, Any]) -> list[Found]:
    """Everything in this file's content that a session could not be made from; none for a good one."""
    return [*_check(inspect.type_info(TemplateFile), data, ()), *_repeats(data)]


def _check(wanted: inspect.Type, value: Any, path: Path) -> Iterator[Found]:
    match wanted:
        case inspect.StructType():
            yield from _table(wanted, value, path)
        case inspect.VarTupleType():
            yield from _list(wanted, value, path)
        case inspect.StrType():
            yield from _text(wanted, value, path)
        case inspect.IntType():
            yield from _number(wanted, value, path)
        case inspect.LiteralType():
            if value not in wanted.values:
                yield path, f"{_name(path)} is {_shown(value)}. It can be {_either(wanted.values)}."
        case _:
            raise TypeError(f"a template has no {wanted}")


def _table(wanted: inspect.StructType, value: Any, path: Path) -> Iterator[Found]:
    if not isinstance(value, dict):
        yield path, f"{_name(path)} is one value, and should be a table with {_listed(_fields(wanted))}."
        return
    for key in value.keys() - _fields(wanted).keys():
        yield (*path, key), _unknown(key, _fields(wanted))
    for field, kind in _fields(wanted).items():
        if field in value:
            yield from _check(kind, value[field], (*path, field))
        else:
            yield path, f"{_name(path)} has no {field}. Please add one."


def _fields(wanted: inspect.StructType) -> dict[str, inspect.Type]:
    return {field.name: field.type for field in wanted.fields}


def _unknown(key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"Nothing is called “{key}” here. Did you mean “{near[0]}”?"
    return f"Nothing is called “{key}” here. Please take it out. What can stand here: {_listed(known)}."


def _list(wanted: inspect.VarTupleType, value: Any, path: Path) -> Iterator[Found]:
    least, most = wanted.min_length or 0, wanted.max_length or 0
    if not isinstance(value, list):
        yield path, f"{_name(path)} should be a list. Write [[{path[-1]}]], with two brackets on each side."
        return
    if not least <= len(value) <= most:
        mend = "Please take some out." if len(value) > most else "Please add more."
        yield path, f"There are {len(value)} {path[-1]}, and there can be {least} to {most}. {mend}"
    for index, item in enumerate(value):
        yield from _check(wanted.item_type, item, (*path, index))


def _text(wanted: inspect.StrType, value: Any, path: Path) -> Iterator[Found]:
    if not isinstance(value, str):
        yield path, f"{_name(path)} should be a text in double quotes."
    elif wanted.pattern and not re.fullmatch(wanted.pattern, value):
        yield path, f"{_name(path)} is {_shown(value)}. Use small letters, digits and dashes, and begin with a letter."
    elif wanted.min_length and not value.strip():
        yield path, f"{_name(path)} is empty. Please write something."
    elif wanted.max_length and len(value) > wanted.max_length:
        yield path, f"{_name(path)} has {len(value)} characters, and {wanted.max_length} fit. Please make it shorter."


def _number(wanted: inspect.IntType, value: Any, path: Path) -> Iterator[Found]:
    least, most = wanted.ge or 0, wanted.le or 0
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        mend = f"It should be a whole number from {least} to {most}, without quotes."
        yield path, f"{_name(path)} is {_shown(value)}. {mend}"


def _repeats(data: dict[str, Any]) -> Iterator[Found]:
    """What must be told apart and is not: ids everywhere, names and shapes of backgrounds, titles on post-its."""
    for part, key in (
        ("backgrounds", "id"),
        ("backgrounds", "name"),
        ("backgrounds", "shape"),
        ("aspects", "id"),
        ("aspects", "title"),
        ("activities", "id"),
    ):
        items = data.get(part)
        yield from _twice(items if isinstance(items, list) else [], part, key)


def _twice(items: list[Any], part: str, key: str) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        value = item.get(key) if isinstance(item, dict) else None
        if not isinstance(value, str):
            continue
        first = seen.setdefault(value.casefold(), index)
        if first != index:
            path = (part, index, key)
            yield path, f"{_name(path)} is {_shown(value)}, and so is that of number {first + 1}. Please change one."


_ONE = {"backgrounds": "background", "aspects": "aspect", "activities": "activity"}


def _name(path: Path) -> str:
    """The part in words: ``("aspects", 3, "title")`` is "The title of aspect 4"."""
    match path:
        case ():
            return "The file"
        case (str(part), int(index)):
            return f"{_ONE.get(part, part).capitalize()} {index + 1}"
        case (*outer, str(part)) if outer:
            around = _name(tuple(outer))
            return f"The {part} of {around[0].lower()}{around[1:]}"
        case _:
            return f"The {path[-1]}"


def _shown(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else f"{value}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _either(values: Iterable[Any]) -> str:
    *most, last = [f"“{value}”" for value in values]
    return f"{', '.join(most)} or {last}"
