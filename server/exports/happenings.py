"""What happened around the work: the agenda, the people, the meeting itself; one plain sentence each, who included."""

from collections.abc import Callable, Sequence
from typing import Any

from events import (
    ActivityEnded,
    ActivityStarted,
    AspectAdded,
    AspectParked,
    AttentionCalled,
    BandsDeclared,
    BoardsHidden,
    BoardsLocked,
    BoardsRevealed,
    DoorLocked,
    Event,
    FacilitatorAdded,
    FacilitatorRemoved,
    FormedGroup,
    GroupsFormed,
    HandRaised,
    KeysRenewed,
    ScribeAppointed,
    SeatHanded,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
    SessionClosed,
    SessionOpened,
    SessionReopened,
    TimerSet,
    WordsHidden,
    WritingShared,
    WritingStarted,
)
from server.exports.saying import count, hundredths
from server.exports.teller import Teller, one_line

_ASKED = {"help": "asked for help", "slower": "asked for a slower pace", "break": "asked for a break"}
_SERVED = {"help": "needs no more help", "slower": "needs no slower pace any more", "break": "needs no break any more"}
_WORK = {"scale": "boards", "chart": "charts", "reflection": "answers", "conversation": "answers"}


def _opened(tell: Teller, event: SessionOpened) -> str:
    return f"The session {tell.quote(event.title)} was opened."


def _closed(tell: Teller, event: SessionClosed) -> str:
    return f"{tell.who(event)} closed the session."


def _reopened(tell: Teller, event: SessionReopened) -> str:
    return f"{tell.who(event)} opened the session again."


def _aspect_added(tell: Teller, event: AspectAdded) -> str:
    return f"{tell.who(event)} gave every group one more aspect: {tell.wrote(event, event.title)}."


def _parked(tell: Teller, event: AspectParked) -> str:
    how = "put {} aside for everyone." if event.parked else "took {} up again for everyone."
    return f"{tell.who(event)} {how.format(tell.aspect(event.aspect))}"


def _bands(tell: Teller, event: BandsDeclared) -> str:
    who, bands = tell.who(event), event.bands
    if bands is None:
        return f"{who} set that no difference is called anything."
    near, far = hundredths(bands.near), hundredths(bands.far)
    return (
        f"{who} set what differences are called: less than {near} of 100 is close, {far} of 100 or more is far apart."
    )


def _boards_locked(tell: Teller, event: BoardsLocked) -> str:
    return f"{tell.who(event)} {'stopped all changes for now' if event.locked else 'let people change things again'}."


def _door(tell: Teller, event: DoorLocked) -> str:
    opened = "set that whoever joins waits to be let in" if event.asking else "opened the door again"
    return f"{tell.who(event)} {'closed the door: nobody new can join' if event.locked else opened}."


def _hidden(tell: Teller, event: WordsHidden) -> str:
    return (
        f"{tell.who(event)} {'hid' if event.hidden else 'showed'} these words{'' if event.hidden else ' again'}: "
        + (f"{tell.thing(event.on)}.")
    )


def _in_charge(tell: Teller, event: FacilitatorAdded) -> str:
    return f"{tell.person(event.facilitator)} is in charge too."


def _not_in_charge(tell: Teller, event: FacilitatorRemoved) -> str:
    return f"{tell.person(event.facilitator)} is not in charge any more."


def _renewed(_tell: Teller, event: KeysRenewed) -> str:
    whose = "wall got a new link" if event.role == "wall" else "facilitators got new links"
    return f"The {whose}; old ones open nothing any more."


def _started(tell: Teller, event: ActivityStarted) -> str:
    known = tell.before.agenda.activities.get(event.activity)
    began = "went on" if known and known.started_at is not None else "began"
    formed = f" Groups were formed for it: {_groups(event.groups)}." if event.groups else ""
    return f"{tell.activity(event.activity)} {began}.{formed}"


def _ended(tell: Teller, event: ActivityEnded) -> str:
    return f"{tell.activity(event.activity)} ended."


def _revealed(tell: Teller, event: BoardsRevealed) -> str:
    return f"The {_work(tell, event.activity)} of {tell.activity(event.activity)} were shown to everyone."


def _hidden_again(tell: Teller, event: BoardsHidden) -> str:
    return f"The {_work(tell, event.activity)} of {tell.activity(event.activity)} were hidden again."


def _work(tell: Teller, activity: str) -> str:
    known = tell.today.agenda.activities.get(activity)
    return _WORK[known.kind] if known else "boards"


def _writing(tell: Teller, event: WritingStarted) -> str:
    return f"Everybody began to write alone in {tell.activity(event.activity)}."


def _shared(tell: Teller, event: WritingShared) -> str:
    return f"What everybody had written alone in {tell.activity(event.activity)} was put on the boards."


def _timer(_tell: Teller, event: TimerSet) -> str:
    if event.ends_at is not None:
        return f"The clock was set. {_clock(event.ends_at - event.at)} to go."
    return "The clock was put away." if event.left is None else f"The clock was stopped. {_clock(event.left)} to go."


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(max(0, milliseconds + 500) // 1000, 60)
    return f"{minutes}:{seconds:02} minutes"


def _attention(tell: Teller, event: AttentionCalled) -> str:
    if not event.up:
        return f"{tell.who(event)} let everyone go on."
    where = f"look at {tell.aspect(event.aspect)}" if event.aspect else "look up"
    return f"{tell.who(event)} asked everyone to {where}."


def _formed(tell: Teller, event: GroupsFormed) -> str:
    return f"Groups were formed for {tell.activity(event.activity)}: {_groups(event.groups)}."


def _groups(groups: Sequence[FormedGroup]) -> str:
    """How many sit at which table; who they are is for the screen."""
    return ", ".join(f"{one_line(group.name)} ({count(len(group.seats), 'person', 'people')})" for group in groups)


def _joined(tell: Teller, event: SeatJoined) -> str:
    known = tell.today.people.groups.get(event.background)
    sits = f" Group: {one_line(known.name)}." if known else ""
    return f"{tell.person(event.seat)} {'waits to be let in' if event.waiting else 'joined'}.{sits}"


def _renamed(tell: Teller, event: SeatRenamed) -> str:
    return f"{tell.person(event.seat)} goes by another name."


def _seat_moved(tell: Teller, event: SeatMoved) -> str:
    group = tell.group(event.activity, event.group) if event.activity else _background(tell, event.group)
    where = f" in {tell.activity(event.activity)}" if event.activity else " now"
    return f"{tell.person(event.seat)} sits with another group{where}: {group}."


def _background(tell: Teller, group: str) -> str:
    known = tell.today.people.groups.get(group)
    return one_line(known.name) if known else "another one"


def _handed(tell: Teller, event: SeatHanded) -> str:
    return f"{tell.person(event.seat)} went on with another tablet."


def _scribe(tell: Teller, event: ScribeAppointed) -> str:
    if event.scribe is None:
        return f"Nobody writes for {tell.person(event.seat)} any more."
    return f"{tell.person(event.scribe)} writes for {tell.person(event.seat)} from here on."


def _seat_removed(tell: Teller, event: SeatRemoved) -> str:
    if _waited(tell, event.seat):
        return f"{tell.who(event)} did not let {tell.person(event.seat)} in."
    return f"{tell.who(event)} removed {tell.person(event.seat)} from the session."


def _readmitted(tell: Teller, event: SeatReadmitted) -> str:
    return f"{tell.who(event)} let {tell.person(event.seat)} {'in' if _waited(tell, event.seat) else 'back in'}."


def _waited(tell: Teller, seat: str) -> bool:
    known = tell.before.people.seats.get(seat)
    return known is not None and bool(known.lobby)


def _hand(tell: Teller, event: HandRaised) -> str:
    return f"{tell.person(event.seat)} {(_ASKED if event.up else _SERVED)[event.need]}."


HAPPENINGS: dict[type[Event], Callable[[Teller, Any], str]] = {
    SessionOpened: _opened,
    SessionClosed: _closed,
    SessionReopened: _reopened,
    AspectAdded: _aspect_added,
    AspectParked: _parked,
    BandsDeclared: _bands,
    BoardsLocked: _boards_locked,
    DoorLocked: _door,
    WordsHidden: _hidden,
    FacilitatorAdded: _in_charge,
    FacilitatorRemoved: _not_in_charge,
    KeysRenewed: _renewed,
    ActivityStarted: _started,
    ActivityEnded: _ended,
    BoardsRevealed: _revealed,
    BoardsHidden: _hidden_again,
    WritingStarted: _writing,
    WritingShared: _shared,
    TimerSet: _timer,
    AttentionCalled: _attention,
    GroupsFormed: _formed,
    SeatJoined: _joined,
    SeatRenamed: _renamed,
    SeatMoved: _seat_moved,
    SeatHanded: _handed,
    ScribeAppointed: _scribe,
    SeatRemoved: _seat_removed,
    SeatReadmitted: _readmitted,
    HandRaised: _hand,
}
