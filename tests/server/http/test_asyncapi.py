"""The AsyncAPI document: valid, complete, and true."""

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema

from server.http.asyncapi import document
from server.wire import AnyAnswer, AnyFrame
from tests.server.house import GROUPS, House

HOUSE = Path(__file__).parents[3]
SPECIFICATION = HOUSE / "web/node_modules/@asyncapi/specs/schemas/3.0.0.json"


def test_it_is_valid() -> None:
    """By the schema that the AsyncAPI project publishes."""
    jsonschema.Draft7Validator(json.loads(SPECIFICATION.read_text())).validate(document())


def test_every_frame_is_a_message() -> None:
    """Both ways, and in the written protocol too."""
    frames = {kind.__struct_config__.tag for kind in (*get_args(AnyFrame), *get_args(AnyAnswer))}
    assert set(document()["components"]["messages"]) == frames
    protocol = (HOUSE / "docs" / "protocol.md").read_text()
    assert not [frame for frame in frames if f"| `{frame}` |" not in protocol]


async def test_what_is_sent_is_what_is_described(house: House) -> None:
    """Each frame of a conversation fits its schema."""
    described = (await house.get("/api/asyncapi.json")).json()
    opened = await house.open()
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    seat = await house.join(opened["code"])
    ann, _ = await house.tablet(opened["session"], seat["seatKey"], "ann")
    await facilitator.done({"type": "startActivity", "activity": "how-fixed"})
    note = {"type": "addNote", "text": "x", "x": 1}
    await ann.done(note)
    await ann.send({"type": "do", "id": "ann:1", "command": note})
    await ann.done({"type": "reveal"})
    await ann.send({"type": "signal", "signal": {"type": "unsent", "count": 2}})
    await facilitator.done({"type": "moveSeat", "seat": seat["seat"], "group": GROUPS[1]})
    await ann.next("reset")
    for tablet in (ann, facilitator):
        await tablet.quiet()
    heard = [*ann.heard, *facilitator.heard]
    assert {frame["type"] for frame in heard} == {kind.__struct_config__.tag for kind in get_args(AnyAnswer)}
    for frame in heard:
        payload: dict[str, Any] = described["components"]["messages"][frame["type"]]["payload"]
        schema = {**payload, "components": described["components"]}
        jsonschema.Draft202012Validator(schema).validate(frame)
