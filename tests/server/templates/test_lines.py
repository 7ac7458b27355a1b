"""Every part of a TOML file is found on the line where it stands."""

import pytest

from server.templates.lines import Lines, Path

TEXT = '''# a comment, then a blank line

title = "One"
[scale]  # a table
left.words = "A"
[scale.right]
words = """
two lines # and no comment
[not-a-table]
"""
plain = "B"
sizes = [
  1,
  2,
]
[[aspects]]
id = "a"
[aspects.more]
deep = { x = 1, "y z" = 2 }
[[aspects]]
id = "b"
[[aspects.inner]]
id = "c"
[[aspects.inner]]
id = "d"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 3),
        (("scale",), 4),
        (("scale", "left", "words"), 5),
        (("scale", "right"), 6),
        (("scale", "right", "words"), 7),
        (("scale", "right", "plain"), 11),
        (("scale", "right", "sizes"), 12),
        (("scale", "right", "sizes", 1), 12),
        (("aspects",), 16),
        (("aspects", 0), 16),
        (("aspects", 0, "id"), 17),
        (("aspects", 0, "more", "deep", "y z"), 19),
        (("aspects", 1), 20),
        (("aspects", 1, "id"), 21),
        (("aspects", 1, "inner", 0, "id"), 23),
        (("aspects", 1, "inner", 1, "id"), 25),
    ],
)
def test_a_part_is_found_on_its_line(path: Path, line: int) -> None:
    """Tables, lists of tables, dotted keys and texts over several lines."""
    assert line == Lines(TEXT).of(path)


def test_what_is_not_there_is_looked_for_around_it() -> None:
    """A missing setting is reported on the line of its table; the file as a whole has no line."""
    assert Lines(TEXT).of(("aspects", 1, "title")) == 20
    assert Lines(TEXT).of(()) is None
    assert Lines(TEXT).of(("nothing",)) is None


def test_only_real_line_ends_count() -> None:
    """A line separator inside a text is a character like any other."""
    assert Lines('a = "x\u2028y"\nb = 1\n').of(("b",)) == 2


@pytest.mark.proves("G57")
@pytest.mark.parametrize("text", ["a = [\n" + "1,\n" * 60_000 + "]\n", 'a = """\n' + "x\n" * 100_000 + '"""\n'])
def test_one_statement_without_an_end_in_sight_takes_no_minutes(text: str) -> None:
    """It is given up, and what stands before it is found all the same."""
    lines = Lines(f"title = 'x'\n{text}")
    assert (lines.of(("title",)), lines.of(("a", 3))) == (1, None)
