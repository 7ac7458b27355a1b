"""A participant's mind: what somebody at the table does next, chosen by their own dice.

Pure: the dice come in. The same seed and the same board give the same choice; the timing is the network's, so two runs
of one seed are alike, not equal.
"""

from collections.abc import Callable, Mapping
from random import Random

from events.plan import ActivityKind
from projections import State, running
from server.simulate import placing, talking, weighing
from server.simulate.mind import Act, Mind, Wish

_WISHES: Mapping[ActivityKind, Callable[[Mind], list[Wish]]] = {
    "conversation": talking.wishes,
    "scale": placing.wishes,
    "chart": weighing.wishes,
    "reflection": talking.answers,
}


def hesitate(dice: Random) -> float:
    """Seconds of room time until somebody who has just acted acts again: mostly short, sometimes a long talk."""
    return min(60.0, 1.0 + dice.expovariate(1 / 7))


def choose(state: State, seat: str, dice: Random) -> Act | None:
    """What happens next on this seat's tablet; None when there is nothing to do but listen.

    Now and then it is done for somebody whom this seat writes for.
    """
    me, activity = state.people.seats.get(seat), running(state.agenda)
    if me is None or me.removed or activity is None:
        return None
    others = [other for other in state.people.seats.values() if other.scribe == seat and not other.removed]
    who = dice.choice(others) if others and dice.random() < 0.4 else me
    mind = Mind(state, activity, who, who.id if who is not me else None, dice)
    if mind.group is None:
        return None
    wishes = _WISHES[activity.kind](mind) + mind.anywhere()
    return dice.choices([act for act, _ in wishes], weights=[weight for _, weight in wishes])[0]
