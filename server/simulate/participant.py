"""Somebody in the room: a name, a background, a tablet, and dice of their own."""

import asyncio
from random import Random

from events import Place
from server import commands as c
from server.simulate.line import Line
from server.simulate.mind import Act, Do, Drag, Vanish
from server.simulate.person import choose, hesitate
from server.wire import Dragging, Unsent

_DRAG_STEPS = 6


class Participant:
    """A person at a table with a tablet."""

    def __init__(self, name: str, background: str, line: Line, seat: str, dice: Random) -> None:
        self.name, self.background, self.line, self.seat, self.dice = name, background, line, seat, dice
        self.acts = 0

    async def take_part(self, speed: float, until: float) -> None:
        """Read, hesitate, act, until this time of the loop's clock; what was begun is finished."""
        pause = self.dice.uniform(0, 15)
        while await slept(pause / speed, until):
            act = choose(self.line.tablet.state, self.seat, self.dice)
            if act is not None:
                await self._act(act, speed)
                self.acts += 1
            pause = hesitate(self.dice)

    async def _act(self, act: Act, speed: float) -> None:
        match act:
            case Do():
                await self.line.do(act.command, times=2 if act.twice else 1, author=act.author)
            case Drag():
                await self._drag(act, speed)
            case Vanish():
                self.line.drop(act.seconds / speed)
        if not self.line.online:
            await self.line.signal(Unsent(count=len(self.line.tablet.outbox)))

    async def _drag(self, drag: Drag, speed: float) -> None:
        for step in range(1, _DRAG_STEPS):
            x: Place = drag.start + (drag.end - drag.start) * step // _DRAG_STEPS
            await self.line.signal(Dragging(note=drag.note, x=x, y=drag.y))
            await asyncio.sleep(0.15 / speed)
        await self.line.do(c.MoveNote(note=drag.note, x=drag.end, y=drag.y), author=drag.author)


async def slept(seconds: float, until: float) -> bool:
    """Sleep so long, or only until then; is there time left?"""
    left = until - asyncio.get_running_loop().time()
    await asyncio.sleep(max(0.0, min(seconds, left)))
    return seconds < left
