"""A whole rehearsal in one process, checked, and shown."""

import io

import pytest
from rich.console import Console

from projections import owner_of
from server.client import Client
from server.simulate.check import Report, check
from server.simulate.room import Room, Script
from server.simulate.view import View, row, settled, summary, written
from tests.server.house import House

SCRIPT = Script(seats=7, minutes=6, speed=60, seed=11)


async def rehearsed(house: House, script: Script = SCRIPT) -> Room:
    """A room that has been rehearsed; its tablets are still on."""
    found = await Room.open(Client(f"http://127.0.0.1:{house.port}"), script)
    await found.rehearse()
    return found


@pytest.fixture
async def room(house: House) -> Room:
    """The workshop of the source, from the welcome to the closing."""
    return await rehearsed(house)


async def end(room: Room) -> None:
    """Put everything away."""
    await room.close()
    await room.client.__aexit__(None, None, None)


async def test_a_rehearsal_comes_out_right_and_is_one(room: Room) -> None:
    """No findings, and something to find them in: all that a workshop has, lost Wi-Fi, repeats, drags."""
    report = await check(room)
    await end(room)

    assert report.findings == ()
    assert report.tablets == SCRIPT.seats + 2
    assert report.acknowledged > 100
    assert min(report.drops, report.resumes, report.repeats, report.signals, report.for_others) > 0
    assert report.kinds.keys() >= {
        "note.added", "note.moved", "note.explained", "aspect.marked", "comment.added", "writing.started",
        "writing.shared", "groups.formed", "seat.moved", "scribe.appointed", "point.added", "point.supported",
        "reflection.given", "hand.raised", "boards.revealed", "attention.called", "session.closed",
    }  # fmt: skip


async def test_everybody_went_through_every_activity_and_saw_all_of_it(room: Room) -> None:
    """Every tablet, the wall's too, ends with all boards, charts and answers; one came late, one shared a tablet."""
    state = room.wall.tablet.state
    seats = list(state.people.seats)
    late = next(person.seat for person in room.people if person.seat == seats[-1])
    await end(room)

    assert {activity.status for activity in state.agenda.activities.values()} == {"ended"}
    assert {"how-fixed:link-workers", "how-fixed:ppi-contributors"} <= {n.board for n in state.boards.notes.values()}
    assert {point.chart for point in state.charts.points.values()} == {"for-and-against:table-1"}
    assert {given.activity for given in state.reflections.given.values()} >= {"looking-back", "getting-to-know-you"}
    assert all(late in formed.seats for formed in state.people.formations.values())
    assert len(seats) == SCRIPT.seats + 1
    for person in room.people:
        shown = person.line.tablet.state
        assert shown.boards.notes.keys() == state.boards.notes.keys()
        assert shown.charts.points.keys() == state.charts.points.keys()
        assert shown.reflections.given.keys() == state.reflections.given.keys()


async def test_people_can_place_alone_where_nobody_is_named(house: House) -> None:
    """The other workshop: each person has a board, and everybody's comes out right."""
    room = await rehearsed(house, Script(seats=6, minutes=3, speed=60, seed=3, template="relational-to-transactional"))
    report = await check(room)
    notes = room.wall.tablet.state.boards.notes.values()
    moved = [note for note in notes if note.shown is not None and note.shown != note.x]
    await end(room)

    assert report.findings == ()
    assert len({note.board for note in notes if owner_of(note.board)}) > 2
    assert moved, "somebody changed their mind after the reveal"


async def test_a_tablet_that_went_wrong_is_found(room: Room) -> None:
    """A part that differs, an acknowledgement that the log knows nothing of, other words than were written."""
    wrong, liar, late, misheard = (person.line.tablet for person in room.people[:4])
    wrong.state.boards.notes.popitem()
    wrong.state.charts.points.popitem()
    wrong.state.reflections.given.popitem()
    liar.recorded["tablet-2:999"] = 3
    late.outbox["tablet-3:998"] = b""
    name = next(name for name in misheard.recorded if misheard.said[name])
    misheard.said[name] = "Something else"
    findings = "\n".join((await check(room)).findings)
    await end(room)

    assert all(
        f"tablet-1 and the server do not agree about {p}" in findings for p in ("boards", "charts", "reflections")
    )
    assert "tablet-2:999 was acknowledged as event 3" in findings
    assert "tablet-3 has 1 changes that it could not send" in findings
    assert f"{name} was acknowledged as event" in findings
    assert "which does not say what was written" in findings


async def test_the_view_shows_everybody_and_every_group(room: Room) -> None:
    """Names, Wi-Fi, what is saved, how far each group is."""
    state = room.facilitator.tablet.state
    done = settled(state, "link-workers")
    state.agenda.current = "how-fixed"
    out = io.StringIO()
    Console(file=out, width=100).print(View(room))
    chart = written(state, state.agenda.activities["for-and-against"], "table-1")
    rows = [row(person) for person in room.people]
    await end(room)

    assert all(person.name in out.getvalue() for person in room.people)
    assert "Link workers" in out.getvalue()
    assert done == (0, 12), "no activity runs any more"
    assert settled(state, "link-workers") > (0, 12)
    assert chart > 0
    assert {cells[2] for cells in rows} == {"in touch"}


def test_the_summary_says_what_went_wrong_or_that_nothing_did() -> None:
    """In words, findings one a line."""
    assert "nothing that was saved is missing" in summary(Report(findings=(), kinds={"point.added": 3}))
    assert "for and against: 3" in summary(Report(findings=(), kinds={"point.added": 3}))
    assert "Something is wrong:\n  Lost." in summary(Report(findings=("Lost.",)))
    assert Report.cut_short("Stuck.").findings == ("Stuck.",)
