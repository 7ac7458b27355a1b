"""Who sees what: every event type × role × group × phase, by the numbered rules of ``server.rules.visibility``."""

from typing import Any, get_args

import pytest

from events import (
    ActivityStarted,
    AspectMarked,
    BearerAdded,
    BoardEvent,
    BoardsHidden,
    BoardsRevealed,
    CommentAdded,
    CommentRemoved,
    Event,
    HandRaised,
    MomentMarked,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnmatched,
    NoteUnplaced,
    PointAdded,
    PointJoined,
    PointMoved,
    PointParted,
    PointRemoved,
    PointRestored,
    PointReworded,
    PointSupported,
    PointUnsupported,
    ReflectionGiven,
    ScribeAppointed,
    SeatHanded,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
    Unknown,
    WordsHidden,
    WritingShared,
    WritingStarted,
)
from events.codec import Known
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import FOR_ALL, FOR_FACILITATORS, FOR_SEAT, audience, changes_view, personal, see
from tests.given import ANN, BOB, BOBS, FACILITATOR, OPENED, STARTED, WALL, Given, event, given

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
    NoteExplained: {"note": "n", "text": "t"},
}
POINT: dict[str, Any] = {"chart": "chart:link-workers", "point": "p"}
ON_CHART: tuple[Event, ...] = (
    event(PointAdded, 9, "ann", **POINT, aspect="a1", side="pro", bearers=(), text="t"),
    event(PointReworded, 9, "ann", **POINT, bearers=(), text="t"),
    event(PointMoved, 9, "ann", **POINT, aspect="a1", side="con"),
    event(PointRemoved, 9, "ann", **POINT),
    event(PointRestored, 9, "ann", **POINT),
    event(PointSupported, 9, "ann", **POINT),
    event(PointUnsupported, 9, "ann", **POINT),
    event(PointJoined, 9, "ann", **POINT, into="q"),
    event(PointParted, 9, "ann", **POINT),
    event(BearerAdded, 9, "ann", chart="chart:link-workers", bearer="b", name="x"),
)
"""One of each kind, on the chart of Ann's group."""


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


@pytest.mark.proves("G44")
def test_every_event_type_has_a_rule() -> None:
    """V6: a type that nobody thought of reaches facilitators only."""
    about_what_is_seen = {ReflectionGiven, NoteMatched, NoteUnmatched, WordsHidden}
    ruled = {*FOR_ALL, *FOR_FACILITATORS, *FOR_SEAT, *FIELDS, *map(type, ON_CHART), *about_what_is_seen}
    assert set(get_args(Known)) == ruled
    stranger = Unknown(seq=9, at=1, by="ann", id="x:1", raw=b"{}")
    assert [FACILITATOR] == [who for who in (FACILITATOR, ANN, BOB, WALL) if seen(stranger, who, after())]


@pytest.mark.proves("G38")
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


@pytest.mark.proves("G49")
def test_a_seat_that_changed_groups_sees_its_new_groups_board_only() -> None:
    """V1: the seat's group now decides, not where it sat before."""
    moved = after(event(SeatMoved, 5, seat="ann", group="ppi"))
    assert seen(on_board(NoteMoved), ANN, moved) is None


@pytest.mark.proves("G40")
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
        assert [ANN, BOB, WALL] == [
            who for who in (FACILITATOR, ANN, BOB, WALL) if changes_view(what, who, after(what).state)
        ]
    assert not changes_view(STARTED[0], ANN, after(*STARTED).state)


def test_words_hidden_elsewhere_are_no_news() -> None:
    """Not even that it happened: only those who look at the words are given a new view."""
    hidden = event(WordsHidden, 10, on="n", hidden=True)
    state = after(
        event(NoteAdded, 9, "ann", board="scale:link-workers", note="n", aspect=None, text="Hm", x=1, y=1), hidden
    ).state
    assert [ANN] == [who for who in (FACILITATOR, ANN, BOB, WALL) if changes_view(hidden, who, state)]


def test_moving_a_seat_changes_the_view_of_participants() -> None:
    """Of that seat, and of whoever writes for it."""
    moved = event(SeatMoved, 9, seat="ann", group="ppi")
    assert [ANN, BOB] == [who for who in (FACILITATOR, ANN, BOB, WALL) if changes_view(moved, who, after(moved).state)]


def test_somebody_new_at_a_tablet_changes_its_view() -> None:
    """The others are just told."""
    joined = event(SeatJoined, 9, "ann", seat="eve", name="Eve", background="ppi")
    assert [ANN] == [who for who in (FACILITATOR, ANN, BOB, WALL) if changes_view(joined, who, after(joined).state)]


def test_a_scribe_sees_the_board_of_whoever_they_write_for() -> None:
    """Or they could not write on it; nobody else of their group does."""
    cat = event(SeatJoined, 5, "cat", seat="cat", name="Cat", background="link-workers")
    session = given(*OPENED, cat, event(ScribeAppointed, 6, seat="bob", scribe="ann"), *STARTED)
    moved = event(NoteMoved, 9, "bob", board=BOBS, note=f"{BOBS}:a1", x=1, y=1)
    assert seen(moved, ANN, session) == moved
    assert seen(moved, CAT, session) is None
    assert audience(ANN, session.state) != audience(CAT, session.state)


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


EVERYONE = (FACILITATOR, ANN, BOB, WALL)


def seers(what: Event, session: Given) -> list[Actor]:
    """Who of everyone sees it."""
    return [who for who in EVERYONE if seen(what, who, session)]


@pytest.mark.parametrize("what", ON_CHART, ids=lambda what: type(what).__name__)
def test_a_chart_is_for_its_own_group_until_it_is_revealed(what: Event) -> None:
    """V1, V2: like a board, with what its group added to the list of bearers."""
    assert [FACILITATOR, ANN] == seers(what, after())
    assert list(EVERYONE) == seers(what, after(event(BoardsRevealed, 5, activity="chart")))


def alone(board: str, by: str = "ann") -> BoardEvent:
    """A note that Ann put on a board of her own."""
    made: BoardEvent = event(NoteAdded, 9, by, board=board, note="n", aspect=None, text="t", x=None, y=None)
    return made


@pytest.mark.proves("G41")
@pytest.mark.parametrize("board", ["alone:link-workers:ann", "unnamed:link-workers:anns-alias"])
def test_a_persons_own_board_is_theirs_until_the_reveal(board: str) -> None:
    """V7: not for the others of the group either; the scribe writes on it, so the scribe sees it."""
    friend = event(SeatMoved, 5, seat="bob", group="link-workers")
    scribe = event(ScribeAppointed, 6, "ann", seat="ann", scribe="bob")
    activity = board.partition(":")[0]
    assert [FACILITATOR, ANN] == seers(alone(board), after(friend))
    assert [FACILITATOR, ANN, BOB] == seers(alone(board), after(friend, scribe))
    assert list(EVERYONE) == seers(alone(board), after(friend, event(BoardsRevealed, 6, activity=activity)))


@pytest.mark.proves("G41")
def test_what_was_written_alone_is_for_its_author_until_it_is_shared() -> None:
    """V7: a reveal of the boards shows nothing of it; sharing puts it on the group's board with all its past."""
    friend, note = event(SeatMoved, 5, seat="bob", group="link-workers"), alone("scale:link-workers:ann")
    writing = (friend, event(WritingStarted, 6, activity="scale"), note)
    assert [FACILITATOR, ANN] == seers(note, after(*writing))
    assert [FACILITATOR, ANN] == seers(note, after(*writing, event(BoardsRevealed, 10, activity="scale")))
    shared = (*writing, event(WritingShared, 10, activity="scale"))
    assert [FACILITATOR, ANN, BOB] == seers(note, after(*shared))
    again = (*shared, event(WritingStarted, 11, activity="scale"))
    assert [FACILITATOR, ANN, BOB] == seers(note, after(*again))


def test_nobody_learns_on_whose_board_shared_words_began() -> None:
    """V10: notes of one person would otherwise stand out among the notes of a group."""
    friend, note = event(SeatMoved, 5, seat="bob", group="link-workers"), alone("scale:link-workers:ann")
    shared = after(friend, event(WritingStarted, 6, activity="scale"), note, event(WritingShared, 10, activity="scale"))
    boards = {who: see(note, who, shared.state, shared.ledger) for who in (ANN, BOB, FACILITATOR)}
    assert {who: getattr(seen, "board", None) for who, seen in boards.items()} == {
        ANN: "scale:link-workers:ann",
        FACILITATOR: "scale:link-workers:ann",
        BOB: "scale:link-workers",
    }


def answer(activity: str, named: bool = False) -> ReflectionGiven:
    """What Ann answered."""
    fields = {"activity": activity, "reflection": "r", "prompt": "why", "text": "t", "rating": None}
    made: ReflectionGiven = event(ReflectionGiven, 9, "ann", **fields, named=named, group="link-workers")
    return made


@pytest.mark.parametrize("activity", ["reflect", "together", "feelings"])
def test_an_answer_is_its_authors_until_all_may_see_it(activity: str) -> None:
    """V8: facilitators see it, without its author where nobody is named."""
    assert [FACILITATOR, ANN] == seers(answer(activity), after())
    assert list(EVERYONE) == seers(answer(activity), after(event(BoardsRevealed, 5, activity=activity)))


@pytest.mark.parametrize(
    ("activity", "named", "by", "group"),
    [
        ("reflect", False, "ann", "link-workers"),
        ("feelings", False, "link-workers", "link-workers"),
        ("together", False, "", ""),
        ("together", True, "ann", "link-workers"),
    ],
)
def test_an_answer_is_named_as_the_activity_says_or_its_author_chose(
    activity: str, named: bool, by: str, group: str
) -> None:
    """V8: a name is put to it by the person, never by the program."""
    shown = seen(answer(activity, named), FACILITATOR, after())
    assert isinstance(shown, ReflectionGiven)
    assert (by, group) == (shown.by, shown.group)


@pytest.mark.proves("G42")
def test_hidden_words_are_blank_for_all_but_facilitators() -> None:
    """V9: also for the author, on whose tablet anybody could read them; the author still knows whose they are."""
    note = event(NoteAdded, 9, "ann", board="scale:link-workers", note="n", aspect=None, text="Mrs X", x=1, y=1)
    hidden = after(note, event(WordsHidden, 10, on="n", hidden=True))
    assert {"fac": "Mrs X", "ann": ""} == {
        who.id: shown.text for who in (FACILITATOR, ANN) if isinstance(shown := seen(note, who, hidden), NoteAdded)
    }
    back = after(note, event(WordsHidden, 10, on="n", hidden=True), event(WordsHidden, 11, on="n", hidden=False))
    assert note == seen(note, ANN, back)


def test_that_words_are_hidden_is_told_to_those_who_could_read_them() -> None:
    """V9: the id alone would tell the other group that there was something."""
    note = event(NoteAdded, 9, "ann", board="scale:link-workers", note="n", aspect=None, text="Mrs X", x=1, y=1)
    hiding = event(WordsHidden, 10, on="n", hidden=True)
    assert [FACILITATOR, ANN] == seers(hiding, after(note, hiding))


def test_that_a_seat_changed_tablets_is_its_own_business() -> None:
    """V4: and the facilitators', whose device board shows it."""
    assert [FACILITATOR, ANN] == seers(event(SeatHanded, 9, "ann", seat="ann"), after())


def test_a_match_is_shown_with_the_boards() -> None:
    """V1: the id of another group's note is part of its board."""
    match = event(NoteMatched, 9, activity="scale", note="n", to="m")
    assert [FACILITATOR] == seers(match, after())
    assert list(EVERYONE) == seers(match, after(event(BoardsRevealed, 5, activity="scale")))


@pytest.mark.proves("G53")
def test_who_waits_in_the_lobby_is_told_to_facilitators_only() -> None:
    """And who was turned away; everybody is told of them from the beginning once they were let in."""
    cy = event(SeatJoined, 4, "cy", seat="cy", name="Cy", background="ppi", waiting=True)
    about = [cy, event(SeatRenamed, 5, seat="cy", name="Dee"), event(SeatRemoved, 6, seat="cy")]
    for upto in (1, 2, 3):
        assert [seers(one, after(*about[:upto])) for one in about[:upto]] == [[FACILITATOR]] * upto
        assert all("cy" not in state_for(after(*about[:upto]).state, one).people.seats for one in (ANN, WALL))
    let_in = [*about, event(SeatReadmitted, 7, seat="cy")]
    assert all({FACILITATOR, ANN, WALL} <= set(seers(one, after(*let_in))) for one in let_in)
    assert state_for(after(*let_in).state, ANN).people.seats["cy"].name == "Dee"
    assert all(changes_view(let_in[-1], actor, after(*let_in).state) for actor in (ANN, WALL))
