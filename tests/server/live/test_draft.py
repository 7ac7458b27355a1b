"""The draft that runs ahead of the record."""

from typing import Any

from events import NoteAdded, recorded
from server.live.draft import Draft, Recordable
from server.live.record import Record
from tests.given import ANNS, OPENED, STARTED, event


def record() -> Record:
    """A session in which the scale runs."""
    found = Record("epoch")
    for one in (*OPENED, *STARTED):
        found.take(recorded(one))
    return found


def note(seq: int, by: str = "ann") -> Any:
    """A note, by the tablet of whoever wrote it, with its seq as the command's number."""
    return event(NoteAdded, seq, by, board=ANNS, note=f"n{seq}", aspect=None, text="x", x=None, y=None)


def asked(number: int, by: str = "ann") -> Recordable:
    """A command of that number."""
    return Recordable(by, f"{by}-tablet:{number}", lambda *_: note(number), lambda _: None, lambda *_: None)


def test_it_runs_ahead_without_touching_the_record() -> None:
    """What is decided is not yet what is recorded."""
    before = record()
    draft = Draft(before)
    draft.take(note(5))
    assert (draft.seq, before.seq) == (5, 4)
    assert "n5" not in before.state.boards.notes
    assert not draft.is_behind(before)


def test_it_knows_what_it_has_taken_in() -> None:
    """A number that came before is old; its seq is found, in the draft or in the record's newest."""
    draft = Draft(record())
    draft.take(note(5))
    assert draft.is_old(asked(5))
    assert draft.is_old(asked(4))
    assert not draft.is_old(asked(6))
    assert not draft.is_old(asked(5, "bob"))
    assert (draft.find(asked(5)), draft.find(asked(4)), draft.find(asked(2))) == (None, None, 2)
    assert (draft.ahead(asked(5)), draft.ahead(asked(4)), draft.ahead(asked(2))) == (5, None, None)


def test_it_is_behind_when_somebody_else_has_written() -> None:
    """Then it is of no use any more; so it is when the record is another one."""
    one = record()
    draft = Draft(one)
    one.take(recorded(note(5)))
    assert draft.is_behind(one)
    assert Draft(one).is_behind(record())


def test_it_forgets_what_the_record_has_caught_up_with() -> None:
    """Its memory is as long as what is being appended."""
    one = record()
    draft = Draft(one)
    draft.take(note(5))
    one.take(recorded(note(5)))
    assert not draft.is_behind(one)
    one.recent.clear()
    assert draft.find(asked(5)) is None
