"""Given events, when a command about the meeting itself, then one event or a refusal."""

import pytest

from events import (
    AspectAdded,
    AspectParked,
    Bands,
    BandsDeclared,
    BoardsLocked,
    DoorLocked,
    MomentChanged,
    MomentMarked,
    MomentRemoved,
    NoteAdded,
    ReplayOpened,
    SessionClosed,
    SessionReopened,
    WordsHidden,
)
from server import commands as c
from tests.given import ANN, ANNS, FACILITATOR, OPENED, STARTED, event, given


def test_an_aspect_is_added_for_everyone_and_parked_and_taken_up_again() -> None:
    """Parking what is parked is refused."""
    after = (
        given(*OPENED)
        .when(c.AddAspect(title=" Parking ", detail=" "), FACILITATOR)
        .then(AspectAdded, aspect="aspect-fresh0fresh4", title="Parking", detail="")
    )
    after = after.when(c.ParkAspect(aspect="a1"), FACILITATOR).then(AspectParked, parked=True)
    after.when(c.ParkAspect(aspect="a1"), FACILITATOR).refused("already")
    after.when(c.ParkAspect(aspect="a1", parked=False), FACILITATOR).then(AspectParked, parked=False)
    after.when(c.AddAspect(title=" "), FACILITATOR).refused("no-words")


def test_a_moment_is_marked_with_a_label() -> None:
    """The memo may be empty."""
    after = given(*OPENED).when(c.MarkMoment(label="Aha"), FACILITATOR).then(MomentMarked, label="Aha", memo="")
    assert next(iter(after.state.session.moments.values())).seq == 4


def test_a_moment_is_marked_afterwards_about_what_has_happened() -> None:
    """Also when all is over; it points at what it is about, and speaks of what is there."""
    note = event(NoteAdded, 5, "ann", board=ANNS, note="n", aspect=None, text="t", x=None, y=None)
    closed = given(*OPENED, *STARTED, note, event(SessionClosed, 6))
    mark = c.MarkMoment(label="Aha", about=5, notes=("n", f"{ANNS}:a1", "n"), moment="own0own0own0")
    after = closed.when(mark, FACILITATOR).then(MomentMarked, moment="own0own0own0", notes=("n", f"{ANNS}:a1"))
    assert after.state.session.moments["own0own0own0"].seq == 5
    after.when(mark, FACILITATOR).refused("already")
    after.when(c.MarkMoment(label="Aha", about=8), FACILITATOR).refused("not-yet")
    after.when(c.MarkMoment(label="Aha", notes=("m",)), FACILITATOR).refused("unknown-words")
    after.when(c.MarkMoment(label="Aha", notes=("scale:table-9:a1",)), FACILITATOR).refused("unknown-words")
    after.when(c.MarkMoment(label="Aha"), ANN).refused("not-allowed")


def test_a_moment_is_called_something_else_or_taken_away() -> None:
    """It points where it did; what is gone cannot be changed."""
    marked = given(*OPENED, event(MomentMarked, 4, moment="m", label="Aha", memo="", about=2))
    change = c.ChangeMoment(moment="m", label=" Oho ", memo="Why?")
    after = marked.when(change, FACILITATOR).then(MomentChanged, label="Oho", memo="Why?", notes=())
    assert after.state.session.moments["m"].seq == 2
    after.when(change, FACILITATOR).refused("already")
    after = after.when(c.RemoveMoment(moment="m"), FACILITATOR).then(MomentRemoved, moment="m")
    after.when(c.RemoveMoment(moment="m"), FACILITATOR).refused("unknown-moment")
    after.when(change, FACILITATOR).refused("unknown-moment")


def test_the_replay_is_opened_and_closed_by_facilitators_at_any_time() -> None:
    """Once each."""
    after = given(*OPENED, event(SessionClosed, 4)).when(c.OpenReplay(), FACILITATOR).then(ReplayOpened, open=True)
    after.when(c.OpenReplay(), FACILITATOR).refused("already")
    after.when(c.OpenReplay(open=False), ANN).refused("not-allowed")
    after.when(c.OpenReplay(open=False), FACILITATOR).then(ReplayOpened, open=False)


def test_a_session_closes_and_opens_again() -> None:
    """Nothing in it changes by that."""
    after = given(*OPENED).when(c.CloseSession(), FACILITATOR).then(SessionClosed)
    after.when(c.ReopenSession(), FACILITATOR).then(SessionReopened)


def test_what_differences_are_called_is_said_before_anybody_places() -> None:
    """Words chosen after the places are known would claim too much."""
    waiting = given(*OPENED)
    waiting.when(c.DeclareBands(near=150, far=350), FACILITATOR).then(BandsDeclared, bands=Bands(near=150, far=350))
    waiting.when(c.DeclareBands(near=None, far=None), FACILITATOR).then(BandsDeclared, bands=None)
    given(*OPENED, *STARTED).when(c.DeclareBands(near=150, far=350), FACILITATOR).refused("too-late")


@pytest.mark.parametrize(("near", "far"), [(350, 150), (150, None), (None, 350)])
def test_half_a_declaration_is_none(near: int | None, far: int | None) -> None:
    """Close and far apart belong together, in that order."""
    given(*OPENED).when(c.DeclareBands(near=near, far=far), FACILITATOR).refused("no-bands")


def test_boards_and_door_are_locked_and_opened_once() -> None:
    """Each on its own."""
    after = given(*OPENED).when(c.LockBoards(), FACILITATOR).then(BoardsLocked, locked=True)
    after.when(c.LockBoards(), FACILITATOR).refused("already")
    after = after.when(c.LockDoor(), FACILITATOR).then(DoorLocked, locked=True)
    after.when(c.LockDoor(locked=False), FACILITATOR).then(DoorLocked, locked=False)
    after.when(c.LockDoor(locked=False), FACILITATOR).refused("already")


def test_a_door_may_ask() -> None:
    """Neither open nor locked; a locked one asks nobody."""
    asks = c.LockDoor(locked=False, asking=True)
    asking = given(*OPENED).when(asks, FACILITATOR).then(DoorLocked, locked=False, asking=True)
    asking.when(asks, FACILITATOR).refused("already")
    locked = asking.when(c.LockDoor(asking=True), FACILITATOR).then(DoorLocked, locked=True, asking=False)
    locked.when(c.LockDoor(locked=False), FACILITATOR).then(DoorLocked, locked=False, asking=False)


def test_words_are_hidden_at_once_even_when_all_is_over() -> None:
    """A name that slipped out waits for no activity and no reopening."""
    note = event(NoteAdded, 5, "ann", board=ANNS, note="n", aspect=None, text="t", x=None, y=None)
    closed = given(*OPENED, *STARTED, note, event(SessionClosed, 6))
    after = closed.when(c.HideNote(on="n"), FACILITATOR).then(WordsHidden, on="n", hidden=True)
    after.when(c.HideNote(on="n"), FACILITATOR).refused("already")
    after.when(c.HideNote(on="n", hidden=False), FACILITATOR).then(WordsHidden, hidden=False)
    after.when(c.HideNote(on="m"), FACILITATOR).refused("unknown-words")
    after.when(c.HideNote(on="n"), ANN).refused("not-allowed")
