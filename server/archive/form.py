"""What an archive is made of, and how much of it there may be."""

import re
from collections.abc import Callable
from typing import Annotated, Literal

from msgspec import Meta

from events import Milliseconds, Value

FORMAT: Literal["leeway"] = "leeway"
VERSION: Literal[1] = 1
ENDING = ".leeway"

README, MANIFEST, TEMPLATE, CHRONICLE, LOG = (
    "README.txt",
    "manifest.json",
    "template.toml",
    "chronicle.jsonl",
    "log.jsonl",
)
NEEDED = frozenset({README, MANIFEST, TEMPLATE, LOG})
LISTED = (README, TEMPLATE, CHRONICLE, LOG)
"""The members whose sums the manifest holds, in the order in which they are written."""

_KIB, _MIB = 1024, 1024 * 1024
MOST_BYTES = {README: 64 * _KIB, MANIFEST: 64 * _KIB, TEMPLATE: _MIB, CHRONICLE: 16 * _MIB, LOG: 1024 * _MIB}
"""The most bytes that a member may unpack to."""

MOST_EVENTS = 2_000_000
MOST_INCIDENTS = 100_000
LONGEST_LINE = _MIB
"""The longest event is the first one: it holds the whole plan, which is a tenth of this at most."""

MOST_RATIO = 250
"""How many times smaller than itself a member of more than 1 MiB may be packed; logs shrink ten to twentyfold."""

LAST_MOMENT = 253_402_300_799_999
"""The end of the year 9999, in milliseconds."""

SESSION_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""The names that a server opens; the same as in ``server.live.rooms``."""

Progress = Callable[[int, int], None]
"""Told how many events are done, of how many."""

Fault = Literal["no-archive", "newer-archive", "damaged-archive", "unsafe-archive"]


class Unusable(Exception):
    """Nothing can be brought back from this file, and nothing was changed; the message says why in plain words.

    ``code`` is "no-archive" for another kind of file, "newer-archive" for one that a newer Leeway has to read,
    "damaged-archive" for one that is not as it was written, "unsafe-archive" for one that no Leeway writes.
    """

    def __init__(self, code: Fault, words: str) -> None:
        super().__init__(words)
        self.code: Fault = code


class Sum(Value, forbid_unknown_fields=True):
    """What tells whether a member is as it was written."""

    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
    bytes: Annotated[int, Meta(ge=0)]


class Manifest(Value, forbid_unknown_fields=True):
    """What is in an archive. ``epoch`` is the log's when it was made, ``erased`` how many events lack their words."""

    format: Literal["leeway"]
    version: Literal[1]
    session: Annotated[str, Meta(min_length=1, max_length=500)]
    title: Annotated[str, Meta(max_length=10_000)]
    epoch: Annotated[str, Meta(max_length=100)]
    head: Annotated[int, Meta(ge=1, le=MOST_EVENTS)]
    opened_at: Milliseconds
    made_at: Milliseconds
    leeway: Annotated[str, Meta(max_length=100)]
    erased: Annotated[int, Meta(ge=0)]
    members: dict[str, Sum]


def demand_name(session: str) -> None:
    """Raise ``Unusable`` unless a server opens sessions of this name."""
    if not SESSION_NAME.fullmatch(session):
        raise Unusable(
            "unsafe-archive",
            f"A session cannot be called {shown(session)}. A name has small letters, digits and dashes, 64 at most.",
        )


def shown(text: str) -> str:
    """A text from a file that may hold anything, as it may stand in a sentence."""
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:80])
    return f"“{plain}”"
