"""The session that stands ready when the server starts."""

from pathlib import Path

import apsw
import pytest

from events import ActivityStarted, Recorded, SeatJoined, SessionClosed, recorded
from server.app import desk
from server.config import Settings
from server.log.store import Store
from server.ready import Ready, make_ready
from server.rules.access import Actor
from server.templates import Missing

TEMPLATE = "choice-to-stone"


async def started(folder: Path, template: str = TEMPLATE, *, then: Recorded | None = None) -> Ready:
    """What is ready after one more start of the server, and what happens in it before it stops."""
    async with desk(Settings(store=f"sqlite:///{folder}/leeway.db")) as opened:
        ready = await make_ready(opened, template)
        if then is not None:
            await happen(opened.store, ready.session.session, then)
        return ready


async def happen(store: Store, session: str, then: Recorded) -> None:
    """Record one more event in a session."""
    await store.log.append(session, await store.log.head(session), [then])


JOINED = recorded(SeatJoined(seq=2, at=1, by="s", id="1", seat="s", name="Amina", background="link-workers"))
STARTED = recorded(ActivityStarted(seq=2, at=1, by="f", id="1", activity="getting-to-know-you"))
CLOSED = recorded(SessionClosed(seq=2, at=1, by="f", id="1"))


async def test_an_untouched_session_is_used_again(tmp_path: Path) -> None:
    """R1: however often the server starts."""
    first = await started(tmp_path)
    second = await started(tmp_path)

    assert first.session.is_new
    assert not second.session.is_new
    assert (first.session.session, first.session.code) == (second.session.session, second.session.code)
    assert (first.before, second.before) == (None, None)


@pytest.mark.parametrize("then", [JOINED, STARTED, CLOSED], ids=["joined", "started", "closed"])
async def test_a_session_in_use_is_named_beside_a_new_one(tmp_path: Path, then: Recorded) -> None:
    """R2: the facilitator can go on with it."""
    first = await started(tmp_path, then=then)
    second = await started(tmp_path)

    assert second.session.is_new
    assert second.session.session != first.session.session
    assert second.before
    assert second.before.session == first.session.session


async def test_a_damaged_session_keeps_nobody_from_starting(tmp_path: Path) -> None:
    """A new one is opened, and the damaged one is not offered."""
    await started(tmp_path)
    db = apsw.Connection(f"{tmp_path}/leeway.db")
    db.execute("UPDATE event SET raw = CAST('{}' AS BLOB)")
    db.close()
    again = await started(tmp_path)

    assert again.session.is_new
    assert again.before is None


async def test_another_template_gets_its_own_session(tmp_path: Path) -> None:
    """A waiting session of one template is not offered for another."""
    mine = tmp_path / "templates"
    mine.mkdir()
    await started(tmp_path)
    from server import templates

    (mine / "mine.toml").write_bytes(templates.source(TEMPLATE))
    async with desk(Settings(store=f"sqlite:///{tmp_path}/leeway.db", templates=mine)) as opened:
        assert (await make_ready(opened, "mine")).session.is_new


async def test_the_keys_open_the_session_for_its_facilitator_and_the_wall(tmp_path: Path) -> None:
    """Also those that were made again at a later start."""
    first = await started(tmp_path)
    async with desk(Settings(store=f"sqlite:///{tmp_path}/leeway.db")) as opened:
        again = (await make_ready(opened, TEMPLATE)).session
        tickets = [opened.keys.read(key) for key in (first.session.facilitator_key, again.facilitator_key)]
        wall = opened.keys.read(again.wall_key)

    assert tickets[0] == tickets[1]
    assert tickets[0].actor.role == "facilitator"
    assert wall.actor == Actor("wall", "")
    assert {ticket.session for ticket in (*tickets, wall)} == {again.session}


async def test_nothing_is_opened_from_a_template_that_there_is_not(tmp_path: Path) -> None:
    """The store stays as it was."""
    with pytest.raises(Missing):
        await started(tmp_path, "nothing")
    async with desk(Settings(store=f"sqlite:///{tmp_path}/leeway.db")) as opened:
        assert not await opened.store.directory.entries()
