"""A draft: the state that the commands decided so far will lead to, if the log takes them."""

from collections.abc import Callable

import msgspec

from events import Event
from projections import Ledger, State, enter, fold, numbered
from server.live.record import Record
from server.rules.access import Refusal
from server.rules.case import Stamp


class Recordable(msgspec.Struct, frozen=True):
    """Something that may become one event: who asks, under which id, and how it is decided.

    Exactly one of ``recorded`` and ``refused`` is called in the end. ``recorded`` gets the seq, and whether the event
    had been recorded before; the log holds it by then.
    """

    by: str
    id: str
    decide: Callable[[State, Stamp], Event]
    refused: Callable[[Refusal], None]
    recorded: Callable[[int, bool], None]


class Draft:
    """Runs ahead of the record by what is being appended. Two drafts of one record never differ in what they decide."""

    def __init__(self, record: Record) -> None:
        self.state: State = record.state.copy()
        self._ledger: Ledger = record.ledger.copy()
        self._record = record
        self._ahead: dict[tuple[str, str], int] = {}

    @property
    def seq(self) -> int:
        """The seq of the last event taken in."""
        return self.state.seq

    def is_behind(self, record: Record) -> bool:
        """Does the record hold something that this draft does not?"""
        if record.seq == self.seq:
            self._ahead.clear()
        return record is not self._record or record.seq > self.seq

    def take(self, event: Event) -> None:
        """Take in an event that has been decided."""
        fold(self.state, event)
        enter(self._ledger, event)
        self._ahead[(event.by, event.id)] = event.seq

    def is_old(self, one: Recordable) -> bool:
        """Has this device had this number, or a later one, recorded?"""
        parts = numbered(one.id)
        return parts is not None and parts[1] <= self._ledger.last(one.by, parts[0])

    def ahead(self, one: Recordable) -> int | None:
        """The seq under which this very command was decided, if it has not been followed yet."""
        return self._ahead.get((one.by, one.id))

    def find(self, one: Recordable) -> int | None:
        """The seq under which this very command was recorded, if that was lately."""
        recent = (r.event for r in self._record.recent)
        return next((event.seq for event in recent if event.id == one.id and event.by == one.by), None)


def not_saved_yet() -> Refusal:
    """The store cannot promise anything now; the same command, sent again, is one event at most."""
    words = "This cannot be saved just now. It is kept on your tablet and will be sent again in a moment."
    return Refusal("not-saved-yet", words)
