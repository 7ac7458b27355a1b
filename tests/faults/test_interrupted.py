"""The replay of a session that was interrupted is right, and says what happened to its record."""

import asyncio
from typing import Any

import msgspec
import pytest

from events import decode
from projections import State, fold
from server.log.chronicle import SILENT
from server.log.store import open_store
from tests.processes import Leeway
from tests.workshop import Json, Workshop, call

SECRET = "Mrs Nightingale of Elm Street"


async def busy(workshop: Workshop, text: str = "") -> str:
    """A scale activity in which somebody wrote and moved; a person removed; gives the note's id."""
    seat = await workshop.join("Pat", (await workshop.backgrounds())[0])
    gone = await workshop.join("Gone", (await workshop.backgrounds())[0])
    async with await workshop.facilitator() as facilitator, await seat.line() as tablet:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        note = await tablet.done({"type": "addNote", "text": text or "Travel"})
        for x in range(0, 1000, 100):
            await tablet.done({"type": "moveNote", "note": note["note"], "x": x, "y": 5})
        await facilitator.done({"type": "removeSeat", "seat": gone.id})
    return str(note["note"])


async def timeline(workshop: Workshop) -> Json:
    """The first page of the facilitator's timeline."""
    return await call("GET", f"{workshop.url}/api/sessions/{workshop.session}/timeline", workshop.key)


async def every_past_is_the_fold_of_its_beginning(workshop: Workshop) -> None:
    """At every seq, by the server and by folding what it gives."""
    folded = State()
    for event in await workshop.events():
        fold(folded, decode(msgspec.json.encode(event)))
        plain: Any = msgspec.json.decode(msgspec.json.encode(folded))
        assert await workshop.state(at=event["seq"]) == plain


@pytest.mark.proves("G33")
@pytest.mark.parametrize("how", ["killed", "stopped"])
async def test_a_server_that_was_killed_is_told_of_and_one_that_stopped_is_not(mortal: Leeway, how: str) -> None:
    """And whatever it was, the past is the same as before."""
    workshop = await Workshop.open(mortal.url)
    await busy(workshop)
    before = await workshop.events()
    await asyncio.to_thread(mortal.kill if how == "killed" else mortal.stop)
    await asyncio.to_thread(mortal.start)
    async with asyncio.timeout(SILENT + 30):
        found = (await timeline(workshop))["incidents"]
        while how == "killed" and not found:
            await asyncio.sleep(0.2)
            found = (await timeline(workshop))["incidents"]
    assert [(one["kind"], one["seq"]) for one in found] == ([("lost", len(before))] if how == "killed" else [])
    assert await workshop.events() == before
    await every_past_is_the_fold_of_its_beginning(workshop)


@pytest.mark.proves("G15", "G16")
async def test_an_erasure_is_told_of_and_nothing_of_the_words_is_left_in_any_past(mortal: Leeway) -> None:
    """Epoch and bytes are others, seqs and everything else are not."""
    workshop = await Workshop.open(mortal.url)
    note = await busy(workshop, SECRET)
    seqs = [event["seq"] for event in await workshop.events() if event.get("text") == SECRET]
    epoch = (await timeline(workshop))["epoch"]
    await asyncio.to_thread(mortal.stop)
    store = open_store(mortal.store)
    await store.log.erase(workshop.session, seqs)
    await store.close()
    await asyncio.to_thread(mortal.start)
    page = await timeline(workshop)
    assert page["epoch"] != epoch
    assert [one["kind"] for one in page["incidents"]] == ["erased"]
    assert [event["seq"] for event in await workshop.events() if event.get("erased")] == seqs
    assert (await workshop.state())["session"]["erased"] == {note: True}
    await every_past_is_the_fold_of_its_beginning(workshop)
    assert SECRET not in str([await workshop.state(at=seq) for seq in seqs]) + str(await workshop.events())
