"""The meeting itself: its title, its scale, its aspects, its marked moments."""

from collections.abc import Callable
from typing import Any

import msgspec

from events import (
    AspectAdded,
    AspectParked,
    Bands,
    BandsDeclared,
    BoardsLocked,
    Closing,
    DoorLocked,
    Erasure,
    Event,
    Label,
    Milliseconds,
    MomentChanged,
    MomentMarked,
    MomentRemoved,
    NameErased,
    ReplayOpened,
    Scale,
    SeatErased,
    SessionClosed,
    SessionOpened,
    SessionReopened,
    Term,
    Value,
    WordsErased,
    WordsHidden,
)

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""

_BLANK = Label(words="", plain="")


class AspectState(Value):
    """A topic that every group has a card for; ``parked`` when it was put aside for all."""

    id: str
    title: str
    detail: str
    source: str
    parked: bool = False


class Moment(Value):
    """A marked point on the timeline: right after the event ``seq``. ``at`` is when it was marked, live or afterwards.

    ``notes`` are the ids of the notes, comments, points and answers that it speaks of.
    """

    id: str
    seq: int
    at: Milliseconds
    label: str
    memo: str
    notes: tuple[str, ...] = ()


class Session(msgspec.Struct, kw_only=True, rename="camel"):
    """What everyone in the room shares.

    ``locked``: participants may change nothing for now; ``door_locked``: nobody new may join; ``door_asking``: whoever
    joins waits in the lobby until a facilitator lets them in. ``hidden`` holds the ids
    of notes, comments, points and reflections whose words are for facilitators only. ``erased`` holds those whose words
    are gone for good, and the added aspects, bearers, seats and facilitators; ``erasing`` what is being taken
    out just now, by the seq of the event that asked for it. ``replay_open``: participants and the wall may watch the
    replay.
    """

    title: str = ""
    template: str = ""
    opened_at: Milliseconds = 0
    closed: bool = False
    locked: bool = False
    door_locked: bool = False
    door_asking: bool = False
    replay_open: bool = False
    scale: Scale = Scale(left=_BLANK, right=_BLANK)
    bands: Bands | None = None
    terms: tuple[Term, ...] = ()
    closing: Closing | None = None
    aspects: dict[str, AspectState] = {}
    moments: dict[str, Moment] = {}
    hidden: dict[str, bool] = {}
    erased: dict[str, bool] = {}
    erasing: dict[str, int] = {}

    def copy(self) -> "Session":
        """A second session that may be folded without touching this one."""
        copied = msgspec.structs.replace(self)
        copied.aspects, copied.moments = dict(self.aspects), dict(self.moments)
        copied.hidden, copied.erased, copied.erasing = dict(self.hidden), dict(self.erased), dict(self.erasing)
        return copied


def _opened(session: Session, event: SessionOpened) -> None:
    session.title, session.template, session.opened_at = event.title, event.plan.template, event.at
    session.scale, session.bands = event.plan.scale, event.plan.bands
    session.terms, session.closing = event.plan.terms, event.plan.closing
    session.door_asking = event.asking
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
    seq = event.seq if event.about is None else event.about
    session.moments[event.moment] = Moment(
        id=event.moment, seq=seq, at=event.at, label=event.label, memo=event.memo, notes=event.notes
    )


def _moment_changed(session: Session, event: MomentChanged) -> None:
    known = session.moments.get(event.moment)
    if known:
        session.moments[event.moment] = msgspec.structs.replace(
            known, label=event.label, memo=event.memo, notes=event.notes
        )


def _moment_removed(session: Session, event: MomentRemoved) -> None:
    session.moments.pop(event.moment, None)


def _replay(session: Session, event: ReplayOpened) -> None:
    session.replay_open = event.open


def _bands(session: Session, event: BandsDeclared) -> None:
    session.bands = event.bands


def _boards_locked(session: Session, event: BoardsLocked) -> None:
    session.locked = event.locked


def _door_locked(session: Session, event: DoorLocked) -> None:
    session.door_locked, session.door_asking = event.locked, event.asking and not event.locked


def _hidden(session: Session, event: WordsHidden) -> None:
    if event.hidden:
        session.hidden[event.on] = True
    else:
        session.hidden.pop(event.on, None)


def _erasing(session: Session, event: Erasure) -> None:
    """Nothing else: the words go when the log is rewritten, so whoever folds it anew finds none."""
    if not event.done:
        session.erasing[event.on if isinstance(event, WordsErased) else event.seat] = event.seq


FOLDS: dict[type[Event], Callable[[Session, Any], None]] = {
    SessionOpened: _opened,
    SessionClosed: _closed,
    SessionReopened: _reopened,
    AspectAdded: _aspect,
    AspectParked: _parked,
    MomentMarked: _moment,
    MomentChanged: _moment_changed,
    MomentRemoved: _moment_removed,
    ReplayOpened: _replay,
    BandsDeclared: _bands,
    BoardsLocked: _boards_locked,
    DoorLocked: _door_locked,
    WordsHidden: _hidden,
    WordsErased: _erasing,
    NameErased: _erasing,
    SeatErased: _erasing,
}
