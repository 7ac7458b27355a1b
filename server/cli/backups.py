"""``leeway backup`` and ``leeway restore``: a whole store to one file, and back."""

import asyncio
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.progress import Progress

from server.backup import Held, NotEmpty, bring_back, held, keep, keep_file
from server.cli.files import fresh
from server.cli.plainly import COULD_NOT, ERR, FOUND_SOMETHING, OUT, plainly
from server.cli.stores import Bar, existing, opened, progress
from server.config import Misconfigured, settings_from
from server.live.clock import SystemClock
from server.log import Damaged
from server.log.sqlite import SqliteStore
from server.log.store import open_store

_Store = Annotated[str | None, typer.Option(envvar="LEEWAY_STORE", help="Where the record is kept.")]


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, or a folder to put it in.")],
    store: _Store = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write everything that the store holds to one file, while the server runs or not.

    The file holds who wrote what: keep it safe, and the signing secret too. Exit code 0: written and checked.
    1: something in the store is damaged. 2: it could not be done.
    """
    with plainly():
        url = existing(store or settings_from(os.environ).store)
        target = file / f"leeway-{SystemClock().now()}.sqlite" if file.is_dir() else file
        with fresh(target, force=force) as new, progress() as shown:
            asyncio.run(_keep(url, Path(new.name), _Bars(shown)))
        found = _examined(target)
    if isinstance(found, Damaged):
        ERR.print(f"{target} was written, but it is not sound, since the store is not: {found}", style="red")
        raise typer.Exit(FOUND_SOMETHING)
    OUT.print(f"{target}: {_told(found)}, {target.stat().st_size:,} bytes.")
    OUT.print("It says who wrote what, also where nobody was named: keep it safe.")
    OUT.print("Keep the signing secret too: without it every link has to be given out anew.")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup, as `leeway backup` writes it.")],
    store: _Store = None,
) -> None:
    """Bring everything back from a backup, into an empty store.

    Everything is checked before anything is kept. Codes are as they were; so are links, with the same signing secret.
    Exit code 0: all of it is there. 1: the backup is damaged, or the store is not empty. 2: it could not be done.
    """
    with plainly():
        url = store or settings_from(os.environ).store
        if not file.is_file():
            raise Misconfigured(f"There is no backup at {file}.")
        try:
            with progress() as shown:
                found = asyncio.run(_bring_back(file, url, _Bars(shown)))
        except (Damaged, NotEmpty) as error:
            ERR.print(str(error), style="red")
            raise typer.Exit(FOUND_SOMETHING) from error
        except OSError as error:
            ERR.print(f"It could not be done: {error.strerror}.", style="red")
            raise typer.Exit(COULD_NOT) from error
    OUT.print(f"Restored: {_told(found)}. Every session's chronicle says so.")


async def _keep(url: str, target: Path, bars: "_Bars") -> None:
    place = urlsplit(url)
    if place.scheme == "sqlite":
        await asyncio.to_thread(keep_file, Path(place.path[1:]), target, bars)
        return
    async with opened(url) as store:
        await keep(store, target, bars)


def _examined(file: Path) -> Held | Damaged:
    """What is in a backup that was written just now, by reading all of it."""
    try:
        with progress() as shown:
            return asyncio.run(_hold(file, _Bars(shown)))
    except Damaged as error:
        return error


async def _hold(file: Path, bars: "_Bars") -> Held:
    with TemporaryDirectory(dir=file.parent) as folder:
        kept = _copied(file, Path(folder))
        try:
            return await held(kept, bars)
        finally:
            await kept.close()


async def _bring_back(file: Path, url: str, bars: "_Bars") -> Held:
    with TemporaryDirectory() as folder:
        kept, store = _copied(file, Path(folder)), open_store(url)
        try:
            await store.ping()
            return await bring_back(kept, store, SystemClock().now(), bars)
        finally:
            await store.close()
            await kept.close()


def _copied(file: Path, folder: Path) -> SqliteStore:
    """A backup opened as a store; what lies beside an open one lies in ``folder``; the backup stays as it is."""
    return SqliteStore(Path(shutil.copy(file, folder / "backup.sqlite")))


def _told(found: Held) -> str:
    sessions = "1 session" if found.sessions == 1 else f"{found.sessions:,} sessions"
    return f"{sessions}, {'1 event' if found.events == 1 else f'{found.events:,} events'}"


class _Bars:
    """A bar for each step that tells of its progress."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._bars: dict[str, Bar] = {}

    def __call__(self, name: str, done: int, of: int) -> None:
        """So far."""
        if name not in self._bars:
            self._bars[name] = Bar(self._shown, name)
        self._bars[name](done, of)
