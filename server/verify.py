"""Is a log sound? Its events are read, decoded and folded again, and everything that does not add up is named.

E1  Seqs count 1, 2, 3 … without gaps or repeats.
E2  Decoding an event and encoding it again changes nothing that this version knows.
E3  A device's command numbers rise, and nobody's id stands twice.
E4  The first event, and only the first, opens the session; the log has an epoch.
E5  Folding in one go, and going on from a state that was sent as JSON on the way, end in the same state.
E6  Where a running server is at hand, its state is that state.
E7  Every checkpoint that would be used is what the events up to it amount to.
E8  An event's bytes are the ones that were recorded: their sum says so.

Of a running server, only what the key's holder may see can be checked; the whole log is checked in its store.
"""

from collections.abc import Callable

import msgspec

from events import Event, Recorded, SessionOpened, Unknown
from projections import Ledger, State, enter, fold, numbered
from projections.whole import Whole
from server.client import Client
from server.history import EVERY, History
from server.log import Damaged, EventLog
from server.log.checkpoints import Checkpoints

_PIECE = 997
"""Events in a piece; a prime, so that pieces begin at odd places."""

_PAGE = 1000

Progress = Callable[[int, int], None]
"""Told how many events have been checked, of how many."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What was found; ``findings`` in plain words, empty when all is well. ``unknown`` events are newer than we are."""

    session: str
    events: int
    unknown: int
    findings: tuple[str, ...]


class Check:
    """Takes a session's events one after another, and says at the end what is wrong with them."""

    def __init__(self, session: str) -> None:
        self.session = session
        self.state = State()
        self.findings: list[str] = []
        self._piece = State()
        self._ledger = Ledger()
        self._ids: set[tuple[str, str]] = set()
        self._count = self._unknown = 0

    def take(self, recorded: Recorded) -> None:
        """The next event with the log's own bytes."""
        self._bytes(recorded)
        self.event(recorded.event)

    def event(self, event: Event, *, filtered: bool = False) -> None:
        """The next event; ``filtered`` when this viewer may not see all of them, so that seqs may have holes."""
        self._count += 1
        self._unknown += isinstance(event, Unknown)
        self._seq(event, filtered=filtered)
        self._opening(event)
        self._numbers(event)
        self._fold(event)

    def compare(self, theirs: State, who: str = "The running server") -> None:
        """Hold the folded state against another one of the same seq (E6)."""
        for part in differing(self.state, theirs):
            self.findings.append(f"{who} shows other {part} than the log amounts to.")

    def checkpoint(self, kept: Whole) -> None:
        """Hold what a checkpoint keeps of this very seq against what the log amounts to (E7)."""
        parts = differing(self.state, kept.state) + ["numbers of devices"] * (kept.ledger != self._ledger)
        self.findings += [f"The checkpoint at event {kept.seq} has other {part} than the log." for part in parts]

    def verdict(self) -> Verdict:
        """What all of it came to."""
        pieces = [
            f"Folding in pieces gives other {part} than in one go." for part in differing(self.state, self._piece)
        ]
        return Verdict(
            session=self.session,
            events=self._count,
            unknown=self._unknown,
            findings=tuple(self.findings + pieces),
        )

    def _bytes(self, recorded: Recorded) -> None:
        event = recorded.event
        if isinstance(event, Unknown):
            return
        stored, again = msgspec.json.decode(recorded.raw), msgspec.json.decode(msgspec.json.encode(event))
        if any(stored.get(field, value) != value for field, value in again.items()):
            self.findings.append(f"Event {event.seq} does not say the same after decoding and encoding.")

    def _seq(self, event: Event, *, filtered: bool) -> None:
        expected = self.state.seq + 1
        if event.seq != expected and not (filtered and event.seq > expected):
            self.findings.append(f"Event {event.seq} stands where event {expected} should be.")

    def _opening(self, event: Event) -> None:
        if isinstance(event, SessionOpened) != (self._count == 1):
            what = "opens the session again" if self._count > 1 else "does not open the session"
            self.findings.append(f"Event {event.seq} {what}.")

    def _numbers(self, event: Event) -> None:
        if (event.by, event.id) in self._ids:
            self.findings.append(f"Event {event.seq} has the id {event.id}, which stands further up already.")
            return
        self._ids.add((event.by, event.id))
        parts = numbered(event.id)
        if parts and parts[1] <= self._ledger.last(event.by, parts[0]):
            self.findings.append(f"Event {event.seq} has number {parts[1]}, and that device was further already.")
        enter(self._ledger, event)

    def _fold(self, event: Event) -> None:
        fold(self.state, event)
        if self._count % _PIECE == 1:
            self._piece = msgspec.json.decode(msgspec.json.encode(self._piece), type=State)
        fold(self._piece, event)


async def verify_log(
    log: EventLog, session: str, progress: Progress, checkpoints: Checkpoints | None = None, every: int = EVERY
) -> Verdict:
    """The verdict on a session's log in its store, and on its checkpoints where they are given.

    Read a page at a time, each ending where a checkpoint may be.
    """
    check = Check(session)
    history = History(log, checkpoints, every) if checkpoints else None
    head, epoch = await log.head(session), await log.epoch(session)
    try:
        while check.state.seq < head:
            seq = check.state.seq
            page = await log.read(session, seq, min(head, seq + _PAGE, seq + every - seq % every))
            if not page:
                check.findings.append(f"The log ends at event {check.state.seq}, and should go on to event {head}.")
                break
            for recorded in page:
                check.take(recorded)
            if history:
                await _hold(check, history, epoch)
            progress(check.state.seq, head)
    except Damaged:
        check.findings.append(await _first_bad(log, session, check.state.seq + 1, head))
    if not head or not epoch:
        check.findings.append("There is no log of this session." if not head else "The log has no epoch.")
    return check.verdict()


async def _first_bad(log: EventLog, session: str, seq: int, head: int) -> str:
    """What is wrong with the first event that cannot be read, from this one on; it is named."""
    while seq <= head:
        try:
            found = await log.read(session, seq - 1, seq)
        except Damaged as error:
            return str(error) if f"event {seq} " in str(error) else f"{error} Event {seq} cannot be read."
        if not found:
            return f"Event {seq} is missing from the log."
        seq += 1
    return f"The log cannot be read from event {seq - 1} on."


async def _hold(check: Check, history: History, epoch: str) -> None:
    if check.state.seq % history.every == 0:
        kept = (await history.nearest(check.session, epoch, check.state.seq)).whole
        if kept.seq == check.state.seq:
            check.checkpoint(kept)


async def verify_served(client: Client, session: str, key: str, progress: Progress) -> Verdict:
    """The verdict on what a running server shows to the holder of a key, its state against its events."""
    check = Check(session)
    async for event, head in client.events(session, key):
        check.event(event, filtered=True)
        progress(event.seq, head)
    check.compare((await client.state(session, key, at=check.state.seq)).state)
    return check.verdict()


def differing(mine: State, theirs: State) -> list[str]:
    """The parts in which two states differ; their seqs may, since not everyone is told of every event."""
    parts = (part for part in State.__struct_fields__ if part != "seq")
    return [part for part in parts if _plain(getattr(mine, part)) != _plain(getattr(theirs, part))]


def _plain(part: object) -> object:
    return msgspec.to_builtins(part)
