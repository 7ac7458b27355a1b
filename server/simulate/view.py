"""What one watches while a room is rehearsed: who is in touch, what is settled, how fast events come."""

from collections.abc import Iterator
from time import monotonic

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from projections import State, board_id, running
from server.simulate.check import Report
from server.simulate.room import Participant, Room


class View:
    """Shows a room as it is whenever it is drawn."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._began = monotonic()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Group(self._headline(), *self._bars(), self._table())

    def _headline(self) -> Text:
        room, seconds = self._room, monotonic() - self._began
        events = room.facilitator.tablet.state.seq
        return Text.assemble((room.phase, "bold"), f"   {events} events, {events / max(seconds, 0.001):.0f} a second")

    def _bars(self) -> Iterator[Table]:
        state = self._room.facilitator.tablet.state
        for group in state.people.groups.values():
            line = Table.grid(padding=(0, 2))
            placed, all_ = settled(state, group.id)
            line.add_row(f"{group.name:<20}", ProgressBar(all_, placed, width=30), f"{placed} of {all_} settled")
            yield line

    def _table(self) -> Table:
        shown = Table("Tablet", "Group", "Wi-Fi", "Done", "Saved", "Not sent", "Drops", box=None, pad_edge=False)
        for person in self._room.people:
            shown.add_row(*row(person))
        return shown


def row(person: Participant) -> tuple[str, ...]:
    """One person's line in the table."""
    line = person.line
    return (
        person.name,
        person.background,
        "in touch" if line.online else "away",
        str(person.acts),
        str(len(line.tablet.recorded)),
        str(len(line.tablet.outbox) or ""),
        str(line.drops or ""),
    )


def settled(state: State, group: str) -> tuple[int, int]:
    """How many aspects a group has placed or marked on the running scale, of how many."""
    activity = running(state.agenda)
    aspects = [aspect.id for aspect in state.session.aspects.values() if not aspect.parked]
    if activity is None:
        return 0, len(aspects)
    cards = [f"{board_id(activity.id, group)}:{aspect}" for aspect in aspects]
    placed = {note.id for note in state.boards.notes.values() if note.x is not None}
    return sum(card in placed or card in state.boards.marks for card in cards), len(aspects)


def summary(report: Report) -> str:
    """The outcome in plain words."""
    refused = sum(report.refused.values())
    lines = [
        f"Tablets: {report.tablets}, events: {report.events}, changes saved: {report.acknowledged}.",
        f"Wi-Fi lost: {report.drops}, taken up where it was left: {report.resumes}.",
        f"Changes sent twice: {report.repeats}, refused: {refused}, drags and other signals seen: {report.signals}.",
    ]
    if report.findings:
        return "\n".join([*lines, "Something is wrong:", *(f"  {finding}" for finding in report.findings)])
    return "\n".join([*lines, "Every tablet shows what the server holds, and nothing that was saved is missing."])
