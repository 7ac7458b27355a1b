"""Commands about the points of a chart."""

from events import Side, Slug
from server.commands.base import Bearers, Command, KnownId, Name, NewId, NoteText, Seq


class AddPoint(Command, frozen=True, kw_only=True):
    """Add a pro or a con to the own group's chart, or a facilitator to a named one.

    ``bearer`` is short for ``bearers`` with one.
    """

    aspect: Slug
    side: Side
    text: NoteText
    bearers: Bearers = ()
    bearer: Slug | None = None
    point: NewId | None = None
    chart: KnownId | None = None


class RewordPoint(Command, frozen=True, kw_only=True):
    """Change what a point says and, with ``bearers``, who bears it.

    With ``since``, only if nobody has changed it after that event.
    """

    point: KnownId
    text: NoteText
    bearers: Bearers | None = None
    since: Seq | None = None


class MovePoint(Command, frozen=True, kw_only=True):
    """Move a point to the other side, or to another aspect."""

    point: KnownId
    side: Side | None = None
    aspect: Slug | None = None


class RemovePoint(Command, frozen=True, kw_only=True):
    """Put a point in the bin."""

    point: KnownId


class RestorePoint(Command, frozen=True, kw_only=True):
    """Take a point out of the bin."""

    point: KnownId


class SupportPoint(Command, frozen=True, kw_only=True):
    """Agree with a point."""

    point: KnownId


class UnsupportPoint(Command, frozen=True, kw_only=True):
    """Take one's support back."""

    point: KnownId


class JoinPoints(Command, frozen=True, kw_only=True):
    """Show a point with another one of its chart that says the same."""

    point: KnownId
    into: KnownId


class PartPoint(Command, frozen=True, kw_only=True):
    """Let a joined point stand for itself again."""

    point: KnownId


class AddBearer(Command, frozen=True, kw_only=True):
    """Name one more who can bear a pro or a con.

    A participant does it for the own chart, a facilitator for all of them or a named one.
    """

    name: Name
    bearer: NewId | None = None
    chart: KnownId | None = None
