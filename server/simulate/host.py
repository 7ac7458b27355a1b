"""The facilitator of a rehearsal: starts, ends and reveals activities, makes tables, sees to what people ask for."""

from random import Random

from projections import ActivityState, Note, State, activity_of, group_of
from server import commands as c
from server.simulate.line import Line
from server.simulate.participant import slept

_AT_A_TABLE = 4


class Host:
    """Works with a facilitator's line only, as a person in charge does with their screen."""

    def __init__(self, line: Line, dice: Random) -> None:
        self.line, self._dice = line, dice

    @property
    def state(self) -> State:
        """What the facilitator's tablet shows."""
        return self.line.tablet.state

    @property
    def agenda(self) -> list[ActivityState]:
        """The activities in their order."""
        return list(self.state.agenda.activities.values())

    async def begin(self, activity: ActivityState, seconds: float) -> None:
        """Start it with a clock that shows so many seconds of room time."""
        await self.line.done(c.StartActivity(activity=activity.id))
        await self.line.done(c.SetTimer(seconds=max(1, round(seconds))))
        await self.line.done(c.LookHere())
        await self.line.done(c.LookHere(up=False))

    async def make_tables(self) -> None:
        """Form the mixed groups of everything that is still to come, and let one person sit elsewhere."""
        seats = list(self.state.people.seats)
        for activity in self.agenda:
            if activity.grouping != "mixed" or activity.status != "waiting":
                continue
            await self.line.done(c.FormGroups(activity=activity.id, tables=min(12, len(seats) // _AT_A_TABLE or 1)))
            tables = list(self.state.people.formations[activity.id].groups)
            await self.line.done(c.MoveSeat(seat=seats[0], group=tables[-1], activity=activity.id))

    async def let_write_alone(self, activity: ActivityState) -> bool:
        """Let everybody write before they talk, where groups write notes together; did that make sense?"""
        if activity.kind not in ("conversation", "scale") or activity.mode == "individual":
            return False
        await self.line.done(c.StartWriting())
        return True

    async def share(self) -> None:
        """Show all that was written alone, at once."""
        await self.line.done(c.ShareWriting())

    async def go_round(self, speed: float, until: float) -> None:
        """See to what people ask for, and hide one remark that should not be seen."""
        while await slept(15 / speed, until):
            for seat in list(self.state.people.seats.values()):
                for need in seat.needs:
                    await self.line.do(c.LowerHand(seat=seat.id, need=need))
            remarks = [remark for remark in self.state.boards.comments if remark not in self.state.session.hidden]
            if remarks and self._dice.random() < 0.1:
                await self.line.do(c.HideNote(on=self._dice.choice(remarks)))

    async def reveal(self, activity: ActivityState) -> None:
        """Give a minute more, mark the moment, and let everybody see everything."""
        await self.line.done(c.ExtendTimer(seconds=60))
        await self.line.done(c.MarkMoment(label=f"Before the reveal: {activity.title}", memo="All is written."))
        await self.line.done(c.Reveal())

    async def match(self, activity: ActivityState) -> None:
        """Say of two notes that two groups invented that they mean the same."""
        notes = [note for note in self.state.boards.notes.values() if _is_invented(note, activity)]
        for note in notes:
            alike = [to for to in notes if group_of(to.board) != group_of(note.board)]
            if alike and not self.state.boards.matches:
                await self.line.done(c.MatchNote(note=note.id, to=self._dice.choice(alike).id))

    async def end(self, activity: ActivityState) -> None:
        """Stop it; nothing in it is hidden or lost."""
        await self.line.done(c.EndActivity(activity=activity.id))

    async def close(self) -> None:
        """Thank everybody."""
        await self.line.done(c.SetTimer(seconds=None))
        await self.line.done(c.CloseSession())


def _is_invented(note: Note, activity: ActivityState) -> bool:
    here = activity.kind == "scale" and activity_of(note.board) == activity.id
    return here and note.aspect is None and not note.removed
