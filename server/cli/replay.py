"""``leeway replay``: what happened in a session, in words."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.text import Text as Styled

from events import Event
from projections import Ledger, State, enter, fold
from server.cli.files import fresh
from server.cli.plainly import ERR, FOUND_SOMETHING, OUT, plainly
from server.cli.stores import Bar, existing, opened, progress
from server.client import Client
from server.config import Misconfigured, settings_from
from server.exports.transcribed import Markdown, Page, Text, Writer, about
from server.exports.transcript import Line, Transcript
from server.log import Damaged
from server.log.chronicle import Incident
from server.log.store import Store
from server.rules.access import Actor, Role
from server.rules.view import state_for
from server.rules.visibility import see

_PAGE = 1000
_WRITERS: dict[str, type[Writer]] = {".md": Markdown, ".markdown": Markdown, ".html": Page, ".htm": Page}
_STYLES = {"heading": "bold", "silence": "dim italic", "moment": "yellow", "record": "red"}
_AROUND = r"(?m)^\d\d:\d\d:\d\d|  #\d+(–\d+)?$"
"""Time and seqs, beside what happened."""

Out = Callable[[str, str], None]
"""Takes what was written, and the kind of line that it is."""


class Eyes(StrEnum):
    """Whose eyes a session in a store is seen with."""

    facilitator = "facilitator"
    wall = "wall"


class Found(msgspec.Struct, frozen=True):
    """A session as somebody may see it: the state today, what became of the record, and the events, page by page."""

    role: Role
    today: State
    incidents: tuple[Incident, ...]
    head: int
    pages: AsyncIterator[list[Event]]


class Asked(msgspec.Struct, frozen=True):
    """What was asked for: the seqs ``after < seq <= upto``, in which form, with whose times."""

    after: int
    upto: int | None
    writer: type[Writer]
    utc: bool


def replay(
    session: Annotated[str, typer.Argument(help="The session; `leeway session list` names them.")],
    store: Annotated[str | None, typer.Option(envvar="LEEWAY_STORE", help="Where the record is kept.")] = None,
    server: Annotated[str | None, typer.Option(help="Ask a running server instead of a store.")] = None,
    key: Annotated[str | None, typer.Option(help="With --server: a key, the part behind # in a link.")] = None,
    eyes: Annotated[Eyes | None, typer.Option("--as", help="In a store: whose eyes to see it with.")] = None,
    first: Annotated[int, typer.Option("--from", min=1, help="The seq of the first event to tell of.")] = 1,
    last: Annotated[int | None, typer.Option("--to", min=1, help="The seq of the last one.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown.")] = False,
    output: Annotated[
        Path | None, typer.Option(help="A file to write to; .md makes it Markdown, .html a page, all else plain text.")
    ] = None,
    utc: Annotated[bool, typer.Option("--utc", help="Tell times in UTC, as files do, not in this computer's.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Tell what happened in a session, in words: a transcript.

    It names people only where the session does, and holds no hidden words; read it before you pass it on. Exit code 0:
    told. 1: the record is damaged. 2: it could not be done.
    """
    with plainly(), _said():
        form = Markdown if markdown else _WRITERS.get(output.suffix.lower(), Text) if output else Text
        asked = Asked(first - 1, last, form, utc or output is not None)
        with _sink(output, force=force) as out:
            if server is not None:
                if key is None or eyes is not None:
                    raise Misconfigured("To ask a running server, give --key. The key says whose eyes it is seen with.")
                asyncio.run(_served(server, session, key, asked, out))
            else:
                url = existing(store or settings_from(os.environ).store)
                asyncio.run(_stored(url, session, Actor((eyes or Eyes.facilitator).value, ""), asked, out))


async def _stored(url: str, session: str, actor: Actor, asked: Asked, out: Out) -> None:
    async with opened(url) as store:
        state, ledger = await _folded(store, session)
        if not state.seq:
            raise Misconfigured("There is no such session here. `leeway session list` names them.")
        incidents = await store.chronicle.incidents(session)

        async def pages() -> AsyncIterator[list[Event]]:
            for after in range(0, state.seq, _PAGE):
                page = await store.log.read(session, after, min(after + _PAGE, state.seq))
                seen = (see(one.event, actor, state, ledger) for one in page)
                yield [event for event in seen if event is not None]

        await _tell(Found(actor.role, state_for(state, actor), incidents, state.seq, pages()), asked, out)


async def _folded(store: Store, session: str) -> tuple[State, Ledger]:
    """The session as it is today: what may be seen of its past follows from it."""
    state, ledger, head = State(), Ledger(), await store.log.head(session)
    with progress() as shown:
        bar = Bar(shown, "Reading")
        while state.seq < head:
            for one in await store.log.read(session, state.seq, min(head, state.seq + _PAGE)):
                fold(state, one.event)
                enter(ledger, one.event)
            bar(state.seq, head)
    return state, ledger


async def _served(server: str, session: str, key: str, asked: Asked, out: Out) -> None:
    async with Client(server) as client:
        incidents, role = await client.incidents(session, key), await client.role(session, key)
        found = await client.state(session, key)

        async def pages() -> AsyncIterator[list[Event]]:
            async for event, _head in client.events(session, key):
                yield [event]

        await _tell(Found(role, found.state, incidents, found.seq, pages()), asked, out)


async def _tell(found: Found, asked: Asked, out: Out) -> None:
    whole = found.role == "facilitator"
    transcript = Transcript(found.today, found.incidents, after=asked.after, upto=asked.upto, whole=whole)
    times = "Times are UTC." if asked.utc else "Times are those of the computer that this was written on."
    writer = asked.writer(found.today.session.title, about(found.today, found.role, times), UTC if asked.utc else None)
    out(writer.begin(), "event")
    last = found.head if asked.upto is None else min(asked.upto, found.head)
    with nullcontext() if OUT.is_terminal else progress() as shown:
        bar = Bar(shown, "Telling") if shown else None
        async for page in found.pages:
            for event in page:
                if event.seq > last:
                    break
                _out(writer, transcript.take(event), out)
            if bar and page:
                bar(min(page[-1].seq, last), last)
            if page and page[-1].seq >= last:
                break
    _out(writer, transcript.end(), out)
    out(writer.end(), "event")


def _out(writer: Writer, lines: Iterable[Line], out: Out) -> None:
    for line in lines:
        out(writer.take(line), line.kind)


@contextmanager
def _sink(output: Path | None, *, force: bool) -> Iterator[Out]:
    """Where it goes: a file, a pipe as it is, or a terminal in colours."""
    if output is None:
        yield _show if OUT.is_terminal else _pipe
        return
    with fresh(output, force=force) as new:

        def write(words: str, _kind: str) -> None:
            new.write(words.encode())

        yield write


def _pipe(words: str, _kind: str) -> None:
    sys.stdout.write(words)


def _show(words: str, kind: str) -> None:
    if words:
        styled = Styled(words, style=_STYLES.get(kind, ""))
        styled.highlight_regex(_AROUND, "dim")
        OUT.print(styled, end="")


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read it has read enough; nothing more is to be said, at the end neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Damaged as error:
        ERR.print(f"The record is damaged, so it is not told. {error}", style="red")
        raise typer.Exit(FOUND_SOMETHING) from error
