"""The timeline: a row for each event that may be seen, and nothing of any other."""

import msgspec
import pytest

from events import (
    BoardsRevealed,
    CommentAdded,
    CommentRemoved,
    Event,
    HandRaised,
    MomentMarked,
    NoteAdded,
    NoteMoved,
    NoteUnplaced,
    PointAdded,
    ReflectionGiven,
    ReplayOpened,
    SeatMoved,
    Unknown,
    WordsHidden,
)
from projections import State, Timeline, fold_all, timeline
from projections.timeline import NOT_REPLAYED
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import board_of, see, sees_board
from tests.afternoon import Afternoon, viewers
from tests.given import ANN, ANNS, BOB, BOBS, FACILITATOR, OPENED, STARTED, WALL, event

SEEDS = range(6)
CARD = f"{ANNS}:a1"
Row = tuple[int, int, str, str, str, str, int, int]


def rows(found: Timeline) -> list[Row]:
    """The rows as they are meant: seqs and times added up, names looked up."""
    told: list[Row] = []
    seq = at = 0
    for n in range(len(found.seq)):
        seq, at = seq + found.seq[n], at + found.at[n]
        named = (
            _name(found.types, found.type[n]),
            _name(found.boards, found.board[n]),
            _name(found.aspects, found.aspect[n]),
            _name(found.subjects, found.on[n]),
        )
        told.append((seq, at, *named, found.x[n], found.y[n]))
    return told


def seen_by(viewer: Actor, happened: list[Event], afternoon: Afternoon) -> list[Event]:
    """What this viewer may see today of what happened."""
    session = afternoon.session
    found = (see(one, viewer, session.state, session.ledger) for one in happened)
    return [one for one in found if one is not None]


def of(*happened: Event) -> list[Row]:
    """The rows of a session in which this happened, for whoever sees everything."""
    return rows(timeline(happened, fold_all(happened)))


def test_a_move_says_where_and_of_what() -> None:
    """Board, aspect, card and place, behind the sums of seqs and times."""
    move = event(NoteMoved, 9, "ann", board=ANNS, note=CARD, x=420, y=300)
    assert of(*OPENED, *STARTED, move)[-1] == (9, move.at, "note.moved", ANNS, "a1", CARD, 420, 300)


def test_off_the_scale_is_nowhere_of_something() -> None:
    """So it is told apart from what has no place at all."""
    off = event(NoteUnplaced, 5, "ann", board=ANNS, note=CARD)
    hand = event(HandRaised, 6, "ann", seat="ann", up=True)
    assert [row[2:] for row in of(*OPENED, *STARTED, off, hand)[-2:]] == [
        ("note.unplaced", ANNS, "a1", CARD, -1, -1),
        ("hand.raised", "", "", "", -1, -1),
    ]


def test_a_remark_is_about_what_it_was_said_of() -> None:
    """Also when it is taken back or hidden: one asks for everything that happened to a note."""
    happened = (
        event(NoteAdded, 5, "ann", board=ANNS, note="own", aspect=None, text="Ours", x=None, y=None),
        event(CommentAdded, 6, "ann", board=ANNS, comment="c", on="own", text="Well"),
        event(CommentRemoved, 7, "ann", board=ANNS, comment="c"),
        event(WordsHidden, 8, on="c", hidden=True),
    )
    assert [row[5] for row in of(*OPENED, *STARTED, *happened)[-4:]] == ["own"] * 4


def test_a_remark_on_a_point_has_the_points_aspect() -> None:
    """A chart is told like a board."""
    chart = "chart:ppi"
    point = event(PointAdded, 5, "bob", chart=chart, point="p", aspect="a2", side="pro", bearers=(), text="Good")
    remark = event(CommentAdded, 6, "bob", board=chart, comment="c", on="p", text="Well")
    told = of(*OPENED, *STARTED, point, remark)[-2:]
    assert [row[3:6] for row in told] == [(chart, "a2", "p"), (chart, "a2", "p")]


def test_what_marks_the_replay_is_no_part_of_it() -> None:
    """Marking a moment and opening the replay have no row, and the seqs go on behind them."""
    marked = event(MomentMarked, 5, moment="m", label="Look", memo="Hm")
    shown = event(ReplayOpened, 6, open=True)
    assert [row[0] for row in of(*OPENED, *STARTED, marked, shown, event(BoardsRevealed, 7, activity="scale"))] == [
        *range(1, 5),
        7,
    ]


def test_an_event_from_a_newer_version_has_its_own_type() -> None:
    """It is a row that one may pass over."""
    newer = Unknown(seq=5, at=9, by="fac", id="x", raw=b'{"type":"note.folded","seq":5,"at":9,"by":"fac","id":"x"}')
    assert of(*OPENED, *STARTED, newer)[-1] == (5, 9, "note.folded", "", "", "", -1, -1)


def test_nothing_at_all() -> None:
    """Columns without entries."""
    assert timeline((), State()) == Timeline()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rows_are_the_events_that_may_be_seen(seed: int) -> None:
    """For every viewer of a random afternoon: seq, time, type and place of each, in order."""
    afternoon = Afternoon(seed)
    happened = [*afternoon.opening, *afternoon.steps(400)]
    for viewer in viewers(afternoon.session.state):
        events = seen_by(viewer, happened, afternoon)
        found = timeline(events, afternoon.session.state)
        assert found == timeline(events, state_for(afternoon.session.state, viewer))
        told = rows(found)
        replayed = [one for one in events if not isinstance(one, NOT_REPLAYED)]
        assert len(replayed) > 20
        assert [_plain(one) for one in replayed] == [(r[0], r[1], r[2], r[3], r[6], r[7]) for r in told]


def test_no_byte_of_what_may_not_be_seen() -> None:
    """No note, remark, point or answer of a board that is hidden from the viewer is named, nor any board of one."""
    withheld = [_withheld(Afternoon(seed)) for seed in SEEDS]
    assert sum(withheld) > 20  # in some afternoons everything is shown at the end


def _withheld(afternoon: Afternoon) -> int:
    """How much was to be kept from somebody, and was."""
    withheld, happened = 0, [*afternoon.opening, *afternoon.steps(400)]
    state = afternoon.session.state
    boards = {note.board for note in state.boards.notes.values()} | {p.chart for p in state.charts.points.values()}
    for viewer in (ANN, BOB, WALL, FACILITATOR):
        raw = msgspec.json.encode(timeline(seen_by(viewer, happened, afternoon), state_for(state, viewer)))
        unseen = {board for board in boards if not sees_board(board, viewer, state)}
        hidden = [one.id for one in state.boards.notes.values() if one.board in unseen]
        hidden += [one.id for one in state.charts.points.values() if one.chart in unseen]
        for name in (*unseen, *hidden):
            assert f'"{name}"'.encode() not in raw, (viewer, name)
        withheld += len(hidden)
        for event_ in happened:
            if hasattr(event_, "board") and event_.board in raw.decode():
                assert viewer == FACILITATOR or sees_board(board_of(event_, state), viewer, state)
    return withheld


def test_a_hidden_board_is_not_there_until_it_is_revealed() -> None:
    """Neither its name nor its cards."""
    moved = event(NoteMoved, 5, "bob", board=BOBS, note=f"{BOBS}:a1", x=1, y=1)
    for happened, shown in (((*OPENED, *STARTED, moved), False), ((*OPENED, *STARTED, moved, _revealed()), True)):
        state, ledger = fold_all(happened), Afternoon(0).session.ledger
        events = [one for one in (see(each, ANN, state, ledger) for each in happened) if one is not None]
        raw = msgspec.json.encode(timeline(events, state_for(state, ANN)))
        assert (BOBS.encode() in raw) is shown


def _revealed() -> Event:
    revealed: Event = event(BoardsRevealed, 6, activity="scale")
    return revealed


def _plain(one: Event) -> tuple[object, ...]:
    where = getattr(one, "board", "") or getattr(one, "chart", "") or getattr(one, "activity", "") or ""
    if isinstance(one, ReflectionGiven | SeatMoved) and where and one.group:
        where = f"{where}:{one.group}"
    x, y = (-1 if (at := getattr(one, axis, None)) is None else at for axis in ("x", "y"))
    return (one.seq, one.at, type(one).__struct_config__.tag, where, x, y)


def _name(names: tuple[str, ...], place: int) -> str:
    return names[place] if place >= 0 else ""
