"""The comparison as a table."""

from events import Event, NoteAdded
from server.exports.comparing import Line, comparison_csv
from server.rules.access import Actor
from tests.given import ANN, BOB, FACILITATOR, WALL, event
from tests.server.exports.happened import SHOWN, hidden, seen, table

LINK, PPI = "Link workers", "PPI contributors"


def rows(viewer: Actor, *more: Event, activity: str = "scale") -> list[dict[str, str]]:
    """The rows of one activity."""
    return [row for row in table(comparison_csv(seen(viewer, *more))) if row["activity"] == activity]


def test_each_aspect_and_group_is_a_row() -> None:
    """Places, words, reasons, remarks and the distance; what was not discussed has no place."""
    first, second, third, fourth, fifth, _, *_ = rows(FACILITATOR)
    assert tuple(first) == Line._fields
    assert (first["group"], first["row"], first["standing"], first["x"], first["distance"]) == (
        *(LINK, "group", "placed"),
        *("100", "600"),
    )
    assert first["reason"] == "Because we say so"
    assert (second["group"], second["x"], second["how"]) == (PPI, "700", "from paper")
    assert (second["words"], second["comments"]) == ('\'=HYPERLINK("http://evil")', "'+1")
    assert (third["standing"], third["x"], third["distance"]) == ("not placed", "", "")
    assert (fourth["standing"], fourth["x"]) == ("not discussed", "")
    assert (fifth["standing"], fifth["low"], fifth["high"], fifth["x"]) == ("could not agree", "100", "900", "")


def test_notes_of_a_groups_own_come_last() -> None:
    """With what they say the same as."""
    own, theirs = rows(FACILITATOR)[-2:]
    assert (own["row"], own["title"], own["group"], own["same_as"]) == ("own note", "Ours", LINK, "Theirs")
    assert (theirs["title"], theirs["standing"], theirs["x"], theirs["same_as"]) == ("Theirs", "placed", "990", "")


def test_people_who_place_alone_have_a_row_each_and_their_group_one_more() -> None:
    """With how many placed it, of how many, and how they lie."""
    found = rows(FACILITATOR, activity="alone")
    person, summary = [row for row in found if (row["aspect"], row["group"]) == ("a1", PPI)]
    assert (person["row"], person["by"], person["x"]) == ("person", "Bob", "900")
    lies = [summary[column] for column in ("row", "x", "n", "of", "lowest", "middle", "highest", "distance")]
    assert lies == ["summary", "", "1", "1", "900", "900", "900", "650"]
    other, none = [row for row in found if (row["aspect"], row["group"]) == ("a2", PPI)]
    assert (other["standing"], other["depends"], none["n"], none["middle"]) == ("it depends", "the weather", "0", "")


def test_where_nobody_is_named_nobody_is_named() -> None:
    """Neither the person nor the alias they go by."""
    (person, _) = [row for row in rows(FACILITATOR, activity="unnamed") if (row["aspect"], row["group"]) == ("a1", PPI)]
    assert (person["by"], person["x"], person["reason"]) == ("", "333", "Between us")
    assert b"alias" not in comparison_csv(seen(FACILITATOR, *SHOWN))


def test_where_nobody_is_named_no_order_tells_who_wrote_first() -> None:
    """People's own notes come by place, whoever wrote theirs first."""
    board, late, early = "unnamed:link-workers:anns-alias", {"x": 900, "y": 1}, {"x": 100, "y": 1}
    notes = [
        event(NoteAdded, 90 + n, "ann", board=board, note=f"n{n}", aspect=None, text=f"n{n}", **at)
        for n, at in enumerate((late, early))
    ]
    own = [row for row in rows(FACILITATOR, *notes, activity="unnamed") if row["row"] == "own note"]
    assert [row["x"] for row in own] == ["100", "900"]


def test_groups_that_are_hidden_are_not_in_it() -> None:
    """Not even as "not placed", which would be untrue; nor can the distance give them away."""
    assert {row["group"] for row in rows(ANN)} == {LINK}
    assert {row["distance"] for row in rows(ANN)} <= {"", "0"}
    assert rows(WALL) == []
    assert rows(ANN, *SHOWN) == rows(WALL, *SHOWN) == rows(FACILITATOR, *SHOWN)


def test_nobody_sees_what_others_placed_alone_before_it_is_shown() -> None:
    """No row, and no summary of what they cannot see."""
    assert rows(ANN, activity="alone") == rows(BOB, activity="unnamed") == []
    assert rows(ANN, *SHOWN, activity="unnamed") == rows(FACILITATOR, *SHOWN, activity="unnamed")


def test_hidden_words_are_blank_for_facilitators_too() -> None:
    """The file is passed on; what is hidden is not."""
    blank = rows(FACILITATOR, *hidden("theirs", "c1", "scale:ppi:a1"))
    assert (blank[-1]["title"], blank[-1]["words"], blank[-2]["same_as"]) == ("", "", "")
    assert (blank[1]["words"], blank[1]["comments"], blank[1]["x"]) == ("Aspect 1", "", "700")
