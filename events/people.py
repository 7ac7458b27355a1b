"""Events about who takes part."""

from typing import ClassVar, Literal

from msgspec import field

from events.base import Event, Id, Slug, Value
from events.plan import Shape

Need = Literal["help", "slower", "break"]
"""What a participant can ask for without a word: help, a slower pace, a break."""


class FormedGroup(Value):
    """A group as it was formed for one activity, with the ids of its seats."""

    id: Slug
    name: str
    shape: Shape
    seats: tuple[Id, ...]


class SeatJoined(Event, tag="seat.joined", frozen=True, kw_only=True):
    """A participant took a seat under a name or pseudonym; they sit with the group of their background.

    Who joined on another's tablet, with that seat as ``by``, sits with its group: it writes for them.

    ``alias`` stands for the seat where an activity names nobody; only the seat itself is told it. ``groups`` says for
    each activity with formed groups in which one the late comer was placed. ``waiting``: they wait in the lobby, and
    take part only once they are let in (``seat.readmitted``).
    """

    words: ClassVar[tuple[str, ...]] = ("name",)
    seat: Id
    name: str
    background: Slug
    alias: str = ""
    groups: dict[Slug, Slug] = field(default_factory=dict)
    waiting: bool = False


class SeatRenamed(Event, tag="seat.renamed", frozen=True, kw_only=True):
    """The seat goes by another name."""

    words: ClassVar[tuple[str, ...]] = ("name",)
    seat: Id
    name: str


class SeatMoved(Event, tag="seat.moved", frozen=True, kw_only=True):
    """The seat sits with another group from here on; what it did before stays where it was done.

    With ``activity``, among the groups formed for that activity only.
    """

    seat: Id
    group: Slug
    activity: Slug | None = None


class SeatHanded(Event, tag="seat.handed", frozen=True, kw_only=True):
    """The seat has been taken over by another tablet.

    ``turn`` is the number of keys that count from here on, those of older tablets do not any more; 0 in old logs, where
    they went on counting.
    """

    seat: Id
    turn: int = 0


class ScribeAppointed(Event, tag="scribe.appointed", frozen=True, kw_only=True):
    """``scribe`` writes for the seat from here on, as well as the person themself; null ends it.

    ``former`` is who wrote for them before.
    """

    seat: Id
    scribe: Id | None
    former: Id | None = None


class GroupsFormed(Event, tag="groups.formed", frozen=True, kw_only=True):
    """These are the groups of the activity; ``seed`` is what the dealing of seats was drawn from."""

    activity: Slug
    groups: tuple[FormedGroup, ...]
    seed: int


class SeatRemoved(Event, tag="seat.removed", frozen=True, kw_only=True):
    """The seat may no longer take part; what it did stays. One that waited in the lobby was turned away."""

    seat: Id


class SeatReadmitted(Event, tag="seat.readmitted", frozen=True, kw_only=True):
    """A removed seat may take part again, or one that waited in the lobby was let in.

    ``groups`` says where they sit in activities whose groups were formed while they were away.
    """

    seat: Id
    groups: dict[Slug, Slug] = field(default_factory=dict)


class HandRaised(Event, tag="hand.raised", frozen=True, kw_only=True):
    """The seat asked for something (``up``), or no longer needs it; only facilitators and the seat are told."""

    seat: Id
    up: bool
    need: Need = "help"
