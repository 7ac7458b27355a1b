"""``leeway checkpoints``: make what lets long sessions open quickly, ahead of time."""

import asyncio
import os
from typing import Annotated

import typer

from server.cli.plainly import COULD_NOT, ERR, OUT, plainly
from server.cli.stores import Bar, existing, opened, progress
from server.config import Misconfigured, settings_from
from server.history import EVERY, History
from server.log.store import Store


def checkpoints(
    session: Annotated[str | None, typer.Argument(help="The session; `leeway session list` names them.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every session of the store.")] = False,
    store: Annotated[str | None, typer.Option(envvar="LEEWAY_STORE", help="Where the record is kept.")] = None,
    discard: Annotated[bool, typer.Option("--discard", help="Forget them, and make no others.")] = False,
) -> None:
    """Make the checkpoints of a session anew, from its record.

    Leeway makes them by itself when a session is opened. After an upgrade, making them ahead spares people the wait.
    They hold nothing that the record does not, so nothing is lost with them.
    """
    with plainly():
        if every == (session is not None):
            raise Misconfigured("Name one session, or use --all.")
        done = asyncio.run(_done(existing(store or settings_from(os.environ).store), session, discard=discard))
    for line in done:
        OUT.print(line)
    if not done:
        ERR.print("There is no session here.")
        raise typer.Exit(COULD_NOT)


async def _done(url: str, session: str | None, *, discard: bool) -> list[str]:
    async with opened(url) as store:
        names = [session] if session else [entry.session for entry in await store.directory.entries()]
        for name in names:
            if not await store.log.head(name):
                raise Misconfigured(f"There is no session {name} in this store.")
        return [await (_discard if discard else _rebuild)(store, name) for name in names]


async def _rebuild(store: Store, session: str) -> str:
    with progress() as shown:
        made = await History(store.log, store.checkpoints).rebuild(session, Bar(shown, session))
    return f"{session}: {'1 checkpoint' if made == 1 else f'{made} checkpoints'}, one every {EVERY} events."


async def _discard(store: Store, session: str) -> str:
    await store.checkpoints.drop(session)
    return f"{session}: no checkpoints. They are made again when somebody opens it."
