"""Commands about the agenda, who sees what of it, and its clock."""

from events import Slug
from server.commands.base import Command, Seconds


class StartActivity(Command, frozen=True, kw_only=True):
    """Make an activity the current one."""

    activity: Slug


class EndActivity(Command, frozen=True, kw_only=True):
    """Stop an activity; nothing in it is hidden or lost."""

    activity: Slug


class Reveal(Command, frozen=True, kw_only=True):
    """Let the groups see each other's boards; the current activity's when none is named."""

    activity: Slug | None = None


class Hide(Command, frozen=True, kw_only=True):
    """Let each group see only its own board again; the current activity's when none is named."""

    activity: Slug | None = None


class StartWriting(Command, frozen=True, kw_only=True):
    """Let everybody write notes alone; in the current activity when none is named."""

    activity: Slug | None = None


class ShareWriting(Command, frozen=True, kw_only=True):
    """Put everything written alone on the groups' boards, all at once."""

    activity: Slug | None = None


class LookHere(Command, frozen=True, kw_only=True):
    """Ask everybody to look up (``up``), at an aspect or at the facilitator; or to go on."""

    aspect: Slug | None = None
    up: bool = True


class SetTimer(Command, frozen=True, kw_only=True):
    """Run the clock for so many seconds from now; null puts it away."""

    seconds: Seconds | None


class ExtendTimer(Command, frozen=True, kw_only=True):
    """Give so many seconds more."""

    seconds: Seconds


class PauseTimer(Command, frozen=True, kw_only=True):
    """Stop the clock where it stands."""


class ResumeTimer(Command, frozen=True, kw_only=True):
    """Let the clock run on."""
