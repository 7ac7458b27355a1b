"""Events about the meeting itself: its plan, who is in charge, what it talks about."""

from typing import ClassVar, Literal

from events.base import Event, Id, Slug
from events.plan import Bands, Plan


class SessionOpened(Event, tag="session.opened", frozen=True, kw_only=True):
    """The first event of every log.

    ``facilitator`` is the first one's id. ``salt`` keys the digests that hide who wrote an anonymous event; it is never
    sent to anybody. ``asking``: who joins waits in the lobby from the beginning.
    """

    title: str
    plan: Plan
    facilitator: Id
    salt: str
    asking: bool = False


class SessionClosed(Event, tag="session.closed", frozen=True, kw_only=True):
    """The session became read-only."""


class SessionReopened(Event, tag="session.reopened", frozen=True, kw_only=True):
    """A closed session was opened again; nothing in it had changed."""


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
    """A point on the timeline worth finding again; facilitators see it.

    ``about`` is the seq of the event it points at; null for this very one, marked live. ``notes`` are the ids of the
    notes, comments, points and answers that it speaks of.
    """

    words: ClassVar[tuple[str, ...]] = ("label", "memo")
    moment: Id
    label: str
    memo: str
    about: int | None = None
    notes: tuple[Id, ...] = ()


class MomentChanged(Event, tag="moment.changed", frozen=True, kw_only=True):
    """A moment was called something else, or speaks of something else; it points where it did."""

    words: ClassVar[tuple[str, ...]] = ("label", "memo")
    moment: Id
    label: str
    memo: str
    notes: tuple[Id, ...]


class MomentRemoved(Event, tag="moment.removed", frozen=True, kw_only=True):
    """The mark was taken away; what it pointed at stays."""

    moment: Id


class ReplayOpened(Event, tag="replay.opened", frozen=True, kw_only=True):
    """Participants and the wall may watch the replay (``open``), or no longer."""

    open: bool


class BandsDeclared(Event, tag="bands.declared", frozen=True, kw_only=True):
    """What differences will be called, said before anybody places; null when they will be called nothing."""

    bands: Bands | None


class BoardsLocked(Event, tag="boards.locked", frozen=True, kw_only=True):
    """Participants may change nothing for now (``locked``), or may again."""

    locked: bool


class DoorLocked(Event, tag="door.locked", frozen=True, kw_only=True):
    """Nobody new may join for now (``locked``), or may again; when ``asking``, to wait in the lobby."""

    locked: bool
    asking: bool = False


class WordsHidden(Event, tag="words.hidden", frozen=True, kw_only=True):
    """The words of this note, comment, point or reflection are for facilitators only (``hidden``), or no longer."""

    on: Id
    hidden: bool


class FacilitatorAdded(Event, tag="facilitator.added", frozen=True, kw_only=True):
    """One more person is in charge."""

    words: ClassVar[tuple[str, ...]] = ("name",)
    facilitator: Id
    name: str


class FacilitatorRemoved(Event, tag="facilitator.removed", frozen=True, kw_only=True):
    """This person is not in charge any more; what they did stays."""

    facilitator: Id


class KeysRenewed(Event, tag="keys.renewed", frozen=True, kw_only=True):
    """Every key made before is worth nothing any more: the wall's, or (``facilitator``) those of the ``holder``, or of
    all who are in charge when that is null.
    """

    role: Literal["facilitator", "wall"]
    holder: Id | None = None
