"""The transcript: a line for each thing that happened, in words."""

from typing import get_args

import pytest

from events import (
    ActivityStarted,
    AspectMarked,
    BoardsRevealed,
    CommentAdded,
    Event,
    MomentMarked,
    NoteAdded,
    NoteExplained,
    NoteMoved,
    NoteReworded,
    NoteUnplaced,
    SeatRemoved,
    TimerSet,
    Unknown,
    WordsHidden,
)
from events.codec import Known
from projections import State, fold_all
from projections.timeline import NOT_REPLAYED
from server.exports.doings import DOINGS
from server.exports.happenings import HAPPENINGS
from server.exports.transcript import Line, Transcript, sentence
from server.log.chronicle import Incident, Kind
from server.rules.view import state_for
from server.rules.visibility import see
from tests.afternoon import Afternoon, viewers
from tests.given import ANNS, BOBS, NOW, OPENED, STARTED, event
from tests.server.exports.happened import HAPPENED

CARD = f"{ANNS}:a1"
BEGUN = (*OPENED, *STARTED)


def lines(*happened: Event, incidents: tuple[Incident, ...] = (), **asked: int) -> list[Line]:
    """The transcript for whoever sees everything."""
    transcript = Transcript(fold_all(happened), incidents, **asked)  # type: ignore[arg-type]
    return [line for one in happened for line in transcript.take(one)] + list(transcript.end())


def words(*happened: Event) -> list[str]:
    """What is told of these, behind the beginning of a session."""
    return [line.words for line in lines(*BEGUN, *happened)[5:]]


def move(seq: int, x: int, at: int = 0, by: str = "ann", note: str = CARD) -> Event:
    """A note is put somewhere, so many ms after the beginning."""
    return NoteMoved(seq=seq, at=NOW + at, by=by, id=f"{by}:{seq}", board=ANNS, note=note, x=x, y=0)


def test_an_activity_begins_under_its_own_heading() -> None:
    """And what was before it stands above."""
    assert [(line.kind, line.words) for line in lines(*BEGUN)] == [
        ("event", "The session “Test” was opened."),
        ("event", "Ann joined. Group: Link workers."),
        ("event", "Bob joined. Group: PPI contributors."),
        ("heading", "scale"),
        ("event", "“scale” began."),
    ]


def test_a_note_moves_from_somewhere_to_somewhere() -> None:
    """Whoever moved it, on whose board, and where it was before, in words and in numbers to compare."""
    told = words(
        move(5, 250), move(6, 480, 60_000), event(NoteUnplaced, 7, "ann", board=ANNS, note=CARD), move(8, 990, 120_000)
    )
    assert told == [
        "Nothing was recorded for 17 minutes.",
        "Link workers: Ann put “Aspect 1” on the scale, nearer “About choice”, 25 out of 100.",
        "Link workers: Ann moved “Aspect 1”. It was nearer “About choice”, 25 out of 100, and is now in the middle, "
        "48 out of 100.",
        "Link workers: Ann took “Aspect 1” off the scale. It was in the middle, 48 out of 100.",
        "Nothing was recorded for 19 minutes.",
        "Link workers: Ann put “Aspect 1” on the scale, very near “Set in stone”, 99 out of 100.",
    ]


def test_one_hand_moving_one_note_about_is_one_line() -> None:
    """With all its seqs, from where it began to where it ended; another hand, note or a while begin a new one."""
    told = lines(
        *BEGUN, move(5, 100), move(6, 200, 5000), move(7, 300, 9000), move(8, 400, 30_000), move(9, 500, 31_000, "bob"),
        move(10, 600, 32_000, "bob", f"{ANNS}:a2"),
    )[6:]  # fmt: skip
    assert [line.seqs for line in told] == [(5, 6, 7), (8,), (9,), (10,)]
    assert "put “Aspect 1” on the scale, moving it 3 times, nearer “About choice”, 30 out of 100" in told[0].words
    assert told[0].at == NOW
    assert "It was in the middle, 40 out of 100, and is now in the middle, 50" in told[2].words


def test_a_silence_is_told_from_its_beginning() -> None:
    """In minutes, and to those who do not see everything as what it is."""
    told = lines(*BEGUN, move(5, 1), move(6, 2, 125_000))
    assert [(line.words, line.at) for line in told if line.kind == "silence"][-1] == (
        "Nothing was recorded for 2 minutes.",
        NOW,
    )
    partly = Transcript(State(), whole=False)
    silences = [line for one in (move(5, 1), move(6, 2, 600_000)) for line in partly.take(one)]
    assert silences[-1].words == "Nothing that may be seen here was recorded for 10 minutes."


def test_what_became_of_the_record_stands_where_it_happened() -> None:
    """An archive, a crash, an erasure: each behind the event that was the last then."""
    told = [Incident(kind=kind, seq=seq, at=NOW + seq) for seq, kind in enumerate(get_args(Kind), 1)]
    found = [line for line in lines(*BEGUN, incidents=tuple(told)) if line.kind == "record"]
    assert [line.seqs[0] for line in found] == [*range(1, len(told) + 1)]
    assert found[0].words.endswith("Nothing that had been saved was lost.")
    assert [line.at for line in found] == [one.at for one in told]


def test_a_moment_stands_where_it_points() -> None:
    """However late it was marked; with its memo and what it is about."""
    marked = event(MomentMarked, 7, moment="m", label="They laughed", memo="Why?", about=5, notes=(CARD,))
    told = lines(*BEGUN, move(5, 1), move(6, 900, 60_000), marked)
    at = [line.kind for line in told].index("moment")
    assert told[at].words == "Moment: They laughed. Why? About “Aspect 1”."
    assert (told[at].seqs, told[at].at) == ((5,), NOW)
    assert told[at - 1].seqs == (5,)
    assert told[at + 1].seqs == (6,)


def test_a_part_is_told_as_in_the_whole() -> None:
    """What was before it is not told, and known all the same."""
    happened = (*BEGUN, move(5, 100), move(6, 800, 60_000), move(7, 900, 120_000))
    assert lines(*happened, after=5, upto=6) == [line for line in lines(*happened) if line.seqs == (6,)]


def test_words_that_are_hidden_today_are_told_nowhere() -> None:
    """Neither where they were written nor where the note is spoken of."""
    note = event(NoteAdded, 5, "ann", board=ANNS, note="own", aspect=None, text="unkind", x=100, y=1)
    happened = (
        note,
        event(CommentAdded, 6, "bob", board=ANNS, comment="c", on="own", text="Indeed"),
        event(NoteReworded, 7, "ann", board=ANNS, note="own", text="nasty"),
        event(NoteExplained, 8, "ann", board=ANNS, note="own", text="spite"),
        event(WordsHidden, 9, on="own", hidden=True),
    )
    assert words(*happened) == [
        "Link workers: Ann added a note very near “About choice”, 10 out of 100: [words hidden by a facilitator].",
        "Link workers: Bob said of [words hidden by a facilitator]: “Indeed”.",
        "Link workers: Ann changed the words of [words hidden by a facilitator] to [words hidden by a facilitator].",
        "Link workers: Ann said why [words hidden by a facilitator] is there: [words hidden by a facilitator].",
        "The facilitator hid these words: [words hidden by a facilitator].",
    ]
    assert "unkind" in " ".join(words(*happened, event(WordsHidden, 10, on="own", hidden=False)))


def test_erased_words_say_so() -> None:
    """That there were some, and that they are gone."""
    note = event(NoteAdded, 5, "ann", board=ANNS, note="own", aspect=None, text="", x=None, y=None, erased=True)
    assert words(note) == ["Link workers: Ann added a note: [these words were removed]."]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (event(AspectMarked, 5, "ann", board=ANNS, aspect="a1", mark="cantAgree", low=100, high=900),
         "Link workers: Ann said: we can’t agree on “Aspect 1”. Between very near “About choice” and very near "
         "“Set in stone”, 10 to 90 out of 100."),
        (event(AspectMarked, 5, "ann", board=ANNS, aspect="a1", mark="depends", text="the weather"),
         "Link workers: Ann said of “Aspect 1” that it depends on “the weather”."),
        (event(TimerSet, 5, ends_at=NOW, left=None), "The clock was set. 16:40 minutes to go."),
        (event(TimerSet, 5, ends_at=None, left=61_000), "The clock was stopped. 1:01 minutes to go."),
        (event(TimerSet, 5, ends_at=None, left=None), "The clock was put away."),
        (event(SeatRemoved, 5, seat="bob"), "The facilitator removed Bob from the session."),
        (event(BoardsRevealed, 5, activity="chart"), "The charts of “chart” were shown to everyone."),
        (event(ActivityStarted, 5, activity="scale"), "“scale” went on."),
        (Unknown(seq=5, at=NOW, by="fac", id="x", raw=b"{}"),
         "Something happened that this version of Leeway has no words for."),
    ],
)  # fmt: skip
def test_what_is_said_of_it(what: Event, told: str) -> None:
    """In a plain sentence."""
    assert sentence(what, fold_all(BEGUN), fold_all([*BEGUN, what])) == told


def test_everything_that_can_happen_has_a_sentence() -> None:
    """But for what is no part of a replay."""
    assert {*HAPPENINGS, *DOINGS, *NOT_REPLAYED} == set(get_args(Known))


def test_a_whole_workshop_is_told() -> None:
    """Every seq of it once, in order, and each line is one line and a sentence."""
    told = lines(*HAPPENED)
    cited = [seq for line in told if line.kind == "event" for seq in line.seqs]
    assert cited == [one.seq for one in HAPPENED]
    assert not [line.words for line in told if "\n" in line.words or "None" in line.words]
    assert all(line.words.endswith((".", "?", "…")) for line in told if line.kind != "heading")


@pytest.mark.parametrize("seed", range(6))
def test_every_event_that_may_be_seen_is_cited_once(seed: int) -> None:
    """For every viewer of a random afternoon, and in order."""
    afternoon = Afternoon(seed)
    happened = [*afternoon.opening, *afternoon.steps(400)]
    state, ledger = afternoon.session.state, afternoon.session.ledger
    for viewer in viewers(state):
        seen = [one for one in (see(each, viewer, state, ledger) for each in happened) if one is not None]
        transcript = Transcript(state_for(state, viewer))
        told = [line for one in seen for line in transcript.take(one)] + list(transcript.end())
        cited = [seq for line in told if line.kind == "event" for seq in line.seqs]
        assert cited == [one.seq for one in seen if not isinstance(one, NOT_REPLAYED)]


def test_boards_are_told_apart() -> None:
    """The same card on two boards is two cards."""
    bobs = NoteMoved(seq=6, at=NOW + 1, by="bob", id="bob:6", board=BOBS, note=f"{BOBS}:a1", x=1, y=0)
    assert [line.words.partition(":")[0] for line in lines(*BEGUN, move(5, 1), bobs)[-2:]] == [
        "Link workers",
        "PPI contributors",
    ]


def test_what_somebody_unnamed_placed_alone_is_told_after_the_reveal() -> None:
    """Before it a facilitator's transcript says no more than their screen."""
    board = "unnamed:link-workers:x7"
    moved, before = event(NoteMoved, 5, "", board=board, note=f"{board}:a1", x=500, y=1), fold_all(BEGUN)
    after = fold_all([*BEGUN, event(BoardsRevealed, 9, activity="unnamed")])
    told = "Link workers, each alone: Somebody changed something. It is not shown before the reveal."
    assert sentence(moved, before, before) == told
    assert "in the middle" in sentence(moved, before, after)
