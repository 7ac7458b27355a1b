"""A transcript as text, as Markdown and as a page."""

import re
from datetime import UTC, timedelta, timezone
from html import unescape

import pytest

from projections import fold_all
from server.exports.transcribed import Markdown, Page, Text, Writer, about, cited, unmarked
from server.exports.transcript import Line
from tests.given import OPENED

NOON = 1_800_014_400_000
"""15 January 2027, 12:00:00 UTC."""
EVIL = "<script>alert(1)</script> [x](javascript:y) *b* `c` ![i](http://e.vil/i.png)"
LINES = (
    Line(kind="event", seqs=(1,), at=NOON, words="The session was opened."),
    Line(kind="heading", seqs=(2,), at=NOON + 1000, words="Placing"),
    Line(kind="event", seqs=(2, 3, 7), at=NOON + 1000, words=f"Ann moved “{EVIL}”."),
    Line(kind="silence", seqs=(8,), at=NOON + 2000, words="Nothing was recorded for 2 minutes."),
    Line(kind="moment", seqs=(8,), at=NOON + 13 * 3_600_000, words="Moment: Look."),
)


def written(writer: Writer) -> str:
    """The whole file."""
    return writer.begin() + "".join(writer.take(line) for line in LINES) + writer.end()


def test_as_text() -> None:
    """The title, what it is, then the day, headings and lines; a new day is said."""
    assert written(Text("Test", ["What happened."])) == (
        "Test\n====\nWhat happened.\n"
        "\n15 January 2027, UTC\n12:00:00  The session was opened.  #1\n"
        "\nPlacing\n-------\n"
        f"12:00:01  Ann moved “{EVIL}”.  #2–7\n"
        "12:00:02  Nothing was recorded for 2 minutes.  #8\n"
        "\n16 January 2027, UTC\n01:00:00  Moment: Look.  #8\n"
    )


def test_as_markdown() -> None:
    """Headings and lists of our own, and nobody's words become markup."""
    found = written(Markdown("Test", ["What happened."]))
    assert found.startswith("# Test\n\nWhat happened.\n\n")
    assert "\n### 15 January 2027, UTC\n\n- `12:00:00` The session was opened. `#1`\n\n## Placing\n\n" in found
    assert "- `01:00:00` **Moment: Look.** `#8`\n" in found
    assert "- `12:00:02` *Nothing was recorded for 2 minutes.* `#8`\n" in found
    for markup in ("<script", "[x](", "*b*", "`c`", "![i]", "javascript:y", "http:"):
        assert markup not in found


@pytest.mark.parametrize(
    "words",
    ["# no heading", "www.e.vil", "https://e.vil", "a@e.vil", "~~gone~~", "| a | b |", "&lt;", ":smile:", "$x$", "\\*"],
)
def test_bare_words_stay_words(words: str) -> None:
    """Also those that some kinds of Markdown make something of; taking the signs away gives the words again."""
    found = unmarked(words)
    assert found != words
    assert unescape(found.replace("\\", "")) == words.replace("\\", "")


@pytest.mark.parametrize("kind", [Text, Markdown, Page])
def test_a_title_stays_on_its_line_and_steers_no_terminal(kind: type[Writer]) -> None:
    """An archive may have come from anywhere."""
    found = written(kind("Test\x1b]0;owned\x07\n# Another heading", []))
    assert "\x1b" not in found
    assert "\x07" not in found
    assert "\n# Another" not in found


def test_as_a_page() -> None:
    """A heading for each activity, a table for each day in it; nothing of the words is markup, nothing is fetched."""
    found = written(Page("Test & <b>", ["What happened."]))
    assert found.startswith("<!doctype html>")
    assert found.endswith("</body>\n</html>\n")
    assert re.findall(r"<(?:h2|caption)[^>]*>([^<]*)<", found) == [
        "At the beginning",
        "15 January 2027, UTC",
        "Placing",
        "15 January 2027, UTC",
        "16 January 2027, UTC",
    ]
    assert found.count("<table>") == 3
    assert "<script" not in found
    assert "&lt;script&gt;" in found
    assert "<title>Test &amp; &lt;b&gt;</title>" in found
    assert "<td>#2–7</td>" in found


def test_times_are_those_of_the_zone_that_is_named() -> None:
    """The day too."""
    found = written(Text("Test", [], timezone(timedelta(hours=12, minutes=45))))
    assert "\n16 January 2027, UTC+12:45\n00:45:00  The session was opened." in found
    assert Text("Test", [], UTC).time(NOON) == "12:00:00"


def test_what_is_cited() -> None:
    """One event, or the first and the last of several."""
    assert [cited(line) for line in LINES[1:3]] == ["#2", "#2–7"]


def test_what_stands_above() -> None:
    """Whose eyes it was seen with, unless they saw everything; what places and numbers mean."""
    today = fold_all(OPENED)
    told = {role: " ".join(about(today, role, "Times are UTC.")) for role in ("facilitator", "participant", "wall")}
    assert "from 0, “About choice”, to 100, “Set in stone”" in told["facilitator"]
    assert ["you could see" in words for words in told.values()] == [False, True, False]
    assert ["everybody could see" in words for words in told.values()] == [False, False, True]
