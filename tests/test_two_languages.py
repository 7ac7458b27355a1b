"""One meaning in two languages: random legal histories, decided by the real rules, folded in Python and in Node.

Commands come from several people at random. What the rules let through becomes a history; the tablet's fold, its view
after every kind of filter, and its predictions must agree with the server's, values and order alike.
"""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from events import Event, FacilitatorAdded, SeatHanded, decode, encode
from projections import State, compare, fold
from server import commands as c
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import changes_view, see
from tests.afternoon import Afternoon, viewers
from tests.given import FACILITATOR, PLAN

Json = dict[str, Any]

pytestmark = pytest.mark.timeout(3600)  # the nightly profile takes its time

SCALES = [activity.id for activity in PLAN.activities if activity.kind == "scale"]
RARE = (
    c.RemoveSeat,
    c.ReadmitSeat,
    c.CloseSession,
    c.RemoveFacilitator,
    c.EndActivity,
    c.LockDoor,
    c.LockBoards,
    c.DeclareBands,
)
SAID = ["Aspect 1", " x ", "👩🏽‍⚕️\u2028", "\x1c\u00a0blank\ufeff", "2" * 500]


class Asked(msgspec.Struct, frozen=True):
    """A command that became the event of this index, and who gave it."""

    index: int
    command: c.Command
    actor: Actor
    author: str | None


class History(Afternoon):
    """An afternoon with everything that is rare, too: its events, the state after each, and what was asked."""

    def __init__(self, seed: int, steps: int) -> None:
        self.events: list[Event] = []
        self.after: list[State] = []
        self.asked: list[Asked] = []
        super().__init__(seed)
        late = self.events
        self.events = []
        state = State()
        for event in self.opening:
            fold(state, event)
            self.events.append(event)
            self.after.insert(len(self.events) - 1, state.copy())
        assert late == self.events[-len(late) :], "only what came after the opening was taken before"
        self.after.pop()
        for _ in self.steps(steps):
            pass

    def _try(self) -> Event | None:
        if self.session.state.session.closed:
            return self._decide(c.ReopenSession(), FACILITATOR, None, False)
        if self.session.state.session.locked and self.chance.random() < 0.3:
            return self._decide(c.LockBoards(locked=False), FACILITATOR, None, False)
        if self.chance.random() < 0.02:
            return self._take(self._from_outside())
        return super()._try()

    def _from_outside(self) -> Event:
        """What no command asks for."""
        seq = self.session.state.seq + 1
        if self.chance.random() < 0.3:
            who = f"second{seq}"
            return FacilitatorAdded(seq=seq, at=seq, by="fac", id=f"added{seq}", facilitator=who, name="Gus")
        seat = self.chance.choice(list(self.session.state.people.seats))
        return SeatHanded(seq=seq, at=seq, by=seat, id=f"handed{seq}", seat=seat)

    def _decide(self, command: c.Command, actor: Actor, author: str | None, paper: bool) -> Event | None:
        before = msgspec.json.encode(self.session.state)
        event = super()._decide(command, actor, author, paper)
        if event is None:
            assert msgspec.json.encode(self.session.state) == before, "a refusal changed the state"
        else:
            self.asked.append(Asked(len(self.events) - 1, command, actor, author))
        return event

    def _take(self, event: Event) -> Event:
        assert decode(encode(event)) == event
        super()._take(event)
        self.events.append(event)
        self.after.append(self.session.state.copy())
        return event

    def _command(self, actor: Actor) -> c.Command:
        if self.chance.random() < 0.05:
            kind = c.AddCompanion if actor != FACILITATOR else self.chance.choice(RARE)
            fields = {field.name: self._value(kind, field, actor) for field in msgspec.structs.fields(kind)}
            return kind(**{name: value for name, value in fields.items() if value is not msgspec.NODEFAULT})
        return super()._command(actor)

    def _named(self, kind: type[c.Command], name: str, actor: Actor) -> Any:
        fitting = self._fitting(kind) if name in ("note", "to", "point", "seat") else []
        if fitting and self.chance.random() < 0.7:
            return self.chance.choice(fitting)
        if name == "since" and self.chance.random() < 0.5:
            return self.chance.randrange(self.session.state.seq + 1)
        if name == "facilitator":
            return self.chance.choice(list(self.session.state.people.facilitators))
        if name == "bearers":
            return tuple(self.chance.choices(list(self.session.state.charts.bearers), k=2))
        if name == "text" and self.chance.random() < 0.2:
            return self.chance.choice(SAID)
        return super()._named(kind, name, actor)

    def _fitting(self, kind: type[c.Command]) -> list[str]:
        """The ids with which such a command is not refused, for what is refused mostly."""
        notes, points = self.session.state.boards.notes.values(), self.session.state.charts.points.values()
        fitting: dict[type[c.Command], list[str]] = {
            c.RestoreNote: [note.id for note in notes if note.removed],
            c.MatchNote: [note.id for note in notes if note.aspect is None and not note.removed],
            c.UnmatchNote: list(self.session.state.boards.matches),
            c.RestorePoint: [point.id for point in points if point.removed],
            c.PartPoint: [point.id for point in points if point.into],
            c.UnsupportPoint: [point.id for point in points if point.supporters],
            c.ReadmitSeat: [seat.id for seat in self.session.state.people.seats.values() if seat.removed],
        }
        return fitting.get(kind, [])


histories = st.builds(History, st.integers(0, 2**32), st.integers(0, 400).map(lambda steps: 500 - steps))


class Node:
    """The tablet's code in Node, asked line by line."""

    def __init__(self, script: str = "fold_in_node.mjs") -> None:
        path = Path(__file__).with_name(script)
        self._process = subprocess.Popen(["node", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, **request: Any) -> Any:
        """One request, one answer; the request is ASCII, since Node takes U+2028 for the end of a line."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "Node has ended"
        return json.loads(answer)

    def close(self) -> None:
        """Let the process end by itself."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """One Node for all examples: starting it takes longer than folding."""
    one = Node()
    yield one
    one.close()


def plain(value: Any) -> Any:
    """The value as a tablet would read it."""
    return json.loads(msgspec.json.encode(value))


ROWS = [(room, rows) for room, empty in plain(State()).items() if room != "seq" for rows in empty if empty[rows] == {}]
"""Every container of the state: what it holds is shown in its order."""


def assert_same(expected: Json, found: Json) -> None:
    """Equal values, and equal order where the order is shown."""
    assert expected == found
    for room, rows in ROWS:
        assert list(expected[room][rows]) == list(found[room][rows]), (room, rows)


@pytest.mark.proves("G31")
@given(history=histories, data=st.data())
def test_the_same_history_means_the_same(history: History, data: st.DataObject, node: Node) -> None:
    """At the end, at a random point on the way, and whatever the batches: equal states and comparisons."""
    events = plain(history.events)
    cut = data.draw(st.integers(1, len(events)), label="cut")
    sizes = data.draw(st.lists(st.integers(1, 9), max_size=12), label="batches")
    scale = data.draw(st.sampled_from(SCALES), label="compared")
    for length in (cut, len(events)):
        state = history.after[length - 1]
        found = node.ask(events=events[:length], batches=sizes, activity=scale)
        assert_same(plain(state), found["state"])
        assert plain(compare(state, scale)) == found["comparison"]


def onlooker(history: History, data: st.DataObject) -> tuple[Actor, int]:
    """Somebody who looks on, and the index of the first event after which they can."""
    viewer = data.draw(st.sampled_from(viewers(history.session.state)[:-1]), label="viewer")
    seat = viewer.id if viewer.role == "participant" else None
    there = [n for n, state in enumerate(history.after) if seat is None or seat in state.people.seats]
    return viewer, there[0]


@pytest.mark.proves("G32")
@given(history=histories, data=st.data())
def test_what_a_viewer_is_sent_adds_up_to_what_it_may_see(history: History, data: st.DataObject, node: Node) -> None:
    """Live equals fresh: a state, then the events that are seen, is the state that is seen at the end."""
    viewer, first = onlooker(history, data)
    base = plain(state_for(history.after[first], viewer))
    seen: list[Json] = []
    for event, state in zip(history.events[first + 1 :], history.after[first + 1 :], strict=True):
        if changes_view(event, viewer, state):
            base, seen = plain(state_for(state, viewer)), []
            continue
        visible = see(event, viewer, state, history.session.ledger)
        if visible is not None:
            seen.append(plain(visible))
    assert_seen(history, viewer, node.ask(state=base, events=seen)["state"])


@given(history=histories, data=st.data())
def test_what_a_viewer_is_sent_later_adds_up_as_well(history: History, data: st.DataObject, node: Node) -> None:
    """Resumed equals live: what is sent after a break, filtered by how things stand then, leads to the same state."""
    viewer, first = onlooker(history, data)
    moments = enumerate(zip(history.events, history.after, strict=True))
    changes = [n for n, (event, state) in moments if changes_view(event, viewer, state)]
    left = data.draw(st.integers(max([first, *changes]), len(history.events) - 1), label="left after")
    base = plain(state_for(history.after[left], viewer))
    now, ledger = history.session.state, history.session.ledger
    missed = [see(event, viewer, now, ledger) for event in history.events[left + 1 :]]
    found = node.ask(state=base, events=[plain(event) for event in missed if event is not None])["state"]
    assert_seen(history, viewer, found)


def assert_seen(history: History, viewer: Actor, found: Json) -> None:
    """What was sent amounts to what this viewer may see; the count it has been told apart."""
    now = history.session.state
    assert_same(plain(state_for(now, viewer)), {**found, "seq": now.seq})


@pytest.mark.proves("G59")
@given(history=histories, data=st.data())
def test_the_tablet_foresees_what_the_server_decides(history: History, data: st.DataObject, node: Node) -> None:
    """From what its owner may see: a recorded command becomes the very event that the tablet had shown."""
    assume(history.asked)
    chosen = history.chance.sample(history.asked, min(40, len(history.asked)))
    found = node.ask(asked=[what_the_tablet_knew(one, history) for one in chosen])
    for one, foreseen in zip(chosen, found, strict=True):
        decided = plain(history.events[one.index])
        if is_chance(decided):
            assert foreseen is None
        elif foreseen is None:
            assert one.author, "only what somebody else has in front of them is out of sight"
        else:
            assert of_the_tablet(decided) == of_the_tablet(foreseen)


def what_the_tablet_knew(asked: Asked, history: History) -> Json:
    """All that a tablet makes a prediction from."""
    event = plain(history.events[asked.index])
    view = plain(state_for(history.after[asked.index - 1], asked.actor))
    return {"state": view, "event": event, "command": plain(asked.command), "newId": new_id(event)}


def is_chance(event: Json) -> bool:
    """Is this for the server to make up, so that a tablet has to wait for it: ids, and who sits at which table?"""
    placed = event.get("groups") and ("seed" in event or event["type"] == "seat.readmitted")
    return event["type"] in ("aspect.added", "groups.formed") or bool(placed)


def of_the_tablet(event: Json) -> Json:
    """The event without what the server makes up: a companion's alias, the id of an answer."""
    made_up = ("alias", "reflection")
    return {field: value for field, value in event.items() if field not in made_up}


def new_id(event: Json) -> str:
    """The id that was made for what this event adds, without what the server puts before it."""
    names = {"note.added": "note", "comment.added": "comment", "point.added": "point", "moment.marked": "moment"}
    prefixed = {"bearer.added": "bearer", "seat.joined": "seat"}
    made = event.get(names.get(event["type"], ""), "") or event.get(prefixed.get(event["type"], ""), "")[2:]
    return str(made)


def test_the_histories_are_not_empty() -> None:
    """Over all examples nearly every type of event comes up, and so does writing for others, and from paper."""
    types: set[str] = set()
    written = 0

    @given(history=histories)
    def gather(history: History) -> None:
        nonlocal written
        types.update(str(type(event).__struct_config__.tag) for event in history.events)
        written += sum(event.author is not None or event.paper for event in history.events)

    gather()
    assert len(types) >= 50, sorted(types)
    assert written > 100
