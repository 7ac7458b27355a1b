"""``leeway export`` and ``leeway import``: a session's whole record to one file, and back."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated
from urllib.parse import urlsplit

import msgspec
import typer

from server import archive
from server.app import desk
from server.archive import Differs, Manifest, NoRecord, Occupied, Progress, Unusable
from server.cli import downloads
from server.cli.files import fresh
from server.cli.invitation import Invitation, base_url, show
from server.cli.plainly import COULD_NOT, ERR, FOUND_SOMETHING, OUT, plainly
from server.cli.stores import Bar, existing, opened, progress
from server.client import BroughtBack, Client, Refused
from server.config import Misconfigured, Settings, settings_from, with_secret
from server.exports.teller import one_line
from server.http.archives import bring_back
from server.live.clock import SystemClock
from server.log import Damaged

_Store = Annotated[str | None, typer.Option(envvar="LEEWAY_STORE", help="Where the record is kept.")]
_Server = Annotated[str | None, typer.Option(help="Ask a running server instead of a store.")]
_Key = Annotated[
    str | None, typer.Option(envvar="LEEWAY_OPERATOR_KEY", help="With --server: the operator's key, where one is set.")
]

_WRONG_FILE = {"no-archive", "newer-archive", "damaged-archive", "unsafe-archive", "other-session"}
"""What a server says of a file that is not for it, whoever sends it."""


def export(
    session: Annotated[str, typer.Argument(help="The session; `leeway session list` names them.")],
    file: Annotated[Path | None, typer.Argument(help="The file to write; named after SESSION if left out.")] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", help="Not an archive, but a file that facilitators can take away: record …"),
    ] = None,
    store: _Store = None,
    server: _Server = None,
    operator_key: _Key = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a session's whole record to one file, an archive, that brings it back anywhere.

    It says who wrote what nobody may know, so keep it safe. Exit code 0: written. 1: the record is damaged. 2: it could
    not be done.
    """
    with plainly(), _said():
        _demand_name(session)
        if form is not None:
            _take_away(session, form, file, store, server, force=force)
            return
        target = file or Path(f"{session}{archive.ENDING}")
        with fresh(target, force=force) as new, progress() as shown:
            bar = Bar(shown, session)
            if server is not None:
                asyncio.run(_fetch(server, operator_key, session, new, bar))
            else:
                url = existing(store or settings_from(os.environ).store)
                asyncio.run(_write(url, session, new, bar))
        manifest = _checked(target)
        OUT.print(f"{target}: “{one_line(manifest.title)}”, {_events(manifest.head)}, {target.stat().st_size:,} bytes.")
        OUT.print("It says who wrote what, also where nobody was named: keep it safe.")


def import_(
    file: Annotated[Path, typer.Argument(help="The archive, such as k3m9q2.leeway.")],
    store: _Store = None,
    server: _Server = None,
    operator_key: _Key = None,
    name: Annotated[str | None, typer.Option("--as", help="Another name for the session.")] = None,
    picture: Annotated[bool, typer.Option("--qr/--no-qr", help="Draw the QR code.")] = False,
) -> None:
    """Bring a session back from an archive, as it was, and print everything that lets people in.

    Everything is checked before anything is kept. Exit code 0: it is there now, or was already. 1: the file cannot be
    used, or another session goes by its name. 2: it could not be done.
    """
    with plainly(), _said(), _opened(file) as raw, progress() as shown:
        bar = Bar(shown, file.name)
        if server is not None:
            found = asyncio.run(_send(server, operator_key, raw, name or "", bar))
        else:
            settings = settings_from(os.environ)
            settings = with_secret(msgspec.structs.replace(settings, store=store or settings.store))
            found = asyncio.run(_bring(settings, raw, name or "", bar))
    if found.here:
        OUT.print(f"{found.session} is here already, with everything that is in {file}. Nothing was changed.")
    else:
        OUT.print(f"{found.session} is back, with everything that is in {file}.")
    show(_invitation(found), OUT, picture=picture)


def _take_away(
    session: str, form: str, file: Path | None, store: str | None, server: str | None, *, force: bool
) -> None:
    target = file or Path(f"leeway-{session}{downloads.form_of(form).ending}")
    if server is not None:
        raise Misconfigured(
            "A running server gives these files in the facilitator's console. For --format, use --store."
        )
    url = existing(store or settings_from(os.environ).store)
    with fresh(target, force=force) as new, progress() as shown:
        asyncio.run(_download(url, session, form, new, Bar(shown, session)))
    OUT.print(f"{target}: {target.stat().st_size:,} bytes.")


async def _download(url: str, session: str, form: str, file: IO[bytes], bar: Progress) -> None:
    async with opened(url) as store:
        await downloads.write(store.log, session, form, file, bar)


async def _write(url: str, session: str, file: IO[bytes], bar: Progress) -> None:
    async with opened(url) as store:
        incidents = await store.chronicle.incidents(session)
        await archive.write(store.log, session, file, SystemClock().now(), incidents, bar)


async def _fetch(server: str, key: str | None, session: str, file: IO[bytes], bar: Progress) -> None:
    async with Client(server, key) as client:
        await client.archive(session, file, bar)


async def _bring(settings: Settings, file: IO[bytes], name: str, bar: Progress) -> BroughtBack:
    base = base_url(settings.host, settings.port, settings.public_url)
    async with desk(settings) as here:
        await here.store.ping()
        found = await bring_back(here, file, name, base, bar)
    return msgspec.convert(found, BroughtBack, from_attributes=True)


async def _send(server: str, key: str | None, file: IO[bytes], name: str, bar: Progress) -> BroughtBack:
    async with Client(server, key) as client:
        return await client.bring_back(file, name, bar)


def _invitation(found: BroughtBack) -> Invitation:
    join = urlsplit(found.join_url)
    return Invitation.at(
        f"{join.scheme}://{join.netloc}",
        title=one_line(found.title),
        session=found.session,
        code=found.code,
        secret=join.fragment,
        facilitator=found.facilitator_key,
        wall=found.wall_key,
        recovery=found.recovery_code,
    )


def _demand_name(session: str) -> None:
    try:
        archive.demand_name(session)
    except Unusable:
        raise NoRecord from None


def _checked(file: Path) -> Manifest:
    """What stands in the file that was just written, read as anybody will read it."""
    with file.open("rb") as raw:
        return archive.check(raw).manifest


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    try:
        raw = file.open("rb")
    except OSError as error:
        raise Misconfigured(f"{file} cannot be read: {error.strerror}.") from error
    with raw:
        yield raw


@contextmanager
def _said() -> Iterator[None]:
    """Say in words why not, with the exit code for what was found wrong, or for what could not be done."""
    try:
        yield
    except (Unusable, Differs) as error:
        raise _end(f"Nothing was brought back, and nothing was changed. {error}", FOUND_SOMETHING) from error
    except Damaged as error:
        raise _end(f"The record is damaged, so no archive was made. {error}", FOUND_SOMETHING) from error
    except NoRecord as error:
        raise _end("There is no such session here. `leeway session list` names them.", COULD_NOT) from error
    except Occupied as error:
        raise _end(str(error), COULD_NOT) from error
    except Refused as error:
        raise _end(str(error), FOUND_SOMETHING if error.code in _WRONG_FILE else COULD_NOT) from error


def _end(words: str, code: int) -> typer.Exit:
    ERR.print(words, style="red")
    return typer.Exit(code)


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"
