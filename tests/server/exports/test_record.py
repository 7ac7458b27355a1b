"""The readable record."""

import re
from html import unescape

from events import ActivityEnded, AspectParked, Bands, BandsDeclared, Event, FormedGroup, GroupsFormed
from server.exports.record import record_html
from server.rules.access import Actor
from tests.given import ANN, FACILITATOR, WALL, event
from tests.server.exports.happened import SHOWN, hidden, seen


def text(viewer: Actor, *more: Event) -> str:
    """The record as it is read."""
    raw = record_html(seen(viewer, *more)).decode().partition("</style>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", raw)).split())


def test_the_facilitators_record_is_the_whole_afternoon() -> None:
    """Agenda, people, comparison, charts, answers: each in plain words."""
    found = text(FACILITATOR, *SHOWN)
    for words in (
        *("15 January 2027.", "Link workers: 1 person", "Minutes planned Minutes spent"),
        *("1 of 3 aspects discussed by both groups.", "Not discussed.", "60 out of 100 apart."),
        *("Each person placed alone", "Middle 90, range 90 to 90", "It says the same as “Theirs” (PPI contributors)."),
        *("For: -Saves time Borne by Patient. 1 agree.", "Comment: Indeed", "Against: nothing was noted."),
        *("Table 1: Link workers 1, PPI contributors 1.", "Against: Costs more"),
        *("Why? “Well” Ann", "How was it? Bad: 0 Fair: 0 Good: 1"),
    ):
        assert words in found, words
    assert "quiet, " not in found


def test_minutes_are_those_that_were_spent() -> None:
    """Planned beside spent, and what was not started says so."""
    ended = event(ActivityEnded, 50, activity="reflect")
    found = text(FACILITATOR, ended)
    assert "secret Placing on the scale, in separate groups 10 Not started" in found
    assert "scale Placing on the scale, in separate groups 10 0 " in found


def test_bands_are_told_as_they_were_agreed() -> None:
    """And that none were, if none were."""
    assert "Nothing was agreed beforehand" in text(FACILITATOR)
    agreed = text(FACILITATOR, event(BandsDeclared, 50, bands=Bands(near=150, far=350)))
    assert "less than 15 out of 100 is close, 35 or more is far apart" in agreed
    assert "Far apart: 60 out of 100 apart." in agreed


def test_a_participants_record_holds_what_they_could_see() -> None:
    """Nothing of others before it is shown, and it says so instead of "nothing"."""
    found = text(ANN)
    for words in ("HYPERLINK", "Theirs", "Nobody answered", "Good: 1", "Between us", "Middle"):
        assert words not in found
    for words in ("what you could see when it was saved", "had not been shown to you", "only yours can be here"):
        assert words in found
    assert "“" not in text(WALL).replace("“About choice”", "").replace("“Set in stone”", "")


def test_what_was_put_aside_is_named() -> None:
    """Instead of going missing."""
    assert "Put aside by the facilitator: Aspect 2." in text(
        FACILITATOR, event(AspectParked, 50, aspect="a2", parked=True)
    )


def test_hidden_words_are_said_to_be_hidden() -> None:
    """Nobody wonders what an empty line means."""
    found = text(FACILITATOR, *SHOWN, *hidden("p1", "own"))
    assert "Saves time" not in found
    assert found.count("These words were hidden by a facilitator.") == 2


def test_a_table_may_speak_of_seats_that_the_record_does_not_hold() -> None:
    """No Leeway writes such a log, but an archive that was made by hand may hold one; it is read all the same."""
    table = FormedGroup(id="table-1", name="Table 1", shape="circle", seats=("ann", "nobody-knows"))
    formed = event(GroupsFormed, 50, activity="mixed", groups=(table,), seed=1)
    assert "Table 1: Link workers 1." in text(FACILITATOR, formed)
