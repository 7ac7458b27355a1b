"""One process at a time: the embedded store hands events from its writer to its followers in memory."""

import fcntl
import os
from pathlib import Path


class InUse(Exception):
    """Another process has this store open. The message says which, and what to do."""


class Lock:
    """Holds ``<store>.lock`` until it is released or the process ends, however it ends."""

    def __init__(self, store: Path) -> None:
        self._fd = os.open(f"{store}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(self._fd, 20, 0).decode(errors="replace").strip()
            os.close(self._fd)
            raise InUse(_refusal(store, holder)) from error
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Let another process in. The file stays: removing it could let two in at once."""
        os.close(self._fd)


def _refusal(store: Path, holder: str) -> str:
    who = f"process {holder}" if holder else "another process"
    return (
        f"{store} is already open in {who}. Nothing is lost. Stop that one first, give this one a file of its own with "
        "--store sqlite:///other.db, or use Redis, which many processes can share."
    )
