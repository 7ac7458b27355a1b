"""What one watches while a room is rehearsed: who is in touch, what is settled, how fast events come."""

from collections.abc import Iterator
from time import monotonic

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from projections import ActivityState, State, activity_of, board_id, group_of, groups_in, owner_of, running
from server.simulate.check import Report
from server.simulate.participant import Participant
from server.simulate.room import Room


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
        activity = running(state.agenda)
        for group in groups_in(state, activity.id).values() if activity else ():
            assert activity is not None
            line = Table.grid(padding=(0, 2))
            if activity.kind == "scale":
                placed, all_ = settled(state, group.id)
                line.add_row(f"{group.name:<20}", ProgressBar(all_, placed, width=30), f"{placed} of {all_} settled")
            else:
                line.add_row(f"{group.name:<20}", f"{written(state, activity, group.id)} written")
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
    """How many cards a group has placed or answered for on the running scale, of how many.

    Where people place alone, the cards of everybody who has begun count.
    """
    activity = running(state.agenda)
    aspects = [aspect.id for aspect in state.session.aspects.values() if not aspect.parked]
    if activity is None:
        return 0, len(aspects)
    boards = [board_id(activity.id, group)] if activity.mode == "group" else _own_boards(state, activity, group)
    cards = [f"{board}:{aspect}" for board in boards for aspect in aspects]
    placed = {note.id for note in state.boards.notes.values() if note.x is not None}
    return sum(card in placed or card in state.boards.marks for card in cards), max(len(cards), len(aspects))


def written(state: State, activity: ActivityState, group: str) -> int:
    """How many notes, points and answers a group has written in an activity without a scale."""
    chart = board_id(activity.id, group)
    notes = sum(activity_of(n.board) == activity.id and group_of(n.board) == group for n in state.boards.notes.values())
    answers = sum((a.activity, a.group) == (activity.id, group) for a in state.reflections.given.values())
    return notes + answers + sum(point.chart == chart for point in state.charts.points.values())


def _own_boards(state: State, activity: ActivityState, group: str) -> list[str]:
    boards = dict.fromkeys(note.board for note in state.boards.notes.values() if owner_of(note.board))
    return [board for board in boards if activity_of(board) == activity.id and group_of(board) == group]


def summary(report: Report) -> str:
    """The outcome in plain words."""
    lines = [
        f"Tablets: {report.tablets}, events: {report.events}, changes saved: {report.acknowledged}.",
        f"Wi-Fi lost: {report.drops}, taken up where it was left: {report.resumes}.",
        f"Changes sent twice: {report.repeats}, refused: {sum(report.refused.values())}, "
        f"written for somebody else: {report.for_others}, drags and other signals seen: {report.signals}.",
        ", ".join(f"{what}: {report.kinds.get(kind, 0)}" for what, kind in _COUNTED.items()) + ".",
    ]
    if report.findings:
        return "\n".join([*lines, "Something is wrong:", *(f"  {finding}" for finding in report.findings)])
    return "\n".join([*lines, "Every tablet shows what the server holds, and nothing that was saved is missing."])


_COUNTED = {
    "Notes": "note.added",
    "places": "note.moved",
    "answers without a place": "aspect.marked",
    "for and against": "point.added",
    "answers to prompts": "reflection.given",
    "remarks": "comment.added",
}
