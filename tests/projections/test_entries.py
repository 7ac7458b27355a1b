"""The rows of a timeline one by one."""

from events import ActivityStarted, NoteMoved, NoteUnplaced
from projections import fold_all, timeline
from projections.entries import entries
from tests.given import ANNS, OPENED, event


def test_rows_are_read_back_with_their_numbers_and_names() -> None:
    """Differences become seqs and times again, places become names, and what lies nowhere has no place."""
    card = f"{ANNS}:a1"
    events = (
        *OPENED,
        event(ActivityStarted, 4, activity="scale"),
        event(NoteMoved, 5, "ann", board=ANNS, note=card, x=0, y=7),
        event(NoteUnplaced, 6, "ann", board=ANNS, note=card),
    )
    rows = list(entries(timeline(events, fold_all(events))))
    assert [row.seq for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.at for row in rows] == [one.at for one in events]
    assert [(row.type, row.board) for row in rows[3:5]] == [("activity.started", "scale"), ("note.moved", ANNS)]
    assert [(row.on, row.aspect, row.x) for row in rows[4:]] == [(card, "a1", 0), (card, "a1", None)]
    assert rows[0].on == ""
