"""``leeway erase``: take words, a name or everything of a person out of a session's record for good."""

import asyncio
import os
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from events import Erasure, recorded
from projections import State
from server import commands as c
from server.cli.plainly import COULD_NOT, ERR, OUT, plainly
from server.cli.stores import existing, opened
from server.config import Misconfigured, settings_from
from server.erasures import complete, pending
from server.exports.teller import one_line
from server.history import History
from server.live.clock import SystemClock
from server.log import Conflict
from server.log.store import Store
from server.rules.access import Actor, Refusal
from server.rules.case import Stamp
from server.rules.decide import decide

OPERATOR = Actor("facilitator", "operator")
"""Who asked, as the record says it."""

_BEYOND = (
    "What this cannot reach: printed pages, downloads, archives and backups made before, and tablets that nobody opens "
    "again. Delete old backups and archives, or erase the same again after bringing one back."
)


class Because(StrEnum):
    """The reasons that there are."""

    ASKED = "asked"
    NAMES_SOMEBODY = "namesSomebody"
    CONFIDENTIAL = "confidential"
    OTHER = "other"


def erase(
    session: Annotated[str, typer.Argument(help="The session; `leeway session list` names them.")],
    note: Annotated[str | None, typer.Option(help="The id of a note, comment, point, answer, moment, topic …")] = None,
    name: Annotated[str | None, typer.Option(help="The id of a seat or facilitator: only their names.")] = None,
    seat: Annotated[str | None, typer.Option(help="The id of a seat: everything they wrote, and their names.")] = None,
    why: Annotated[Because, typer.Option(help="Why; kept in the record.")] = Because.ASKED,
    find: Annotated[str | None, typer.Option(help="Erase nothing: list ids of what has this text in it.")] = None,
    store: Annotated[str | None, typer.Option(envvar="LEEWAY_STORE", help="Where the record is kept.")] = None,
) -> None:
    """Take something out of a session's record for good: out of the store, its files, and whatever is made later.

    Numbers, times and places stay, and it says that words were removed. With a file as the store, stop the server
    first. Exit code 0: it is gone. 2: it could not be done; the same command finishes what was begun.
    """
    with plainly():
        asked = [
            *([c.EraseNote(on=note, why=why.value)] if note else []),
            *([c.EraseName(seat=name, why=why.value)] if name else []),
            *([c.EraseSeat(seat=seat, why=why.value)] if seat else []),
        ]
        if len(asked) + (find is not None) != 1:
            raise Misconfigured("Say one thing: --note, --name or --seat with an id, or --find with a text.")
        url = existing(store or settings_from(os.environ).store)
        try:
            lines = asyncio.run(_found(url, session, find) if find is not None else _erased(url, session, asked[0]))
        except Refusal as refusal:
            raise Misconfigured(f"{refusal.message} Nothing was changed.") from refusal
    for line in lines:
        OUT.print(line)
    if not lines:
        ERR.print("Nothing has this text in it.")
        raise typer.Exit(COULD_NOT)


async def _erased(url: str, session: str, command: c.Command) -> list[str]:
    async with opened(url) as store:
        history = History(store.log, store.checkpoints)
        await _ask(store, history, session, command)
        asked = await pending(history, session, await _state(store, history, session))
        said = await complete(history, session, asked)
        await history.settled()
    words = "Nothing that was still there had words to erase" if said == 0 else f"Erased: the words of {_events(said)}"
    return [
        f"{words}. The record has a mark where they were; its numbers, times and places are the same.",
        f"They are in no byte of {_place(url)} any more.",
        *_more(asked),
        _BEYOND,
    ]


async def _ask(store: Store, history: History, session: str, command: c.Command) -> None:
    """Record the event that asks, behind whatever others record meanwhile."""
    clock = SystemClock()
    while True:
        state = await _state(store, history, session)
        stamp = Stamp(state.seq + 1, clock.now(), clock.new_id(), clock.new_id())
        event = decide(command, OPERATOR, state, stamp)
        try:
            await store.log.append(session, state.seq, [recorded(event)])
        except Conflict:
            continue
        return


async def _state(store: Store, history: History, session: str) -> State:
    head = await store.log.head(session)
    if not head:
        raise Misconfigured(f"There is no session {session} in this store. `leeway session list` names them.")
    return (await history.at(session, await store.log.epoch(session), head)).whole.state


async def _found(url: str, session: str, text: str) -> list[str]:
    async with opened(url) as store:
        state = await _state(store, History(store.log, store.checkpoints), session)
    return [
        f"{option} {name}: {one_line(words)}"
        for option, name, words in _everything(state)
        if text.casefold() in words.casefold()
    ]


def _everything(state: State) -> Iterator[tuple[str, str, str]]:
    """What can be erased: the option, the id, the words."""
    boards, charts, session = state.boards, state.charts, state.session
    for people in (state.people.seats, state.people.facilitators):
        yield from (("--name", one.id, one.name) for one in people.values())
    for note in boards.notes.values():
        yield "--note", note.id, f"{note.text} {note.reason} {boards.depends.get(note.id, '')}".strip()
    for written in (boards.comments, charts.points, state.reflections.given):
        yield from (("--note", one.id, one.text) for one in written.values())
    yield from (("--note", one.id, f"{one.title} {one.detail}") for one in session.aspects.values())
    yield from (("--note", one.id, f"{one.label} {one.memo}") for one in session.moments.values())
    yield from (("--note", one.id, one.name) for one in charts.bearers.values())


def _more(asked: list[Erasure]) -> list[str]:
    """What else was being erased and is done now."""
    others = len(asked) - 1
    return [f"{others} more that had been cut short are done too."] if others > 0 else []


def _place(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{rest[1:]} or its files" if scheme == "sqlite" else "Redis, its replicas or their files"


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"
