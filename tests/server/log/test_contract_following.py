"""The promises of ``EventLog`` to whoever follows it, L6, L7 and L10, for every store there is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest

from events import Recorded
from server.log import EventLog, Reload
from server.log.store import open_store
from tests.server.log.stories import PATIENCE, followed, name, one, some


@pytest.mark.proves("G19")
@pytest.mark.parametrize("after", [0, 2, 5])
async def test_l6_following_gives_the_past_then_the_present(log: EventLog, after: int) -> None:
    """Started when there is a past: from any place in it, and on."""
    session, written = name(), some(0, 8)
    await log.append(session, 0, written[:5])
    following = asyncio.create_task(followed(log, session, after, 8 - after))
    await asyncio.sleep(0.01)
    await log.append(session, 5, written[5:7])
    await log.append(session, 7, written[7:])
    assert await following == written[after:]


async def test_l6_following_may_begin_before_there_is_anything(log: EventLog) -> None:
    """It waits for the first event."""
    session, written = name(), some(0, 2)
    following = asyncio.create_task(followed(log, session, 0, 2))
    await asyncio.sleep(0.01)
    await log.append(session, 0, written)
    assert await following == written


async def test_l6_following_may_begin_in_the_midst_of_appends(log: EventLog) -> None:
    """Followers that start at every moment of a burst all get every event once, in order."""
    session, written = name(), some(0, 200)
    following = []
    for after in range(0, 200, 4):
        following.append(asyncio.create_task(followed(log, session, after // 2, 200 - after // 2)))
        await log.append(session, after, written[after : after + 4])
    for number, task in enumerate(following):
        assert await task == written[number * 2 :]


async def test_l6_followers_hear_nothing_of_other_sessions(log: EventLog) -> None:
    """Each only its own."""
    mine, other = name(), name()
    following = asyncio.create_task(followed(log, mine, 0, 1))
    await log.append(other, 0, some(0, 3))
    written = some(0, 1)
    await log.append(mine, 0, written)
    assert await following == written


async def test_l6_a_cancelled_follower_leaves_nothing_behind(log: EventLog) -> None:
    """No task of it lives on."""
    session = name()
    await log.append(session, 0, some(0, 1))
    before = asyncio.all_tasks()
    followers = [asyncio.create_task(followed(log, session, after, 99)) for after in (0, 1)]
    await asyncio.sleep(0.05)
    for follower in followers:
        follower.cancel()
    outcomes = await asyncio.gather(*followers, return_exceptions=True)
    assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes)
    assert asyncio.all_tasks() == before


async def test_l6_closing_the_store_ends_its_followers(url: str) -> None:
    """Quietly, whether they are idle or in the past."""
    store, session = open_store(url), name()
    await store.log.append(session, 0, some(0, 3))
    following = asyncio.create_task(until_end(store.log.follow(session, 1)))
    await followed(store.log, session, 1, 2)
    await asyncio.sleep(0.05)
    await store.close()
    async with asyncio.timeout(PATIENCE):
        assert await following == 2


async def until_end(batches: AsyncIterator[list[Recorded]]) -> int:
    """How many events came before following ended."""
    return sum([len(batch) async for batch in batches])


async def test_l6_following_a_closed_store_ends_at_once(url: str) -> None:
    """Whoever comes while it closes is not left waiting."""
    store, session = open_store(url), name()
    await store.log.append(session, 0, some(0, 1))
    closing = asyncio.create_task(store.close())
    await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE):
        assert await until_end(store.log.follow(session, 0)) == 0
        await closing
        assert await until_end(store.log.follow(session, 0)) == 0


@pytest.mark.proves("G24")
async def test_l7_a_follower_that_slept_gets_everything(log: EventLog) -> None:
    """However much was appended meanwhile."""
    session, written, got = name(), some(0, 3_001), []
    await log.append(session, 0, written[:1])
    async with aclosing(log.follow(session, 0)) as batches:
        got += await anext(batches)
        for after in range(1, 3_001, 100):
            await log.append(session, after, written[after : after + 100])
        while len(got) < 3_001:
            got += await anext(batches)
    assert got == written


@pytest.mark.proves("G17")
async def test_l10_a_follower_is_told_of_an_erasure(log: EventLog) -> None:
    """And one that starts afterwards is not: it gets the blanked events under a new epoch."""
    session = name()
    await log.append(session, 0, [one(1, "secret"), one(2)])
    epoch = await log.epoch(session)
    busy: Any = log.follow(session, 0)
    assert len(await anext(busy)) == 2
    idle: Any = log.follow(session, 2, epoch)
    waiting = asyncio.create_task(anext(idle))
    await asyncio.sleep(0.01)
    await log.erase(session, [1])
    for told in (waiting, anext(busy)):
        with pytest.raises(Reload):
            await told
    assert await log.epoch(session) not in ("", epoch)
    assert getattr((await followed(log, session, 0, 2))[0].event, "text", None) == ""


@pytest.mark.proves("G11")
@pytest.mark.proves("G11")
async def test_l10_whoever_was_given_another_event_must_reload(log: EventLog) -> None:
    """The log was cut short and has grown anew: as many events, and not the same. The right one is welcome."""
    session, written = name(), some(0, 3)
    await log.append(session, 0, written)
    epoch = await log.epoch(session)
    with pytest.raises(Reload):
        await anext(aiter(log.follow(session, 2, epoch, "another:1")))
    batches: Any = log.follow(session, 2, epoch, written[1].event.id)
    assert await anext(batches) == written[2:]
    await batches.aclose()


@pytest.mark.parametrize("after", [1, 3, 1_000])
async def test_l10_whoever_is_ahead_of_the_log_must_reload(log: EventLog, after: int) -> None:
    """Their past is not the log's."""
    session = name()
    with pytest.raises(Reload):
        await anext(aiter(log.follow(session, after)))
    await log.append(session, 0, [one(1)])
    with pytest.raises(Reload):
        await anext(aiter(log.follow(session, after + 1)))


@pytest.mark.proves("G11")
async def test_l10_whoever_comes_with_an_old_epoch_must_reload(log: EventLog) -> None:
    """The present one is welcome."""
    session = name()
    with pytest.raises(Reload):
        await anext(aiter(log.follow(session, 0, "another")))
    await log.append(session, 0, some(0, 1))
    old = await log.epoch(session)
    await log.erase(session, [1])
    with pytest.raises(Reload):
        await anext(aiter(log.follow(session, 1, old)))
    batches: Any = log.follow(session, 0, await log.epoch(session))
    assert len(await anext(batches)) == 1
    await batches.aclose()
