"""What every command shares, and the kinds of value that commands carry."""

from typing import Annotated, dataclass_transform

import msgspec
from msgspec import Meta, field

from events import Slug

NewId = Annotated[str, Meta(pattern=r"^[a-z0-9]{12,32}$(?!\n)")]
"""An id that the tablet makes for what it adds, so that it can go on working with it while offline."""

KnownId = Annotated[str, Meta(min_length=1, max_length=160)]
NoteText = Annotated[str, Meta(min_length=1, max_length=500)]
CommentText = Annotated[str, Meta(min_length=1, max_length=2000)]
Name = Annotated[str, Meta(min_length=1, max_length=60)]
Bearers = Annotated[tuple[Slug, ...], Meta(max_length=12)]
Seconds = Annotated[int, Meta(ge=1, le=6 * 60 * 60)]
Seq = Annotated[int, Meta(ge=0)]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Command(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename="camel",
    tag_field="type",
    tag=lambda name: name[0].lower() + name[1:],
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """A request from a tablet; its JSON ``type`` is the class name in camelCase."""
