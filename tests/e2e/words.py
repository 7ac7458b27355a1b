"""The words on the screens, from the catalogue that the web app shows them from: copy may change, tests need not."""

import functools
import json
import re
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = json.loads((Path(__file__).parents[2] / "web" / "src" / "words" / "en.json").read_text())


def say(key: str, **values: object) -> str:
    """What stands under ``key``, with its blanks filled; ``count`` chooses between one and many."""
    return re.sub(r"\{\{(\w+)\}\}", lambda blank: str(values[blank[1]]), found(key, values.get("count")))


def like(key: str, **values: object) -> re.Pattern[str]:
    """The same with anything in the blanks that were not given."""
    pieces = re.split(r"\{\{(\w+)\}\}", found(key, values.get("count")))
    words = [re.escape(piece) if n % 2 == 0 else blank(piece, values) for n, piece in enumerate(pieces)]
    return re.compile("".join(words))


def blank(name: str, values: dict[str, object]) -> str:
    """A pattern for one blank."""
    return re.escape(str(values[name])) if name in values else ".*"


def found(key: str, count: object = None) -> str:
    """The entry itself, in the plural that fits."""
    *way, name = key.split(".")
    part = functools.reduce(lambda inside, step: inside[step], way, WORDS)
    if name in part:
        return str(part[name])
    nothing = f"{name}_zero"
    if count == 0 and nothing in part:
        return str(part[nothing])
    return str(part[f"{name}_{'one' if count == 1 else 'other'}"])


SAVED = re.compile(re.escape(say("standing.saved")))
"""How the status line ends when nothing waits to be sent, whether or not the tablet was away before."""
