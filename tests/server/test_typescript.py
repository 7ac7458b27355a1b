"""The tablet's contract is written from the server's types."""

import re
from typing import get_args

import msgspec
import pytest
from msgspec import inspect

from events.codec import Known
from server import commands, typescript, wire


def test_every_type_of_the_contract_is_in_the_file() -> None:
    """Events, commands and frames alike, each as an interface with its own literal type."""
    text = typescript.render()
    for union in (Known, commands.AnyCommand, wire.AnyFrame, wire.AnyAnswer):
        for member in get_args(union):
            assert f'readonly type: "{member.__struct_config__.tag}";' in text


def test_what_a_tablet_may_leave_out_is_optional_and_what_it_gets_is_complete() -> None:
    """Defaults are the server's business; an event lacks only what came later and is seldom said."""
    text = typescript.render()
    assert "  readonly since?: number | null;" in text
    event = re.search(r"export interface NoteMoved \{(.*?)\}", text, re.DOTALL)
    assert event is not None
    assert ["author", "paper", "erased"] == re.findall(r"(\w+)\?:", event[1])
    note = re.search(r"export interface Note \{(.*?)\}", text, re.DOTALL)
    assert note is not None
    assert "?" not in note[1]


def test_raw_fields_say_what_stands_in_them() -> None:
    """The server passes them on unread; the tablet knows what they are."""
    text = typescript.render()
    assert "readonly events: readonly AnyEvent[];" in text
    assert "readonly command: AnyCommand;" in text


def test_an_unknown_kind_of_type_is_an_error() -> None:
    """Never a guess."""

    class Strange(msgspec.Struct):
        when: bytes

    kind = inspect.type_info(Strange)
    assert isinstance(kind, inspect.StructType)
    with pytest.raises(TypeError):
        typescript._type(kind.fields[0].type)
