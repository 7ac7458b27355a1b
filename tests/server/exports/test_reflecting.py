"""Answers as a table."""

from server.exports.reflecting import COLUMNS, reflections_csv
from tests.given import ANN, BOB, FACILITATOR, WALL
from tests.server.exports.happened import SHOWN, hidden, seen, table


def test_each_answer_is_a_row() -> None:
    """Its prompt, its words or its rating in both; a name only where people are named."""
    why, how, tired = table(reflections_csv(seen(FACILITATOR)))
    assert tuple(why) == COLUMNS
    assert (why["prompt"], why["answer"], why["by"]) == ("Why?", "Well", "Ann")
    assert (how["rating"], how["rating_in_words"], how["answer"], how["by"]) == ("3", "Good", "", "Bob")
    assert (tired["activity"], tired["answer"], tired["by"], tired["how"]) == ("together", "Tired", "", "")


def test_answers_of_others_wait_until_they_are_shown() -> None:
    """Till then a participant finds their own, and what somebody wrote for them."""
    assert [row["answer"] for row in table(reflections_csv(seen(ANN)))] == ["Well"]
    assert [(row["answer"], row["rating"]) for row in table(reflections_csv(seen(BOB)))] == [("", "3"), ("Tired", "")]
    assert table(reflections_csv(seen(WALL))) == []
    assert len(table(reflections_csv(seen(WALL, *SHOWN)))) == 3


def test_hidden_words_are_not_in_it() -> None:
    """An answer without words and rating has nothing to say."""
    assert [row["answer"] for row in table(reflections_csv(seen(FACILITATOR, *hidden("r1"))))] == ["", "Tired"]
