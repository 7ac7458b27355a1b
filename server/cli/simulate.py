"""``leeway simulate``: a room full of people, before there is one."""

import asyncio
from contextlib import nullcontext
from typing import Annotated

import typer
from rich.live import Live

from server.cli.plainly import ERR, FOUND_SOMETHING, OUT, plainly
from server.cli.session import OperatorKey
from server.client import Client
from server.simulate.check import Report, check
from server.simulate.line import TurnedAway
from server.simulate.room import Room, Script
from server.simulate.stage import own_server
from server.simulate.tablet import BrokenPromise
from server.simulate.view import View, summary


def simulate(
    server: Annotated[str | None, typer.Option(help="A running server; without it, one is started for this.")] = None,
    operator_key: OperatorKey = None,
    store: Annotated[
        str | None, typer.Option(help="The store of the server that is started; thrown away if none.")
    ] = None,
    seats: Annotated[int, typer.Option(min=1, max=500, help="How many people.")] = 14,
    seed: Annotated[int, typer.Option(help="The same seed gives people of the same mind.")] = 1,
    minutes: Annotated[float, typer.Option(min=0.1, help="How long the workshop takes, in the room's time.")] = 20.0,
    speed: Annotated[float, typer.Option(min=0.1, max=200, help="How many times faster than life.")] = 20.0,
    template: Annotated[str, typer.Option(help="The template's name.")] = "choice-to-stone",
) -> None:
    """Let seeded people go through a whole workshop, lose their Wi-Fi and come back; then check that all is there.

    Exit code 0: every tablet shows what the server holds. 1: something went astray. 2: it could not be done.
    """
    script = Script(seats=seats, seed=seed, minutes=minutes, speed=speed, template=template)
    with plainly(), nullcontext(server) if server else own_server(store) as url:
        report = asyncio.run(_rehearse(script, url, operator_key))
    OUT.print(summary(report), style="red" if report.findings else "")
    raise typer.Exit(FOUND_SOMETHING if report.findings else 0)


async def _rehearse(script: Script, url: str, key: str | None) -> Report:
    async with Client(url, key) as client:
        room = await Room.open(client, script)
        try:
            with Live(View(room), console=ERR, refresh_per_second=4, transient=True):
                return await _outcome(room)
        finally:
            await room.close()


async def _outcome(room: Room) -> Report:
    try:
        await room.rehearse()
    except (BrokenPromise, TurnedAway) as error:
        return Report.cut_short(str(error))
    except TimeoutError:
        return Report.cut_short(f"It stood still: “{room.phase}” did not come to an end.")
    return await check(room)
