"""Values that Redis keeps as JSON with a sum of their own, since its append-only file has none."""

from typing import TypeVar

import msgspec

from server.log import Damaged
from server.log.sums import row_sum

Kept = TypeVar("Kept", bound=msgspec.Struct)

_BEFORE, _BEHIND = b',"sum":"', b'"}'
_LENGTH = len(_BEFORE) + 32 + len(_BEHIND)


def sealed(value: msgspec.Struct, session: str) -> bytes:
    """The JSON of a value of this session, whose last member is the sum; an older Leeway passes over it."""
    raw = msgspec.json.encode(value)
    return raw[:-1] + _seal(raw, session)


def unsealed(kept: bytes, kind: type[Kept], session: str, what: str) -> Kept:
    """The value; raises ``Damaged``, and says ``what`` is, if it is not as it was sealed. Older ones have no seal."""
    raw, seal = kept[:-_LENGTH] + b"}", kept[-_LENGTH:]
    try:
        if seal.startswith(_BEFORE) and seal != _seal(raw, session):
            raise Damaged(f"{what} is damaged. It is not what was kept.")
        return msgspec.json.decode(kept, type=kind)
    except ValueError as error:
        raise Damaged(f"{what} is damaged. It cannot be read ({error}).") from error


def _seal(raw: bytes, session: str) -> bytes:
    return _BEFORE + row_sum(session, raw.decode(errors="replace")).hex().encode() + _BEHIND
