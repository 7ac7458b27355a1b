"""Schemas from types."""

import json

from server.http.schemas import PREFIX, components, of, ref
from server.wire import AnyAnswer, AnyFrame


def test_every_reference_leads_somewhere() -> None:
    """No schema names one that is not there."""
    found = components([AnyFrame, AnyAnswer])
    text = json.dumps(found)
    named = {part.split('"')[0] for part in text.split(PREFIX)[1:]}
    assert named <= set(found)


def test_two_things_of_one_name_have_two() -> None:
    """The command to comment, and the comment."""
    found = components([AnyFrame, AnyAnswer])
    assert found["CommentCommand"]["properties"]["type"] == {"enum": ["comment"]}
    assert "added" in found["Comment"]["properties"]
    assert not [name for name in found if "." in name]


def test_bytes_in_frames_are_described() -> None:
    """What a frame carries without looking at it is said all the same."""
    found = components([AnyFrame, AnyAnswer])
    assert found["Events"]["properties"]["events"]["items"] == ref("AnyEvent")
    assert found["Do"]["properties"]["command"] == ref("AnyCommand")


def test_a_plain_type_is_itself() -> None:
    """Lists and maps need no name."""
    assert of(dict[str, str]) == {"type": "object", "additionalProperties": {"type": "string"}}
