"""Checkpoints: what a session amounted to at some seqs, kept beside the log so that nobody has to fold it all again.

They are a convenience and no record: whoever finds none folds the log from its beginning and comes to the same state.
"""

from hashlib import blake2b
from typing import Protocol


class Checkpoints(Protocol):
    """Opaque bytes by session, epoch, version and seq.

    *Version* names whatever decides what the bytes mean: another version's bytes would be misread.

    C1  ``nearest`` gives the bytes that were saved under the largest seq that is not above ``upto``, for exactly this
        session, epoch and version; None when there are none.
    C2  Saving again under the same seq replaces what was there; several servers may do so at once.
    C3  What another epoch or version left is never given. Saving cleans it away.
    C4  ``save`` keeps nothing that is not of the log's present epoch, as of the very moment of saving: what was worked
        out before an erasure cannot come back after it.
    C5  Damage is absence: bytes that are not the ones that were saved, under the names they were saved under, are not
        given; the next lower seq is. A damaged file is thrown away and begun again.
    C6  They may all be gone at any time. Neither ``save`` nor ``nearest`` ever fails: what cannot be kept is not kept.
    C7  ``EventLog.erase`` takes the session's checkpoints with it, whatever their epoch and version, so that no byte of
        them is left in the store or its files when it returns. No caller has to think of it, and none can prevent it.
    C8  ``drop`` forgets the session's checkpoints; it raises ``Unavailable`` if it cannot.
    """

    async def save(self, session: str, epoch: str, version: str, seq: int, raw: bytes) -> None:
        """Keep these bytes, if they can be kept (C2–C4, C6)."""

    async def nearest(self, session: str, epoch: str, version: str, upto: int) -> tuple[int, bytes] | None:
        """The seq and the bytes of the last checkpoint that is not behind ``upto`` (C1, C3, C5, C6)."""
        ...

    async def drop(self, session: str) -> None:
        """Forget this session's checkpoints (C8)."""


SEAL = 16
"""Bytes that a seal takes."""


def sealed(session: str, epoch: str, version: str, seq: int, raw: bytes) -> bytes:
    """The bytes under a seal that fits only them in this place."""
    return _seal(session, epoch, version, seq, raw) + raw


def unsealed(session: str, epoch: str, version: str, seq: int, kept: bytes) -> bytes | None:
    """What was sealed for this place; None if it was not, or is damaged (C5)."""
    raw = kept[SEAL:]
    return raw if kept[:SEAL] == _seal(session, epoch, version, seq, raw) else None


def _seal(session: str, epoch: str, version: str, seq: int, raw: bytes) -> bytes:
    place = "\0".join((session.replace("\0", "\0\0"), epoch, version, str(seq)))
    return blake2b(raw, digest_size=SEAL, key=blake2b(place.encode(), digest_size=32).digest()).digest()
