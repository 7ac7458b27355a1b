"""The directory in the embedded file."""

import asyncio

import pytest

from server.log.directory import Entry, Taken
from server.log.sqlite import SqliteStore
from tests.server.log.stories import some


async def test_entries_and_events_travel_through_one_writer(store: SqliteStore) -> None:
    """Handed over together, each gets its own answer."""
    entry = Entry("s", "Title", "CODE1234", "long secret", 5)
    outcomes = await asyncio.gather(
        store.log.append("s", 0, some(0, 1)),
        store.directory.add(entry),
        store.directory.add(entry),
        store.log.append("s", 1, some(1, 1)),
        return_exceptions=True,
    )
    assert [outcome and type(outcome) for outcome in outcomes] == [None, None, Taken, None]
    assert await store.directory.entries() == [entry]


async def test_text_that_is_no_utf8_harms_nobody_else(store: SqliteStore) -> None:
    """It is an error of its caller's, and the store goes on."""
    with pytest.raises(ValueError, match="surrogate"):
        await store.directory.add(Entry("s", "\ud800", "CODE1234", "long secret", 5))
    await store.log.append("s", 0, some(0, 1))
