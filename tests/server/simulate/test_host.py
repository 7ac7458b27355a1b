"""The facilitator of a rehearsal, alone with one person and a real server."""

from random import Random

from server import commands as c
from server.simulate.host import Host
from tests.server.simulate.conftest import Session


async def test_a_facilitator_runs_an_activity_from_tables_to_end(session: Session) -> None:
    """Tables for what is to come, writing alone and sharing, the reveal, the end, the closing."""
    host = Host(session.line(session.opened.facilitator_key, "facilitator"), Random(1))
    await host.line.until(lambda tablet: tablet.welcomes > 0)
    seat = await session.seat()
    await host.line.until(lambda tablet: len(tablet.state.people.seats) == 1)
    talk = host.agenda[0]
    await host.make_tables()
    await host.begin(talk, 60)
    assert await host.let_write_alone(talk)
    await seat.done(c.AddNote(text="Mine", note="m" * 12))
    await host.share()
    await host.reveal(talk)
    await host.match(talk)
    await host.end(talk)
    assert not await host.let_write_alone(host.agenda[-1])
    await host.close()

    assert (host.agenda[0].status, host.agenda[0].revealed) == ("ended", True)
    assert set(host.state.people.formations) == {a.id for a in host.agenda if a.grouping == "mixed"}
    assert host.state.session.closed
    assert not host.line.tablet.refused
