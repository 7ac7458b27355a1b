"""A whole rehearsal in one process, checked, and shown."""

import io

import pytest
from rich.console import Console

from server.client import Client
from server.simulate.check import Report, check
from server.simulate.room import Room, Script
from server.simulate.view import View, row, settled, summary
from tests.server.house import House

SCRIPT = Script(seats=6, minutes=3, speed=60, seed=11)


@pytest.fixture
async def room(house: House) -> Room:
    """A room that has been rehearsed; its tablets are still on."""
    client = Client(f"http://127.0.0.1:{house.port}")
    found = await Room.open(client, SCRIPT)
    await found.rehearse()
    return found


async def end(room: Room) -> None:
    """Put everything away."""
    await room.close()
    await room.client.__aexit__(None, None, None)


async def test_a_rehearsal_comes_out_right_and_is_one(room: Room) -> None:
    """No findings, and something to find them in: changes, walks out of reach, repeats, drags seen by others."""
    report = await check(room)
    await end(room)

    assert report.findings == ()
    assert report.tablets == SCRIPT.seats + 2
    assert report.acknowledged > 30
    assert report.drops > 0
    assert report.resumes > 0
    assert report.repeats > 0
    assert report.signals > 0


async def test_both_groups_worked_and_everybody_saw_the_reveal(room: Room) -> None:
    """Every tablet, the wall's too, ends with both boards."""
    state = room.wall.tablet.state
    await end(room)

    boards = {note.board for note in state.boards.notes.values()}
    assert boards == {"how-fixed:link-workers", "how-fixed:ppi-contributors"}
    assert all(person.line.tablet.state.boards.notes.keys() == state.boards.notes.keys() for person in room.people)


async def test_a_tablet_that_went_wrong_is_found(room: Room) -> None:
    """A board that differs, and an acknowledgement that the log knows nothing of."""
    wrong, liar, late = (person.line.tablet for person in room.people[:3])
    wrong.state.boards.notes.popitem()
    liar.recorded["tablet-2:999"] = 3
    late.outbox["tablet-3:998"] = b""
    findings = "\n".join((await check(room)).findings)
    await end(room)

    assert "tablet-1 and the server do not agree about boards" in findings
    assert "tablet-2:999 was acknowledged as event 3" in findings
    assert "tablet-3 has 1 changes that it could not send" in findings


async def test_the_view_shows_everybody_and_both_groups(room: Room) -> None:
    """Names, Wi-Fi, what is saved, how far each group is."""
    out = io.StringIO()
    Console(file=out, width=100).print(View(room))
    counts = settled(room.facilitator.tablet.state, "link-workers")
    rows = [row(person) for person in room.people]
    await end(room)

    assert all(person.name in out.getvalue() for person in room.people)
    assert "Link workers" in out.getvalue()
    assert counts == (0, 12), "no activity runs any more"
    assert {cells[2] for cells in rows} == {"in touch"}


def test_the_summary_says_what_went_wrong_or_that_nothing_did() -> None:
    """In words, findings one a line."""
    assert "nothing that was saved is missing" in summary(Report(findings=()))
    assert "Something is wrong:\n  Lost." in summary(Report(findings=("Lost.",)))
    assert Report.cut_short("Stuck.").findings == ("Stuck.",)
