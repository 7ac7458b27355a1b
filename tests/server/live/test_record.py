"""What a server knows of a log."""

import pytest

from events import BoardsRevealed, MomentMarked, NoteAdded, SeatMoved, Unknown, recorded
from server.live.record import RECENT, Record
from server.wire import Resume
from tests.given import ANN, ANNS, BOB, BOBS, FACILITATOR, OPENED, STARTED, event


@pytest.fixture
def record() -> Record:
    """A session with a note of each group's."""
    found = Record("epoch")
    for one in (*OPENED, *STARTED, note(5, "ann", ANNS), note(6, "bob", BOBS)):
        found.take(recorded(one))
    return found


def note(seq: int, by: str, board: str) -> NoteAdded:
    """A note on a board."""
    added: NoteAdded = event(NoteAdded, seq, by, board=board, note=f"n{seq}", aspect=None, text="x", x=None, y=None)
    return added


def resume(seq: int, by: str, epoch: str = "epoch") -> Resume:
    """The last event that a tablet has seen."""
    return Resume(epoch=epoch, seq=seq, id=f"{by}-tablet:{seq}")


def test_what_was_missed_is_what_may_be_seen(record: Record) -> None:
    """Ann has missed nothing that is hers to see; a facilitator has missed Bob's note."""
    assert record.missed(resume(5, "ann"), ANN) == []
    assert record.missed(resume(5, "ann"), FACILITATOR) == [recorded(note(6, "bob", BOBS)).raw]


@pytest.mark.parametrize(
    "wrong",
    [
        resume(5, "ann", "other"),
        resume(7, "ann"),
        resume(5, "bob"),
        resume(0, "ann"),
        Resume(epoch="epoch", seq=5, id=""),
    ],
)
def test_what_does_not_fit_needs_a_state(record: Record, wrong: Resume) -> None:
    """Another epoch, ahead of the log, another event, none at all."""
    assert record.missed(wrong, ANN) is None


def test_an_event_that_the_viewer_never_saw_proves_nothing(record: Record) -> None:
    """Guessing the id of another group's event gives no proof of having been here."""
    assert record.missed(resume(6, "bob"), ANN) is None


def test_a_changed_view_needs_a_state(record: Record) -> None:
    """A reveal and a changed seat for participants: a move may concern whoever writes for the one who moved."""
    record.take(recorded(event(BoardsRevealed, 7, activity="scale")))
    assert record.missed(resume(5, "ann"), ANN) is None
    assert record.missed(resume(5, "ann"), FACILITATOR) is not None
    record.take(recorded(event(SeatMoved, 8, seat="bob", group="link-workers")))
    assert record.missed(resume(7, "fac"), FACILITATOR) is not None
    assert record.missed(resume(7, "fac"), ANN) is None
    assert record.missed(resume(7, "fac"), BOB) is None


def test_too_much_needs_a_state(record: Record) -> None:
    """Beyond what is at hand a state is shorter anyway."""
    for seq in range(7, RECENT + 6):
        record.take(recorded(event(MomentMarked, seq, moment=f"m{seq}", label="x", memo="")))
    assert record.missed(resume(6, "bob"), FACILITATOR) is not None
    record.take(recorded(event(MomentMarked, RECENT + 6, moment="last", label="x", memo="")))
    assert record.missed(resume(6, "bob"), FACILITATOR) is None


def test_an_event_from_the_future_goes_on_as_it_came(record: Record) -> None:
    """Its bytes reach facilitators untouched, and nobody else."""
    raw = b'{"type":"vote.cast","seq":7,"at":1,"by":"ann","id":"x","for":"a"}'
    unknown = recorded(Unknown(seq=7, at=1, by="ann", id="x", raw=raw))
    record.take(unknown)
    assert list(record.visible((unknown,), FACILITATOR)) == [raw]
    assert list(record.visible((unknown,), ANN)) == []
