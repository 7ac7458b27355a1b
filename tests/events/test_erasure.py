"""Events that ask for words to be taken out hold none themselves."""

from typing import get_args

import msgspec
import pytest

from events import NameErased, SeatErased, Why, WordsErased, decode, encode, erased
from events.erasure import Erasure

ENVELOPE = {"seq": 7, "at": 1, "by": "fac", "id": "tab:7"}


def test_what_is_asked_for_is_said_by_id_and_category_only() -> None:
    """No field could hold words of one's own."""
    event = WordsErased(**ENVELOPE, on="n", why="confidential")
    assert (
        encode(event) == b'{"type":"words.erased","seq":7,"at":1,"by":"fac","id":"tab:7","on":"n","why":"confidential"}'
    )
    assert set(get_args(Why)) == {"asked", "namesSomebody", "confidential", "other"}
    with pytest.raises(msgspec.ValidationError):
        decode(encode(event).replace(b"confidential", b"she said so"))


@pytest.mark.parametrize("kind", get_args(Erasure))
def test_erasing_the_events_themselves_changes_nothing(kind: type[WordsErased | NameErased | SeatErased]) -> None:
    """They have no words."""
    fields = {"on": "n"} if kind is WordsErased else {"seat": "s"}
    event = kind(**ENVELOPE, **fields, why="asked")
    assert erased(event) == event
