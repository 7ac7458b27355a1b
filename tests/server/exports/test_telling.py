"""What was placed, in words."""

from projections import compare
from server.exports.telling import answer_told, apart_told, discussed_told, lane_told
from tests.given import FACILITATOR
from tests.server.exports.happened import SHOWN, seen

STATE = seen(FACILITATOR, *SHOWN).state
SCALE, ALONE = compare(STATE, "scale"), compare(STATE, "alone")


def test_each_answer_is_a_sentence_of_its_own() -> None:
    """Placed, not placed, not discussed, could not agree: four different things."""
    told = [answer_told(STATE, lane) for row in SCALE.rows for lane in row.lanes]
    assert told == [
        "Very near “About choice”, 10 out of 100.",
        "Nearer “Set in stone”, 70 out of 100.",
        "Not placed.",
        "Not discussed.",
        "Could not agree. Between very near “About choice” and very near “Set in stone”, 10 to 90 out of 100.",
        "Not placed.",
    ]


def test_a_groups_cell_has_its_words_and_reasons() -> None:
    """As text, whatever they hold."""
    first, second = SCALE.rows[0].lanes
    assert "Why: Because we say so" in lane_told(STATE, first)
    assert "“=HYPERLINK(&quot;http://evil&quot;)”" in lane_told(STATE, second)
    assert "Comment: +1" in lane_told(STATE, second)


def test_people_who_placed_alone_are_counted_and_never_averaged() -> None:
    """The dots, the middle one, the range, and who did not place it."""
    placed, other = ALONE.rows[0].lanes[1], ALONE.rows[1].lanes[1]
    assert "1 person placed it: 90. Middle 90, range 90 to 90 out of 100." in lane_told(STATE, placed)
    assert "Nobody placed it. 1 said it depends." in lane_told(STATE, other)


def test_how_far_apart() -> None:
    """Without bands no difference is called anything."""
    assert [apart_told(row) for row in SCALE.rows] == [
        "60 out of 100 apart.",
        "Nothing to compare.",
        "Nothing to compare.",
    ]


def test_how_many_were_discussed() -> None:
    """Of all, and by whom."""
    assert discussed_told(SCALE) == "1 of 3 aspects discussed by both groups."
