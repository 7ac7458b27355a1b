"""The socket: one tablet comes in at ``/ws/{session}``, speaks, and leaves."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import assert_never

import structlog

from events import Event
from projections import State
from server.live.circle import Tablet
from server.live.draft import Recordable
from server.live.framing import frame
from server.live.room import Room
from server.live.session import HELLO_SECONDS, Answer, Beat, Enter, Leave, Machine, Relay, Submit
from server.live.transport import Line
from server.rules.access import Actor, Refusal, check
from server.rules.case import Stamp
from server.rules.decide import decide
from server.wire import Done, Hello, Refused

log = structlog.get_logger()

Admit = Callable[[Hello], Awaitable[tuple[Room, Actor] | Leave]]
"""The room and the person that a hello's key opens, or why the tablet must leave."""


class Visit:
    """One tablet's stay: what its machine asks for is done here, one frame after the other."""

    def __init__(self, line: Line, admit: Admit, seconds: Callable[[], float]) -> None:
        self._line = line
        self._admit = admit
        self._seconds = seconds
        self._machine = Machine(seconds())
        self._place: tuple[Room, Tablet] | None = None

    async def greet(self, receive: Callable[[], Awaitable[bytes | None]]) -> None:
        """Hear the hello, if it comes in time, and let the tablet in or send it away."""
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                data = await receive()
        except TimeoutError:
            action = self._machine.waited(math.inf)
        else:
            action = None if data is None else self._machine.frame(data, self._seconds())
        if isinstance(action, Enter):
            await self._enter(action.hello)
        elif isinstance(action, Leave):
            self._line.close(action.code, action.reason)

    def hear(self, data: bytes) -> None:
        """Do what the next frame asks for."""
        action = self._machine.frame(data, self._seconds())
        if action is None or self._place is None:
            return
        room, tablet = self._place
        match action:
            case Submit():
                room.submit(_recordable(action, tablet, self._machine))
            case Answer():
                tablet.write(frame(action.frame))
            case Relay():
                room.presence.relay(action.signal, tablet)
            case Beat():
                room.hub.beat(tablet, room.clock.now())
            case Leave():
                self._line.close(action.code, action.reason)
            case Enter():
                raise AssertionError("A machine lets nobody in twice.")
            case _:
                assert_never(action)

    def leave(self) -> None:
        """The line is gone."""
        self._machine.left()
        if self._place:
            room, tablet = self._place
            room.leave(tablet)

    async def _enter(self, hello: Hello) -> None:
        answer = await self._admit(hello)
        if isinstance(answer, Leave):
            self._line.close(answer.code, answer.reason)
            return
        # From here to the end nothing waits: the tablet is told what was and hears all that comes (H3).
        room, actor = answer
        tablet = Tablet(actor, hello.device, self._line)
        self._machine.admitted(room.bucket(actor.id))
        self._place = room, tablet
        room.join(tablet, hello)
        self._line.listen(self.hear)


def _recordable(action: Submit, tablet: Tablet, machine: Machine) -> Recordable:
    def decided(state: State, stamp: Stamp) -> Event:
        check(action.command, tablet.actor, state, action.author, action.paper)
        return decide(action.command, tablet.actor, state, stamp, action.author, action.paper)

    def refused(refusal: Refusal) -> None:
        machine.refused(action.id, refusal.code)
        tablet.write(frame(Refused(id=action.id, code=refusal.code, message=refusal.message)))

    def recorded(seq: int, before: bool) -> None:
        if before:
            tablet.write(frame(Done(id=action.id, seq=seq)))

    return Recordable(by=tablet.actor.id, id=action.id, decide=decided, refused=refused, recorded=recorded)
