"""Who saw how far each session was: a small file beside the store, by which an end that is missing is noticed.

SQLite passes over whatever it cannot read at the end of its write-ahead file, and a file that was deleted, cut short or
put back from an older copy looks like a sound one. So each commit is followed by a note of the heads, outside of
SQLite. It is not synced: after a power cut it may stand behind the store, never before it.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import apsw

SLOT = 16
"""Bytes for each session, at the place of its number: its head, and a sum of both."""

BESIDE = 0
"""The number under which lines of directory and chronicle are noted; no session has it."""

_LINES = "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM incident)"


class Witness:
    """Keeps ``<store>-heads``. For the writer's thread, and for whoever opens the store before it runs."""

    def __init__(self, store: Path) -> None:
        self._fd = os.open(f"{store}-heads", os.O_RDWR | os.O_CREAT, 0o600)

    def note(self, number: int, head: int) -> None:
        """This session's head is committed. A disk that is too full for the note loses nothing but its warning."""
        with suppress(OSError):
            _write(self._fd, _slot(number, head), number * SLOT)

    def heads(self) -> Iterator[tuple[int, int]]:
        """Number and head of every session that was noted; what is damaged or was never written is passed over."""
        size = os.fstat(self._fd).st_size
        kept = os.pread(self._fd, size, 0)
        for number in range(size // SLOT):
            slot = kept[number * SLOT : (number + 1) * SLOT]
            head = int.from_bytes(slot[:8], "big")
            if head and slot == _slot(number, head):
                yield number, head

    def begin_again(self) -> None:
        """Nothing is noted any more."""
        os.ftruncate(self._fd, 0)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._fd)


def lines(db: apsw.Connection) -> int:
    """How many lines directory and chronicle have; there are never fewer."""
    count: int = db.execute(_LINES).get
    return count


def _slot(number: int, head: int) -> bytes:
    return head.to_bytes(8, "big") + blake2b(b"%d %d" % (number, head), digest_size=SLOT - 8).digest()


def _write(fd: int, data: bytes, place: int) -> object:
    return os.pwrite(fd, data, place)
