"""Downloads."""

import csv
import io

import msgspec
import pytest

from events import AspectMarked, BoardsRevealed, CommentAdded, Event, NoteAdded, NoteMoved, NoteReworded
from projections import fold_all
from server.http.exports import COLUMNS, as_csv, as_json, export, inert
from server.rules.access import Actor
from tests.given import ANN, ANNS, BOBS, FACILITATOR, OPENED, STARTED, WALL, event
from tests.server.house import House

CARD, OTHER = f"{ANNS}:a1", f"{BOBS}:a1"
HAPPENED: tuple[Event, ...] = (
    *OPENED,
    *STARTED,
    event(NoteMoved, 5, "ann", board=ANNS, note=CARD, x=100, y=500),
    event(NoteMoved, 6, "bob", board=BOBS, note=OTHER, x=700, y=500),
    event(NoteReworded, 7, "bob", board=BOBS, note=OTHER, text='=HYPERLINK("http://evil")'),
    event(CommentAdded, 8, "bob", board=BOBS, comment="c1", on=OTHER, text="+1"),
    event(AspectMarked, 9, "bob", board=BOBS, aspect="a2", mark="notDiscussed"),
    event(NoteAdded, 10, "ann", board=ANNS, note="own", aspect=None, text="Ours", x=None, y=None),
)


def rows(viewer: Actor, *more: Event) -> list[dict[str, str]]:
    """The CSV of the running scale activity as a spreadsheet reads it."""
    raw = as_csv(export("here", fold_all([*HAPPENED, *more]), viewer))
    found = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    return [row for row in found if row["activity"] == "scale"]


def test_each_aspect_and_group_is_a_row() -> None:
    """Places, words, remarks and the distance; what was not discussed has no place."""
    first, second, third = rows(FACILITATOR)[:3]
    assert tuple(first) == COLUMNS
    assert (first["group"], first["standing"], first["x"], first["distance"]) == (
        "Link workers",
        "placed",
        "100",
        "600",
    )
    assert (second["group"], second["x"], second["words"]) == (
        "PPI contributors",
        "700",
        '\'=HYPERLINK("http://evil")',
    )
    assert second["comments"] == "'+1"
    assert (third["standing"], third["x"], third["distance"]) == ("unplaced", "", "")
    assert rows(FACILITATOR)[3]["standing"] == "notDiscussed"


def test_groups_that_are_hidden_are_not_in_it() -> None:
    """Not even as "unplaced", which would be untrue; nor can the distance give them away."""
    assert {row["group"] for row in rows(ANN)} == {"Link workers"}
    assert {row["distance"] for row in rows(ANN)} <= {"", "0"}
    assert rows(WALL) == []
    revealed = event(BoardsRevealed, 11, activity="scale")
    assert rows(ANN, revealed) == rows(WALL, revealed) == rows(FACILITATOR, revealed)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", '=cmd|"/c calc"!A1'])
def test_no_cell_runs(cell: str) -> None:
    """What a spreadsheet would take for a formula begins with an apostrophe."""
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["words", "a=b", "", 7, -7, 0])
def test_other_cells_stay_as_they_are(cell: str | int) -> None:
    """Numbers stay numbers, negative ones too."""
    assert inert(cell) == cell


def test_json_is_the_state_and_its_comparisons() -> None:
    """One comparison for each scale activity, and the very state that the viewer's screen shows."""
    found = msgspec.json.decode(as_json(export("here", fold_all(HAPPENED), FACILITATOR)))
    assert (found["session"], found["seq"]) == ("here", 10)
    assert [one["activity"] for one in found["comparisons"]] == [
        name for name, one in found["state"]["agenda"]["activities"].items() if one["kind"] == "scale"
    ]
    assert found["state"]["boards"]["notes"]["own"]["text"] == "Ours"


async def test_a_download_has_a_name(house: House) -> None:
    """As an attachment, in both formats; any other is a clear 404."""
    opened = await house.open()
    path = f"/api/sessions/{opened['session']}/export"
    for name in ("json", "csv"):
        answer = await house.get(f"{path}/{name}", opened["facilitatorKey"])
        assert answer.headers["content-disposition"] == f'attachment; filename="leeway-{opened["session"]}.{name}"'
    answer = await house.get(f"{path}/pdf", opened["facilitatorKey"])
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-format")
