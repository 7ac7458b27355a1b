"""Given events, when a command about notes, then one event or a refusal."""

import msgspec
import pytest

from events import (
    ActivityStarted,
    AspectMarked,
    AspectParked,
    CommentAdded,
    CommentRemoved,
    Event,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteMoved,
    NoteRemoved,
    NoteRestored,
    NoteReworded,
    NoteUnmatched,
    NoteUnplaced,
    SeatMoved,
    WritingShared,
    WritingStarted,
)
from projections import alias_in
from server import commands as c
from tests.given import ANN, ANNS, BOB, BOBS, FACILITATOR, OPENED, STARTED, Given, event, given

CARD = f"{ANNS}:a1"
MINE = "annsnote0001"


def started(*more: object) -> Given:
    """The scale runs; Ann's group has invented a note."""
    note = event(NoteAdded, 5, "ann", board=ANNS, note=MINE, aspect=None, text="Home visits", x=None, y=None)
    return given(*OPENED, *STARTED, note, *more)  # type: ignore[arg-type]


def test_a_new_note_lands_on_the_board_of_ones_own_group() -> None:
    """Without a board named, and with the id that the tablet made."""
    command = c.AddNote(text="  Money  ", note="tabletmade01", x=10)
    started().when(command, ANN).then(NoteAdded, board=ANNS, note="tabletmade01", text="Money", x=10, y=500)


def test_a_new_note_without_an_id_gets_one() -> None:
    """A simple client need not make ids."""
    started().when(c.AddNote(text="Money"), ANN).then(NoteAdded, note="fresh0fresh6", x=None, y=None)


def test_the_same_id_twice_is_refused() -> None:
    """An id names one note for ever."""
    started().when(c.AddNote(text="x", note=MINE), ANN).refused("already")


@pytest.mark.parametrize("text", ["", " ", "\n\t\u2003"])
def test_a_note_needs_words(text: str) -> None:
    """Blanks are no words."""
    started().when(c.AddNote(text=text), ANN).refused("no-words")


def test_a_place_across_without_one_along_is_refused() -> None:
    """Along the scale is what is measured."""
    started().when(c.AddNote(text="x", y=3), ANN).refused("half-a-place")


def test_add_note_with_an_aspect_takes_up_its_card() -> None:
    """The card keeps its own id, and says its title unless the group says otherwise."""
    after = started().when(c.AddNote(aspect="a1", text="Aspect 1", x=7, y=9), ANN).then(NoteAdded, note=CARD, text="")
    after.when(c.AddNote(aspect="a1", text="again"), ANN).refused("already")
    after.when(c.AddNote(aspect="a9", text="x"), ANN).refused("unknown-aspect")


def test_a_card_can_be_moved_without_being_added_first() -> None:
    """It lies in the tray from the start."""
    started().when(c.MoveNote(note=CARD, x=420, y=300), ANN).then(NoteMoved, board=ANNS, note=CARD, x=420, y=300)


@pytest.mark.parametrize("note", [f"{BOBS}:a1", "nonsense", f"{ANNS}:a9", f"{ANNS}:", "quiet:ppi:a1", ":a1"])
def test_a_note_that_is_not_on_ones_board_is_refused_like_one_that_does_not_exist(note: str) -> None:
    """The answer does not tell which of the two it is."""
    started().when(c.MoveNote(note=note, x=1, y=1), ANN).refused("unknown-note")


def test_another_groups_note_is_refused_like_one_that_does_not_exist() -> None:
    """Bob cannot learn by asking that Ann's note is there."""
    started().when(c.MoveNote(note=MINE, x=1, y=1), BOB).refused("unknown-note")
    started().when(c.Comment(on=MINE, text="x"), BOB).refused("unknown-note")


def test_another_groups_board_is_refused_by_name() -> None:
    """Naming it does not open it."""
    started().when(c.AddNote(text="x", board=ANNS), BOB).refused("unknown-board")


def test_a_facilitator_can_write_on_any_board_by_naming_it() -> None:
    """A facilitator has no group, so nothing is guessed."""
    started().when(c.AddNote(text="x", board=BOBS), FACILITATOR).then(NoteAdded, board=BOBS)
    started().when(c.MoveNote(note=MINE, x=1, y=2), FACILITATOR).then(NoteMoved, board=ANNS)
    started().when(c.AddNote(text="x"), FACILITATOR).refused("which-board")
    started().when(c.AddNote(text="x", board="scale:nobody"), FACILITATOR).refused("unknown-board")
    started().when(c.AddNote(text="x", board="quiet:ppi"), FACILITATOR).refused("not-now")


def test_undo_is_refused_when_someone_has_moved_the_note_since() -> None:
    """``since`` is the last move that the tablet knew of."""
    after = started().when(c.MoveNote(note=MINE, x=1, y=1), ANN).then(NoteMoved)
    mine = after.state.seq
    after = after.when(c.MoveNote(note=MINE, x=2, y=2, since=mine), ANN).then(NoteMoved)
    after.when(c.MoveNote(note=MINE, x=1, y=1, since=mine), ANN).refused("moved-since")
    after.when(c.UnplaceNote(note=MINE, since=mine), ANN).refused("moved-since")
    after.when(c.UnplaceNote(note=MINE, since=after.state.seq), ANN).then(NoteUnplaced)


def test_rewording_is_refused_when_someone_has_reworded_since() -> None:
    """Nobody's words are written over unseen when the tablet asks so."""
    after = started().when(c.RewordNote(note=MINE, text="A"), ANN).then(NoteReworded, text="A")
    after.when(c.RewordNote(note=MINE, text="B", since=1), ANN).refused("reworded-since")


def test_a_card_may_be_reworded_on_ones_own_board() -> None:
    """The aspect keeps its title everywhere else."""
    after = started().when(c.RewordNote(note=CARD, text="In our words"), ANN).then(NoteReworded, note=CARD)
    assert after.state.session.aspects["a1"].title == "Aspect 1"


def test_a_card_cannot_be_removed() -> None:
    """It belongs to every group."""
    started().when(c.RemoveNote(note=CARD), ANN).refused("is-a-card")


def test_a_removed_note_takes_no_changes_until_it_is_back() -> None:
    """And it comes back once."""
    after = started().when(c.RemoveNote(note=MINE), ANN).then(NoteRemoved)
    after.when(c.RemoveNote(note=MINE), ANN).refused("already")
    after.when(c.MoveNote(note=MINE, x=1, y=1), ANN).refused("in-the-bin")
    after.when(c.RewordNote(note=MINE, text="x"), ANN).refused("in-the-bin")
    after.when(c.Comment(on=MINE, text="x"), ANN).refused("in-the-bin")
    after = after.when(c.RestoreNote(note=MINE), ANN).then(NoteRestored)
    after.when(c.RestoreNote(note=MINE), ANN).refused("already")


def test_a_comment_is_taken_back_by_its_author_or_a_facilitator() -> None:
    """Not by a neighbour."""
    after = started().when(c.Comment(on=CARD, text="Why?", comment="anncomment01"), ANN).then(CommentAdded, on=CARD)
    after.when(c.Comment(on=CARD, text="x", comment="anncomment01"), ANN).refused("already")
    after.when(c.RemoveComment(comment="anncomment01"), BOB).refused("unknown-comment")
    after.when(c.RemoveComment(comment="nocomment"), ANN).refused("unknown-comment")
    after.when(c.RemoveComment(comment="anncomment01"), FACILITATOR).then(CommentRemoved)
    after.when(c.RemoveComment(comment="anncomment01"), ANN).refused("unknown-comment")


def test_only_the_author_among_participants_takes_a_comment_back() -> None:
    """A group shares its board, not its signatures."""
    by_facilitator = event(CommentAdded, 6, "fac", board=ANNS, comment="faccomment01", on=CARD, text="Hm")
    started(by_facilitator).when(c.RemoveComment(comment="faccomment01"), ANN).refused("not-yours")


def test_not_discussed_is_said_of_an_aspect_on_ones_own_board() -> None:
    """And taken back with ``open``."""
    after = (
        started()
        .when(c.SetDiscussed(aspect="a2", state="notDiscussed"), ANN)
        .then(AspectMarked, board=ANNS, aspect="a2", mark="notDiscussed")
    )
    after.when(c.SetDiscussed(aspect="a2", state="open"), ANN).then(AspectMarked, mark="open")
    after.when(c.SetDiscussed(aspect="a9", state="open"), ANN).refused("unknown-aspect")
    after.when(c.SetDiscussed(aspect="a2", state="undecided", board=BOBS), ANN).refused("unknown-board")
    after.when(c.SetDiscussed(aspect="a2", state="undecided", since=1), ANN).refused("moved-since")


def test_a_parked_card_is_not_taken_up() -> None:
    """Nor put on the scale by another word for it."""
    parked = started(event(AspectParked, 6, aspect="a1", parked=True))
    parked.when(c.AddNote(aspect="a1", x=1, y=1), ANN).refused("parked")


def test_a_parked_card_is_neither_moved_nor_marked() -> None:
    """It was put aside for everyone."""
    parked = started(event(AspectParked, 6, aspect="a1", parked=True))
    parked.when(c.MoveNote(note=CARD, x=1, y=1), ANN).refused("parked")
    parked.when(c.SetDiscussed(aspect="a1", state="notDiscussed"), ANN).refused("parked")


def running(activity: str, *more: Event) -> Given:
    """That activity runs."""
    return given(*OPENED, event(ActivityStarted, 4, activity=activity), *more)


@pytest.mark.parametrize(
    ("activity", "board"),
    [("alone", "alone:link-workers:ann"), ("unnamed", f"unnamed:link-workers:{alias_in('anns-alias', 'unnamed')}")],
)
def test_everybody_places_on_a_board_of_their_own(activity: str, board: str) -> None:
    """Under their name, or under an alias where nobody is named."""
    after = running(activity).when(c.MoveNote(note=f"{board}:a1", x=1, y=2), ANN).then(NoteMoved, board=board)
    after.when(c.MoveNote(note=f"{activity}:link-workers:a1", x=1, y=2), ANN).refused("unknown-note")
    after.when(c.MoveNote(note=f"{board}:a1", x=1, y=2), BOB).refused("unknown-note")


def test_who_changes_groups_keeps_the_board_they_began() -> None:
    """Nothing that was placed alone is left behind."""
    began = event(NoteMoved, 5, "ann", board="alone:link-workers:ann", note="alone:link-workers:ann:a1", x=1, y=2)
    moved = running("alone", began, event(SeatMoved, 6, seat="ann", group="ppi"))
    moved.when(c.AddNote(aspect="a2", x=5), ANN).then(NoteAdded, board="alone:link-workers:ann")
    fresh = running("alone", event(SeatMoved, 5, seat="ann", group="ppi"))
    fresh.when(c.AddNote(aspect="a2", x=5), ANN).then(NoteAdded, board="alone:ppi:ann")


def test_a_seat_of_an_older_session_cannot_work_unnamed() -> None:
    """It has no alias, and its own id would give it away."""
    old = given(OPENED[0], msgspec.structs.replace(OPENED[1], alias=""), event(ActivityStarted, 4, activity="unnamed"))
    old.when(c.AddNote(text="x"), ANN).refused("too-old")


def test_new_notes_are_on_ones_own_board_while_everybody_writes_alone() -> None:
    """Cards stay with the group; one's own note can be changed before and after it is shared."""
    writing = running("scale", event(WritingStarted, 5, activity="scale"))
    after = writing.when(c.AddNote(text="x", note="mine00mine00"), ANN).then(NoteAdded, board="scale:link-workers:ann")
    after.when(c.AddNote(aspect="a1", x=1), ANN).then(NoteAdded, board=ANNS)
    after = after.when(c.RewordNote(note="mine00mine00", text="y"), ANN).then(NoteReworded, board=f"{ANNS}:ann")
    after = after.when(c.ShareWriting(), FACILITATOR).then(WritingShared)
    after.when(c.MoveNote(note="mine00mine00", x=1, y=1), ANN).then(NoteMoved, board=ANNS)


def test_a_group_that_cannot_agree_says_between_which_places() -> None:
    """Two different ones; a card that is placed afterwards is placed and no more."""
    after = started()
    after.when(c.SetDiscussed(aspect="a1", state="cantAgree"), ANN).refused("no-span")
    after.when(c.SetDiscussed(aspect="a1", state="cantAgree", low=500, high=500), ANN).refused("no-span")
    after = after.when(c.SetDiscussed(aspect="a1", state="cantAgree", low=100, high=900), ANN).then(
        AspectMarked, mark="cantAgree", low=100, high=900
    )
    assert after.state.boards.spans
    after = after.when(c.MoveNote(note=f"{ANNS}:a1", x=1, y=2), ANN).then(NoteMoved)
    assert not after.state.boards.spans
    assert not after.state.boards.marks


def test_it_depends_needs_words_for_what_it_depends_on() -> None:
    """They are an answer of their own, and go when another one is given."""
    started().when(c.SetDiscussed(aspect="a1", state="depends", text=" "), ANN).refused("no-words")
    after = (
        started()
        .when(c.SetDiscussed(aspect="a1", state="depends", text=" the bus "), ANN)
        .then(AspectMarked, text="the bus")
    )
    assert {f"{ANNS}:a1": "the bus"} == after.state.boards.depends
    after = after.when(c.SetDiscussed(aspect="a1", state="undecided"), ANN).then(AspectMarked, text="")
    assert not after.state.boards.depends


def test_a_placement_has_a_reason_that_can_be_taken_back() -> None:
    """On a card or on a note of one's own."""
    after = started().when(c.ExplainNote(note=f"{ANNS}:a1", text=" It is the law "), ANN).then(NoteExplained)
    assert "It is the law" == after.state.boards.notes[f"{ANNS}:a1"].reason
    after.when(c.ExplainNote(note=f"{ANNS}:a1", text=""), ANN).then(NoteExplained, text="")


def test_points_and_questions_are_noted_during_a_talk() -> None:
    """Without a place: there is no scale."""
    talk = running("talk")
    talk.when(c.AddNote(text="Who pays?", question=True), ANN).then(NoteAdded, question=True, x=None)
    talk.when(c.AddNote(text="x", x=1), ANN).refused("no-scale")
    talk.when(c.AddNote(aspect="a1"), ANN).refused("no-scale")
    started().when(c.AddNote(text="x", question=True), ANN).refused("no-questions")


def invented(note: str, board: str) -> Event:
    """A note of a group's own."""
    made: Event = event(NoteAdded, 5, "ann", board=board, note=note, aspect=None, text="t", x=None, y=None)
    return made


def test_notes_of_two_groups_are_matched_and_parted() -> None:
    """Reversibly, by who is in charge, and never in a chain or a circle."""
    notes = [invented("one", ANNS), invented("two", BOBS), invented("three", ANNS), invented("four", "quiet:ppi")]
    after = (
        started(*notes)
        .when(c.MatchNote(note="one", to="two"), FACILITATOR)
        .then(NoteMatched, activity="scale", note="one", to="two")
    )
    for note, to in [("two", "one"), ("three", "one"), ("one", "three"), ("one", "four")]:
        after.when(c.MatchNote(note=note, to=to), FACILITATOR).refused("no-match")
    after.when(c.MatchNote(note="one", to=f"{BOBS}:a1"), FACILITATOR).refused("unknown-note")
    after.when(c.MatchNote(note="three", to="two"), FACILITATOR).then(NoteMatched)
    after = after.when(c.UnmatchNote(note="one"), FACILITATOR).then(NoteUnmatched)
    after.when(c.UnmatchNote(note="one"), FACILITATOR).refused("already")


@pytest.mark.parametrize("board", ["scale:ppi:a1:b", "scale:ppi:bob", "scale:ppi:", "alone:ppi:Not This"])
def test_a_facilitator_names_only_boards_that_there_can_be(board: str) -> None:
    """A slip of the console makes no board that nobody ever sees."""
    running(board.partition(":")[0]).when(c.AddNote(text="x", board=board), FACILITATOR).refused("unknown-board")


def test_a_sheet_of_paper_gets_a_board_of_its_own_where_people_place_alone() -> None:
    """Each sheet is one person's answer."""
    sheet = c.AddNote(aspect="a1", x=7, board="alone:ppi:paper-1")
    running("alone").when(sheet, FACILITATOR, paper=True).then(NoteAdded, board="alone:ppi:paper-1", paper=True)


def test_a_note_on_its_way_finds_the_board_that_is_meant_by_now() -> None:
    """Written for the group just before everybody writes alone, it stays private; written alone just before all is
    shared, it is shared; another group's board stays out of reach.
    """
    writing = running("scale", event(WritingStarted, 5, activity="scale"))
    writing.when(c.AddNote(text="x", board=ANNS), ANN).then(NoteAdded, board=f"{ANNS}:ann")
    started().when(c.AddNote(text="x", board=f"{ANNS}:ann"), ANN).then(NoteAdded, board=ANNS)
    writing.when(c.AddNote(text="x", board=BOBS), ANN).refused("unknown-board")
    started().when(c.AddNote(text="x", board=f"{ANNS}:bob"), ANN).refused("unknown-board")


def test_what_was_meant_for_an_earlier_part_is_told_so() -> None:
    """A queue that comes late hears that it is too late, not that its notes are gone; of others' boards nothing."""
    later = running("quiet", event(NoteAdded, 5, board=ANNS, note="mine", aspect=None, text="x", x=None, y=None))
    for command in (
        c.MoveNote(note="mine", x=1, y=1),
        c.MoveNote(note=CARD, x=1, y=1),
        c.RewordNote(note="mine", text="y"),
        c.Comment(on="mine", text="y"),
        c.AddNote(text="y", board=ANNS),
        c.AddNote(aspect="a1", x=1, board=ANNS),
        c.SetDiscussed(aspect="a1", state="undecided", board=ANNS),
    ):
        later.when(command, ANN).refused("not-now")
    for command in (c.MoveNote(note="mine", x=1, y=1), c.MoveNote(note=CARD, x=1, y=1), c.Comment(on="mine", text="y")):
        later.when(command, BOB).refused("unknown-note")
    later.when(c.AddNote(text="y", board=ANNS), BOB).refused("unknown-board")


def test_while_everybody_writes_alone_a_group_still_has_one_answer_to_an_aspect() -> None:
    """Cards lie on the group's board only: nobody brings a second one along when what was written is shared."""
    writing = running("scale", event(WritingStarted, 5, activity="scale"))
    own = f"{ANNS}:ann"
    writing.when(c.MoveNote(note=f"{own}:a1", x=1, y=1), ANN).refused("unknown-note")
    writing.when(c.AddNote(aspect="a1", x=1, board=own), ANN).refused("unknown-board")
    writing.when(c.SetDiscussed(aspect="a1", state="undecided", board=own), ANN).refused("unknown-board")
    writing.when(c.SetDiscussed(aspect="a1", state="undecided", board=own), FACILITATOR).refused("unknown-board")
    writing.when(c.MoveNote(note=CARD, x=1, y=1), ANN).then(NoteMoved, board=ANNS)


def test_a_talk_has_no_cards() -> None:
    """Nothing can be said of one there, and nothing written on it."""
    talk = running("talk")
    talk.when(c.RewordNote(note="talk:link-workers:a1", text="x"), ANN).refused("unknown-note")
    talk.when(c.Comment(on="talk:link-workers:a1", text="x"), ANN).refused("unknown-note")


def test_who_changes_groups_while_writing_alone_writes_for_the_new_one() -> None:
    """What they had written for the old group stays theirs to change until it is shared."""
    board = f"{ANNS}:ann"
    mine = event(NoteAdded, 6, "ann", board=board, note="mine00mine00", aspect=None, text="t", x=None, y=None)
    writing = running("scale", event(WritingStarted, 5, activity="scale"), mine)
    moved = writing.when(c.MoveSeat(seat="ann", group="ppi"), FACILITATOR).then(SeatMoved)
    after = moved.when(c.AddNote(text="x"), ANN).then(NoteAdded, board=f"{BOBS}:ann")
    after.when(c.RewordNote(note="mine00mine00", text="y"), ANN).then(NoteReworded, board=board)
