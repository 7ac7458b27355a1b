"""Somebody in the room, who works only as long as there is time."""

import asyncio
from random import Random

from server import commands as c
from server.simulate.participant import Participant, slept
from tests.server.house import GROUPS, SCALE
from tests.server.simulate.conftest import Session


async def test_nobody_sleeps_past_the_end() -> None:
    """Whether there is time left is what sleeping gives."""
    now = asyncio.get_running_loop().time()

    assert await slept(0.01, now + 10)
    assert not await slept(10, now + 0.01)
    assert not await slept(1, now - 1)


async def test_a_person_acts_until_the_time_is_over_and_what_was_begun_is_saved(session: Session) -> None:
    """Every act that asks for something ends up in the log."""
    facilitator = session.line(session.opened.facilitator_key, "facilitator")
    await facilitator.done(c.StartActivity(activity=SCALE))
    line = await session.seat()
    await line.until(lambda tablet: tablet.state.agenda.current == SCALE)
    seat = line.tablet.you.seat if line.tablet.you else ""
    person = Participant("Amina", GROUPS[0], line, seat, Random(3))
    await person.take_part(200, asyncio.get_running_loop().time() + 1)
    await line.until(lambda tablet: not tablet.outbox)

    assert person.acts > 3
    assert len(line.tablet.recorded) + len(line.tablet.refused) + line.drops == person.acts
