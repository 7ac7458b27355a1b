"""Where something stands in a TOML file: paths to line numbers, so that every problem can name its line.

A *statement* is the fewest lines that TOML can read by themselves. What stands inside one statement (an inline table, a
list over several lines) is said to stand on the statement's first line.
"""

import tomllib
from collections.abc import Iterator
from typing import Any, cast

Path = tuple[str | int, ...]
"""Keys and list positions from the top of the file, such as ``("aspects", 3, "title")``."""


_PATIENCE = 300_000
"""Characters that may be read again."""


class Lines:
    """The line, counted from 1, on which each part of a TOML text begins. The text must be one that TOML can read."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}
        table: Path = ()
        for line, statement in _statements(text):
            if statement.lstrip().startswith("["):
                table = self._table(statement)
                for depth in range(1, len(table) + 1):
                    self._lines.setdefault(table[:depth], line)
            else:
                self._record(table, tomllib.loads(statement), line)

    def of(self, path: Path) -> int | None:
        """The line of this part, or of the nearest part around it; None for the file as a whole."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path)

    def _table(self, header: str) -> Path:
        """The path that ``[a.b]`` or ``[[a.b]]`` names, counting the tables of a list."""
        keys, path = _keys(tomllib.loads(header)), cast(Path, ())
        for depth, key in enumerate(keys, 1):
            path = (*path, key)
            if depth == len(keys) and header.lstrip().startswith("[["):
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _record(self, path: Path, value: Any, line: int) -> None:
        if path:
            self._lines.setdefault(path, line)
        for key, inner in _inside(value):
            self._record((*path, key), inner, line)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement with its first line, blank lines and comments left out.

    A statement over many lines is read again with each of them. Beyond ``_PATIENCE`` nothing more is found: what stands
    further down has no line then, and a file of nothing but one long list takes no minutes.
    """
    start, waiting, left = 1, "", _PATIENCE + len(text)
    for number, line in enumerate(text.split("\n"), 1):
        start, waiting = (start, f"{waiting}\n{line}") if waiting else (number, line)
        left -= len(waiting)
        if left < 0:
            return
        try:
            something = tomllib.loads(waiting)
        except tomllib.TOMLDecodeError:
            continue  # a value that goes on in the next line
        if something:
            yield start, waiting
        waiting = ""


def _keys(nested: Any) -> list[str]:
    """The keys down to the one table that a header makes."""
    keys: list[str] = []
    while nested:
        nested = nested[0] if isinstance(nested, list) else nested
        for key, inner in nested.items():
            keys.append(key)
            nested = inner
    return keys


def _inside(value: Any) -> list[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []
