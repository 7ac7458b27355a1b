"""An entry of a session's stream: its id is ``<seq>-0``, its fields are the event's JSON and the sum of it."""

from typing import Any

from server.log import Damaged
from server.log.sequence import Stored


def seq_of(entry: bytes) -> int:
    """The seq in an entry's id ``<seq>-0``."""
    return int(entry.partition(b"-")[0])


def stored(session: str, entry: bytes, fields: dict[bytes, bytes] | list[bytes]) -> Stored:
    """What stands in an entry; an older Leeway kept no sums. Raises ``Damaged`` if it is made otherwise."""
    given = [part for pair in fields.items() for part in pair] if isinstance(fields, dict) else fields
    names, values = given[::2], given[1::2]
    if names == [b"event", b"sum"]:
        return seq_of(entry), values[0], values[1]
    if names == [b"event"]:
        return seq_of(entry), values[0], None
    raise Damaged(f"Session {session}: event {seq_of(entry)} is damaged. It is not made as events are.")


def epoch_of(entries: list[Any]) -> str:
    """The epoch in the newest of these entries of the epochs; "" if there is none."""
    if not entries:
        return ""
    fields = entries[-1][1]
    name: bytes = fields[b"epoch"] if isinstance(fields, dict) else fields[1]
    return name.decode()
