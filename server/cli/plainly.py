"""What the command line has in common: where words go, and failures said plainly instead of a trace."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from server.client import Refused
from server.config import Misconfigured
from server.log import Unavailable
from server.log.sqlite.file import Unfit
from server.log.sqlite.lock import InUse
from server.templates import TemplateError

OUT = Console(highlight=False, markup=False, soft_wrap=True)
"""Results, for people and for pipes."""

ERR = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
"""Progress and failures."""

FOUND_SOMETHING = 1
"""Exit code when a check found something wrong."""

COULD_NOT = 2
"""Exit code when the command could not do its work."""


@contextmanager
def plainly() -> Iterator[None]:
    """Turn a failure that has words for people into those words and the exit code ``COULD_NOT``."""
    try:
        yield
    except (Refused, Misconfigured, Unavailable, Unfit, InUse, TemplateError, ValueError) as error:
        ERR.print(str(error), style="red")
        raise typer.Exit(COULD_NOT) from error
