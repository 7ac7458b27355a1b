"""``leeway template`` as a facilitator types it."""

from pathlib import Path

from tests.typed import typed


def test_copy_change_check(tmp_path: Path) -> None:
    """A copy is fine as it is; after a slip, the line and what to do are said, and the exit code is 1."""
    mine = tmp_path / "mine.toml"

    assert typed("template", "copy", "choice-to-stone", mine).code == 0
    assert "is fine" in typed("template", "check", mine).words

    text = mine.read_text().replace("minutes = 35", "minutes = 0")
    mine.write_text(text)
    line = text.split("\n").index("minutes = 0") + 1
    checked = typed("template", "check", mine)

    assert checked.code == 1
    assert f"mine.toml, line {line}: The minutes of activity 2 is 0." in checked.words
    assert "One thing to mend" in checked.words


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    mine = tmp_path / "mine.toml"
    mine.write_text("my own")
    copied = typed("template", "copy", "choice-to-stone", mine)

    assert copied.code == 2
    assert "left as it is" in copied.words
    assert mine.read_text() == "my own"


def test_what_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    """An unknown name lists the known ones; a missing file or folder is named; nothing is a traceback."""
    for words in (
        typed("template", "copy", "nothing", tmp_path / "x.toml"),
        typed("template", "copy", "choice-to-stone", tmp_path / "no" / "x.toml"),
        typed("template", "check", tmp_path / "y.toml"),
    ):
        assert words.code == 2
        assert "Traceback" not in words.words


def test_the_list_has_a_folders_templates_and_names_broken_ones(tmp_path: Path) -> None:
    """``LEEWAY_TEMPLATES`` is where the facilitator's own ones are."""
    typed("template", "copy", "choice-to-stone", tmp_path / "mine.toml")
    (tmp_path / "broken.toml").write_text("title = \n")
    listed = typed("template", "list", LEEWAY_TEMPLATES=str(tmp_path))

    assert "choice-to-stone  “From choice to set in stone”, 12 aspects, 85 minutes" in listed.words
    assert "mine  " in listed.words
    assert "broken.toml, line 1: This line cannot be read" in listed.words
