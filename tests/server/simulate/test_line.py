"""A simulated tablet's line to a real server: lost, taken up again, repeated, turned away."""

import pytest

from server import commands as c
from server.simulate.line import Line, TurnedAway
from tests.server.house import SCALE
from tests.server.simulate.conftest import Session

CARD = f"{SCALE}:link-workers:employer"


async def with_scale(session: Session) -> tuple[Line, Line]:
    """A facilitator who has started the scale, and somebody at a table."""
    facilitator = session.line(session.opened.facilitator_key, "facilitator")
    await facilitator.done(c.StartActivity(activity=SCALE))
    seat = await session.seat()
    return facilitator, seat


async def test_what_is_done_is_recorded_and_seen_by_others(session: Session) -> None:
    """One command, one event."""
    facilitator, seat = await with_scale(session)
    await seat.done(c.MoveNote(note=CARD, x=7, y=8))
    await facilitator.until(lambda tablet: CARD in tablet.state.boards.notes)

    assert seat.tablet.recorded == {"amina:1": seat.tablet.state.boards.notes[CARD].moved.seq}  # type: ignore[union-attr]


async def test_what_is_done_without_wifi_is_sent_on_return_in_order(session: Session) -> None:
    """Nothing is lost, nothing is there twice, and the line is taken up where it was left."""
    facilitator, seat = await with_scale(session)
    await seat.done(c.MoveNote(note=CARD, x=0, y=0))
    seat.drop(0.2)
    await seat.until(lambda _: not seat.online)
    for x in range(1, 6):
        await seat.do(c.MoveNote(note=CARD, x=x, y=0))
    await seat.until(lambda tablet: not tablet.outbox)
    await facilitator.until(lambda tablet: tablet.state.boards.notes[CARD].x == 5)
    numbers = list(seat.tablet.recorded)

    assert numbers == [f"amina:{n}" for n in range(1, 7)]
    assert sorted(seat.tablet.recorded.values()) == list(seat.tablet.recorded.values())
    assert (seat.drops, seat.tablet.resumes) == (1, 1)


async def test_the_same_frame_sent_twice_is_one_event(session: Session) -> None:
    """The second one is answered with the first one's seq."""
    _, seat = await with_scale(session)
    await seat.do(c.AddNote(text="Once", note="o" * 12), times=3)
    await seat.until(lambda tablet: not tablet.outbox)
    await seat.done(c.AddNote(text="Twice", note="t" * 12))
    events = [event.id async for event, _ in session.client.events(session.opened.session, seat.tablet.key)]

    assert seat.repeats == 2
    assert events.count("amina:1") == 1
    assert not seat.tablet.refused


async def test_a_flood_is_slowed_down_and_arrives_whole(session: Session) -> None:
    """More than the burst at once: refused for now, sent again in order, all recorded."""
    _, seat = await with_scale(session)
    for x in range(120):
        await seat.do(c.MoveNote(note=CARD, x=x, y=0))
    await seat.until(lambda tablet: not tablet.outbox)

    assert len(seat.tablet.recorded) == 120
    assert not seat.tablet.refused


async def test_a_refusal_settles_a_command(session: Session) -> None:
    """It is kept with its code, and not sent again."""
    seat = await session.seat()
    await seat.done(c.MoveNote(note=CARD, x=1, y=1))

    assert [refusal.code for refusal in seat.tablet.refused.values()] == ["not-now"]


async def test_who_is_turned_away_does_not_come_back(session: Session) -> None:
    """A key that is none ends the line, and waiting for it ends with the reason."""
    line = session.line("no key at all", "stranger")
    with pytest.raises(TurnedAway, match="4501"):
        await line.until(lambda tablet: tablet.welcomes > 0)
    session.lines.remove(line)
    with pytest.raises(TurnedAway):
        await line.close()
