"""What makes a run of events a sequence; the same for every store."""

from collections.abc import Iterable, Sequence

from events import Recorded, decode
from server.log import Damaged


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


def restored(session: str, after: int, stored: Iterable[tuple[int, bytes]]) -> list[Recorded]:
    """The events in these (seq, bytes), which must follow ``after`` without a gap; else raises ``Damaged`` (L11)."""
    events = [_restored(session, seq, raw) for seq, raw in stored]
    for expected, one in enumerate(events, after + 1):
        if one.event.seq != expected:
            raise Damaged(
                f"Session {session}: event {expected} is missing from the log; it goes on with {one.event.seq}."
            )
    return events


def _restored(session: str, seq: int, raw: bytes) -> Recorded:
    try:
        event = decode(raw)
    except ValueError as error:
        raise Damaged(f"Session {session}: what the log keeps as event {seq} is no event ({error}).") from error
    if event.seq != seq:
        raise Damaged(f"Session {session}: the log keeps event {event.seq} in the place of {seq}.")
    return Recorded(event, raw)
