"""From a template to the text of a file, with just the comments that a person needs to go on by hand."""

import json
from collections.abc import Iterator
from typing import Any

from server.templates.drafting import draft_of
from server.templates.reading import Template

_ABOVE = {
    "scale": 'The two ends of the scale: each in the group\'s words, and in plain words under "plain".',
    "backgrounds": "Who is in the room. Two to four, each with a shape: circle, square, triangle or diamond.",
    "aspects": 'The topics, one post-it each. Titles have 45 characters at most. "source" says where it comes from.',
    "bearers": "Who can gain or lose by something.",
    "bands": 'Differences under "near" are called close, from "far" on far apart. The whole scale is 1000 wide.',
    "activities": "The agenda. What each setting can be stands in the template choice-to-stone.",
    "terms": "Words that not everybody knows.",
    "closing": "What people read at the end.",
}
_ORDER = ("scale", "backgrounds", "aspects", "bearers", "bands", "activities", "terms", "closing")


def to_toml(template: Template) -> str:
    """The text of a file from which ``read`` makes this template again, whatever its words hold."""
    draft = draft_of(template)
    parts = [f"title = {_value(draft['title'])}\n"]
    for name in _ORDER:
        if draft[name]:
            parts += [f"# {_ABOVE[name]}\n", *_blocks((name,), draft[name])]
    return "\n".join(parts)


def _blocks(path: tuple[str, ...], content: Any) -> Iterator[str]:
    """A table, or each table of a list: its header, its own settings, then the tables inside."""
    listed = isinstance(content, list)
    for table in content if listed else [content]:
        header = f"[[{'.'.join(path)}]]\n" if listed else f"[{'.'.join(path)}]\n"
        own = "".join(f"{key} = {_value(value)}\n" for key, value in table.items() if _is_value(value))
        if own or listed:
            yield header + own
        for key, value in table.items():
            if value and not _is_value(value):
                yield from _blocks((*path, key), value)


def _is_value(value: Any) -> bool:
    """Whether this fits behind an equals sign; an empty list is left out altogether."""
    return isinstance(value, str | int) or (isinstance(value, list) and bool(value) and isinstance(value[0], str))


def _value(value: Any) -> str:
    """Texts of JSON are texts of TOML, but for one character that TOML wants escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
