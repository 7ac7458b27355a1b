"""What people at the table do next: it makes sense, it is varied, and the same dice give the same."""

from random import Random
from typing import get_args

import pytest

from events import BoardEvent, SeatRemoved
from projections import alias_in
from server import commands as c
from server.simulate.mind import Act, Do, Mind, Vanish
from server.simulate.person import choose, hesitate
from server.simulate.words import NAMES
from tests.given import ANNS, BOBS, PLAN, event
from tests.server.simulate.table import ANNS_SCRIBE, Table


@pytest.mark.parametrize("activity", [activity.id for activity in PLAN.activities])
def test_the_rules_take_whatever_people_choose(activity: str) -> None:
    """In every kind of activity, grouping and mode, also for somebody else."""
    table = Table(activity, ANNS_SCRIBE).work()

    assert len(table.events) > 200
    assert c.RaiseHand in table.commands


def test_people_do_drag_and_walk_out_of_reach() -> None:
    """Every kind of act comes up, and now and then a tablet is unsure whether it was heard."""
    acts = Table("scale").work().acts

    assert {type(act) for act in acts} == set(get_args(Act))
    assert any(act.twice for act in acts if isinstance(act, Do))
    assert all(5 <= act.seconds <= 30 for act in acts if isinstance(act, Vanish))


def test_a_scribe_writes_in_the_others_name_and_on_the_others_board() -> None:
    """What is written for somebody is theirs, wherever they sit."""
    boards = {
        (made.author, made.board) for made in Table("scale", ANNS_SCRIBE).work().events if isinstance(made, BoardEvent)
    }

    assert boards == {(None, ANNS), ("bob", BOBS)}


def test_the_same_dice_give_the_same_choices() -> None:
    """A seed is a person's mind."""
    assert Table("scale").work(30).acts == Table("scale").work(30).acts


def test_there_is_nothing_to_do_without_a_seat_or_an_activity() -> None:
    """Somebody who was removed, and somebody between activities, only listens."""
    removed, between = Table("scale", event(SeatRemoved, 4, seat="ann")).state, Table("scale").state
    between.agenda.current = None

    assert choose(removed, "ann", Random(1)) is None
    assert choose(between, "ann", Random(1)) is None


def test_a_mind_knows_the_boards_that_are_its_own() -> None:
    """One's own where people place or write alone, else the group's; never under a name where nobody is named."""
    unnamed = f"unnamed:link-workers:{alias_in('anns-alias', 'unnamed')}"
    boards = {
        name: own_boards(Table(name, writing=name == "tables")) for name in ("scale", "alone", "unnamed", "tables")
    }

    assert boards == {
        "scale": ("scale:link-workers", "scale:link-workers"),
        "alone": ("alone:link-workers:ann", "alone:link-workers:ann"),
        "unnamed": (unnamed, unnamed),
        "tables": (f"tables:link-workers:{alias_in('anns-alias', 'tables')}", "tables:link-workers"),
    }


def own_boards(table: Table) -> tuple[str, str]:
    """Where Ann's new notes go, and where her cards are."""
    state, current = table.state, table.state.agenda.current
    mind = Mind(state, state.agenda.activities[current or ""], state.people.seats["ann"], None, Random(1))
    return mind.desk, mind.board


def test_people_hesitate_as_people_do() -> None:
    """At least a second, at most a minute, mostly short."""
    dice = Random(1)
    pauses = sorted(hesitate(dice) for _ in range(500))

    assert pauses[0] >= 1.0
    assert pauses[-1] <= 60.0
    assert pauses[250] < 10


def test_people_have_names_of_their_own() -> None:
    """Nobody is mistaken for another."""
    assert len(set(NAMES)) == len(NAMES)
