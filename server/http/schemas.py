"""JSON Schemas of everything that goes over the wire, made from the very types that read and write it."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from events.codec import Known
from server.commands import AnyCommand

_NAMES = {"server.commands.board.Comment": "CommentCommand", "projections.board.Comment": "Comment"}
"""Two kinds of thing share a name; here they need one each."""

PREFIX = "#/components/schemas/"


def components(types: Iterable[Any]) -> dict[str, Any]:
    """The schemas of these types and of everything in them, by name; ``AnyEvent`` and ``AnyCommand`` among them.

    Where a frame carries bytes that are written and read elsewhere, it is said here what they are.
    """
    everything = [Known, AnyCommand, *types]
    (event, command, *_), found = msgspec.json.schema_components(everything, ref_template=f"{PREFIX}{{name}}")
    schemas = _renamed({**found, "AnyEvent": event, "AnyCommand": command})
    for name in ("Events", "EventRange"):
        if name in schemas:
            schemas[name]["properties"]["events"]["items"] = {"$ref": f"{PREFIX}AnyEvent"}
    if "Do" in schemas:
        schemas["Do"]["properties"]["command"] = {"$ref": f"{PREFIX}AnyCommand"}
    return schemas


def of(kind: Any) -> dict[str, Any]:
    """The schema of one type, with references for everything that has a name."""
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=f"{PREFIX}{{name}}")
    return schema


def ref(name: str) -> dict[str, str]:
    """A reference to a schema of this name."""
    return {"$ref": f"{PREFIX}{name}"}


def _renamed(schemas: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(schemas)
    for old, new in _NAMES.items():
        text = text.replace(f'"{PREFIX}{old}"', f'"{PREFIX}{new}"').replace(f'"{old}":', f'"{new}":')
    renamed: dict[str, Any] = json.loads(text)
    return renamed
