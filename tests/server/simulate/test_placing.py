"""What people do with a scale."""

from events import AspectMarked, BoardEvent, NoteAdded
from server import commands as c
from server.simulate.placing import wishes
from tests.given import ANNS
from tests.server.simulate.table import Table


def test_people_do_everything_that_a_scale_offers() -> None:
    """Place, say otherwise, explain, reword, take off, invent, bin, bring back, remark."""
    assert wishes.__doc__
    assert Table("scale").work(600).commands >= {
        c.AddNote, c.SetDiscussed, c.Comment, c.RemoveComment, c.RewordNote, c.ExplainNote, c.UnplaceNote,
        c.RemoveNote, c.RestoreNote, c.RaiseHand,
    }  # fmt: skip


def test_every_answer_without_a_place_comes_up() -> None:
    """Not discussed, undecided, cannot agree, depends, and open again."""
    events = [made for seed in range(4) for made in Table("scale").work(seed=seed).events]
    marks = {made.mark for made in events if isinstance(made, AspectMarked)}

    assert marks == {"notDiscussed", "undecided", "cantAgree", "depends", "open"}


def test_nobody_touches_another_groups_board() -> None:
    """Everything happens on one's own."""
    assert {made.board for made in Table("scale").work().events if isinstance(made, BoardEvent)} == {ANNS}


def test_while_all_write_alone_new_notes_are_for_oneself() -> None:
    """The cards stay the group's."""
    events = Table("scale", writing=True).work().events
    notes = {made.board for made in events if isinstance(made, NoteAdded)}

    assert notes == {f"{ANNS}:ann"}
    assert {made.board for made in events if isinstance(made, AspectMarked)} == {ANNS}
