"""The meeting itself: its title, its scale, its aspects, its marked moments."""

from collections.abc import Callable
from typing import Any

import msgspec

from events import (
    AspectAdded,
    AspectParked,
    Event,
    Label,
    Milliseconds,
    MomentMarked,
    Scale,
    SessionClosed,
    SessionOpened,
    SessionReopened,
    Value,
)

_BLANK = Label(words="", plain="")


class AspectState(Value):
    """A topic that every group has a card for; ``parked`` when it was put aside for all."""

    id: str
    title: str
    detail: str
    source: str
    parked: bool = False


class Moment(Value):
    """A marked point on the timeline, at the event ``seq``."""

    id: str
    seq: int
    at: Milliseconds
    label: str
    memo: str


class Session(msgspec.Struct, kw_only=True, rename="camel"):
    """What everyone in the room shares."""

    title: str = ""
    template: str = ""
    opened_at: Milliseconds = 0
    closed: bool = False
    scale: Scale = Scale(left=_BLANK, right=_BLANK)
    aspects: dict[str, AspectState] = {}
    moments: dict[str, Moment] = {}

    def copy(self) -> "Session":
        """A second session that may be folded without touching this one."""
        copied = msgspec.structs.replace(self)
        copied.aspects, copied.moments = dict(self.aspects), dict(self.moments)
        return copied


def _opened(session: Session, event: SessionOpened) -> None:
    session.title, session.template, session.opened_at = event.title, event.plan.template, event.at
    session.scale = event.plan.scale
    session.aspects = {aspect.id: AspectState(**msgspec.structs.asdict(aspect)) for aspect in event.plan.aspects}


def _closed(session: Session, _event: SessionClosed) -> None:
    session.closed = True


def _reopened(session: Session, _event: SessionReopened) -> None:
    session.closed = False


def _aspect(session: Session, event: AspectAdded) -> None:
    session.aspects[event.aspect] = AspectState(id=event.aspect, title=event.title, detail=event.detail, source="")


def _parked(session: Session, event: AspectParked) -> None:
    known = session.aspects.get(event.aspect)
    if known:
        session.aspects[event.aspect] = msgspec.structs.replace(known, parked=event.parked)


def _moment(session: Session, event: MomentMarked) -> None:
    session.moments[event.moment] = Moment(
        id=event.moment, seq=event.seq, at=event.at, label=event.label, memo=event.memo
    )


FOLDS: dict[type[Event], Callable[[Session, Any], None]] = {
    SessionOpened: _opened,
    SessionClosed: _closed,
    SessionReopened: _reopened,
    AspectAdded: _aspect,
    AspectParked: _parked,
    MomentMarked: _moment,
}
