"""``leeway session``: open sessions on a running server, list them, and take their links back."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.table import Table

from server.cli.invitation import Invitation, dashed, show
from server.cli.plainly import OUT, plainly
from server.client import Client, Listed, Opened, Renewed

app = typer.Typer(no_args_is_help=True, help="Open sessions on a running server, list them, renew links.")

Server = Annotated[str, typer.Option(help="The running server's address.")]
OperatorKey = Annotated[
    str | None, typer.Option(envvar="LEEWAY_OPERATOR_KEY", help="Who may open sessions.", show_envvar=True)
]
HERE = "http://127.0.0.1:8000"


@app.command()
def new(
    template: Annotated[str, typer.Option(help="The template's name.")] = "choice-to-stone",
    title: Annotated[str | None, typer.Option(help="A title of your own; the template's otherwise.")] = None,
    server: Server = HERE,
    operator_key: OperatorKey = None,
    picture: Annotated[bool, typer.Option("--qr/--no-qr", help="Draw the QR code.")] = True,
) -> None:
    """Open a session and print everything that lets people in."""
    with plainly():
        opened, shown = asyncio.run(_open(server, operator_key, template, title))
        show(invitation(opened, shown), OUT, picture=picture)


@app.command()
def renew(
    session: Annotated[str, typer.Argument(help="The session’s name; leeway session list tells it.")],
    server: Server = HERE,
    operator_key: OperatorKey = None,
) -> None:
    """Take every link of a session's facilitators and its wall back, and print new ones."""
    with plainly():
        links = asyncio.run(_renewed(server, operator_key, session))
        OUT.print("The old links of the facilitators and of the wall open nothing any more. The new ones:")
        OUT.print(f"  Facilitator  {links.url}", soft_wrap=True, highlight=False)
        OUT.print(f"  Wall         {links.wall_url}", soft_wrap=True, highlight=False)
        OUT.print("Other facilitators get theirs from this one, under “In charge”.")


@app.command(name="list")
def list_(server: Server = HERE, operator_key: OperatorKey = None) -> None:
    """List the sessions, the newest first."""
    with plainly():
        sessions = asyncio.run(_sessions(server, operator_key))
        OUT.print(table(sessions) if sessions else "There is no session yet. Open one with: leeway session new")


def invitation(opened: Opened, title: str) -> Invitation:
    """The ways into a session that a server has just opened, at the address that it gave for joining."""
    join = urlsplit(opened.join_url)
    return Invitation.at(
        f"{join.scheme}://{join.netloc}",
        title=title,
        session=opened.session,
        code=opened.code,
        secret=join.fragment,
        facilitator=opened.facilitator_key,
        wall=opened.wall_key,
        recovery=opened.recovery_code,
    )


def table(sessions: list[Listed]) -> Table:
    """Title, code, when it was opened, and the name that `leeway verify` takes."""
    shown = Table("Opened", "Title", "Code", "Session", box=None, pad_edge=False)
    for session in sessions:
        opened_at = datetime.fromtimestamp(session.opened_at / 1000, UTC).astimezone()
        shown.add_row(f"{opened_at:%d %b %Y, %H:%M}", session.title, dashed(session.code), session.session)
    return shown


async def _open(server: str, key: str | None, template: str, title: str | None) -> tuple[Opened, str]:
    async with Client(server, key) as client:
        opened = await client.open_session(template, title)
        return opened, (await client.invitation(opened.code)).title


async def _renewed(server: str, key: str | None, session: str) -> Renewed:
    async with Client(server, key) as client:
        return await client.renew(session)


async def _sessions(server: str, key: str | None) -> list[Listed]:
    async with Client(server, key) as client:
        return await client.sessions()
