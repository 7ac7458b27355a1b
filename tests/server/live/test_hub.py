"""The hub, by its numbered rules, with tablets that keep what they are sent."""

import itertools
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from events import (
    ActivityStarted,
    BoardsHidden,
    BoardsRevealed,
    Event,
    FacilitatorAdded,
    FacilitatorRemoved,
    HandRaised,
    NoteAdded,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    recorded,
)
from server.live.circle import MOST_BUFFERED
from server.live.hub import MOST_LINES, Hub
from server.live.record import Record
from server.rules.access import Actor
from server.rules.view import state_for
from server.wire import Close
from tests.given import ANN, ANNS, BOB, BOBS, FACILITATOR, OPENED, STARTED, WALL, event
from tests.server.live.lines import Kept
from tests.server.live.visitors import Visitor, enter, folded

EVERYBODY = (ANN, BOB, FACILITATOR, WALL)


@pytest.fixture
def hub() -> Hub:
    """A hub whose log holds the beginning of a workshop."""
    return fresh()


def fresh() -> Hub:
    """A hub whose log holds the beginning of a workshop."""
    record = Record("epoch")
    for one in (*OPENED, *STARTED):
        record.take(recorded(one))
    return Hub(record, "promise")


def tell(hub: Hub, *happened: Event) -> None:
    """These events come from the log together."""
    for one in happened:
        hub.take(recorded(one))
    hub.flush()


def note(seq: int, by: str = "ann", board: str = ANNS, text: str = "…") -> Event:
    """A note on a board."""
    return event(NoteAdded, seq, by, board=board, note=f"note{seq:08}", aspect=None, text=text, x=1, y=1)  # type: ignore[no-any-return]


def test_h1_one_frame_serves_a_circle(hub: Hub) -> None:
    """H1: everybody in a group gets the same bytes, and the log's own bytes stand in them."""
    lines = [enter(hub, ANN, f"d{n}")[1] for n in range(3)]
    for line in lines:
        line.frames()
    happened = note(5)
    tell(hub, happened)
    assert len({line.bytes for line in lines}) == 1
    assert recorded(happened).raw in lines[0].bytes


def test_h1_events_that_come_together_leave_as_one_frame(hub: Hub) -> None:
    """H1: a batch is one frame."""
    _, line = enter(hub, ANN)
    line.frames()
    tell(hub, *(note(n) for n in range(5, 15)))
    frames = line.frames()
    assert [(f["after"], f["upto"], len(f["events"])) for f in frames] == [(4, 14, 10)]


@pytest.mark.proves("G24")
def test_h2_a_tablet_that_does_not_read_is_let_go(hub: Hub) -> None:
    """H2: past its limit it is closed as too slow; the others do not notice."""
    (_, stuck), (_, well) = enter(hub, ANN), enter(hub, ANN)
    well.frames()
    stuck.stuck = MOST_BUFFERED * 2
    tell(hub, note(5))
    assert stuck.closed
    assert stuck.closed[0] == Close.TOO_SLOW
    assert len(hub) == 1
    assert well.frames()


def test_h2_a_big_state_alone_makes_nobody_slow(hub: Hub) -> None:
    """H2: while a welcome larger than the limit is on its way, what follows may wait behind it."""
    for n in range(5, 600):
        tell(hub, note(n, text="x" * 500))
    _, line = enter(hub, ANN)
    line.stuck = len(line.bytes)
    assert line.stuck > MOST_BUFFERED
    tell(hub, note(600))
    assert line.closed is None


def test_h3_a_circle_that_was_shown_nothing_is_levelled_for_a_newcomer(hub: Hub) -> None:
    """H3: one frame fits all in a circle, also when one of them came in later than the last they were told."""
    _, early = enter(hub, BOB)
    early.frames()
    tell(hub, note(5))
    assert early.frames() == []
    _, late = enter(hub, BOB)
    assert early.frames() == [{"type": "events", "after": 4, "upto": 5, "events": []}]
    assert late.frames()[0]["seq"] == 5
    tell(hub, note(6, "bob", BOBS))
    assert [(f["after"], f["upto"]) for f in early.frames() + late.frames()] == [(5, 6), (5, 6)]


def test_h4_a_reveal_gives_a_state_and_settles_ones_own_commands(hub: Hub) -> None:
    """H4: participants and the wall are reset, facilitators go on; a command of the same batch is done."""
    lines = {actor: enter(hub, actor, f"{actor.id}-tablet")[1] for actor in EVERYBODY}
    for line in lines.values():
        line.frames()
    tell(hub, note(5), event(BoardsRevealed, 6, activity="scale"))
    kinds = {actor: [frame["type"] for frame in line.frames()] for actor, line in lines.items()}
    assert kinds == {ANN: ["reset", "done"], BOB: ["reset"], WALL: ["reset"], FACILITATOR: ["events"]}
    tell(hub, note(7, "bob", BOBS))
    assert all(line.frames()[0]["after"] == 6 for line in lines.values())


@pytest.mark.proves("G51")
def test_h5_a_removed_seat_is_let_go(hub: Hub) -> None:
    """H5: all of its tablets, and nobody else's."""
    (_, one), (_, two), (_, other) = enter(hub, ANN, "a"), enter(hub, ANN, "b"), enter(hub, BOB)
    tell(hub, event(SeatRemoved, 5, seat="ann"))
    assert [line.closed and line.closed[0] for line in (one, two, other)] == [
        Close.NOT_ALLOWED,
        Close.NOT_ALLOWED,
        None,
    ]
    assert len(hub) == 1


@pytest.mark.proves("G51")
def test_h5_a_facilitator_who_is_taken_off_the_list_is_let_go(hub: Hub) -> None:
    """H5: being in charge ends for all their tablets at once, and for nobody else."""
    tell(hub, event(FacilitatorAdded, 5, facilitator="eve", name="Eve"))
    (_, eve), (_, other) = enter(hub, Actor("facilitator", "eve")), enter(hub, FACILITATOR)
    tell(hub, event(FacilitatorRemoved, 6, facilitator="eve"))
    assert eve.closed
    assert eve.closed[0] == Close.NOT_ALLOWED
    assert other.closed is None


@pytest.mark.proves("G51")
def test_h5_a_seat_that_is_let_back_in_at_once_stays(hub: Hub) -> None:
    """H5: removed and readmitted in one batch, it may take part, so its tablet is not sent away."""
    _, line = enter(hub, ANN)
    tell(hub, event(SeatRemoved, 5, seat="ann"), event(SeatReadmitted, 6, seat="ann"))
    assert line.closed is None
    assert len(hub) == 1


@pytest.mark.proves("G24")
def test_h2_states_do_not_pile_up_for_a_tablet_that_does_not_read(hub: Hub) -> None:
    """H2: reveal and hide in quick turns; past its limit a tablet is let go instead of being sent one more state."""
    _, stuck = enter(hub, BOB)
    stuck.stuck = MOST_BUFFERED * 2
    tell(hub, event(BoardsRevealed, 5, activity="scale"))
    assert stuck.closed
    assert stuck.closed[0] == Close.TOO_SLOW
    assert len(hub) == 0


def test_a_raised_hand_reaches_its_seat_and_facilitators_only(hub: Hub) -> None:
    """Others of the group learn that the log has grown, not how."""
    cy = Actor("participant", "cy")
    lines = {actor: enter(hub, actor)[1] for actor in (ANN, BOB, FACILITATOR, cy)}
    for line in lines.values():
        line.frames()
    tell(hub, event(HandRaised, 5, "ann", seat="ann", up=True))
    seen = {who.id for who, line in lines.items() for frame in line.frames() if frame["events"]}
    assert seen == {"ann", "fac"}


@pytest.mark.proves("G40")
def test_authors_are_hidden_from_all_but_themselves(hub: Hub) -> None:
    """Where nobody is named, the author's tablet knows its own command and the neighbour's does not."""
    dee = Actor("participant", "dee")
    tell(hub, event(ActivityStarted, 5, activity="secret"), joined(6, "dee"))
    (_, mine), (_, yours) = enter(hub, ANN), enter(hub, dee)
    mine.frames(), yours.frames()
    tell(hub, note(7, "ann", "secret:link-workers"), note(8, "dee", "secret:link-workers"))
    by = [[(e["by"], e["id"].startswith(e["by"] or "?")) for e in line.frames()[0]["events"]] for line in (mine, yours)]
    assert by == [[("ann", True), ("", False)], [("", False), ("dee", True)]]


def test_a_tick_brings_everyone_up_to_the_head(hub: Hub) -> None:
    """What a tick says is how far its tablet has been told."""
    _, line = enter(hub, BOB)
    tell(hub, note(5))
    line.frames()
    hub.tick(99)
    assert line.frames() == [
        {"type": "events", "after": 4, "upto": 5, "events": []},
        {"type": "tick", "seq": 5, "at": 99},
    ]


def test_leaving_twice_is_harmless(hub: Hub) -> None:
    """A line may end while its tablet is being let go."""
    came, _ = enter(hub, ANN)
    hub.leave(came)
    hub.leave(came)
    assert (len(hub), hub.circles()) == (0, [])


def test_another_record_resets_everyone(hub: Hub) -> None:
    """When the log is another one, nothing of the old stays with anybody."""
    lines = [enter(hub, actor)[1] for actor in EVERYBODY]
    for line in lines:
        line.frames()
    other = fresh().record
    other.epoch = "other"
    hub.reset_all(other)
    assert all(line.frames()[0]["epoch"] == "other" for line in lines)
    tell(hub, note(5))
    assert [len(line.frames()) for line in lines] == [1, 0, 1, 0]


def joined(seq: int, who: str, group: str = "link-workers") -> Event:
    """Somebody takes a seat."""
    return event(SeatJoined, seq, who, seat=who, name=who, background=group)  # type: ignore[no-any-return]


HAPPENINGS: list[Any] = [
    lambda seq: note(seq),
    lambda seq: note(seq, "bob", BOBS),
    lambda seq: note(seq, "ann", "secret:link-workers"),
    lambda seq: event(BoardsRevealed, seq, activity="scale"),
    lambda seq: event(BoardsHidden, seq, activity="scale"),
    lambda seq: event(BoardsRevealed, seq, activity="secret"),
    lambda seq: event(SeatMoved, seq, seat="ann", group="ppi"),
    lambda seq: event(SeatMoved, seq, seat="ann", group="link-workers"),
    lambda seq: event(HandRaised, seq, "bob", seat="bob", up=True),
    lambda seq: joined(seq, f"new{seq}"),
]


@pytest.mark.proves("G32")
@for_all(
    st.lists(st.tuples(st.lists(st.sampled_from(HAPPENINGS), max_size=4), st.sampled_from(EVERYBODY)), max_size=12)
)
def test_h3_what_a_tablet_folds_is_what_a_newcomer_is_sent(steps: list[Any]) -> None:
    """H3, for every viewer: the state at the welcome and the events since amount to the state that one gets now."""
    hub, seqs = fresh(), itertools.count(5)
    followers: list[tuple[Actor, Kept]] = []
    for batch, comes in steps:
        followers.append((comes, enter(hub, comes)[1]))
        tell(hub, *(make(next(seqs)) for make in batch))
    hub.tick(0)
    for actor, line in followers:
        assert folded(line.frames()) == state_for(hub.record.state, actor)


def test_nobody_is_told_through_the_eyes_of_one_who_has_just_moved(hub: Hub) -> None:
    """A seat that moves away in the middle of a batch takes no secret of its new group back to the old one."""
    tell(hub, joined(5, "amy"))
    _, _ann = enter(hub, ANN)
    _, amy = enter(hub, Actor("participant", "amy"))
    amy.frames()
    tell(hub, event(SeatMoved, 6, seat="ann", group="ppi"), note(7, "bob", BOBS, "whispered"))
    assert b"whispered" not in amy.bytes


VISITS = st.tuples(
    st.lists(st.sampled_from(HAPPENINGS), max_size=3), st.sets(st.integers(0, len(EVERYBODY) - 1)), st.booleans()
)


@pytest.mark.proves("G20")
@for_all(st.lists(VISITS, max_size=25))
def test_h3_coming_back_is_as_good_as_staying(steps: list[Any]) -> None:
    """H3: whoever is cut off anywhere and comes back with the last event seen ends with what a newcomer is sent."""
    hub, seqs = fresh(), itertools.count(5)
    visitors = [Visitor(actor) for actor in EVERYBODY]
    for batch, movers, ticks in steps:
        for mover in movers:
            visitors[mover].come_or_go(hub)
        tell(hub, *(make(next(seqs)) for make in batch))
        if ticks:
            hub.tick(0)
    for visitor in visitors:
        if not visitor.is_here:
            visitor.come_or_go(hub)
    hub.tick(0)
    for visitor in visitors:
        visitor.hear()
        assert visitor.state == state_for(hub.record.state, visitor.actor)


@pytest.mark.proves("G24")
def test_h6_a_seat_has_only_so_many_lines(hub: Hub) -> None:
    """H6: the newest stay; other seats do not feel it."""
    _, bob = enter(hub, BOB)
    lines = [enter(hub, ANN, f"d{n}")[1] for n in range(MOST_LINES["participant"] + 3)]
    assert [line.closed is not None for line in lines[:4]] == [True, True, True, False]
    assert lines[0].closed
    assert lines[0].closed[0] == Close.NOT_ALLOWED
    assert bob.closed is None
    assert len(hub) == MOST_LINES["participant"] + 1
