"""What people do while they talk, and when they look back."""

from events import NoteAdded, ReflectionGiven
from server import commands as c
from server.simulate.talking import answers, wishes
from tests.server.simulate.table import Table


def test_people_keep_points_and_questions_and_answer_prompts() -> None:
    """In a conversation."""
    table = Table("talk").work()

    assert wishes is not answers
    assert {made.question for made in table.events if isinstance(made, NoteAdded)} == {True, False}
    assert table.commands >= {c.AddNote, c.RewordNote, c.RemoveNote, c.RestoreNote, c.Comment, c.Reflect}


def test_people_answer_in_words_and_by_choosing_and_think_again() -> None:
    """One answer for each prompt, some under their name, some taken back; cards are only for talking."""
    table = Table("reflect").work()
    given = [made for made in table.events if isinstance(made, ReflectionGiven)]

    assert {made.prompt for made in given} == {"why", "how"}
    assert {made.rating for made in given if made.prompt == "how"} == {None, 1, 2, 3}
    assert {made.named for made in given} == {True, False}
    assert any(made.prompt == "why" and not made.text for made in given)
    assert len(table.state.reflections.given) == 2
    assert table.commands == {c.Reflect, c.RaiseHand}
