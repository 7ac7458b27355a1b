"""What commands that work on a store have in common: opening it, and progress that can be seen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from server.cli.plainly import ERR
from server.config import Misconfigured
from server.log.store import Store, open_store


def existing(url: str) -> str:
    """The store's address, unless it is a file that is not there: opening would make an empty one."""
    place = urlsplit(url)
    if place.scheme == "sqlite" and not Path(place.path[1:]).exists():
        raise Misconfigured(f"There is no store at {url}. Give another with --store.")
    return url


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    """The store at this address, which answers; closed in the end."""
    store = open_store(url)
    try:
        await store.ping()
        yield store
    finally:
        await store.close()


def progress() -> Progress:
    """Bars on the screen of errors, so that results can be piped; they go when they are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=ERR, transient=True)


class Bar:
    """A progress bar that is told how many of how many."""

    def __init__(self, shown: Progress, name: str) -> None:
        self._shown, self._task = shown, shown.add_task(name, total=None)

    def __call__(self, done: int, of: int) -> None:
        """So far."""
        self._shown.update(self._task, completed=done, total=of)
