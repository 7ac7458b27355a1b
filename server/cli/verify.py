"""``leeway verify``: is the record sound?"""

import asyncio
import os
from collections.abc import Sequence
from typing import Annotated

import typer

from server.cli.plainly import COULD_NOT, ERR, FOUND_SOMETHING, OUT, plainly
from server.cli.stores import Bar, existing, opened, progress
from server.client import Client
from server.config import Misconfigured, settings_from
from server.log import Damaged
from server.log.store import Store
from server.verify import Verdict, verify_log, verify_served


def verify(
    session: Annotated[str | None, typer.Argument(help="The session; `leeway session list` names them.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every session of the store.")] = False,
    store: Annotated[str | None, typer.Option(envvar="LEEWAY_STORE", help="Where the record is kept.")] = None,
    server: Annotated[str | None, typer.Option(help="Ask a running server instead of a store.")] = None,
    key: Annotated[
        str | None, typer.Option(help="With --server: a facilitator's key, the part behind # in the link.")
    ] = None,
) -> None:
    """Read a session's record from the beginning, fold it again, and say whether everything adds up.

    Exit code 0: sound. 1: something is wrong. 2: it could not be checked.
    """
    found: list[str] = []
    with plainly():
        if server is not None:
            if session is None or key is None:
                raise Misconfigured("To ask a running server, name one session and give --key.")
            verdicts = asyncio.run(_served(server, session, key))
        elif every == (session is not None):
            raise Misconfigured("Name one session, or use --all.")
        else:
            verdicts, found = asyncio.run(_stored(existing(store or settings_from(os.environ).store), session))
    if found:
        _tell_of_store(found)
    for verdict in verdicts:
        tell(verdict)
    raise typer.Exit(FOUND_SOMETHING if found else exit_code(verdicts))


def tell(verdict: Verdict) -> None:
    """Print a verdict in plain words."""
    many = "1 event" if verdict.events == 1 else f"{verdict.events} events"
    newer = f" ({verdict.unknown} from a newer version)" if verdict.unknown else ""
    if not verdict.findings:
        OUT.print(f"{verdict.session}: sound, {many}{newer}.")
        return
    OUT.print(f"{verdict.session}: not sound, {many}{newer}.", style="red")
    _tell_findings(verdict.findings)


def _tell_of_store(found: list[str]) -> None:
    OUT.print("The store itself: not sound.", style="red")
    _tell_findings(found)


def _tell_findings(found: Sequence[str]) -> None:
    for finding in found[:20]:
        OUT.print(f"  {finding}")
    if len(found) > 20:
        OUT.print(f"  … and {len(found) - 20} more.")


def exit_code(verdicts: list[Verdict]) -> int:
    """0 when all are sound, 1 when one is not, 2 when there was nothing to check."""
    if not verdicts:
        ERR.print("There is no session here.")
        return COULD_NOT
    return FOUND_SOMETHING if any(verdict.findings for verdict in verdicts) else 0


async def _stored(url: str, session: str | None) -> tuple[list[Verdict], list[str]]:
    """The verdicts on the sessions, and what is wrong with the store itself."""
    async with opened(url) as store:
        found = await store.check()
        names = [session] if session else await _names(store)
        with progress() as shown:
            return [await verify_log(store.log, name, Bar(shown, name), store.checkpoints) for name in names], found


async def _names(store: Store) -> list[str]:
    """Every session of the directory; none if that is damaged, which the store's own check tells."""
    try:
        return [entry.session for entry in await store.directory.entries()]
    except Damaged:
        return []


async def _served(server: str, session: str, key: str) -> list[Verdict]:
    async with Client(server) as client:
        with progress() as shown:
            return [await verify_served(client, session, key, Bar(shown, session))]
