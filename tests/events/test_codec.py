"""Bytes to events and back."""

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, strategies

from events import CommentAdded, NoteMoved, Recorded, SeatJoined, Unknown, decode, encode, recorded, without_words
from events.codec import Known

ENVELOPE: dict[str, Any] = {"seq": 1, "at": 2, "by": "ann", "id": "t:1"}
MOVED = NoteMoved(**ENVELOPE, board="scale:ppi", note="n", x=1, y=2)


def test_an_event_is_flat_json_with_its_type_first() -> None:
    """As docs/protocol.md shows it."""
    expected = b'{"type":"note.moved","seq":1,"at":2,"by":"ann","id":"t:1","board":"scale:ppi","note":"n","x":1,"y":2}'
    assert expected == encode(MOVED)


@pytest.mark.parametrize("text", ["", "a", "👩🏽‍🦽", "\u2028\u2029", "\x00\x1f\x7f", '"\\</script>', "x" * 65_536])
def test_any_text_comes_back_as_it_went(text: str) -> None:
    """Emoji, line separators, control characters, 64 KB."""
    event = CommentAdded(**ENVELOPE, board="scale:ppi", comment="k", on="n", text=text)
    assert event == decode(encode(event))


@given(strategies.text())
def test_text_is_never_changed_by_the_log(text: str) -> None:
    """Whatever people can type."""
    event = SeatJoined(**ENVELOPE, seat="s", name=text.encode("utf-8", "ignore").decode(), background="ppi")
    assert event == decode(encode(event))


def test_an_event_from_the_future_is_kept_with_its_bytes() -> None:
    """It is neither dropped nor made into something else."""
    raw = b'{"type":"note.flew","seq":3,"at":1,"by":"x","id":"q","height":12}'
    event = decode(raw)
    assert isinstance(event, Unknown)
    assert (event.seq, event.by) == (3, "x")
    assert raw == encode(event)


def test_a_field_from_the_future_is_passed_over() -> None:
    """Additive change needs no upcast."""
    assert MOVED == decode(encode(MOVED)[:-1] + b',"speed":3}')


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b'{"type":"note.moved","seq":1}', b'{"type":"note.flew"}', b"[1]", b"\xff"]
)
def test_what_is_no_event_is_an_error(raw: bytes) -> None:
    """Damage is never taken for news from the future."""
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        decode(raw)


def test_every_event_type_has_its_own_past_tense_name() -> None:
    """A tag is never used twice."""
    tags = [event.__struct_config__.tag for event in get_args(Known)]
    assert len(tags) == len(set(tags))
    assert all("." in tag for tag in tags)


def test_recorded_pairs_an_event_with_its_bytes() -> None:
    """So that the bytes can be sent on untouched."""
    assert Recorded(MOVED, encode(MOVED)) == recorded(MOVED)


def test_without_words_blanks_what_a_person_wrote_and_nothing_else() -> None:
    """What stands in the log after erasure."""
    event = CommentAdded(**ENVELOPE, board="scale:ppi", comment="k", on="n", text="secret")
    assert CommentAdded(**ENVELOPE, board="scale:ppi", comment="k", on="n", text="") == without_words(event)
    assert without_words(MOVED) is MOVED


def test_every_free_text_of_an_event_is_declared_as_words() -> None:
    """A text field that nobody declared would survive erasure; ids and names of the plan are not free text."""
    not_free = {"by", "id", "seat", "note", "board", "comment", "on", "aspect", "activity", "group", "background"}
    not_free |= {"moment", "facilitator", "salt", "mark", "alias", "to", "chart", "point", "into", "side", "bearer"}
    not_free |= {"reflection", "prompt", "need"}
    for event in get_args(Known):
        texts = {
            f.name
            for f in msgspec.structs.fields(event)
            if f.name in {"title", "detail", "text", "name", "label", "memo"}
        }
        strings = {f.name for f in msgspec.structs.fields(event) if f.type is str} - not_free
        assert texts | strings == set(event.words) or event.__name__ == "SessionOpened", event
