"""What waits for a follower."""

import asyncio

import pytest

from server.log.sqlite.inbox import ROOM, Inbox
from tests.server.log.stories import some


def test_what_was_put_is_taken_once() -> None:
    """In order, over several puts."""
    inbox, events = Inbox(), some(0, 5)
    inbox.put(events[:2])
    inbox.put(events[2:])
    assert inbox.take(0) == events
    assert inbox.take(5) == []
    assert inbox.head == 5


def test_what_the_follower_has_already_is_left_out() -> None:
    """It may have read it from the file meanwhile."""
    inbox, events = Inbox(), some(0, 5)
    inbox.put(events)
    assert inbox.take(3) == events[3:]


def test_a_hole_is_left_for_the_file_to_fill() -> None:
    """Nothing is given out of order; the head tells that there is more."""
    inbox = Inbox()
    inbox.put(some(4, 2))
    assert inbox.take(3) == []
    assert inbox.head == 6


def test_l7_an_inbox_that_overflows_forgets_all_but_the_head() -> None:
    """Its size is bounded, however long the follower sleeps."""
    inbox = Inbox()
    for after in range(0, 3 * ROOM, 100):
        inbox.put(some(after, 100))
        assert len(inbox._fresh) <= ROOM
    assert inbox.head == 3 * ROOM
    assert inbox.take(0) == []


@pytest.mark.parametrize("reload", [True, False])
async def test_whatever_happens_stirs_the_follower(reload: bool) -> None:
    """New events, an erasure, the end."""
    inbox = Inbox()
    waiting = asyncio.create_task(inbox.stirred())
    inbox.put(some(0, 1))
    await waiting
    inbox.take(0)
    waiting = asyncio.create_task(inbox.stirred())
    inbox.end(reload=reload)
    await waiting
    assert (inbox.reload, inbox.closed) == (reload, not reload)
