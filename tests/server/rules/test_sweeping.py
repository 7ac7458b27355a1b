"""Which events lose their words, by the numbered rules of ``server.rules.sweeping``."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from events import (
    AspectAdded,
    AspectMarked,
    BearerAdded,
    CommentAdded,
    Erasure,
    Event,
    FacilitatorAdded,
    MomentChanged,
    MomentMarked,
    NameErased,
    NoteAdded,
    NoteExplained,
    NoteMoved,
    NoteReworded,
    PointAdded,
    PointReworded,
    ReflectionGiven,
    SeatErased,
    SeatJoined,
    SeatRenamed,
    WordsErased,
    encode,
)
from projections import fold_all, lost_by
from server.rules.sweeping import Sweep
from server.rules.view import state_for
from server.rules.visibility import see
from tests.afternoon import Afternoon, rewritten
from tests.given import ANN, ANNS, BOB, BOBS, FACILITATOR, OPENED, STARTED, WALL, event, given

CARD = f"{ANNS}:a1"


def taken(events: Sequence[Event], *asked: Erasure) -> list[int]:
    """The numbers of the events that lose their words, counted from 1."""
    numbered = [msgspec.structs.replace(one, seq=seq) for seq, one in enumerate(events, 1)]
    sweep = Sweep(msgspec.structs.replace(one, seq=len(events) + 1) for one in asked)
    return [one.seq for one in numbered if sweep.takes(one)]


def note(by: str, name: str = "n", **more: Any) -> Event:
    """A note of somebody's own."""
    return event(NoteAdded, 1, by, board=ANNS, note=name, aspect=None, text="x", x=None, y=None, **more)


def words(on: str) -> WordsErased:
    """Somebody asks for the words of this."""
    return event(WordsErased, 0, on=on, why="asked")  # type: ignore[no-any-return]


def test_s1_only_what_was_said_before() -> None:
    """S1: what comes after the event that asks stays."""
    again = event(NoteReworded, 3, "ann", board=ANNS, note="n", text="kinder")
    sweep = Sweep([event(WordsErased, 2, on="n", why="asked")])
    assert (sweep.takes(note("ann")), sweep.takes(again), sweep.upto) == (True, False, 2)


def test_s2_every_wording_of_it_and_nothing_else() -> None:
    """S2: with its reasons and what it depends on; remarks about it are somebody else's words."""
    happened = [
        note("ann"),
        note("ann", "other"),
        event(NoteReworded, 1, "bob", board=ANNS, note="n", text="x"),
        event(NoteExplained, 1, "bob", board=ANNS, note="n", text="x"),
        event(NoteMoved, 1, "bob", board=ANNS, note="n", x=1, y=1),
        event(CommentAdded, 1, "bob", board=ANNS, comment="k", on="n", text="x"),
    ]
    assert taken(happened, words("n")) == [1, 3, 4]
    assert taken(happened, words("k")) == [6]
    card = [
        event(AspectMarked, 1, "ann", board=ANNS, aspect="a1", mark="depends", text="x"),
        event(NoteExplained, 1, "bob", board=ANNS, note=CARD, text="x"),
        event(AspectMarked, 1, "bob", board=BOBS, aspect="a1", mark="depends", text="x"),
    ]
    assert taken(card, words(CARD)) == [1, 2]


def test_s2_points_answers_moments_aspects_and_bearers() -> None:
    """S2: whatever somebody can put into words."""
    answer = {"activity": "reflect", "prompt": "why", "text": "x", "rating": None, "named": False, "group": ""}
    happened = [
        event(PointAdded, 1, "ann", chart="c:g", point="p", aspect="a1", side="pro", bearers=(), text="x"),
        event(PointReworded, 1, "ann", chart="c:g", point="p", bearers=(), text="x"),
        event(ReflectionGiven, 1, "ann", reflection="r", **answer),
        event(MomentMarked, 1, moment="m", label="x", memo="x"),
        event(MomentChanged, 1, moment="m", label="x", memo="x", notes=()),
        event(AspectAdded, 1, aspect="aspect-x", title="x", detail=""),
        event(BearerAdded, 1, chart=None, bearer="b-x", name="x"),
    ]
    for on, seqs in (("p", [1, 2]), ("r", [3]), ("m", [4, 5]), ("aspect-x", [6]), ("b-x", [7])):
        assert taken(happened, words(on)) == seqs


def test_s3_every_name_somebody_went_by() -> None:
    """S3: of a seat, whoever named it, or of a facilitator; what they wrote stays."""
    happened = [
        event(SeatJoined, 1, "ann", seat="ann", name="Ann", background="ppi", alias="a"),
        event(SeatRenamed, 1, "fac", seat="ann", name="Anna"),
        event(SeatJoined, 1, "ann", seat="cat", name="Cat", background="ppi", alias="b"),
        event(FacilitatorAdded, 1, "fac", facilitator="fay", name="Fay"),
        note("ann"),
    ]
    assert taken(happened, event(NameErased, 0, seat="ann", why="asked")) == [1, 2]
    assert taken(happened, event(NameErased, 0, seat="fay", why="asked")) == [4]


def test_s4_everything_of_a_seat() -> None:
    """S4: what it began in every wording, its wordings of what others began, what was written in its name."""
    ann = event(SeatErased, 0, seat="ann", why="asked")
    happened = [
        event(SeatJoined, 1, "ann", seat="ann", name="Ann", background="ppi", alias="a"),
        event(SeatJoined, 1, "ann", seat="cat", name="Cat", background="ppi", alias="b"),
        note("ann", "hers"),
        event(NoteReworded, 1, "bob", board=ANNS, note="hers", text="x"),
        note("bob", "his"),
        event(NoteReworded, 1, "ann", board=ANNS, note="his", text="x"),
        event(NoteReworded, 1, "bob", board=ANNS, note="his", text="x"),
        note("ann", "cats", author="cat"),
        note("fac", "paper", author="ann"),
        event(CommentAdded, 1, "bob", board=ANNS, comment="k", on="hers", text="x"),
        event(NoteAdded, 1, "ann", board=ANNS, note=CARD, aspect="a1", text="x", x=1, y=1),
        event(NoteReworded, 1, "bob", board=ANNS, note=CARD, text="x"),
    ]
    assert taken(happened, ann) == [1, 3, 4, 6, 9, 11]


@pytest.mark.proves("G16")
@pytest.mark.parametrize("seed", range(6))
def test_in_any_afternoon_what_is_asked_for_goes_and_nothing_else(seed: int) -> None:
    """Names and everything of a seat, told from the events alone; numbers, places and whatever comes after stay."""
    afternoon = Afternoon(seed)
    events = [*afternoon.opening, *afternoon.steps(500)]
    asked = [one for one in events if isinstance(one, Erasure)]
    after = rewritten(events)
    for before, now in zip(events, after, strict=True):
        later = [one for one in asked if one.seq > before.seq]
        if not any(_concerns(one, before) for one in later) and not isinstance(before, Erasure):
            assert now is before or _begun_by_one_of(later, before, events)
        elif not isinstance(before, Erasure) and type(before).words:
            assert not any(getattr(now, field) for field in type(now).words)
    assert fold_all(after).session.erasing == {}
    assert [one.seq for one in after] == [one.seq for one in events]
    assert all(b'"done":true' in encode(one) for one in after if isinstance(one, Erasure))


def _concerns(asked: Erasure, event: Event) -> bool:
    on = lost_by(event)
    if isinstance(asked, WordsErased):
        return on == asked.on and not isinstance(event, SeatJoined | SeatRenamed | FacilitatorAdded)
    if isinstance(event, SeatJoined | SeatRenamed | FacilitatorAdded):
        return on == asked.seat
    return isinstance(asked, SeatErased) and bool(on) and (event.author or event.by) == asked.seat


def _begun_by_one_of(asked: Sequence[Erasure], event: Event, events: Sequence[Event]) -> bool:
    """Is it a later wording of what somebody began whose everything is erased?"""
    first = next(one for one in events if lost_by(one) == lost_by(event))
    return any(isinstance(one, SeatErased) and (first.author or first.by) == one.seat for one in asked)


@pytest.mark.proves("G15")
def test_v12_what_is_being_erased_and_why_is_for_facilitators() -> None:
    """V12: others are told that a seat was removed, and nothing of which words go with it, or whose they were."""
    hers = event(NoteAdded, 9, "ann", board="secret:link-workers", note="n", aspect=None, text="x", x=None, y=None)
    asked = (
        event(WordsErased, 10, on="n", why="confidential"),
        event(NameErased, 11, seat="ann", why="asked"),
        event(SeatErased, 12, seat="ann", why="asked"),
    )
    session = given(*OPENED, *STARTED, hers, *asked)
    for viewer in (ANN, BOB, WALL):
        told = [see(one, viewer, session.state, session.ledger) for one in asked]
        assert told == [None, None, msgspec.structs.replace(asked[2], why=None, done=True)]
        assert state_for(session.state, viewer).session.erasing == {}
    assert [see(one, FACILITATOR, session.state, session.ledger) for one in asked] == list(asked)
    assert state_for(session.state, FACILITATOR).session.erasing == {"n": 6, "ann": 8}
