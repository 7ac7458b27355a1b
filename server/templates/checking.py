"""What is said in plain words when a template holds something that it may not.

``problems`` finds everything that is wrong at once, so that a facilitator mends a file in one go.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import inspect

from server.templates.lines import Path
from server.templates.meaning import Found, nonsense
from server.templates.naming import either, listed, name_of, shown
from server.templates.shape import TemplateFile

_ENOUGH = 5
"""Unknown settings that are named in one table; a file with more of them is not a template."""


def problems(data: Any) -> list[Found]:
    """Everything in this file's content that a session could not be made from; none for a good one.

    First every value by itself, then what the values mean together.
    """
    return [*_check(inspect.type_info(TemplateFile), data, ()), *nonsense(data)]


def _check(wanted: inspect.Type, value: Any, path: Path) -> Iterator[Found]:
    match wanted:
        case inspect.StructType():
            yield from _table(wanted, value, path)
        case inspect.UnionType(types=types):
            kinds = [kind for kind in types if isinstance(kind, inspect.StructType)]
            yield from () if value is None else _check(kinds[0], value, path)
        case inspect.VarTupleType():
            yield from _list(wanted, value, path)
        case inspect.StrType():
            yield from _text(wanted, value, path)
        case inspect.IntType():
            yield from _number(wanted, value, path)
        case inspect.LiteralType():
            if value not in wanted.values:
                yield path, f"{name_of(path)} is {shown(value)}. It can be {either(wanted.values)}."
        case _:
            raise TypeError(f"a template has no {wanted}")


def _table(wanted: inspect.StructType, value: Any, path: Path) -> Iterator[Found]:
    names = [field.name for field in wanted.fields]
    if not isinstance(value, dict):
        yield path, f"{name_of(path)} is one value, and should be a table with {listed(names)}."
        return
    for key in [key for key in value if key not in names][:_ENOUGH]:
        yield (*path, key), _unknown(key, names)
    for field in wanted.fields:
        if field.name in value:
            yield from _check(field.type, value[field.name], (*path, field.name))
        elif field.required:
            yield path, f"{name_of(path)} has no {field.name}. Please add one."


def _unknown(key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"Nothing is called {shown(key)} here. Did you mean “{near[0]}”?"
    return f"Nothing is called {shown(key)} here. Please take it out. What can stand here: {listed(known)}."


def _list(wanted: inspect.VarTupleType, value: Any, path: Path) -> Iterator[Found]:
    least, most = wanted.min_length or 0, wanted.max_length or 0
    if not isinstance(value, list):
        yield path, f"{name_of(path)} should be a list. {_how(wanted, path)}"
        return
    if not least <= len(value) <= most:
        mend = "Please take some out." if len(value) > most else "Please add more."
        yield path, f"There are {len(value)} {path[-1]}, and there can be {least} to {most}. {mend}"
    for index, item in enumerate(value[:most]):
        yield from _check(wanted.item_type, item, (*path, index))


def _how(wanted: inspect.VarTupleType, path: Path) -> str:
    if isinstance(wanted.item_type, inspect.StructType):
        keys = ".".join(key for key in path if isinstance(key, str))
        return f"Write [[{keys}]], with two brackets on each side."
    return 'Write it like this: ["No", "A little", "Yes"]'


def _text(wanted: inspect.StrType, value: Any, path: Path) -> Iterator[Found]:
    if not isinstance(value, str):
        yield path, f"{name_of(path)} should be a text in double quotes."
    elif wanted.pattern and not re.fullmatch(wanted.pattern, value):
        yield path, f"{name_of(path)} is {shown(value)}. Use small letters, digits and dashes, and begin with a letter."
    elif wanted.min_length and not value.strip():
        yield path, f"{name_of(path)} is empty. Please write something."
    elif wanted.max_length and len(value) > wanted.max_length:
        yield path, f"{name_of(path)} has {len(value)} characters, and {wanted.max_length} fit. Please make it shorter."


def _number(wanted: inspect.IntType, value: Any, path: Path) -> Iterator[Found]:
    least, most = wanted.ge or 0, wanted.le or 0
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        mend = f"It should be a whole number from {least} to {most}, without quotes."
        yield path, f"{name_of(path)} is {shown(value)}. {mend}"
