"""What one server process knows of a session's log: the state it amounts to, and its newest events.

It changes only by following the log, one event at a time.
"""

from collections import deque
from collections.abc import Iterable
from itertools import islice

import msgspec

from events import Event, Recorded
from projections import Ledger, State, enter, fold
from projections.whole import Whole
from server.rules.access import Actor
from server.rules.visibility import changes_view, see
from server.wire import Resume

RECENT = 2000
"""So many events are kept at hand; a tablet that missed more gets a state, which is shorter by then."""


class Record(msgspec.Struct):
    """A session as far as it has been followed; ``state.seq`` is that far."""

    epoch: str
    state: State = msgspec.field(default_factory=State)
    ledger: Ledger = msgspec.field(default_factory=Ledger)
    recent: deque[Recorded] = msgspec.field(default_factory=lambda: deque(maxlen=RECENT))

    @property
    def seq(self) -> int:
        """The seq of the last event taken in."""
        return self.state.seq

    @property
    def last(self) -> str:
        """The id of the last event taken in; "" before the first."""
        return self.recent[-1].event.id if self.recent else ""

    @property
    def whole(self) -> Whole:
        """All that the events up to ``seq`` amount to; it goes on changing with the record."""
        return Whole(self.state, self.ledger)

    def take(self, recorded: Recorded) -> None:
        """Take in the next event."""
        fold(self.state, recorded.event)
        enter(self.ledger, recorded.event)
        self.recent.append(recorded)

    def recall(self, recorded: Recorded) -> None:
        """Keep at hand the next of the newest events, which the state holds already."""
        self.recent.append(recorded)

    def missed(self, resume: Resume, actor: Actor) -> list[bytes] | None:
        """What this viewer has missed since the last event it saw, as JSON; None if it needs a whole state instead.

        It does when the log is another one, does not hold that event as the viewer saw it, has grown too far beyond,
        or has since changed what the viewer may see.
        """
        if resume.epoch != self.epoch or not resume.id or not 0 < resume.seq <= self.seq:
            return None
        later = self._from(resume.seq)
        if not later or self._id_seen(later[0].event, actor) != resume.id:
            return None
        if any(changes_view(one.event, actor, self.state) for one in later[1:]):
            return None
        return list(self.visible(later[1:], actor))

    def visible(self, events: Iterable[Recorded], actor: Actor) -> Iterable[bytes]:
        """These events as this viewer may see them, as JSON; the log's own bytes where nothing is withheld."""
        for one in events:
            seen = see(one.event, actor, self.state, self.ledger)
            if seen is not None:
                yield one.raw if seen is one.event else msgspec.json.encode(seen)

    def _from(self, seq: int) -> list[Recorded]:
        first = len(self.recent) - (self.seq - seq + 1)
        return list(islice(self.recent, first, None)) if first >= 0 else []

    def _id_seen(self, event: Event, actor: Actor) -> str | None:
        seen = see(event, actor, self.state, self.ledger)
        return seen.id if seen else None
