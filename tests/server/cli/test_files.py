"""Files that commands write: whole or not at all, and never over another one unasked."""

from pathlib import Path

import pytest

from server.cli.files import fresh
from server.config import Misconfigured


def test_a_file_takes_its_name_once_it_is_whole(tmp_path: Path) -> None:
    """Nobody but its owner may read it, and nothing else is left behind."""
    with fresh(tmp_path / "a.txt", force=False) as new:
        new.write(b"whole")
        assert not (tmp_path / "a.txt").exists()
    assert (tmp_path / "a.txt").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").stat().st_mode & 0o077 == 0


def test_what_fails_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    """Also when it was to be written over."""
    (tmp_path / "a.txt").write_bytes(b"old")
    writing = fresh(tmp_path / "a.txt", force=True)
    writing.__enter__().write(b"half")
    failure = ZeroDivisionError()
    assert not writing.__exit__(ZeroDivisionError, failure, failure.__traceback__)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_file_that_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    """Otherwise it is said that it was left."""
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(Misconfigured, match="left as it is"), fresh(tmp_path / "a.txt", force=False):
        pass
    with fresh(tmp_path / "a.txt", force=True) as new:
        new.write(b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """In words."""
    with pytest.raises(Misconfigured, match="cannot be written"), fresh(tmp_path / "no" / "a.txt", force=False):
        pass
