"""The golden vectors: histories with what they amount to, folded here in Python and in ``web/`` in TypeScript.

A vector is never changed to please a fold. An event of an older version keeps its vector for ever.
"""

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from events import Unknown, decode, encode
from events.codec import Known
from projections import compare, fold_all

Json = dict[str, Any]
FOLDER = Path(__file__).parent / "vectors"
VECTORS = {path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}


def raw(event: Json) -> bytes:
    """The event as the log would hold it."""
    return json.dumps(event, ensure_ascii=False).encode()


@pytest.mark.proves("G31")
@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_folding_gives_the_state(vector: Json) -> None:
    """The events of each vector amount to its state."""
    state = fold_all(decode(raw(event)) for event in vector["given"])
    assert vector["then"] == json.loads(msgspec.json.encode(state))


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_comparing_gives_the_comparison(vector: Json) -> None:
    """And to its comparison, where it has one."""
    if vector["comparison"] is not None:
        state = fold_all(decode(raw(event)) for event in vector["given"])
        found = compare(state, vector["comparison"]["activity"])
        assert vector["comparison"] == json.loads(msgspec.json.encode(found))


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_decoding_and_encoding_changes_nothing(vector: Json) -> None:
    """What is read from the log can be written again as it was, events from a newer version included."""
    assert vector["given"] == [json.loads(encode(decode(raw(event)))) for event in vector["given"]]


@pytest.mark.proves("G14")
def test_what_an_older_version_wrote_is_read_as_if_it_were_written_today() -> None:
    """What came later has the value that means nothing new: the tablet is never sent an old form."""
    for vector in VECTORS.values():
        for old, today in zip(vector.get("old", vector["given"]), vector["given"], strict=True):
            assert today == json.loads(encode(decode(raw(old))))
    assert any("old" in vector for vector in VECTORS.values())


def test_every_event_has_a_vector() -> None:
    """Each type of event is in some history, and so is one that this version does not know."""
    events = [event for vector in VECTORS.values() for event in vector["given"]]
    known = {cls.__struct_config__.tag for cls in get_args(Known)}
    assert known <= {event["type"] for event in events}
    assert any(isinstance(decode(raw(event)), Unknown) for event in events)


def test_every_vector_says_what_it_shows() -> None:
    """In one sentence of its own."""
    sentences = [vector["says"] for vector in VECTORS.values()]
    assert all(sentence.endswith(".") for sentence in sentences)
    assert len(sentences) == len(set(sentences))
