"""What makes a run of events a sequence; the same for every store."""

from collections.abc import Iterable, Sequence

from events import Recorded, decode
from server.log import Damaged
from server.log.sums import event_sum

Stored = tuple[int, bytes, bytes | None]
"""An event as a store keeps it: seq, bytes, and their sum; None where an older Leeway kept none."""


def demand_name(session: str) -> None:
    """Raise ``ValueError`` unless this can name a session: any text, but not none, and nothing UTF-8 cannot write."""
    if not session.encode():
        raise ValueError("A session's name is not empty.")


def demand_contiguous(after: int, events: Sequence[Recorded]) -> None:
    """Raise ``ValueError`` unless these events may stand right behind ``after`` (L3)."""
    if not events or after < 0:
        raise ValueError("An append needs at least one event, behind a seq that is not negative.")
    for expected, one in enumerate(events, after + 1):
        if one.event.seq != expected:
            raise ValueError(
                f"Event {one.event.id} has seq {one.event.seq}; behind {expected - 1} must come {expected}."
            )


def restored(session: str, after: int, stored: Iterable[Stored]) -> list[Recorded]:
    """These events, which must follow ``after`` without a gap and be what was kept; else raises ``Damaged`` (L11)."""
    events = [_restored(session, seq, raw, kept) for seq, raw, kept in stored]
    for expected, one in enumerate(events, after + 1):
        if one.event.seq != expected:
            raise Damaged(
                f"Session {session}: event {expected} is missing from the log; it goes on with {one.event.seq}."
            )
    return events


def _restored(session: str, seq: int, raw: bytes, kept: bytes | None) -> Recorded:
    if kept is not None and not _is_summed(session, seq, raw, kept):
        raise Damaged(f"Session {session}: event {seq} is damaged. Its bytes are not the ones that were recorded.")
    try:
        event = decode(raw)
    except ValueError as error:
        raise Damaged(f"Session {session}: what the log keeps as event {seq} is no event ({error}).") from error
    if event.seq != seq:
        raise Damaged(f"Session {session}: the log keeps event {event.seq} in the place of {seq}.")
    return Recorded(event, raw)


def _is_summed(session: str, seq: int, raw: bytes, kept: bytes) -> bool:
    try:
        return kept == event_sum(session, seq, raw)
    except TypeError:  # a damaged file may give anything in the place of bytes
        return False
