"""The Python tablet, frame by frame: what it keeps, what it sends again, and what it does not put up with."""

import json
from typing import Any

import msgspec
import pytest

from events import NoteMoved, encode
from projections import State
from server.commands import MoveNote
from server.simulate.tablet import BrokenPromise, Tablet
from server.wire import Done, Events, Refused, Reset, Tick, Welcome, You

YOU = You(role="participant", seat="s", group="a")
COMMAND = MoveNote(note="n", x=1, y=2)


def sent(frame: bytes) -> Any:
    """A frame as JSON."""
    return json.loads(frame)


def welcome(seq: int, state: State | None, epoch: str = "e") -> bytes:
    """The server's welcome at this seq."""
    return msgspec.json.encode(Welcome(you=YOU, epoch=epoch, seq=seq, at=0, state=state, done=0, promise=""))


def events(after: int, upto: int, *moves: tuple[int, str]) -> bytes:
    """A batch of moves with these seqs and ids."""
    made = [NoteMoved(seq=seq, at=0, by="s", id=name, board="b:a", note="b:a:x", x=seq, y=0) for seq, name in moves]
    return msgspec.json.encode(Events(after=after, upto=upto, events=tuple(msgspec.Raw(encode(e)) for e in made)))


@pytest.fixture
def tablet() -> Tablet:
    """A tablet that has been welcomed at event 5."""
    fresh = Tablet("key", "t")
    fresh.receive(welcome(5, State(seq=5)))
    return fresh


def test_commands_are_numbered_from_one_and_kept_until_they_are_settled(tablet: Tablet) -> None:
    """T1, T2: its own event, ``done`` and a refusal settle a command, each in its way."""
    names = [sent(tablet.do(COMMAND))["id"] for _ in range(3)]
    tablet.receive(events(5, 6, (6, "t:1")))
    tablet.receive(msgspec.json.encode(Done(id="t:2", seq=4)))
    tablet.receive(msgspec.json.encode(Refused(id="t:3", code="not-now", message="")))

    assert names == ["t:1", "t:2", "t:3"]
    assert tablet.recorded == {"t:1": 6, "t:2": 4}
    assert list(tablet.refused) == ["t:3"]
    assert not tablet.outbox


def test_a_refusal_that_means_again_makes_everything_from_there_due_once_more(tablet: Tablet) -> None:
    """T2: in order, and nothing before it."""
    for _ in range(4):
        tablet.do(COMMAND)
    tablet.receive(msgspec.json.encode(Refused(id="t:3", code="too-fast", message="")))
    tablet.receive(msgspec.json.encode(Refused(id="t:2", code="too-fast", message="")))

    assert tablet.must_repeat
    assert [sent(frame)["id"] for frame in tablet.again()] == ["t:2", "t:3", "t:4"]
    assert not tablet.must_repeat
    assert not tablet.again()


def test_a_stale_command_goes_out_under_a_new_number(tablet: Tablet) -> None:
    """T4: it was not recorded, so nothing can be there twice; the same words, another number."""
    first, second = sent(tablet.do(COMMAND)), sent(tablet.do(COMMAND))
    (again,) = tablet.receive(msgspec.json.encode(Refused(id="t:1", code="stale", message="")))

    assert sent(again) == first | {"id": "t:3"}
    assert list(tablet.outbox) == [second["id"], "t:3"]
    assert not tablet.refused
    assert not tablet.receive(msgspec.json.encode(Refused(id="t:1", code="stale", message=""))), "answered once"


def test_what_was_recorded_cannot_be_refused_afterwards(tablet: Tablet) -> None:
    """T5: a command has one outcome."""
    tablet.do(COMMAND)
    tablet.receive(events(5, 6, (6, "t:1")))
    with pytest.raises(BrokenPromise, match="recorded, and then refused"):
        tablet.receive(msgspec.json.encode(Refused(id="t:1", code="not-now", message="")))


def test_back_in_touch_it_resumes_with_the_last_event_it_saw_and_offers_its_outbox(tablet: Tablet) -> None:
    """T3: before it saw any, it asks for everything."""
    assert sent(tablet.hello())["resume"] is None
    tablet.receive(events(5, 9, (6, "x"), (8, "y")))
    tablet.do(COMMAND)

    assert sent(tablet.hello())["resume"] == {"epoch": "e", "seq": 8, "id": "y"}
    assert [sent(frame)["id"] for frame in tablet.receive(welcome(12, None))] == ["t:1"]
    tablet.receive(events(8, 12, (11, "t:1")))
    assert tablet.resumes == 1
    assert tablet.state.seq == 12


def test_a_whole_state_takes_the_place_of_what_it_knew(tablet: Tablet) -> None:
    """After a reset there is no event to resume from."""
    tablet.receive(events(5, 6, (6, "x")))
    tablet.receive(msgspec.json.encode(Reset(you=YOU, epoch="f", seq=9, state=State(seq=9))))

    assert (tablet.state.seq, tablet.epoch, tablet.resets) == (9, "f", 1)
    assert not tablet.state.boards.notes
    assert sent(tablet.hello())["resume"] is None


def test_a_tick_tells_how_far_the_log_is(tablet: Tablet) -> None:
    """Nothing is folded by it."""
    tablet.receive(msgspec.json.encode(Tick(seq=7, at=0)))

    assert (tablet.head, tablet.state.seq) == (7, 5)


@pytest.mark.parametrize(
    "frame",
    [
        events(4, 6, (6, "x")),
        events(6, 7, (7, "x")),
        events(5, 7, (7, "x"), (6, "y")),
        events(5, 6, (5, "x")),
        events(5, 6, (7, "x")),
        welcome(9, None),
    ],
    ids=["overlap", "hole", "order", "repeat", "beyond", "resumed from nowhere"],
)
def test_a_broken_promise_is_not_put_up_with(tablet: Tablet, frame: bytes) -> None:
    """T5: batches join up and seqs rise; nobody is welcomed back who was never there."""
    with pytest.raises(BrokenPromise):
        tablet.receive(frame)
