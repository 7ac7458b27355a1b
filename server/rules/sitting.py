"""Who sat at which board or chart: those who were there when its activity ended, as often as it was begun.

A state cannot tell. It knows where everybody sits now, and who comes late, or is moved for the next activity, was not
there; nor was a seat that somebody took by mistake and that was removed.
"""

from collections import defaultdict
from collections.abc import Mapping, Set

from events import (
    ActivityEnded,
    ActivityStarted,
    Event,
    GroupsFormed,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SessionOpened,
)
from projections import State, board_id, fold, group_in

_SEATING = (
    *(SessionOpened, ActivityStarted, ActivityEnded, GroupsFormed),
    *(SeatJoined, SeatMoved, SeatRemoved, SeatReadmitted),
)


class Sitting:
    """Takes in a session's events one by one, from the first."""

    def __init__(self) -> None:
        self._state = State()
        self._sat = defaultdict[str, set[str]](set)

    def take(self, event: Event) -> None:
        """The next event."""
        if isinstance(event, ActivityStarted | ActivityEnded):
            self._note()
        if isinstance(event, _SEATING):
            fold(self._state, event)

    def sat(self) -> Mapping[str, Set[str]]:
        """The seats by board; in the activity that still runs those that are there now."""
        self._note()
        return self._sat

    def _note(self) -> None:
        activity = self._state.agenda.current
        if activity is None:
            return
        for seat in self._state.people.seats.values():
            group = None if seat.removed else group_in(self._state, seat.id, activity)
            if group is not None:
                self._sat[board_id(activity, group)].add(seat.id)
