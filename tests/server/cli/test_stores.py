"""What commands on a store share."""

from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress

from server.cli.stores import Bar, existing, opened
from server.config import Misconfigured
from server.log import Unavailable
from tests.processes import free_port


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """A typing mistake is told; other addresses are left to whoever answers there."""
    (tmp_path / "here.db").touch()
    for url in (f"sqlite:///{tmp_path}/here.db", "redis://nowhere"):
        assert existing(url) == url
    with pytest.raises(Misconfigured, match="no store at"):
        existing(f"sqlite:///{tmp_path}/there.db")
    assert [file.name for file in tmp_path.iterdir()] == ["here.db"]


async def test_a_store_is_open_only_as_long_as_it_is_used(tmp_path: Path) -> None:
    """One after the other may have it."""
    for _ in range(2):
        async with opened(f"sqlite:///{tmp_path}/here.db") as store:
            assert await store.directory.entries() == []


async def test_a_store_that_does_not_answer_is_told_before_anything_is_done() -> None:
    """As the store says it."""
    with pytest.raises(Unavailable):
        async with opened(f"redis://127.0.0.1:{free_port()}"):
            raise AssertionError("It was opened.")


def test_a_bar_shows_how_far_it_is() -> None:
    """As soon as it is told how many there are."""
    with Progress(console=Console(quiet=True)) as shown:
        bar = Bar(shown, "a session")
        bar(2000, 9000)
        (task,) = shown.tasks
        assert (task.description, task.completed, task.total) == ("a session", 2000, 9000)
