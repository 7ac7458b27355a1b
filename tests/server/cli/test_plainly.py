"""Failures that have words for people are said in those words."""

import pytest
import typer

from server.cli.plainly import plainly
from server.client import Refused
from server.config import Misconfigured
from server.log import Unavailable
from server.templates import Broken, Missing, Problem


@pytest.mark.parametrize(
    "error", [Refused, Misconfigured, Unavailable, Missing, ValueError], ids=lambda error: error.__name__
)
def test_the_words_go_to_stderr_and_the_exit_code_is_two(
    error: type[Exception], capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing else is printed."""
    with pytest.raises(typer.Exit) as ended, plainly():
        raise error("It is [not] here.")

    assert ended.value.exit_code == 2
    assert capsys.readouterr().err == "It is [not] here.\n"


def test_a_broken_template_is_said_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Every problem on a line of its own."""
    with pytest.raises(typer.Exit), plainly():
        raise Broken("mine.toml", [Problem(9, "Second."), Problem(4, "First.")])

    assert capsys.readouterr().err == "mine.toml, line 4: First.\nmine.toml, line 9: Second.\n"


def test_a_fault_of_our_own_is_not_hushed_up() -> None:
    """A programming error keeps its traceback."""
    with pytest.raises(KeyError), plainly():
        raise KeyError
