"""Redis is emptied under a running server: nobody is shown an empty session, and nothing is said to be saved."""

from pathlib import Path

import pytest

from tests.faults.test_disk import ready
from tests.processes import Leeway
from tests.redis_server import RedisServer
from tests.workshop import Line, Workshop


@pytest.mark.proves("G11", "G4")
async def test_a_known_session_is_never_shown_as_empty(tmp_path: Path) -> None:
    """What was there stays on the screens, new tablets get it too, and ``/readyz`` says what happened (J8)."""
    redis = RedisServer(tmp_path / "redis")
    redis.start()
    leeway = Leeway(tmp_path / "leeway", redis.url)
    leeway.start()
    try:
        workshop = await Workshop.open(leeway.url)
        async with await Line.greeted(leeway.url, workshop.session, workshop.key) as line:
            await line.done({"type": "markMoment", "label": "Before"})
            seq = (await workshop.state())["seq"]
            redis.ask("FLUSHALL")
            told = await ready(leeway)
            assert (told.status_code, "emptied" in told.json()["reason"]) == (503, True)
            asked = await line.do({"type": "markMoment", "label": "Behind"})
            await line.send({"type": "ping"})
            frame = await line.next("tick", "reset", "events")
            assert (frame["type"], frame["seq"]) == ("tick", seq)
            async with await Line.greeted(leeway.url, workshop.session, workshop.key) as other:
                assert other.welcome["state"]["seq"] == seq
            assert asked
    finally:
        leeway.kill()
        redis.kill()
