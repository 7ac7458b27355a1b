"""Analysis by time in two languages: random afternoons, read by the server and by the tablet, come to the same."""

import random
from collections.abc import Iterator

import pytest

from projections import timeline
from projections.between import between
from projections.traces import traces
from server.rules.view import state_for
from server.rules.visibility import see
from tests.afternoon import viewers
from tests.projections.random_afternoons import SEEDS, told
from tests.test_two_languages import Node, plain


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """One Node for all: starting it takes longest."""
    one = Node()
    yield one
    one.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_traces_and_changes_are_the_same(seed: int, node: Node) -> None:
    """For everybody who looks on, over any stretch."""
    afternoon, chance = told(seed), random.Random(seed)
    for viewer in viewers(afternoon.today):
        seen = (see(event, viewer, afternoon.today, afternoon.ledger) for event in afternoon.events)
        today = state_for(afternoon.today, viewer)
        rows = timeline([event for event in seen if event], today)
        first, last = sorted(chance.sample(range(len(afternoon.states)), 2))
        before, after = (state_for(afternoon.states[n], viewer, afternoon.today) for n in (first, last))
        activity = chance.choice(["scale", "quiet", "secret", "alone"])
        found = node.ask(
            timeline=plain(rows), today=plain(today), before=plain(before), after=plain(after), activity=activity
        )
        assert plain(traces(rows, today, activity)) == found["traces"]
        assert plain(between(rows, before, after)) == found["changes"]
