"""The record: what a log of events promises, whichever store keeps it.

The promises are numbered and stand in the docstring of ``EventLog``. One contract suite,
``tests/server/log/test_contract.py``, holds every adapter to each of them.
"""

from collections.abc import AsyncIterator, Collection, Sequence
from typing import Protocol

from events import Recorded

__all__ = ["Conflict", "Damaged", "EventLog", "Reload", "Unavailable"]


class Conflict(Exception):
    """Nothing was appended: the log's head is not what the writer thought. Catch up, decide again."""

    def __init__(self, head: int) -> None:
        super().__init__(f"The log's head is {head}.")
        self.head = head


class Reload(Exception):
    """What a follower was given no longer stands. Forget it, and start again from the log and its epoch."""


class Unavailable(Exception):
    """The store cannot promise durability now, so nothing was acknowledged. The message says why, in plain words."""


class Damaged(Exception):
    """The log is not the gapless sequence it must be. The message names the first bad place."""


class EventLog(Protocol):
    """Every session's events, in order, for good.

    A *session* is any text that is not empty. The *head* is the seq of its last event, 0 when it has none.

    L1  Seqs count 1, 2, 3 … without gaps, each session by itself, whatever characters its name has.
    L2  ``append`` is all or nothing, and a reader sees a batch whole or not at all.
    L3  ``append`` raises ``Conflict`` unless the head is exactly ``after``: a stale writer and one that is ahead are
        both refused. Of many who append at one head, one wins. The first seq must be ``after + 1`` and the others
        follow without gaps, or it is a ``ValueError``.
    L4  ``append`` returns only when its events are as durable as ``promise`` says. When that cannot be had it raises
        ``Unavailable``: the events may or may not stand then, never twice, and following the log tells. Cancelling
        ``append`` leaves the events recorded whole or not at all, and harms nobody else's.
    L5  ``read`` gives the events with ``after < seq <= upto``, in order, with the very bytes that were appended.
    L6  ``follow`` gives the past, then the present: each event after ``after`` exactly once, in order, for ever, in
        batches as they become available. It bears a store that goes away and comes back. It ends only when it is
        cancelled or the store is closed, and leaves nothing behind.
    L7  A follower that falls behind costs no more memory than one that does not.
    L8  ``epoch`` is a random name that the first append gives the session; "" before that. It survives closing and
        reopening. It is given anew when recorded events are rewritten, so whoever was away cannot resume over words
        that were erased. A session's identity across failures is (epoch, seq, id of the event at seq).
    L9  ``erase`` rewrites those events with ``events.erased``, at the same seqs. When it returns, what they said
        is gone from the live store and its files. Seqs that the log does not have are ignored; erasing again is
        harmless, and completes an erasure that failed half-way. The events ``settles`` that asked for it are marked
        with ``events.settled`` when all that is done, and not before.
    L10 A follower is told of an erasure by ``Reload``. So is one whose past is not the log's: ``after`` lies beyond
        the head, ``epoch`` was given and is another now, ``last`` was given and is not the id of event ``after``, or
        the store came back without what it had.
    L11 A gap, or an event under another's seq, raises ``Damaged``; it is never passed on.
    L12 Everything that was acknowledged is there after closing, reopening, or the death of any process.
    """

    promise: str
    """How durable an acknowledged event is: one plain sentence, for the facilitator's screen and ``/readyz``."""

    async def append(self, session: str, after: int, events: Sequence[Recorded]) -> None:
        """Record ``events`` behind seq ``after``, durably (L2–L4)."""

    async def read(self, session: str, after: int = 0, upto: int | None = None) -> list[Recorded]:
        """The events with ``after < seq <= upto``; without ``upto``, to the head (L5)."""
        ...

    def follow(self, session: str, after: int, epoch: str = "", last: str = "") -> AsyncIterator[list[Recorded]]:
        """Everything after ``after``, for ever, in non-empty batches (L6, L7, L10)."""
        ...

    async def head(self, session: str) -> int:
        """The seq of the last event; 0 for a session without events."""
        ...

    async def epoch(self, session: str) -> str:
        """The session's present epoch; "" for a session without events (L8)."""
        ...

    async def erase(self, session: str, seqs: Collection[int], settles: Collection[int] = ()) -> None:
        """Take what people wrote out of these events, for good (L9)."""
