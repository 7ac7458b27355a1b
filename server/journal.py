"""The server's own journal: one JSON line for each thing worth knowing, on standard error.

Never a key, never what people wrote, never a name: sessions and counts are enough to find out what went wrong. A fault
is told by its type and where it happened. What an exception says of itself is left out, since it may quote anything;
whoever got the answer "failed" was given the number that stands beside it here.
"""

import logging
import secrets
import sys
import traceback
from pathlib import Path
from typing import Any

import structlog
from structlog.types import EventDict, Processor


def faults(_logger: Any, _name: str, line: EventDict) -> EventDict:
    """Put the type of the exception in hand, and those that led to it, with the places that they came through."""
    given = line.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    told: list[str] = []
    while isinstance(error, BaseException) and len(told) < _MOST_TOLD:
        frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
        places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        told.append(f"{type(error).__qualname__} at {' > '.join(places)}")
        error = error.__cause__ or error.__context__
    if told:
        line["exception"] = told
    line.pop("stack_info", None)
    return line


def number() -> str:
    """A number for a fault, by which the answer and the journal are brought together."""
    return secrets.token_hex(4)


def _short(file: str) -> str:
    return "/".join(Path(file).parts[-3:])


_MOST_TOLD, _MOST_FRAMES = 4, 12


def keep(level: int = logging.INFO) -> None:
    """Write the journal from here on, everything that libraries log included."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        faults,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=last, foreign_pre_chain=shared))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    logging.getLogger("websockets").setLevel(logging.WARNING)
