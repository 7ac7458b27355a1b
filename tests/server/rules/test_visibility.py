"""Who sees what: every event type × role × group × phase, by the numbered rules of ``server.rules.visibility``."""

from typing import Any, get_args

import pytest

from events import (
    ActivityStarted,
    AspectMarked,
    BoardEvent,
    BoardsHidden,
    BoardsRevealed,
    CommentAdded,
    CommentRemoved,
    Event,
    HandRaised,
    MomentMarked,
    NoteAdded,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnplaced,
    SeatMoved,
    Unknown,
)
from events.codec import Known
from server.rules.access import Actor
from server.rules.visibility import FOR_ALL, FOR_FACILITATORS, audience, changes_view, personal, see
from tests.given import ANN, BOB, FACILITATOR, OPENED, STARTED, WALL, Given, event, given

CAT = Actor("participant", "cat")
"""Someone whose seat the log does not know."""

FIELDS: dict[type[BoardEvent], dict[str, Any]] = {
    NoteAdded: {"note": "n", "aspect": None, "text": "t", "x": None, "y": None},
    NoteMoved: {"note": "n", "x": 1, "y": 1},
    NoteUnplaced: {"note": "n"},
    NoteReworded: {"note": "n", "text": "t"},
    NoteRemoved: {"note": "n"},
    NoteRestored: {"note": "n"},
    CommentAdded: {"comment": "k", "on": "n", "text": "t"},
    CommentRemoved: {"comment": "k"},
    AspectMarked: {"aspect": "a1", "mark": "open"},
}


def on_board(kind: type[BoardEvent], activity: str = "scale", by: str = "ann") -> BoardEvent:
    """Something that Ann did on her group's board."""
    made: BoardEvent = event(kind, 9, by, board=f"{activity}:link-workers", **FIELDS[kind])
    return made


def after(*more: Event) -> Given:
    """A running scale activity, and what else happened."""
    return given(*OPENED, *STARTED, *more)


def seen(what: Event, actor: Actor, session: Given) -> Event | None:
    """What this actor sees of it."""
    return see(what, actor, session.state, session.ledger)


def test_every_event_type_has_a_rule() -> None:
    """V6: a type that nobody thought of reaches facilitators only."""
    ruled = {*FOR_ALL, *FOR_FACILITATORS, *FIELDS, HandRaised}
    assert set(get_args(Known)) == ruled
    stranger = Unknown(seq=9, at=1, by="ann", id="x:1", raw=b"{}")
    assert [FACILITATOR] == [who for who in (FACILITATOR, ANN, BOB, WALL) if seen(stranger, who, after())]


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_a_board_is_for_its_own_group_until_it_is_revealed(kind: type[BoardEvent]) -> None:
    """V1, V2: not for the other group, not for the wall, not for a stranger; and hidden again when hidden."""
    reveal, hide = event(BoardsRevealed, 5, activity="scale"), event(BoardsHidden, 6, activity="scale")
    everyone = (FACILITATOR, ANN, BOB, WALL, CAT)
    what = on_board(kind)
    assert [FACILITATOR, ANN] == [who for who in everyone if seen(what, who, after())]
    assert list(everyone) == [who for who in everyone if seen(what, who, after(reveal))]
    assert [FACILITATOR, ANN] == [who for who in everyone if seen(what, who, after(reveal, hide))]


def test_revealing_one_activity_reveals_no_other() -> None:
    """V1: each activity has its own boards."""
    revealed = after(event(BoardsRevealed, 5, activity="quiet"))
    assert seen(on_board(NoteMoved), BOB, revealed) is None


def test_a_seat_that_changed_groups_sees_its_new_groups_board_only() -> None:
    """V1: the seat's group now decides, not where it sat before."""
    moved = after(event(SeatMoved, 5, seat="ann", group="ppi"))
    assert seen(on_board(NoteMoved), ANN, moved) is None


@pytest.mark.parametrize(("activity", "by"), [("scale", "ann"), ("quiet", "link-workers"), ("secret", "")])
def test_the_author_is_named_as_the_activity_says(activity: str, by: str) -> None:
    """V3: the person, the group, or nobody; facilitators are told no more than anyone."""
    revealed = after(event(BoardsRevealed, 5, activity=activity))
    what = on_board(NoteMoved, activity)
    for who in (FACILITATOR, BOB, WALL):
        shown = seen(what, who, revealed)
        assert shown is not None
        assert by == shown.by
        assert (by == "ann") == (shown.id == what.id)
        assert by == "ann" or "ann" not in shown.id


@pytest.mark.parametrize("activity", ["scale", "quiet", "secret"])
def test_the_author_recognises_what_they_did(activity: str) -> None:
    """V3: the acknowledgement is the event itself, with the command's own id."""
    what = on_board(NoteMoved, activity)
    assert what == seen(what, ANN, after())


def test_a_digest_is_the_same_each_time_and_tells_two_events_apart() -> None:
    """V3: a tablet can resume by it."""
    session = after(event(BoardsRevealed, 5, activity="secret"))
    first, again = (seen(on_board(NoteMoved, "secret"), BOB, session) for _ in range(2))
    other = seen(event(NoteMoved, 10, "ann", board="secret:link-workers", note="n", x=1, y=1), BOB, session)
    assert first == again
    assert first is not None
    assert other is not None
    assert first.id != other.id


def test_what_a_facilitator_does_on_a_board_is_signed() -> None:
    """V3 protects participants; who is in charge is no secret."""
    shown = seen(on_board(NoteMoved, "secret", by="fac"), ANN, after())
    assert shown is not None
    assert shown.by == "fac"


def test_a_hand_is_for_facilitators_and_the_seat_itself() -> None:
    """V4: asking for help is nobody else's business."""
    hand = event(HandRaised, 9, "ann", seat="ann", up=True)
    assert [FACILITATOR, ANN] == [who for who in (FACILITATOR, ANN, BOB, WALL) if seen(hand, who, after())]
    moment = event(MomentMarked, 9, moment="m", label="l", memo="")
    assert [FACILITATOR] == [who for who in (FACILITATOR, ANN, BOB, WALL) if seen(moment, who, after())]


def test_the_salt_is_for_nobody() -> None:
    """V5: whoever had it could undo the digests."""
    for who in (FACILITATOR, ANN, WALL):
        shown = seen(OPENED[0], who, after())
        assert shown is not None
        assert shown.salt == ""  # type: ignore[attr-defined]


def test_a_reveal_changes_the_view_of_all_but_facilitators() -> None:
    """They saw everything before."""
    for kind in (BoardsRevealed, BoardsHidden):
        what = event(kind, 9, activity="scale")
        assert [ANN, BOB, WALL] == [who for who in (FACILITATOR, ANN, BOB, WALL) if changes_view(what, who)]
    assert not changes_view(STARTED[0], ANN)


def test_moving_a_seat_changes_the_view_of_that_seat() -> None:
    """The others are just told."""
    moved = event(SeatMoved, 9, seat="ann", group="ppi")
    assert [ANN] == [who for who in (FACILITATOR, ANN, BOB, WALL) if changes_view(moved, who)]


@pytest.mark.parametrize("activity", ["scale", "quiet", "secret"])
@pytest.mark.parametrize("kind", [*FIELDS, HandRaised, ActivityStarted], ids=lambda kind: kind.__name__)
def test_an_audience_sees_the_same_but_for_what_is_personal(kind: type[Event], activity: str) -> None:
    """What lets the hub encode once per audience is true for every type."""
    session = given(*OPENED, event(SeatMoved, 5, seat="bob", group="link-workers"), *STARTED)
    what: Event
    if kind is HandRaised:
        what = event(HandRaised, 9, "ann", seat="ann", up=True)
    elif kind is ActivityStarted:
        what = STARTED[0]
    else:
        what = on_board(kind, activity)  # type: ignore[arg-type]
    assert audience(ANN, session.state) == audience(BOB, session.state)
    same = seen(what, ANN, session) == seen(what, BOB, session)
    assert same == (not personal(what, session.state))
    assert personal(what, session.state) <= {"ann"}
