"""A room full of people: they join over HTTP, keep their tablets connected, and work until the facilitator reveals."""

import asyncio
from random import Random

import msgspec

from events import Place
from projections import running
from server import commands as c
from server.client import Client, Opened
from server.simulate.line import Line
from server.simulate.person import NAMES, Act, Do, Drag, Vanish, choose, hesitate
from server.simulate.tablet import Tablet
from server.wire import Dragging, Unsent

_DRAG_STEPS = 6


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What is rehearsed. ``minutes`` are of room time; ``speed`` 20 plays them twenty times as fast as life."""

    seats: int = 14
    seed: int = 1
    minutes: float = 10.0
    speed: float = 20.0
    template: str = "choice-to-stone"
    title: str | None = None

    @property
    def seconds(self) -> float:
        """How long the scale activity takes by a real clock."""
        return self.minutes * 60 / self.speed


class Participant:
    """Somebody with a name, a background, a tablet, and dice of their own."""

    def __init__(self, name: str, background: str, line: Line, seat: str, dice: Random) -> None:
        self.name, self.background, self.line, self.seat, self.dice = name, background, line, seat, dice
        self.acts = 0

    async def take_part(self, speed: float, until: float) -> None:
        """Read, hesitate, act, until this time of the loop's clock; what was begun is finished."""
        pause = self.dice.uniform(0, 15)
        while await _slept(pause / speed, until):
            act = choose(self.line.tablet.state, self.seat, self.dice)
            if act is not None:
                await self._act(act, speed)
                self.acts += 1
            pause = hesitate(self.dice)

    async def _act(self, act: Act, speed: float) -> None:
        match act:
            case Do():
                await self.line.do(act.command, times=2 if act.twice else 1)
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
        await self.line.do(c.MoveNote(note=drag.note, x=drag.end, y=drag.y))


class Room:
    """One session with its people, its facilitator and its wall."""

    def __init__(self, client: Client, script: Script, opened: Opened) -> None:
        self.client, self.script, self.opened = client, script, opened
        self.phase = "People are joining"
        self.people: list[Participant] = []
        self.facilitator = self._line(opened.facilitator_key, "facilitator")
        self.wall = self._line(opened.wall_key, "wall")

    @classmethod
    async def open(cls, client: Client, script: Script) -> "Room":
        """A fresh session on the server; nobody is in it yet."""
        return cls(
            client, script, await client.open_session(script.template, script.title or f"Rehearsal {script.seed}")
        )

    @property
    def lines(self) -> list[Line]:
        """Every tablet in the room."""
        return [*(person.line for person in self.people), self.facilitator, self.wall]

    async def rehearse(self) -> None:
        """Everyone joins, works, and sees the reveal; returns when every tablet has settled."""
        await self._all_join()
        await self._start("conversation")
        await self._start("scale")
        self.phase = "Groups place their notes"
        await self._work(self.script.seconds)
        await self._reveal()
        self.phase = "Groups compare"
        await self._work(self.script.seconds / 5)
        await self.settle()
        await self.facilitator.done(c.EndActivity(activity=self._activity()))
        await self.settle()

    async def settle(self, patience: float = 30) -> None:
        """Wait until every tablet has sent what it had and has seen everything that happened."""
        self.phase = "Tablets catch up"
        await asyncio.gather(*(line.until(lambda tablet: not tablet.outbox, patience) for line in self.lines))
        await self.facilitator.done(c.MarkMoment(label="Everybody is in touch again"))
        head = max(line.tablet.state.seq for line in self.lines)
        await asyncio.gather(*(_at(line, head, patience) for line in self.lines))

    async def close(self) -> None:
        """Put every tablet away."""
        await asyncio.gather(*(line.close() for line in self.lines), return_exceptions=True)

    async def _all_join(self) -> None:
        dice = Random(self.script.seed)  # noqa: S311 - a rehearsal must be repeatable
        invitation = await self.client.invitation(self.opened.code)
        backgrounds = [choice.id for choice in invitation.backgrounds]
        for number in range(self.script.seats):
            name = NAMES[number % len(NAMES)] + (f" {number // len(NAMES) + 1}" if number >= len(NAMES) else "")
            await self._join(name, backgrounds[number % len(backgrounds)], dice.getrandbits(64))
        for line in self.lines:
            await line.until(lambda tablet: tablet.welcomes > 0)

    async def _join(self, name: str, background: str, seed: int) -> None:
        dice = Random(seed)  # noqa: S311 - as above
        attempt = f"{dice.getrandbits(128):032x}"
        joined = await self.client.join(self.opened.code, name, background, attempt)
        line = self._line(joined.seat_key, f"tablet-{len(self.people) + 1}")
        self.people.append(Participant(name, background, line, joined.seat, dice))

    async def _start(self, kind: str) -> None:
        state = self.facilitator.tablet.state
        found = [activity.id for activity in state.agenda.activities.values() if activity.kind == kind]
        for activity in found[:1]:
            await self.facilitator.done(c.StartActivity(activity=activity))

    async def _work(self, seconds: float) -> None:
        await self.facilitator.done(c.SetTimer(seconds=max(1, round(seconds * self.script.speed))))
        until = asyncio.get_running_loop().time() + seconds
        working = (person.take_part(self.script.speed, until) for person in self.people)
        await asyncio.gather(*working, self._help(until))

    async def _help(self, until: float) -> None:
        """The facilitator goes round and sees to raised hands."""
        while await _slept(15 / self.script.speed, until):
            for seat in [seat.id for seat in self.facilitator.tablet.state.people.seats.values() if seat.hand]:
                await self.facilitator.do(c.LowerHand(seat=seat))

    async def _reveal(self) -> None:
        await self.facilitator.done(c.ExtendTimer(seconds=60))
        await self.facilitator.done(c.MarkMoment(label="Before the reveal", memo="All notes are placed."))
        await self.facilitator.done(c.Reveal())

    def _activity(self) -> str:
        activity = running(self.facilitator.tablet.state.agenda)
        return activity.id if activity else ""

    def _line(self, key: str, device: str) -> Line:
        return Line(self.client.url, self.opened.session, Tablet(key, device))


async def _slept(seconds: float, until: float) -> bool:
    """Sleep so long, or only until then; is there time left?"""
    left = until - asyncio.get_running_loop().time()
    await asyncio.sleep(max(0.0, min(seconds, left)))
    return seconds < left


async def _at(line: Line, head: int, patience: float) -> None:
    await line.ping()
    await line.until(lambda tablet: tablet.state.seq >= head, patience)
