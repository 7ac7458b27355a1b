"""An entry of a session's stream: its id is ``<seq>-0``, its fields are the event's JSON and the sum of it."""

import secrets
from typing import Any

from server.log import Damaged
from server.log.sequence import Stored
from server.log.sums import row_sum

_NAME = 16
"""Characters of an epoch before its sum; an older Leeway gave it no more than these."""


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


def new_epoch(session: str) -> str:
    """A name that no session ever had (L8), with a sum at its end."""
    name = secrets.token_urlsafe(12)
    return name + _sum(session, name)


def is_epoch(session: str, epoch: str) -> bool:
    """Whether this epoch was given to this session, as far as can be told."""
    return len(epoch) <= _NAME or epoch[_NAME:] == _sum(session, epoch[:_NAME])


def _sum(session: str, name: str) -> str:
    return row_sum(session, name).hex()[:8]
