"""The browser's replay of random afternoons: every seq, by every way, for every viewer, is what the server says it was.

A viewer is given what the server would answer them, and the file that they could take away. The engine that draws the
replay is then driven forward, backward and by jumps over chunks of any size, from the one and from the other.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import ActivityEnded, Event
from projections import State, timeline
from projections.timeline import NOT_REPLAYED
from server.exports.replayfile import Player, ReplayFile, beginning, chunk, end
from server.http.timeline import TimelinePage
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import see
from tests.afternoon import viewers
from tests.test_two_languages import ROWS, History, Json, Node, plain

pytestmark = pytest.mark.timeout(3600)  # the nightly profile takes its time

FEW = settings(max_examples=max(8, settings().max_examples // 4))
"""Every example is a whole afternoon, looked at from every side at every moment."""

PLAYER = Player(script="void 0;", style="")
afternoons = st.builds(History, st.integers(0, 2**32), st.integers(0, 180).map(lambda steps: 200 - steps))


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """One Node for all examples: starting it takes longer than replaying."""
    one = Node("replay_in_node.mjs")
    yield one
    one.close()


class Seen:
    """All that one viewer may see of an afternoon, today."""

    def __init__(self, history: History, viewer: Actor) -> None:
        self.today, self.head = history.session.state, len(history.events)
        self.pasts = [State(), *history.after]
        self.viewer = viewer
        seen = [see(event, viewer, self.today, history.session.ledger) for event in history.events]
        self.events: list[Event] = [event for event in seen if event is not None]
        self.shown = state_for(self.today, viewer)

    def at(self, seq: int) -> Json:
        """The state right after this event."""
        return {**plain(state_for(self.pasts[seq], self.viewer, self.today)), "seq": seq}

    def between(self, after: int, upto: int) -> list[Event]:
        """The events in this range."""
        return [event for event in self.events if after < event.seq <= upto]

    def pages(self, size: int) -> list[TimelinePage]:
        """The timeline, so many seqs on a page."""
        bounds = [(after, min(self.head, after + size)) for after in range(0, self.head, size)]
        rows = [timeline(self.between(after, upto), self.shown) for after, upto in bounds]
        return [
            TimelinePage(after=after, upto=upto, head=self.head, epoch="one", incidents=(), timeline=here)
            for (after, upto), here in zip(bounds, rows, strict=True)
        ]

    def page(self, size: int) -> str:
        """The file to take away."""
        starts = range(0, self.head, size)
        file = ReplayFile(
            kind="replay", session="s", title="", eyes=self.viewer.role, after=0, upto=self.head, blurred=False,
            dated=True, made=1, epoch="one", incidents=(), start=None, today=self.shown,
            timeline=timeline(self.events, self.shown), chunks=len(starts), withheld=None,
        )  # fmt: skip
        chunks = [chunk(number, self.between(after, after + size)) for number, after in enumerate(starts)]
        return b"".join([beginning("", PLAYER), *chunks, end(file, PLAYER)]).decode()


def mark(state: Json) -> str:
    """What tells states apart: their values, and their order where the order is shown."""
    orders = [list(state[room][rows]) for room, rows in ROWS]
    told = json.dumps([in_order(state), orders], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def in_order(value: Any) -> Any:
    """The value with its fields in the order of their names, as Node sorts them: by UTF-16 units."""
    if isinstance(value, list):
        return [in_order(one) for one in value]
    if not isinstance(value, dict):
        return value
    return [[name, in_order(value[name])] for name in sorted(value, key=lambda name: name.encode("utf-16-be"))]


@pytest.mark.proves("G33")
@FEW
@given(history=afternoons, data=st.data())
def test_every_moment_is_the_same_by_every_way(history: History, data: st.DataObject, node: Node) -> None:
    """Forward, backward, by jumps, over borders, from a server or a file: the state that the server has for it."""
    viewer = data.draw(st.sampled_from(viewers(history.session.state)), label="viewer")
    seen = Seen(history, viewer)
    size = data.draw(st.integers(1, 60), label="chunk")
    route = data.draw(st.lists(st.integers(0, seen.head), min_size=1, max_size=30), label="route")
    found = node.ask(
        page=seen.page(size),
        today=plain(seen.shown),
        timelines=plain(seen.pages(data.draw(st.integers(1, 200), label="rows"))),
        states={seq: seen.at(seq) for seq in range(0, seen.head + 1, size)},
        events=plain(seen.events),
        chunk=size,
        route=route,
        rows=ROWS,
    )
    assert not found["differ"]
    for seq in range(seen.head + 1):
        expected = seen.at(seq)
        if found["marks"][seq] != mark(expected):
            assert node.ask(show=seq) == expected, seq
            pytest.fail(f"at {seq} the order is another one")
    assert_rows(found["rows"], seen.events, history.after)


def assert_rows(rows: Sequence[Json], events: Sequence[Event], after: Sequence[State]) -> None:
    """A row for each event that is replayed, under the activity that ran."""
    replayed = [event for event in events if not isinstance(event, NOT_REPLAYED)]
    assert [(row["seq"], row["type"], row["at"]) for row in rows] == [
        (event.seq, msgspec.to_builtins(event)["type"], event.at) for event in replayed
    ]
    for row, event in zip(rows, replayed, strict=True):
        ended = event.activity if isinstance(event, ActivityEnded) else None
        assert row["activity"] == (after[event.seq - 1].agenda.current or ended or "")
        assert (row["x"], row["y"]) == (getattr(event, "x", None), getattr(event, "y", None))
