"""Files that commands write."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from server.config import Misconfigured


@contextmanager
def fresh(target: Path, *, force: bool) -> Iterator[IO[bytes]]:
    """A file that takes its name only once it is whole; what was there before stays until then, or with no force."""
    if target.exists() and not force:
        raise Misconfigured(f"{target} is there already, and was left as it is. Choose another name, or add --force.")
    try:
        new = tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise Misconfigured(f"{target} cannot be written: {error.strerror}.") from error
    try:
        with new:
            yield new.file
            new.flush()
            os.fsync(new.fileno())
        Path(new.name).replace(target)
    except BaseException as error:
        Path(new.name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise Misconfigured(f"{target} could not be written: {error.strerror}.") from error
        raise
