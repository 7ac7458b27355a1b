"""What a participant takes home."""

import re
from html import unescape

import msgspec

from events import BoardsRevealed, Closing, Event
from projections import fold_all
from server.exports.seen import look
from server.exports.takeaway import takeaway_html
from server.rules.access import Actor
from tests.given import ANN, BOB, NOW, OPENED, event
from tests.server.exports.happened import SHOWN, hidden, seen


def text(raw: bytes) -> str:
    """The page as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", raw.decode().partition("</style>")[2])).split())


def taken(viewer: Actor, *more: Event) -> str:
    """What this participant takes home."""
    return text(takeaway_html(seen(viewer, *more)))


def test_it_holds_what_they_did_and_what_their_group_made() -> None:
    """Places in words, reasons, points, comments, answers."""
    found = taken(ANN)
    for words in (
        *(
            "Thank you for taking part.",
            "What you did, Ann",
            "Very near “About choice”, 10 out of 100. Why: Because we say so",
        ),
        *("Ours: not placed", "Aspect 1, for: -Saves time", "Your comment on “-Saves time”: Indeed", "Why? Well"),
        *("Aspect 3: could not agree", "what Link workers made together", "Nearer “About choice”, 25 out of 100"),
    ):
        assert words in found, words


def test_it_holds_nothing_that_others_do_not_show() -> None:
    """Before the reveal and after it: it is theirs alone."""
    for more in ((), SHOWN):
        found = taken(ANN, *more)
        for words in ("Theirs", "HYPERLINK", "Between us", "Very near “Set in stone”, 90", "Tired"):
            assert words not in found


def test_what_was_done_where_nobody_is_named_is_still_ones_own() -> None:
    """They know what they wrote, also under an alias, and what somebody wrote for them."""
    found = taken(BOB)
    assert "33 out of 100. Why: Between us" in found
    assert "Why? Tired" in found
    assert "How was it? Good" in found


def test_hidden_words_stay_hidden() -> None:
    """Also from the one who wrote them."""
    assert "Saves time" not in taken(ANN, *hidden("p1"))


def test_the_closing_words_come_first() -> None:
    """Thanks, what happens next, whom to ask; and somebody who wrote nothing is not told off."""
    opened = OPENED[0]
    closing = Closing(thanks="Diolch!", next="We write to you.", contact="Sam")
    plan = msgspec.structs.replace(opened.plan, closing=closing)  # type: ignore[attr-defined]
    state = fold_all(
        [msgspec.structs.replace(opened, plan=plan), *OPENED[1:], event(BoardsRevealed, 4, activity="scale")]
    )
    found = text(takeaway_html(look("here", NOW, state, ANN)))
    for words in ("Diolch!", "What happens next We write to you.", "Whom you can ask Sam", "and that is fine"):
        assert words in found
