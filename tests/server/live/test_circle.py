"""A circle of tablets. What everybody is told is in ``test_hub``; here is how it is shared."""

from events import NoteAdded, recorded
from server.live.circle import MOST_BUFFERED, Circle, you
from server.live.record import Record
from server.rules.access import Actor
from server.wire import You
from tests.given import ANN, ANNS, OPENED, STARTED, event
from tests.server.live.lines import tablet

AMY = Actor("participant", "amy")


def told(board: str, *authors: str) -> list[tuple[int, set[str]]]:
    """How often frames are made, and for whom, when each of these writes a note."""
    record = Record("epoch")
    for one in (*OPENED, *STARTED):
        record.take(recorded(one))
    circle = Circle(record.seq)
    for actor in (ANN, AMY):
        for _ in range(2):
            circle.add(tablet(actor)[0])
    for seq, author in enumerate(authors, 5):
        one = recorded(
            event(NoteAdded, seq, author, board=board, note=f"n{seq}", aspect=None, text="x", x=None, y=None)
        )
        record.take(one)
        circle.take(one, record)
    return [(len(frames), {t.actor.id for t in tablets}) for frames, tablets in circle.frames(record.seq)]


def test_where_people_are_named_one_frame_serves_all() -> None:
    """Two people, four tablets, three events: one frame."""
    assert [who for _, who in told(ANNS, "ann", "ann", "bob")] == [{"ann", "amy"}]


def test_where_they_are_not_only_the_authors_have_frames_of_their_own() -> None:
    """Ann's two tablets share one, everybody else the other."""
    assert [who for _, who in told("secret:link-workers", "ann", "ann")] == [{"ann"}, {"amy"}]


def test_nothing_to_tell_is_no_frame() -> None:
    """The circle stays where it is until the next event or tick."""
    assert told("scale:ppi", "bob") == []


def test_a_circle_knows_when_it_is_level() -> None:
    """The same seq twice needs no second frame."""
    circle = Circle(3)
    assert circle.level(3) == b""
    assert circle.level(5)
    assert circle.level(5) == b""


def test_a_tablet_that_has_left_is_told_nothing() -> None:
    """Removing it twice is harmless."""
    circle = Circle(0)
    came, _ = tablet(ANN)
    circle.add(came)
    circle.remove(came)
    circle.remove(came)
    assert list(circle) == []


def test_a_big_state_raises_the_limit_by_its_own_size() -> None:
    """The tablet may take its time for that."""
    came, line = tablet(ANN)
    came.write_state(b"x" * 1000)
    line.stuck = MOST_BUFFERED + 1000
    assert came.write(b"y")
    line.stuck += 1
    assert not came.write(b"y")


def test_who_one_is_taken_for() -> None:
    """Role, seat and group."""
    assert you(ANN, "link-workers") == You(role="participant", seat="ann", group="link-workers")
