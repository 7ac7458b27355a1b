"""What every event shares: its envelope, and the kinds of value it may carry.

An *event* is a fact in a session's log, named in the past tense. Its opposite, a *command*, is a request in the
imperative and lives in ``server.commands``; it is never recorded.
"""

from typing import Annotated, ClassVar, dataclass_transform

import msgspec
from msgspec import Meta, field

Id = Annotated[str, Meta(min_length=1, max_length=160)]
Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,47}$(?!\n)")]
"""The name of something a template defines: an aspect, a background, a group, an activity."""

Place = Annotated[int, Meta(ge=0, le=1000)]
"""A whole number from 0 to 1000, along the scale (0 is the left label) or across it.

Whole numbers end rounding quarrels between the Python fold and the TypeScript one.
"""

Milliseconds = Annotated[int, Meta(ge=0)]
"""A moment of the server's clock, in milliseconds since 1970; shown to people, never used for order."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Value(msgspec.Struct, frozen=True, kw_only=True, rename="camel", gc=False):
    """A frozen value with camelCase JSON, carried inside events and states.

    It can be part of no circle, so the collector need not walk through a house full of them (``gc=False``): measured,
    a long session's state else holds everybody up for 50 ms at a time.
    """


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Event(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="type", omit_defaults=True, gc=False):
    """A fact in a session's log, with its envelope.

    ``seq`` counts 1, 2, 3 … without gaps within one session. ``by`` is the seat or facilitator who did it. ``id`` is
    the command's id ``<device>:<n>``, or a unique id without a colon for an event born outside a tablet. ``author`` is
    the seat whose doing it is when a scribe did it for them; ``paper`` says that it was copied from paper. ``erased``
    says that what a person wrote in it was taken out for good.

    Fields that came later have a default and are left out of the JSON while they hold it, so old logs keep their bytes.
    """

    words: ClassVar[tuple[str, ...]] = ()
    """The fields that hold what a person wrote: what erasure blanks."""

    seq: int
    at: Milliseconds
    by: str
    id: str
    author: str | None = None
    paper: bool = False
    erased: bool = False
