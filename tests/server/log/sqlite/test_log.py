"""What the embedded log does beyond the contract."""

import asyncio

from server.log.sqlite import SqliteStore
from server.log.sqlite.inbox import ROOM
from tests.server.log.stories import followed, some


async def test_followers_are_handed_the_very_objects_that_were_committed(store: SqliteStore) -> None:
    """Nothing is read or decoded again on the way to a room."""
    written = some(0, 3)
    following = asyncio.create_task(followed(store.log, "s", 0, 3))
    await asyncio.sleep(0)
    await store.log.append("s", 0, written)
    got = await following
    assert all(mine is theirs for mine, theirs in zip(got, written, strict=True))


async def test_a_follower_is_told_before_the_append_returns_or_just_after(store: SqliteStore) -> None:
    """Both wait for the same commit, and nothing is polled."""
    batches = store.log.follow("s", 0)
    waiting = asyncio.ensure_future(anext(batches))
    await asyncio.sleep(0)
    await store.log.append("s", 0, some(0, 1))
    for _ in range(3):
        await asyncio.sleep(0)
    assert waiting.done()
    await batches.aclose()


async def test_l7_a_follower_that_slept_through_more_than_fits_reads_the_file(store: SqliteStore) -> None:
    """And then goes on with what is handed over."""
    batches = store.log.follow("s", 0)
    await store.log.append("s", 0, some(0, 1))
    assert len(await anext(batches)) == 1
    for after in range(1, 3 * ROOM, 500):
        await store.log.append("s", after, some(after, 500))
    seqs = [one.event.seq for one in await anext(batches)]
    while seqs[-1] < await store.log.head("s"):
        seqs += [one.event.seq for one in await anext(batches)]
    assert seqs == list(range(2, seqs[-1] + 1))
    await batches.aclose()


async def test_l6_a_follower_that_leaves_is_forgotten(store: SqliteStore) -> None:
    """Nothing is kept for it."""
    batches = store.log.follow("s", 0)
    waiting = asyncio.ensure_future(anext(batches))
    await asyncio.sleep(0)
    assert store.log._inboxes
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert store.log._inboxes == {}


async def test_the_promise_names_the_disk(store: SqliteStore) -> None:
    """In words for a facilitator."""
    assert "this computer's disk before it counts as saved" in store.log.promise
