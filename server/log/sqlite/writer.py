"""The one thread that writes: everything that waits goes into one transaction, so one sync serves all.

The event loop hands over jobs and gets back outcomes, one wake-up for each batch in either direction. Nothing that
happens to a waiting task, cancellation included, touches a job that was handed over.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Sequence
from itertools import groupby
from queue import SimpleQueue
from typing import Any

import apsw

from events import Recorded
from server.log import Unavailable
from server.log.sqlite.heads import Heads
from server.log.sqlite.witness import BESIDE, lines
from server.log.syncs import Syncs

CHECKPOINT_EVERY = 1_000
"""Events between two checkpoints, roughly: the write-ahead file stays around 4 MB."""


class Append:
    """A request to record events behind a head."""

    __slots__ = ("after", "events", "future", "session")

    def __init__(self, session: str, after: int, events: Sequence[Recorded], future: asyncio.Future[None]) -> None:
        self.session = session
        self.after = after
        self.events = events
        self.future = future


class Work:
    """A request to run ``run`` on the writing connection; it opens and ends its own transaction.

    ``rewrites`` names a session whose followers must start again afterwards, however it went.
    """

    __slots__ = ("future", "rewrites", "run")

    def __init__(self, run: Callable[[apsw.Connection], Any], future: asyncio.Future[Any], rewrites: str = "") -> None:
        self.run = run
        self.future = future
        self.rewrites = rewrites


Job = Append | Work
Outcome = tuple[Job, Any]
"""A job with what its future shall be: an exception, or a result."""


class Writer:
    """Owns the writing connection; ``told`` is called in the event loop with every batch of outcomes, in order.

    ``noted`` is told in the writer's thread how far each session is, once that is durable.
    """

    def __init__(
        self,
        db: apsw.Connection,
        told: Callable[[list[Outcome]], None],
        noted: Callable[[int, int], None],
    ) -> None:
        self.failed: Unavailable | None = None
        self.passing: Unavailable | None = None
        """What went wrong last, if it may pass by itself; None since something was written."""
        self.syncs = Syncs()
        self._db = db
        self._told = told
        self._noted = noted
        self._heads = Heads(db, noted)
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._unchecked = 0
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="leeway-log-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Hand over a job from the event loop; raises ``Unavailable`` if nothing can be written any more."""
        if self.failed or self._closed:
            raise self.failed or Unavailable("The store is closed.")
        self._jobs.put(job)

    def close(self) -> None:
        """Write what was handed over, and end. Blocks; call it off the event loop."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        going_on = True
        while going_on:
            jobs = [self._jobs.get(), *(self._jobs.get() for _ in range(self._jobs.qsize()))]
            work = [job for job in jobs if job is not None]
            going_on = len(work) == len(jobs)
            self._hand_back(self._write(work))
            self._checkpoint_when_due()
        with contextlib.suppress(apsw.Error):
            self._db.close()

    def _write(self, jobs: list[Job]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for kind, run in groupby(jobs, type):
            group = list(run)
            if kind is Append:
                outcomes += self._attempt(group, self._append)
            else:
                for job in group:
                    outcomes += self._attempt([job], self._work)
        return outcomes

    def _attempt(self, jobs: list[Any], write: Callable[[list[Any]], list[Outcome]]) -> list[Outcome]:
        """The outcomes of one transaction; whatever goes wrong in it, all its jobs learn that nothing is sure."""
        if self.failed:
            return [(job, self.failed) for job in jobs]
        try:
            outcomes = write(jobs)
            self.passing = None
            return outcomes
        except Exception as error:
            self._undo()
            reason = self._reason(error) if isinstance(error, apsw.Error) else error
            return [(job, reason) for job in jobs]

    def _append(self, jobs: list[Append]) -> list[Outcome]:
        outcomes: list[Outcome] = [(job, self._heads.advance(job.session, job.after, job.events)) for job in jobs]
        with self.syncs.timed():
            self._unchecked += self._heads.commit()
        return outcomes

    def _work(self, jobs: list[Work]) -> list[Outcome]:
        outcomes: list[Outcome] = [(job, job.run(self._db)) for job in jobs]
        self._noted(BESIDE, lines(self._db))
        return outcomes

    def _undo(self) -> None:
        self._heads.forget()
        with contextlib.suppress(apsw.Error):
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def _reason(self, error: apsw.Error) -> Unavailable:
        if isinstance(error, apsw.FullError):
            self.passing = Unavailable(
                "The disk is full, so nothing more can be saved. Make room on it; Leeway then goes on."
            )
            return self.passing
        if isinstance(error, apsw.BusyError):
            self.passing = Unavailable(
                "The store's file is held by another program. Close that program; Leeway then goes on."
            )
            return self.passing
        # After a failed sync the system may have dropped what it could not write: trying again would prove nothing.
        self.failed = Unavailable(
            f"The disk reported an error ({error}). Everything that was acknowledged is kept; nothing more is "
            "accepted. Check the disk, then start Leeway again."
        )
        return self.failed

    def _hand_back(self, outcomes: list[Outcome]) -> None:
        if outcomes:
            with contextlib.suppress(RuntimeError):  # the loop is gone, and with it everyone who could be told
                outcomes[0][0].future.get_loop().call_soon_threadsafe(self._told, outcomes)

    def _checkpoint_when_due(self) -> None:
        overdue = self._unchecked >= 10 * CHECKPOINT_EVERY
        if overdue or (self._unchecked >= CHECKPOINT_EVERY and self._jobs.empty()):
            self._unchecked = 0
            try:
                self._db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            except apsw.Error as error:
                self._reason(error)  # nobody waits for it; a disk that fails here accepts nothing more
