"""A viewer's state is what folding the events that it may see would give."""

import msgspec
import pytest

from events import (
    AspectMarked,
    BoardsRevealed,
    CommentAdded,
    Event,
    HandRaised,
    MomentMarked,
    NoteAdded,
    NoteMoved,
    NoteReworded,
    encode,
)
from projections import fold_all
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import see
from tests.given import ANN, BOB, FACILITATOR, OPENED, STARTED, WALL, event, given


def written(activity: str) -> list[Event]:
    """Both groups at work in an activity."""
    a, b = f"{activity}:link-workers", f"{activity}:ppi"
    return [
        event(NoteAdded, 5, "ann", board=a, note="annsnote", aspect=None, text="A's words", x=1, y=2),
        event(NoteMoved, 6, "bob", board=b, note=f"{b}:a1", x=900, y=2),
        event(NoteReworded, 7, "bob", board=b, note=f"{b}:a1", text="B's words"),
        event(CommentAdded, 8, "ann", board=a, comment="k1", on="annsnote", text="Because"),
        event(CommentAdded, 9, "bob", board=b, comment="k2", on=f"{b}:a2", text="Though"),
        event(AspectMarked, 10, "bob", board=b, aspect="a3", mark="notDiscussed"),
        event(HandRaised, 11, "ann", seat="ann", up=True),
        event(MomentMarked, 12, moment="m", label="Aha", memo="memo"),
    ]


@pytest.mark.parametrize("revealed", [False, True])
@pytest.mark.parametrize("activity", ["scale", "quiet", "secret"])
@pytest.mark.parametrize("actor", [FACILITATOR, ANN, BOB, WALL], ids=lambda actor: actor.id or "wall")
def test_the_state_equals_the_fold_of_what_may_be_seen(actor: Actor, activity: str, revealed: bool) -> None:
    """Live, resumed and opened afresh come to the same; ``seq`` is the log's for all."""
    reveal = [event(BoardsRevealed, 13, activity=activity)] if revealed else []
    everything = [*OPENED, *STARTED, *written(activity), *reveal]
    session = given(*everything)
    events = [shown for each in everything if (shown := see(each, actor, session.state, session.ledger))]
    expected = fold_all(events)
    expected.seq = session.state.seq
    assert expected == state_for(session.state, actor)


@pytest.mark.parametrize("actor", [BOB, WALL], ids=lambda actor: actor.id or "wall")
def test_no_byte_of_a_hidden_board_is_in_the_state(actor: Actor) -> None:
    """Not a word, an id or a place."""
    session = given(*OPENED, *STARTED, *written("scale"))
    raw = msgspec.json.encode(state_for(session.state, actor))
    assert b"A's words" not in raw
    assert b"annsnote" not in raw
    assert b"k1" not in raw
    assert b"pepper" not in raw


def test_a_view_can_be_folded_without_touching_the_room() -> None:
    """Containers are copied, values are shared."""
    session = given(*OPENED, *STARTED, *written("scale"))
    before = encode_state(session.state)
    view = state_for(session.state, FACILITATOR)
    view.people.seats.clear()
    view.boards.notes.clear()
    view.session.aspects.clear()
    assert before == encode_state(session.state)


def encode_state(state: object) -> bytes:
    """The state's JSON."""
    return msgspec.json.encode(state)


def test_events_have_bytes_for_each_viewer() -> None:
    """What a viewer may see can always be encoded."""
    session = given(*OPENED, *STARTED, *written("secret"))
    for each in written("secret"):
        shown = see(each, BOB, session.state, session.ledger)
        assert shown is None or encode(shown)
