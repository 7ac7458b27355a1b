"""``leeway serve``: serve workshops until told to stop."""

import asyncio
import os
import socket
from typing import Annotated

import msgspec
import typer

from server import serving
from server.app import desk
from server.cli.invitation import Invitation, base_url, show
from server.cli.plainly import ERR, OUT, plainly
from server.config import Misconfigured, Settings, settings_from, with_secret
from server.ready import Ready, Way, make_ready


def serve(
    store: Annotated[str | None, typer.Option(help="Where to keep the record: sqlite:///file or redis://…")] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on; 0.0.0.0 lets tablets in.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any.")] = None,
    ready: Annotated[str | None, typer.Option(metavar="TEMPLATE", help="Begin with a session ready to join.")] = None,
) -> None:
    """Serve workshops until told to stop. Settings come from the environment; these options go before them."""
    with plainly():
        settings = with_secret(_settings(store=store, host=host, port=port))
        listening = _listen(settings)
        settings = msgspec.structs.replace(settings, port=listening.getsockname()[1])
        base = base_url(settings.host, settings.port, settings.public_url)
        if ready is not None:
            welcome(asyncio.run(_make_ready(settings, ready)), base)
        serving.run(settings, listening, opened=lambda: _say_where(settings, base))


def welcome(found: Ready, base: str) -> None:
    """Print the session that is ready, and the one before it."""
    show(_invitation(found.session, base), OUT)
    if not found.session.is_new:
        OUT.print("Nobody has joined this session yet, so it is the same one as last time.")
    if found.before is not None:
        before = _invitation(found.before, base)
        OUT.print(f"To go on with the last session, “{before.title}”:")
        OUT.print(f"  {before.facilitator}")


def _invitation(way: Way, base: str) -> Invitation:
    return Invitation.at(
        base,
        title=way.title,
        session=way.session,
        code=way.code,
        secret=way.secret,
        facilitator=way.facilitator_key,
        wall=way.wall_key,
        recovery=way.recovery_code,
    )


def _settings(**options: str | int | None) -> Settings:
    """The environment's settings, with the options that were given."""
    given = {name: value for name, value in options.items() if value is not None}
    return msgspec.structs.replace(settings_from(os.environ), **given)


def _listen(settings: Settings) -> socket.socket:
    try:
        return serving.listen(settings.host, settings.port)
    except OSError as error:
        where = f"{settings.host}, port {settings.port}"
        raise Misconfigured(
            f"Leeway cannot listen on {where}: {error.strerror}. "
            "Is it running already? Another port can be chosen with --port or PORT."
        ) from error


async def _make_ready(settings: Settings, template: str) -> Ready:
    async with desk(settings) as opened:
        return await make_ready(opened, template)


def _say_where(settings: Settings, base: str) -> None:
    OUT.print(f"Leeway is at {base}. Stop it with Ctrl+C; nothing is lost.")
    if settings.is_open_to_anyone:
        ERR.print(
            "Anyone who can reach this address can open sessions. Set LEEWAY_OPERATOR_KEY to change that.",
            style="yellow",
        )
