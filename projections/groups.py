"""Who works with whom in which activity."""

from projections.people import Group
from projections.state import State

EVERYONE = Group(id="everyone", name="Everyone", shape="star")
"""The one group of an activity that all do together."""


def groups_in(state: State, activity: str) -> dict[str, Group]:
    """The groups of an activity, by id, in their order.

    Those formed for it; else everyone where all work together; else one for each background, also for a mixed activity
    whose groups have not been formed yet.
    """
    formed = state.people.formations.get(activity)
    if formed:
        return formed.groups
    return {EVERYONE.id: EVERYONE} if _together(state, activity) else state.people.groups


def group_in(state: State, seat: str, activity: str) -> str | None:
    """The group that a seat works with in an activity; None for one that has no place there."""
    known, formed = state.people.seats.get(seat), state.people.formations.get(activity)
    if known is None:
        return None
    if formed:
        return formed.seats.get(seat)
    return EVERYONE.id if _together(state, activity) else known.group


def _together(state: State, activity: str) -> bool:
    known = state.agenda.activities.get(activity)
    return known is not None and known.grouping == "together"
