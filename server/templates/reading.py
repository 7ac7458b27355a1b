"""From a name, a file or bytes to a template, or to everything that is wrong with it."""

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from events import Plan
from server.templates.checking import problems
from server.templates.lines import Lines
from server.templates.shape import TemplateFile

_MOST_BYTES = 256 * 1024
_MOST_DOTS = 100
"""On one line: reading a key of n parts takes Python's reader n² steps, which is minutes for a hostile file."""


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A template that a session can be made from; ``name`` is the file's name without its ending."""

    name: str
    title: str
    plan: Plan


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend; ``line`` counts from 1 and is None when it is about the file as a whole."""

    line: int | None
    words: str


class TemplateError(Exception):
    """There is no template to make a session from; the message says why in plain words."""


class Missing(TemplateError):
    """No template goes by this name."""


class Broken(TemplateError):
    """The file is there and cannot be used; ``problems`` in the order of their lines."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = sorted(problems, key=lambda problem: problem.line or 0)
        super().__init__("\n".join(f"{_where(file, problem)}: {problem.words}" for problem in self.problems))


def load(which: str | Path, folder: Path | None = None) -> Template:
    """The template of this name, or in this file.

    A plain string is always a name and never opens a file elsewhere. Raises ``Missing`` or ``Broken``.
    """
    if isinstance(which, Path):
        return read(which.name, _bytes(which))
    files = _files(folder)
    if which not in files:
        raise Missing(f"There is no template called “{which}”. There is: {', '.join(files)}.")
    return read(files[which].name, files[which].read_bytes())


def usable(folder: Path | None = None) -> list[Template]:
    """Every template that can be used, built-in ones first."""
    found = (_try(name, folder) for name in _files(folder))
    return [template for template in found if isinstance(template, Template)]


def broken(folder: Path | None = None) -> list[Broken]:
    """Every template that is there and cannot be used."""
    found = (_try(name, folder) for name in _files(folder))
    return [error for error in found if isinstance(error, Broken)]


def source(name: str, folder: Path | None = None) -> bytes:
    """The template's file as it is, to copy and change; raises ``Missing`` or ``Broken``."""
    load(name, folder)
    raw: bytes = _files(folder)[name].read_bytes()
    return raw


def read(file: str, raw: bytes) -> Template:
    """The template in these bytes of a file of this name; raises ``Broken`` with everything that is wrong."""
    text = _text(file, raw)
    data = _toml(file, text)
    found = problems(data)
    name = file.removesuffix(".toml")
    if not re.fullmatch(_SLUG, name):
        found.append(((), "The file's own name needs small letters, digits and dashes only, such as my-workshop.toml."))
    if found:
        lines = Lines(text)
        raise Broken(file, [Problem(lines.of(path), words) for path, words in found])
    return as_read(name, msgspec.convert(data, TemplateFile))


_SLUG: str = r"[a-z][a-z0-9-]{0,47}"


def as_read(name: str, content: TemplateFile) -> Template:
    """The template of this name with content that was found good."""
    parts = msgspec.to_builtins(content)
    del parts["title"]
    return Template(name=name, title=content.title, plan=msgspec.convert({"template": name, **parts}, Plan))


def _files(folder: Path | None) -> dict[str, Any]:
    """Every template file by name: built-in ones, then those of the folder."""
    places = [resources.files("server.templates"), *([folder] if folder else [])]
    files = {}
    for place in places:
        if place.is_dir():
            for file in sorted(place.iterdir(), key=lambda entry: entry.name):
                if file.name.endswith(".toml"):
                    files[file.name.removesuffix(".toml")] = file
    return files


def _try(name: str, folder: Path | None) -> Template | Broken:
    try:
        return load(name, folder)
    except Broken as error:
        return error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Missing(f"The file {path} could not be opened: {error.strerror}.") from error


def _text(file: str, raw: bytes) -> str:
    if len(raw) > _MOST_BYTES:
        raise Broken(file, [Problem(None, "This file is far too long for a template.")])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Broken(file, [Problem(line, "A letter cannot be read. Please save the file as UTF-8.")]) from error


def _toml(file: str, text: str) -> dict[str, Any]:
    knotted = next((n for n, line in enumerate(text.split("\n"), 1) if line.count(".") > _MOST_DOTS), None)
    if knotted:
        raise Broken(file, [Problem(knotted, "This line has far too many dots to be read.")])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Broken(file, [_syntax(str(error), text)]) from error
    except (RecursionError, ValueError) as error:  # brackets inside each other, or a number without end
        raise Broken(file, [Problem(None, "This file holds something far too long or deep for a template.")]) from error


def _syntax(message: str, text: str) -> Problem:
    """TOML's own complaint, with its line, and what usually helps."""
    what, _, where = message.rpartition(" (")
    at = re.search(r"at line (\d+)", where)
    line = int(at[1]) if at else text.count("\n") + 1
    help_ = 'Texts stand in double quotes, and each setting on a line of its own: title = "Where we meet"'
    return Problem(line, f"This line cannot be read ({what[:1].lower()}{what[1:]}). {help_}.")


def _where(file: str, problem: Problem) -> str:
    return f"{file}, line {problem.line}" if problem.line else file
