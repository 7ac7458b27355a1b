"""Events about the meeting itself, its agenda and its clock."""

from typing import ClassVar

from events.base import Event, Id, Milliseconds, Slug
from events.plan import Plan


class SessionOpened(Event, tag="session.opened", frozen=True, kw_only=True):
    """The first event of every log.

    ``facilitator`` is the first one's id. ``salt`` keys the digests that hide who wrote an anonymous event; it is never
    sent to anybody.
    """

    title: str
    plan: Plan
    facilitator: Id
    salt: str


class SessionClosed(Event, tag="session.closed", frozen=True, kw_only=True):
    """The session became read-only."""


class SessionReopened(Event, tag="session.reopened", frozen=True, kw_only=True):
    """A closed session was opened again; nothing in it had changed."""


class ActivityStarted(Event, tag="activity.started", frozen=True, kw_only=True):
    """The activity became the current one; one that was running ended with it."""

    activity: Slug


class ActivityEnded(Event, tag="activity.ended", frozen=True, kw_only=True):
    """The activity stopped taking changes; nothing in it is hidden or lost."""

    activity: Slug


class BoardsRevealed(Event, tag="boards.revealed", frozen=True, kw_only=True):
    """From here on the groups may see each other's boards of this activity."""

    activity: Slug


class BoardsHidden(Event, tag="boards.hidden", frozen=True, kw_only=True):
    """From here on each group sees only its own board of this activity again."""

    activity: Slug


class TimerSet(Event, tag="timer.set", frozen=True, kw_only=True):
    """The clock on the wall runs to ``ends_at``, stands with ``left`` milliseconds, or is put away (both null)."""

    ends_at: Milliseconds | None
    left: Milliseconds | None


class AspectAdded(Event, tag="aspect.added", frozen=True, kw_only=True):
    """The facilitator gave every group one more aspect."""

    words: ClassVar[tuple[str, ...]] = ("title", "detail")
    aspect: Slug
    title: str
    detail: str


class AspectParked(Event, tag="aspect.parked", frozen=True, kw_only=True):
    """The aspect was put aside for everyone (``parked``), or taken up again."""

    aspect: Slug
    parked: bool


class MomentMarked(Event, tag="moment.marked", frozen=True, kw_only=True):
    """A point on the timeline worth finding again; facilitators see it."""

    words: ClassVar[tuple[str, ...]] = ("label", "memo")
    moment: Id
    label: str
    memo: str
