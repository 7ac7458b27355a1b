"""What one viewer may see."""

import msgspec
import pytest

from events import Event
from projections import fold_all
from server.exports.seen import export
from server.http.exports import FOR_SEATS, FORMATS, written
from server.rules.access import Actor
from server.rules.view import state_for
from tests.given import ANN, BOB, FACILITATOR, NOW, WALL
from tests.server.exports.happened import HAPPENED, SHOWN, hidden, rows_seen, seen


def test_json_is_the_state_and_its_comparisons() -> None:
    """One comparison for each scale activity, and the very state that the viewer's screen shows."""
    found = export("here", fold_all(HAPPENED), FACILITATOR)
    assert (found.session, found.seq) == ("here", 31)
    assert [one.activity for one in found.comparisons] == ["scale", "quiet", "secret", "alone", "unnamed"]
    assert found.state == state_for(fold_all(HAPPENED), FACILITATOR)
    assert found.state.boards.notes["own"].text == "Ours"


@pytest.mark.parametrize(
    ("viewer", "groups", "open_"),
    [
        (FACILITATOR, {"link-workers", "ppi"}, True),
        (ANN, {"link-workers"}, False),
        (BOB, {"ppi"}, False),
        (WALL, set(), False),
    ],
)
def test_which_groups_are_seen(viewer: Actor, groups: set[str], open_: bool) -> None:
    """All for facilitators, one's own for participants; all for all once they are shown."""
    before, after = seen(viewer), seen(viewer, *SHOWN)
    assert {group.id for group in before.groups["scale"]} == groups
    assert ("scale" in before.open) is open_
    assert {group.id for group in after.groups["scale"]} == {"link-workers", "ppi"}
    assert "scale" in after.open


def test_hidden_words_stay_in_the_state_and_leave_what_is_passed_on() -> None:
    """Notes, reasons, comments, points and answers; nothing else changes."""
    names = ("own", "scale:link-workers:a1", "c1", "p1", "r1", "alone:ppi:bob:a2")
    words = ("Ours", "Because we say so", "+1", "-Saves time", "Well", "the weather")
    whole = msgspec.json.encode(export("here", fold_all([*HAPPENED, *hidden(*names)]), FACILITATOR)).decode()
    passed_on = msgspec.json.encode(seen(FACILITATOR, *hidden(*names)).state).decode()
    for text in words:
        assert text in whole
        assert text not in passed_on
    assert "Theirs" in passed_on


CANARIES = (
    *("Because we say so", "Ours", "Theirs", "HYPERLINK", "the weather", "Between us", "Saves time", "Indeed"),
    *("Costs more", "Well", "Tired", "anns-alias", "bobs-alias", "pepper"),
)
"""Everything that somebody wrote, and what is nobody's business."""


@pytest.mark.parametrize("viewer", [FACILITATOR, ANN, BOB, WALL])
@pytest.mark.parametrize("more", [(), SHOWN, hidden("own", "p1", "r1", "c1")], ids=["before", "shown", "hidden"])
def test_no_file_holds_what_its_viewers_state_does_not(viewer: Actor, more: tuple[Event, ...]) -> None:
    """Every format, every kind of activity, every mode: the files are written from the state and from nothing else."""
    state = msgspec.json.encode(state_for(fold_all([*HAPPENED, *more]), viewer)).decode()
    withheld = [word for word in CANARIES if word not in state]
    rows = rows_seen(viewer, *HAPPENED, *more)
    for name, form in FORMATS.items():
        if name not in FOR_SEATS or viewer.role == "participant":
            raw = written(form, "here", NOW, fold_all([*HAPPENED, *more]), viewer, rows).decode()
            assert not [word for word in withheld if word in raw], name
            assert "pepper" not in raw
