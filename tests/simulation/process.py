"""A server process in the simulated world: the real rooms, hubs, visits and history, until it is killed."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Collection, Coroutine, Sequence
from typing import Any

from events import Recorded
from server.history import History
from server.http.joining import Join, take_seat
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.room import Room
from server.live.rooms import Rooms
from server.live.session import Leave
from server.live.socket import Visit
from server.log import EventLog, Unavailable
from server.rules.access import Actor, Refusal
from server.wire import Close, Hello
from tests.simulation.loop import PROCESS, VirtualLoop
from tests.simulation.storage import SimulatedCheckpoints, SimulatedLog, Storage
from tests.simulation.wires import Net, Wire

SESSION = "s"
EVERY = 16
"""Events between two checkpoints."""

START = 1_800_000_000_000
"""When the world begins, in milliseconds since 1970."""


class WorldClock:
    """Virtual time, and names that are counted."""

    def __init__(self, who: str) -> None:
        self._who = who
        self._made = 0

    def now(self) -> int:
        """Milliseconds since 1970."""
        return START + round(self.seconds() * 1000)

    def seconds(self) -> float:
        """Seconds since the world began."""
        return asyncio.get_running_loop().time()

    def new_id(self) -> str:
        """A name that no other process makes."""
        self._made += 1
        return f"{self._who}n{self._made:012}"


class Mortal:
    """The process's way to the log, with places at which it may die: before an append, after it, before telling."""

    def __init__(self, process: "Process", inner: EventLog) -> None:
        self._process, self._inner = process, inner
        self.promise = inner.promise
        self.read, self.head, self.epoch = inner.read, inner.head, inner.epoch

    async def append(self, session: str, after: int, events: Sequence[Recorded]) -> None:
        """See ``EventLog.append``."""
        await self._process.may_die("before an append")
        await self._inner.append(session, after, events)
        await self._process.may_die("after an append")

    async def follow(self, session: str, after: int, epoch: str = "", last: str = "") -> AsyncIterator[list[Recorded]]:
        """See ``EventLog.follow``."""
        async for batch in self._inner.follow(session, after, epoch, last):
            await self._process.may_die("before telling")
            yield batch

    async def erase(self, session: str, seqs: Collection[int], settles: Collection[int] = ()) -> None:
        """See ``EventLog.erase``."""
        await self._process.may_die("before an erasure")
        await self._inner.erase(session, seqs, settles)
        await self._process.may_die("after an erasure")


class Process:
    """One server. ``mortality`` is how likely it dies at each of its steps."""

    def __init__(self, name: str, net: Net, storage: Storage) -> None:
        self.name, self._net = name, net
        self.alive = True
        self.mortality = 0.0
        self.told = 0
        self.wires: dict[Wire, None] = {}
        self._storage = storage
        self.log = Mortal(self, SimulatedLog(storage))
        self.clock = WorldClock(name)
        self.history = History(self.log, SimulatedCheckpoints(storage), EVERY)
        self.rooms = Rooms(self.history, self.clock, Pace(), Meters(), idle_seconds=12.0)
        self._context = contextvars.copy_context()
        self._context.run(PROCESS.set, name)

    @property
    def room(self) -> Room | None:
        """The session's room, if it is open here."""
        return next(iter(self.rooms), None)

    def run(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Begin something that ends with the process."""
        return asyncio.get_running_loop().create_task(work, context=self._context)

    def accept(self, wire: Wire) -> None:
        """A tablet has come."""
        wire.process = self
        self.wires[wire] = None
        self.run(self._host(wire))

    async def join(self, seat: str, background: str) -> bool:
        """Take a seat, as the call for it does; False if it has to be tried again."""
        wanted = Join(code="c", name=seat, background=background)
        try:
            room = await self.rooms.get(SESSION)
            if seat not in room.record.state.people.seats:
                name, alias = self.clock.new_id(), f"alias-{seat}"
                await room.ask(seat, name, lambda state, stamp: take_seat(wanted, seat, alias, state, stamp))
        except Refusal as refusal:
            return refusal.code == "already"
        except Unavailable:
            return False
        return True

    async def may_die(self, where: str) -> None:
        """Go on, or die right here."""
        if self.mortality and self._net.chance.random() < self.mortality:
            self.kill(where)
            await asyncio.get_running_loop().create_future()  # nothing of a dead process goes on

    def kill(self, where: str) -> None:
        """From one moment to the next it is not there any more."""
        if not self.alive:
            return
        self.alive = False
        self._net.happened(f"killed {where}")
        if self._storage.book(SESSION).synced > self.told and self.wires:
            self._net.happened("killed between append and tell")
        self._end()

    async def stop(self) -> None:
        """Leave as a server does that was asked to: its tablets are told when to come back."""
        for wire in list(self.wires):
            wire.close(Close.RESTARTING, f"come back in {self._net.chance.randrange(3000)} ms")
        await self.rooms.close()
        self.alive = False
        self._end()

    def _end(self) -> None:
        for wire in list(self.wires):
            wire.server_died()
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        for task in loop.tasks_of(self.name):
            task.cancel()

    async def _host(self, wire: Wire) -> None:
        visit = Visit(wire, self._admit, self.clock.seconds)
        try:
            await visit.greet(wire.receive)
            await wire.ended.wait()
        finally:
            visit.leave()
            self.wires.pop(wire, None)

    async def _admit(self, hello: Hello) -> tuple[Room, Actor] | Leave:
        role, _, who = hello.key.partition("/")
        actor = Actor(role, who)  # type: ignore[arg-type]
        try:
            room = await self.rooms.get(SESSION)
            if actor.role == "participant" and who not in room.record.state.people.seats:
                await room.catch_up()
        except Unavailable:
            return Leave(Close.RESTARTING, "come back in 2000 ms")
        if actor.role == "participant" and who not in room.record.state.people.seats:
            return Leave(Close.NOT_ALLOWED, "no-seat")
        return room, actor
