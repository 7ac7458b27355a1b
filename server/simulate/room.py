"""A room full of people: they join over HTTP, keep their tablets connected, and go through the whole workshop."""

import asyncio
from random import Random

import msgspec

from projections import ActivityState
from server import commands as c
from server.client import Client, Opened
from server.simulate.host import Host
from server.simulate.line import Line
from server.simulate.participant import Participant, slept
from server.simulate.tablet import Tablet
from server.simulate.words import COMPANION, NAMES

_ALONE = 0.25
"""Of an activity's time, so much is for writing alone."""
_AFTER = 0.2
"""So much is for looking at what was revealed."""


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What is rehearsed. ``minutes`` are of room time; ``speed`` 20 plays them twenty times as fast as life."""

    seats: int = 14
    seed: int = 1
    minutes: float = 20.0
    speed: float = 20.0
    template: str = "choice-to-stone"
    title: str | None = None

    @property
    def seconds(self) -> float:
        """How long the whole workshop takes by a real clock, without coming and going."""
        return self.minutes * 60 / self.speed


class Room:
    """One session with its people, its facilitator and its wall."""

    def __init__(self, client: Client, script: Script, opened: Opened) -> None:
        self.client, self.script, self.opened = client, script, opened
        self.phase = "People are joining"
        self.people: list[Participant] = []
        self._dice = Random(script.seed)  # noqa: S311 - a rehearsal must be repeatable
        self._backgrounds: list[str] = []
        self.facilitator = self._line(opened.facilitator_key, "facilitator")
        self.wall = self._line(opened.wall_key, "wall")
        self.host = Host(self.facilitator, Random(self._dice.getrandbits(64)))  # noqa: S311 - as above

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
        """The whole agenda, from the welcome to the closing; returns when every tablet has settled."""
        await self._all_join()
        for number, activity in enumerate(self.host.agenda):
            if number == 1:
                await self.host.make_tables()
            await self._play(activity)
        await self.host.close()
        await self._all_at_head(30)

    async def settle(self, patience: float = 30) -> None:
        """Wait until every tablet has sent what it had and has seen everything that happened."""
        self.phase = "Tablets catch up"
        await asyncio.gather(*(line.until(lambda tablet: not tablet.outbox, patience) for line in self.lines))
        await self.facilitator.done(c.MarkMoment(label="Everybody is in touch again"))
        await self._all_at_head(patience)

    async def close(self) -> None:
        """Put every tablet away."""
        await asyncio.gather(*(line.close() for line in self.lines), return_exceptions=True)

    async def _play(self, activity: ActivityState) -> None:
        planned = sum(other.minutes for other in self.host.agenda) or 1
        seconds = self.script.seconds * activity.minutes / planned
        await self.host.begin(activity, seconds * self.script.speed)
        if await self.host.let_write_alone(activity):
            await self._work(f"{activity.title}: everybody writes alone", seconds * _ALONE)
            await self.host.share()
        await self._work(activity.title, seconds)
        await self.host.reveal(activity)
        await self._work(f"{activity.title}: all see all", seconds * _AFTER)
        await self.settle()
        await self.host.match(activity)
        await self.host.end(activity)
        await self.settle()

    async def _work(self, phase: str, seconds: float) -> None:
        self.phase = phase
        until = asyncio.get_running_loop().time() + seconds
        working = [person.take_part(self.script.speed, until) for person in self.people]
        await asyncio.gather(*working, self.host.go_round(self.script.speed, until), self._latecomers(until))

    async def _all_join(self) -> None:
        invitation = await self.client.invitation(self.opened.code)
        self._backgrounds = [choice.id for choice in invitation.backgrounds]
        for _ in range(max(1, self.script.seats - 1)):
            await self._join()
        for line in self.lines:
            await line.until(lambda tablet: tablet.welcomes > 0)
        await self._share_a_tablet()

    async def _share_a_tablet(self) -> None:
        """Somebody without a tablet sits beside the first person; the second one writes for the third and the fourth.

        The fourth, of the same background, asks for it; into another group only the facilitator can appoint.
        """
        first, companion = self.people[0], f"{self._dice.getrandbits(80):020x}"
        await first.line.done(c.AddCompanion(name=COMPANION, background=self._backgrounds[-1], seat=companion))
        if len(self.people) > 2:
            await self.facilitator.done(c.AppointScribe(seat=self.people[2].seat, scribe=self.people[1].seat))
        if len(self.people) > 3 and self.people[3].background == self.people[1].background:
            await self.people[3].line.done(c.AppointScribe(scribe=self.people[1].seat))

    async def _latecomers(self, until: float) -> None:
        """The last person comes when the second activity is under way, or the only one."""
        started = [activity for activity in self.host.agenda if activity.status != "waiting"]
        second = len(started) >= min(2, len(self.host.agenda))
        if len(self.people) < self.script.seats and second and await slept(20 / self.script.speed, until):
            late = await self._join()
            await late.line.until(lambda tablet: tablet.welcomes > 0)
            await late.take_part(self.script.speed, until)

    async def _join(self) -> Participant:
        number = len(self.people)
        name = NAMES[number % len(NAMES)] + (f" {number // len(NAMES) + 1}" if number >= len(NAMES) else "")
        background = self._backgrounds[number % len(self._backgrounds)]
        dice = Random(self._dice.getrandbits(64))  # noqa: S311 - as above
        joined = await self.client.join(self.opened.code, name, background, f"{dice.getrandbits(128):032x}")
        line = self._line(joined.seat_key, f"tablet-{number + 1}")
        self.people.append(Participant(name, background, line, joined.seat, dice))
        return self.people[-1]

    async def _all_at_head(self, patience: float) -> None:
        head = self.facilitator.tablet.state.seq
        await asyncio.gather(*(_at(line, head, patience) for line in self.lines))

    def _line(self, key: str, device: str) -> Line:
        return Line(self.client.url, self.opened.session, Tablet(key, device))


async def _at(line: Line, head: int, patience: float) -> None:
    await line.ping()
    await line.until(lambda tablet: tablet.state.seq >= head, patience)
