"""One simulated world: servers, a store, a network and tablets, under one seed and one clock."""

import asyncio
import math
import random
from collections import deque
from typing import Any

from events import SessionOpened, recorded
from server.rules.access import Actor
from tests.given import PLAN
from tests.simulation.loop import VirtualLoop
from tests.simulation.node import Node
from tests.simulation.process import SESSION, START, Process
from tests.simulation.storage import Storage
from tests.simulation.watch import Broken, Watch
from tests.simulation.wires import Wire
from tests.simulation.words import SALT

Json = Any

GRID = 0.05
"""Seconds: what reaches the tablets within one of these reaches them in one go, in the order in which it was sent."""

LATE = 0.25
"""Timers ring on a grid as wide as this, as in a browser that has other things to do."""

SEATS = {"ann": "link-workers", "cat": "link-workers", "bob": "ppi", "dan": "ppi"}


class Device:
    """A browser: its seat, its pages, and whether it sleeps."""

    def __init__(self, number: int, viewer: Actor) -> None:
        self.number, self.viewer = number, viewer
        self.pages: list[int] = []
        self.asleep = False


class World:
    """Everything there is; ``kind`` of store is ``embedded``, ``remote`` or ``lossy``."""

    def __init__(self, seed: int, node: Node, loop: VirtualLoop) -> None:
        self.seed, self.node, self.loop = seed, node, loop
        self.chance = random.Random(seed)
        self.watch = Watch()
        self.trace: deque[str] = deque(maxlen=60)
        self.kind = self.chance.choices(["embedded", "remote", "lossy"], [3, 4, 3])[0]
        remote = self.kind != "embedded"
        pace = self.chance.choice([0.001, 0.005, 0.03])
        replies = self.chance.choice([0.0, 0.03]) if remote else 0.0
        self.storage = Storage(random.Random(seed + 1), pace, replies)
        self.storage.recorded = self.watch.synced
        self.renames = self.chance.random() < 0.5
        self.mortality = self.chance.choice([0.0, 0.0, 0.02])
        self.delay = self.chance.choice([0.01, 0.03, 0.1])
        self.processes: list[Process | None] = [None] * (1 if not remote else self.chance.choice([1, 2]))
        self.devices: dict[int, Device] = {}
        self.wires: dict[int, Wire] = {}
        self.calm = False
        self.failures: list[str] = []
        self._started = self._pages = 0
        self._due: dict[float, list[list[Json]]] = {}
        self._ring = math.inf
        self._looked: list[Json] = []

    def happened(self, what: str) -> None:
        """Count it, and remember it for the trace."""
        self.watch.counts[what] += 1
        self.note(what)

    def note(self, what: str) -> None:
        """Remember it for the trace."""
        self.trace.append(f"{self.loop.now:9.3f}  {what}")

    # ------------------------------------------------------------ servers

    async def begin(self) -> None:
        """Open the session, start the servers, seat everybody, and switch the tablets on."""
        self.node.ask(0, [["world", self.node.broken]])
        first = SessionOpened(
            seq=1, at=START, by="fac", id="opened", title="Test", plan=PLAN, facilitator="fac", salt=SALT
        )
        writing = self.storage.write(SESSION, 0, [recorded(first)])
        await writing
        for place in range(len(self.processes)):
            self.start(place)
        for seat, background in SEATS.items():
            await self.seat(seat, background)
        viewers = [*(Actor("participant", seat) for seat in SEATS), Actor("facilitator", "fac"), Actor("wall", "")]
        for viewer in [*viewers, Actor("participant", self.chance.choice(list(SEATS)))]:
            self.open(self.device(viewer))

    async def seat(self, seat: str, background: str) -> None:
        """Have somebody join, whatever it takes."""
        while True:
            self.bury()
            process = self.somewhere()
            if process is not None:
                joining = process.run(process.join(seat, background))
                await asyncio.wait([joining])
                if not joining.cancelled() and joining.result():
                    return
            await asyncio.sleep(0.1)

    def start(self, place: int) -> None:
        """Start a server where there is none."""
        if self.processes[place] is None:
            self._started += 1
            self.processes[place] = process = Process(f"p{self._started}", self, self.storage)
            process.mortality = 0.0 if self.calm else self.mortality
            self.note(f"{process.name} starts")

    def somewhere(self) -> Process | None:
        """Any server that is up."""
        up = [process for process in self.processes if process is not None and process.alive]
        return self.chance.choice(up) if up else None

    def stopping(self, process: Process) -> None:
        """Have a server end politely."""
        process.run(process.stop())

    def bury(self) -> None:
        """Where a server has died, another one starts after a while."""
        for place, process in enumerate(self.processes):
            if process is not None and not process.alive:
                self.processes[place] = None
                self.loop.call_later(0.05 + self.chance.random() * (0.5 if self.calm else 6), self.start, place)

    # ------------------------------------------------------------ network

    def to_tablet(self, when: float, what: list[Json]) -> None:
        """See ``Net.to_tablet``; everything of one moment goes over in one request."""
        slot = math.ceil(when / GRID) * GRID
        if slot not in self._due:
            self._due[slot] = []
            self.loop.call_at(slot, self._deliver, slot)
        self._due[slot].append(what)

    def wrote(self, wire: Wire, frames: bytes) -> None:
        """See ``Net.wrote``."""
        process = wire.process
        assert process is not None
        room = process.room
        if room is None:
            raise Broken("a server tells of a session that it has not open")
        try:
            upto = self.watch.sent(wire, frames, self.viewer_of(wire), room.record.state)
        except Broken as broken:
            self.failures.append(f"{broken}")  # whoever sends may swallow it
            raise
        process.told = max(process.told, upto)
        if process.mortality and self.chance.random() < process.mortality / 20:
            process.kill("amid telling")

    def viewer_of(self, wire: Wire) -> Actor:
        """Who sits at this wire's end."""
        return self.devices[self.watch.devices[wire.page]].viewer

    def ask(self, *what: list[Json]) -> None:
        """Let something happen at the tablets at once."""
        did, due = self.node.ask(self.loop.now, list(what))
        for one in did:
            self._take(one)
        self.watch.honest()
        self._arrange(due)

    def soon(self, *what: list[Json]) -> None:
        """Let something happen at the tablets, together with what reaches them at this moment."""
        for one in what:
            self.to_tablet(self.loop.now, one)

    def look(self, how: str) -> list[Json]:
        """How every page stands (``brief``), or everything that it shows (``look``)."""
        self.ask([how])
        return self._looked

    def _deliver(self, slot: float) -> None:
        what = self._due.pop(slot)
        self.ask(*what)

    def _ring_at(self, slot: float) -> None:
        if slot == self._ring:
            self._ring = math.inf
            self.ask()

    def _arrange(self, due: float | None) -> None:
        if due is None:
            return
        slot = math.ceil(max(due, self.loop.now + 1e-6) / LATE) * LATE
        if slot < self._ring:
            self._ring = slot
            self.loop.call_at(slot, self._ring_at, slot)

    def _take(self, one: list[Json]) -> None:
        match one:
            case ["dial", page, number]:
                self._dial(page, number)
            case ["send", number, text]:
                self.wires[number].up(text)
            case ["close", number]:
                wire = self.wires.pop(number)
                wire.hung_up()
            case ["all", found]:
                self._looked = found
            case _:
                self.watch.tablet(one)

    def _dial(self, page: int, number: int) -> None:
        wire = self.wires[number] = Wire(self, number, page, self.delay)
        process = self.somewhere()
        if not self.calm and self.chance.random() < 0.02:
            self.happened("knocked in vain")  # it never opens, and nobody says so
        elif process is None:
            self.to_tablet(self.loop.now + self.delay, ["closed", number, 1006, ""])
        else:
            wire.opened()
            if self.devices[self.watch.devices[page]].asleep:
                wire.stick()
            process.accept(wire)

    # ------------------------------------------------------------ tablets

    def device(self, viewer: Actor) -> Device:
        """A new browser for somebody."""
        device = self.devices[len(self.devices)] = Device(len(self.devices), viewer)
        locks = self.chance.random() < 0.7
        self.watch.unlocked |= set() if locks else {device.number}
        self.ask(["device", device.number, self.chance.randrange(2**31), locks])
        return device

    def open(self, device: Device) -> int:
        """Open one more page of somebody's."""
        self._pages += 1
        page, viewer = self._pages, device.viewer
        device.pages.append(page)
        self.watch.counts["pages"] += 1
        self.watch.devices[page] = device.number
        who = viewer.id or viewer.role
        key = f"{viewer.role}/{viewer.id}"
        self.ask(["open", page, device.number, {"session": SESSION, "who": who, "key": key}])
        return page

    def close(self, page: int, how: str) -> None:
        """``kill`` a page, or have somebody ``leave`` it."""
        self.devices[self.watch.devices[page]].pages.remove(page)
        self.ask([how, page])
        self.watch.closed(page)

    def sleep(self, device: Device) -> None:
        """The lid is closed: no timer rings, nothing is read."""
        device.asleep = True
        for wire in self.wires_of(device):
            wire.stick()
        self.ask(["sleep", device.number])

    def wake(self, device: Device) -> None:
        """The tablet is taken up again."""
        if device.asleep:
            device.asleep = False
            for wire in self.wires_of(device):
                wire.flow()
            self.ask(["wake", device.number])

    def wires_of(self, device: Device) -> list[Wire]:
        """Its connections."""
        return [wire for wire in self.wires.values() if wire.page in device.pages]
