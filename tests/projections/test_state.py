"""The whole state, folded from all events."""

from typing import get_args

import msgspec

from events import NoteMoved, SeatHanded, Unknown
from events.codec import Known
from projections import State, agenda, board, chart, fold, fold_all, people, reflection, session
from tests.given import ANNS, OPENED, STARTED, event, given


def test_every_event_type_is_folded_somewhere() -> None:
    """An event that changes nothing for anybody would not have been worth recording."""
    rooms = (session, agenda, people, board, chart, reflection)
    folded = {event for room in rooms for event in room.FOLDS}
    # That a seat changed tablets is told to the tablet it left, and kept for the record; it changes nothing else.
    assert set(get_args(Known)) == folded | {SeatHanded}


def test_an_event_from_the_future_counts_and_changes_nothing_else() -> None:
    """The board goes on."""
    state = given(*OPENED).state
    before = msgspec.structs.replace(state.copy(), seq=9)
    fold(state, Unknown(seq=9, at=1, by="x", id="x:1", raw=b"{}"))
    assert before == state


def test_folding_in_pieces_equals_folding_at_once() -> None:
    """A copy can be folded on without touching what it was copied from."""
    events = [*OPENED, *STARTED, event(NoteMoved, 5, board=ANNS, note=f"{ANNS}:a1", x=1, y=2)]
    whole = fold_all(events)
    for cut in range(len(events)):
        start = fold_all(events[:cut])
        frozen = msgspec.json.encode(start)
        rest = start.copy()
        for each in events[cut:]:
            fold(rest, each)
        assert whole == rest
        assert frozen == msgspec.json.encode(start)


def test_a_state_survives_json() -> None:
    """What a tablet is sent can be read back."""
    state = fold_all([*OPENED, *STARTED])
    assert state == msgspec.json.decode(msgspec.json.encode(state), type=State)
