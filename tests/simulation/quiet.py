"""What must hold whenever everything has come to rest: every way of coming to a state leads to the same one."""

import asyncio
from typing import Any

import msgspec

from events import Recorded
from projections import State, fold
from server.exports.record import record_html
from server.exports.seen import look
from server.live.record import Record
from server.live.room import Room
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import see
from server.verify import Check
from tests.simulation.process import SESSION, Process
from tests.simulation.watch import Broken
from tests.simulation.world import World

Json = Any

PATIENCE = 90.0
"""Virtual seconds within which a whole network heals everything."""


async def healed(world: World) -> list[Json]:
    """Wait until every tablet is connected, has nothing left to send and shows the newest; gives what they show."""
    until = world.loop.now + PATIENCE
    while True:
        world.bury()
        pages = world.look("brief")
        unwell = [page for page in pages if not _is_well(page, world)]
        if not unwell:
            return world.look("look")
        if world.loop.now > until:
            raise Broken(f"not healed after {PATIENCE:.0f} s: {unwell}; the log is at {_head(world)}")
        await asyncio.sleep(1.0)


async def agree(world: World, pages: list[Json]) -> None:
    """Live, resumed, replayed and exported are the same, for every viewer (and for the log itself)."""
    events = world.storage.book(SESSION).events
    process = next(p for p in world.processes if p is not None and p.alive and p.room)
    assert process.room is not None
    record = process.room.record
    _log(events)
    states: dict[Actor, Json] = {}
    for page in pages:
        viewer = world.devices[world.watch.devices[page["page"]]].viewer
        if viewer not in states:
            states[viewer] = msgspec.json.decode(msgspec.json.encode(state_for(record.state, viewer)))
        _shows(page, viewer, states[viewer])
    replayed = State()
    for one in events:
        fold(replayed, one.event)
    if replayed != record.state:
        raise Broken("the room's state is not what the log amounts to")
    viewers = list(states)
    for viewer in world.chance.sample(viewers, min(2, len(viewers))):
        await _past(world, process, record, viewer)
    _export(record, replayed, world.chance.choice(viewers))
    for room in (p.room for p in world.processes if p is not None and p.alive):
        if room is not None:
            bounded(room)


def bounded(room: Room) -> None:
    """Nothing that a room holds grows without end."""
    if room._waiting or any(circle._shared or circle._own for circle in room.hub.circles()):
        raise Broken("a room at rest has something left to decide or to tell")


def _is_well(page: Json, world: World) -> bool:
    idle = not page["pending"] and not page["kept"] and page["sent"] == 0
    newest = [wire for wire in world.wires.values() if wire.page == page["page"]][-1:]
    if any(wire.mute_up or wire.mute_down for wire in newest):
        return False  # its line is dead, and it has not noticed yet
    return idle and page["line"] == "live" and page["says"] in ("saved", "back") and page["seq"] == _head(world)


def _head(world: World) -> int:
    return world.storage.book(SESSION).synced


def _log(events: list[Recorded]) -> None:
    check = Check(SESSION)
    for one in events:
        check.take(one)
    if findings := check.verdict().findings:
        raise Broken(f"the log does not add up: {findings}")


def _shows(page: Json, viewer: Actor, expected: Json) -> None:
    if page["shown"] is not None:
        raise Broken(f"page {page['page']} of {viewer.id} shows something that it has not sent")
    if page["confirmed"] != expected:
        parts = [part for part in expected if page["confirmed"].get(part) != expected[part]]
        raise Broken(f"page {page['page']} of {viewer.id} shows other {parts} than the server knows")


async def _past(world: World, process: Process, record: Record, viewer: Actor) -> None:
    """At some moment and at the end: what the viewer's own events fold to is what they are shown of then."""
    events, today = world.storage.book(SESSION).events, record.state
    then = world.chance.randrange(1, len(events) + 1)
    folded = State()
    for one in events:
        seen = see(one.event, viewer, today, record.ledger)
        if seen is not None:
            fold(folded, seen)
        folded.seq = one.event.seq
        if folded.seq == then:
            found = await process.history.at(SESSION, record.epoch, then)
            if folded != state_for(found.whole.state, viewer, today):
                raise Broken(f"{viewer.id} replays event {then} to another state than it is shown")
    if folded != state_for(today, viewer):
        raise Broken(f"{viewer.id} replays to another state than is live")
    world.watch.counts["pasts looked at"] += 1


def _export(record: Record, replayed: State, viewer: Actor) -> None:
    live, afresh = (record_html(look(SESSION, 0, state, viewer)) for state in (record.state, replayed))
    if live != afresh:
        raise Broken(f"{viewer.id} takes another record home than the log amounts to")
