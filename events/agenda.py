"""Events about the agenda: which activity runs, who sees what of it, and its clock."""

from events.base import Event, Milliseconds, Slug
from events.people import FormedGroup


class ActivityStarted(Event, tag="activity.started", frozen=True, kw_only=True):
    """The activity became the current one; one that was running ended with it.

    ``groups`` and ``seed`` are there when mixed groups had to be formed for it; see ``GroupsFormed``.
    """

    activity: Slug
    groups: tuple[FormedGroup, ...] = ()
    seed: int = 0


class ActivityEnded(Event, tag="activity.ended", frozen=True, kw_only=True):
    """The activity stopped taking changes; nothing in it is hidden or lost."""

    activity: Slug


class BoardsRevealed(Event, tag="boards.revealed", frozen=True, kw_only=True):
    """From here on the groups may see each other's boards, charts or reflections of this activity."""

    activity: Slug


class BoardsHidden(Event, tag="boards.hidden", frozen=True, kw_only=True):
    """From here on each group sees only its own of this activity again."""

    activity: Slug


class WritingStarted(Event, tag="writing.started", frozen=True, kw_only=True):
    """From here on everybody writes notes alone: a new note is on a board of its author's own."""

    activity: Slug


class WritingShared(Event, tag="writing.shared", frozen=True, kw_only=True):
    """Everything written alone in this activity is on the groups' boards now, all at once."""

    activity: Slug


class TimerSet(Event, tag="timer.set", frozen=True, kw_only=True):
    """The clock on the wall runs to ``ends_at``, stands with ``left`` milliseconds, or is put away (both null)."""

    ends_at: Milliseconds | None
    left: Milliseconds | None


class AttentionCalled(Event, tag="attention.called", frozen=True, kw_only=True):
    """Everybody is asked to look up (``up``), at an aspect or, without one, at the facilitator; or to go on."""

    aspect: Slug | None
    up: bool
