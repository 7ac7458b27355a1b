"""Who, what and where: what a file may say of it."""

import pytest

from events import (
    ActivityStarted,
    BoardsRevealed,
    CommentAdded,
    Event,
    NoteAdded,
    NoteMoved,
    PointAdded,
    ReflectionGiven,
    SeatRenamed,
)
from projections import State, fold_all
from server.exports.teller import Teller, one_line
from tests.given import ANNS, OPENED, STARTED, event
from tests.server.exports.happened import hidden

OWN = event(NoteAdded, 5, "ann", board=ANNS, note="own", aspect=None, text="Ours", x=None, y=None)


def teller(*more: Event) -> Teller:
    """One who knows a session in which this happened."""
    state = fold_all([*OPENED, *STARTED, *more])
    return Teller(before=state, today=state)


@pytest.mark.parametrize(
    ("board", "who"),
    [
        ("scale:link-workers", "Ann"),
        ("quiet:link-workers", "Link workers"),
        ("secret:link-workers", "somebody"),
        ("unnamed:link-workers:anns-alias", "somebody"),
    ],
)
def test_who_did_it_as_far_as_the_activity_names_people(board: str, who: str) -> None:
    """Also when the viewer happens to know: the event names Ann each time."""
    moved = event(NoteMoved, 5, "ann", board=board, note=f"{board}:a1", x=1, y=1)
    assert teller().who(moved) == who


def test_who_wrote_it_down() -> None:
    """A scribe and paper are named where people are, and nowhere else."""
    named = event(CommentAdded, 5, "fac", author="ann", paper=True, board=ANNS, comment="c", on="own", text="Hm")
    unnamed = event(PointAdded, 5, "bob", author="ann", chart="mixed:table-1", point="p", aspect="a1", side="pro",
                    bearers=(), text="Hm")  # fmt: skip
    assert teller().who(named) == "Ann (from paper, written by the facilitator)"
    assert teller().who(unnamed) == "somebody"


def test_who_answered() -> None:
    """Nobody where nobody is named, unless they chose to be."""
    told = {"activity": "together", "reflection": "r", "prompt": "why", "text": "", "rating": 1, "group": "everyone"}
    assert teller().who(event(ReflectionGiven, 5, "ann", named=False, **told)) == "somebody"
    assert teller().who(event(ReflectionGiven, 5, "ann", named=True, **told)) == "Ann"


def test_people_are_called_what_they_are_called_today() -> None:
    """A name that somebody gave up is not told again; somebody of whom there is none was removed."""
    renamed = event(SeatRenamed, 5, "ann", seat="ann", name="Annie")
    assert teller(renamed).person("ann") == "Annie"
    assert teller().person("gone") == "a removed person"
    assert teller().person("fac") == "the facilitator"


def test_things_are_called_by_their_words() -> None:
    """A card by its aspect, a long note by its beginning, and what has no words by why it has none."""
    long = event(NoteAdded, 6, "ann", board=ANNS, note="long", aspect=None, text="many words " * 30, x=None, y=None)
    tell = teller(OWN, long)
    assert tell.thing("own") == "“Ours”"
    assert tell.thing(f"{ANNS}:a1") == "“Aspect 1”"
    assert tell.thing("long") == "“many words" + " many words" * 6 + " ma…”"
    assert tell.thing("nothing") == "something"
    assert teller(OWN, *hidden("own")).thing("nothing") == "something"


def test_hidden_and_removed_words_are_gone() -> None:
    """It says which of the two they are."""
    gone = event(NoteAdded, 6, "ann", board=ANNS, note="gone", aspect=None, text="", x=None, y=None, erased=True)
    tell = teller(gone, *hidden("own"))
    assert tell.told(OWN).text == ""  # type: ignore[attr-defined]
    assert tell.told(gone) is gone
    assert tell.wrote(tell.told(OWN), "") == "[words hidden by a facilitator]"
    assert tell.wrote(gone, "") == "[these words were removed]"
    assert tell.thing("gone") == "[these words were removed]"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("one\ntwo\r\n three", "one two three"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\u2028b\u0085c", "a b c"),
        ("abc\u202etxt.exe", "abctxt.exe"),
        ("שלום é 😀", "שלום é 😀"),
    ],
)
def test_what_people_wrote_stays_on_its_line(words: str, line: str) -> None:
    """It begins no line of its own, steers no terminal, and turns nothing around."""
    assert one_line(words) == line


def test_whose_board_it_is() -> None:
    """A group's, or one person's of a group; nobody's for what is on none."""
    alone = event(NoteMoved, 5, "ann", board="alone:link-workers:ann", note="alone:link-workers:ann:a1", x=1, y=1)
    assert teller().place_of(OWN) == "Link workers"
    assert teller().place_of(alone) == "Link workers, each alone"
    assert teller().place_of(event(ActivityStarted, 5, activity="talk")) == ""
    assert Teller(before=State(), today=State()).place_of(OWN) == ""


@pytest.mark.proves("G41")
def test_what_is_theirs_until_the_reveal() -> None:
    """Whose it is nobody is told, so nobody is told either where they put it; they themselves are."""
    board = "unnamed:link-workers:anns-alias"
    told = {"board": board, "note": f"{board}:a1", "x": 1, "y": 1}
    assert teller().is_theirs(event(NoteMoved, 5, "", **told))
    assert not teller().is_theirs(event(NoteMoved, 5, "ann", **told))
    assert not teller(event(BoardsRevealed, 9, activity="unnamed")).is_theirs(event(NoteMoved, 5, "", **told))
    assert not teller().is_theirs(event(NoteMoved, 5, "", **told | {"board": ANNS}))
