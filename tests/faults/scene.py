"""The scene for protocol abuse: somebody misbehaves while somebody else works, and the log is watched."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.workshop import Json, Line, Seat, Workshop


class Scene:
    """A running scale activity: ``rogue`` and ``mate`` sit in one group, ``stranger`` in the other."""

    def __init__(self, workshop: Workshop, activity: str, groups: list[str], seats: list[Seat]) -> None:
        self.workshop = workshop
        self.activity = activity
        self.groups = groups
        self.rogue, self.mate, self.stranger = seats

    @classmethod
    async def set(cls, workshop: Workshop) -> "Scene":
        """Join everybody and start the activity."""
        groups = await workshop.backgrounds()
        activity = await workshop.scale()
        seats = [
            await workshop.join("Rogue", groups[0]),
            await workshop.join("Mate", groups[0]),
            await workshop.join("Stranger", groups[1]),
        ]
        async with await workshop.facilitator() as facilitator:
            await facilitator.done({"type": "startActivity", "activity": activity})
        return cls(workshop, activity, groups, seats)

    async def line(self, **options: object) -> Line:
        """A fresh socket of the rogue's, nothing said yet."""
        return await Line.open(self.workshop.url, self.workshop.session, **options)  # type: ignore[arg-type]

    def hello(self, line: Line, **changes: object) -> Json:
        """A proper hello for this line, but for the changes."""
        return {"type": "hello", "key": self.rogue.key, "device": line.device, "resume": None} | changes

    async def card(self, group: int = 0) -> str:
        """The id of the first aspect's card on a group's board."""
        aspect = next(iter((await self.workshop.state())["session"]["aspects"]))
        return f"{self.activity}:{self.groups[group]}:{aspect}"

    @asynccontextmanager
    async def undisturbed(self, recorded: int = 0) -> AsyncIterator[None]:
        """Whatever happens inside, ``recorded`` events are added to the log and nobody else notices."""
        before = await self.workshop.events()
        async with await self.mate.line() as mate, await self.stranger.line() as stranger:
            yield
            assert len(await self.workshop.events()) == len(before) + recorded
            for line in (mate, stranger):
                await line.send({"type": "ping"})
                assert (await line.next("tick", "reset", "refused"))["type"] == "tick"
                assert line.socket.close_code is None
