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
from hypothesis import given, settings
from hypothesis import strategies as st

from events import Activity, Aspect, Background, Event, Label, Plan, Scale, SeatJoined, SessionOpened, decode, encode
from projections import Ledger, State, compare, enter, fold
from server import commands as c
from server.rules.access import Actor, Refusal, check
from server.rules.case import Stamp
from server.rules.decide import decide
from server.rules.view import state_for
from server.rules.visibility import changes_view, group_of, see

Json = dict[str, Any]

pytestmark = pytest.mark.timeout(3600)  # the nightly profile takes its time

FACILITATOR = Actor("facilitator", "fay00fay00fay00")
SEATS = {"ann00ann00": "link", "bob00bob00": "link", "cat00cat00": "ppi", "dan00dan00": "ppi"}
PEOPLE = [FACILITATOR, *(Actor("participant", seat) for seat in SEATS)]
VIEWERS = [*PEOPLE, Actor("wall", "")]
GROUPS = ["link", "ppi"]
ASPECTS = ["where", "who", "how-long"]
ACTIVITIES = ["talk", "named", "grouped", "secret"]
BOARDS = [f"{activity}:{group}" for activity in ACTIVITIES for group in GROUPS]
OWN = [f"note{n}note{n}note{n}" for n in range(4)]
REMARKS = [f"remark{n}remark{n}" for n in range(4)]


def plan() -> Plan:
    """Two groups, three aspects, and an activity for each way of naming people."""
    end = Label(words="end", plain="plain end")
    kinds: list[Any] = ["named", "group", "nobody"]
    scales = [
        Activity(
            id=name, kind="scale", title=name, instruction="", minutes=5, grouping="separate", attribution=attribution
        )
        for name, attribution in zip(ACTIVITIES[1:], kinds, strict=True)
    ]
    talk = Activity(
        id="talk", kind="conversation", title="Talk", instruction="", minutes=5, grouping="mixed", attribution="named"
    )
    return Plan(
        template="tiny",
        scale=Scale(left=end, right=end),
        backgrounds=tuple(Background(id=group, name=group, shape="circle") for group in GROUPS),
        aspects=tuple(Aspect(id=aspect, title=f"Title of {aspect}", detail="", source="") for aspect in ASPECTS),
        activities=(talk, *scales),
    )


def opening() -> list[Event]:
    """A session with its seats, and the first scale running."""
    opened = SessionOpened(
        seq=1, at=1000, by=FACILITATOR.id, id="opened", title="T", plan=plan(), facilitator="f", salt="salt"
    )
    joined = [
        SeatJoined(seq=n, at=1000 + n, by=seat, id=f"joined{n}", seat=seat, name=f"Seat {n} 🦊", background=group)
        for n, (seat, group) in enumerate(SEATS.items(), start=2)
    ]
    return [opened, *joined]


places = st.integers(0, 1000)
sinces = st.none() | st.integers(0, 60)
texts = st.text(min_size=1, max_size=8) | st.sampled_from(["Title of where", " x ", "👩🏽‍⚕️\u2028"])
# "@where" stands for that card on the board that the person has in front of them.
cards = st.sampled_from([f"@{aspect}" for aspect in ASPECTS])
strange = st.sampled_from([f"{board}:{aspect}" for board in BOARDS for aspect in ASPECTS])
notes = st.one_of(cards, cards, st.sampled_from(OWN), st.sampled_from(OWN), strange)
boards = st.none() | st.sampled_from(BOARDS)
aspects = st.sampled_from(ASPECTS)
marks = st.sampled_from(["notDiscussed", "undecided", "open"])
seats = st.sampled_from(list(SEATS))
activities = st.sampled_from(ACTIVITIES)

# What groups do all the time comes up more often than what a facilitator does now and then.
placing = st.one_of(
    st.builds(c.MoveNote, note=notes, x=places, y=places, since=sinces),
    st.builds(c.MoveNote, note=notes, x=places, y=places),
    st.builds(c.UnplaceNote, note=notes, since=sinces),
    st.builds(c.RewordNote, note=notes, text=texts, since=sinces),
    st.builds(c.AddNote, text=texts, note=st.sampled_from(OWN), board=boards, x=places, y=st.none() | places),
    st.builds(c.AddNote, text=texts, note=st.sampled_from(OWN)),
    st.builds(c.AddNote, text=texts, aspect=aspects, board=boards),
    st.builds(c.RemoveNote, note=notes),
    st.builds(c.RestoreNote, note=notes),
    st.builds(c.Comment, on=notes, text=texts, comment=st.sampled_from(REMARKS)),
    st.builds(c.RemoveComment, comment=st.sampled_from(REMARKS)),
    st.builds(
        c.SetDiscussed, aspect=aspects, state=st.sampled_from(["notDiscussed", "undecided", "open"]), board=boards
    ),
)
belonging = st.one_of(st.builds(c.RaiseHand, up=st.booleans()), st.builds(c.RenameSeat, name=texts))
leading = st.one_of(
    st.builds(c.StartActivity, activity=st.sampled_from(ACTIVITIES[1:])),
    st.builds(c.StartActivity, activity=activities),
    st.builds(c.EndActivity, activity=activities),
    st.builds(c.Reveal, activity=st.none() | activities),
    st.builds(c.Hide, activity=st.none() | activities),
    st.builds(c.SetTimer, seconds=st.none() | st.integers(1, 600)),
    st.builds(c.ExtendTimer, seconds=st.integers(1, 600)),
    st.just(c.PauseTimer()),
    st.just(c.ResumeTimer()),
    st.builds(c.AddAspect, title=texts),
    st.builds(c.ParkAspect, aspect=aspects, parked=st.booleans()),
    st.builds(c.MoveSeat, seat=seats, group=st.sampled_from(GROUPS)),
    st.builds(c.RemoveSeat, seat=seats),
    st.builds(c.ReadmitSeat, seat=seats),
    st.builds(c.LowerHand, seat=seats),
    st.builds(c.MarkMoment, label=texts, memo=st.none() | texts),
    st.just(c.CloseSession()),
    st.just(c.ReopenSession()),
)
asking = st.one_of(
    *[st.tuples(placing, st.sampled_from(PEOPLE))] * 6,
    st.tuples(belonging, st.sampled_from(PEOPLE)),
    st.tuples(leading, st.just(FACILITATOR)),
    st.tuples(leading, st.just(FACILITATOR)),
    st.tuples(leading, st.sampled_from(PEOPLE)),
)
asked_lists = st.lists(asking, min_size=20, max_size=80)


class History:
    """What became of a list of commands: events, each with the state after it and, but for the first, its command."""

    def __init__(self, asked: list[tuple[c.Command, Actor]]) -> None:
        self.state, self.ledger = State(), Ledger()
        self.events: list[Event] = []
        self.after: list[State] = []
        self.commands: list[tuple[int, c.Command, Actor]] = []
        self.refused = 0
        for event in opening():
            self._record(event)
        self._ask(c.StartActivity(activity="named"), FACILITATOR)
        for command, actor in asked:
            self._ask(self._in_front_of(actor, command), actor)

    def _in_front_of(self, actor: Actor, command: c.Command) -> c.Command:
        where = "on" if isinstance(command, c.Comment) else "note"
        name = getattr(command, where, None) or ""
        if not name.startswith("@"):
            return command
        group = group_of(actor, self.state) or "ppi"
        return msgspec.structs.replace(command, **{where: f"{self.state.agenda.current}:{group}:{name[1:]}"})

    def _ask(self, command: c.Command, actor: Actor) -> None:
        number = len(self.events) + 1
        stamp = Stamp(number, 1000 + 7 * number, f"tab-{actor.id[:3]}:{number}", f"new{number:013}")
        before = msgspec.json.encode(self.state)
        try:
            check(command, actor, self.state)
            event = decide(command, actor, self.state, stamp)
        except Refusal:
            self.refused += 1
        else:
            self.commands.append((len(self.events), command, actor))
            self._record(event)
            return
        assert msgspec.json.encode(self.state) == before, "a refusal changed the state"

    def _record(self, event: Event) -> None:
        assert decode(encode(event)) == event
        fold(self.state, event)
        enter(self.ledger, event)
        self.events.append(event)
        self.after.append(self.state.copy())


histories = asked_lists.map(History)


class Node:
    """The tablet's code in Node, asked line by line."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("fold_in_node.mjs")
        self._process = subprocess.Popen(["node", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

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


def assert_same(expected: Json, found: Json) -> None:
    """Equal values, and equal order where the order is shown."""
    assert expected == found
    for part in ("agenda.activities", "people.groups", "people.seats", "session.aspects", "session.moments"):
        room, rows = part.split(".")
        assert list(expected[room][rows]) == list(found[room][rows]), part
    for rows in ("notes", "comments", "marks"):
        assert list(expected["boards"][rows]) == list(found["boards"][rows]), rows


@given(history=histories, data=st.data())
def test_the_same_history_means_the_same(history: History, data: st.DataObject, node: Node) -> None:
    """At the end, at a random point on the way, and whatever the batches: equal states and comparisons."""
    events = plain(history.events)
    cut = data.draw(st.integers(1, len(events)), label="cut")
    sizes = data.draw(st.lists(st.integers(1, 9), max_size=12), label="batches")
    scale = data.draw(st.sampled_from(ACTIVITIES[1:]), label="compared")
    for length in (cut, len(events)):
        state = history.after[length - 1]
        found = node.ask(events=events[:length], batches=sizes, activity=scale)
        assert_same(plain(state), found["state"])
        assert plain(compare(state, scale)) == found["comparison"]


@given(history=histories, viewer=st.sampled_from(VIEWERS))
def test_what_a_viewer_is_sent_adds_up_to_what_it_may_see(history: History, viewer: Actor, node: Node) -> None:
    """Live equals fresh: a state, then the events that are seen, is the state that is seen at the end."""
    base = plain(state_for(history.after[0], viewer))
    seen: list[Json] = []
    for event, state in zip(history.events[1:], history.after[1:], strict=True):
        if changes_view(event, viewer):
            base, seen = plain(state_for(state, viewer)), []
            continue
        visible = see(event, viewer, state, history.ledger)
        if visible is not None:
            seen.append(plain(visible))
    found = node.ask(state=base, events=seen)["state"]
    assert_same(plain(state_for(history.state, viewer)), {**found, "seq": history.state.seq})


@given(history=histories, viewer=st.sampled_from(VIEWERS), data=st.data())
def test_what_a_viewer_is_sent_later_adds_up_as_well(
    history: History, viewer: Actor, data: st.DataObject, node: Node
) -> None:
    """Resumed equals live: what is sent after a break, filtered by how things stand then, leads to the same state."""
    changes = [n for n, event in enumerate(history.events) if changes_view(event, viewer)]
    left = data.draw(st.integers(max([0, *changes]), len(history.events) - 1), label="left after")
    base = plain(state_for(history.after[left], viewer))
    missed = [see(event, viewer, history.state, history.ledger) for event in history.events[left + 1 :]]
    found = node.ask(state=base, events=[plain(event) for event in missed if event is not None])["state"]
    assert_same(plain(state_for(history.state, viewer)), {**found, "seq": history.state.seq})


@given(history=histories)
def test_the_tablet_foresees_what_the_server_decides(history: History, node: Node) -> None:
    """A command that is recorded becomes the very event that the tablet had shown, unless the server makes its id."""
    events = plain(history.events)
    asked = [
        {"index": index, "command": plain(command), "me": actor.id, "newId": new_id(events[index])}
        for index, command, actor in history.commands
    ]
    found = node.ask(events=events, asked=asked)
    for (index, command, _), event in zip(history.commands, found, strict=True):
        if not isinstance(command, c.AddAspect | c.MarkMoment):
            assert events[index] == event


def new_id(event: Json) -> str:
    """The id that was made for what this event adds."""
    return str(event.get("comment") or event.get("note") or "")


def test_the_histories_are_not_empty() -> None:
    """Over all examples nearly every type of event comes up, and refusals do."""
    types: set[str] = set()
    refused = 0

    @settings(max_examples=200)  # which examples come up depends on what else is loaded; so many are enough for any
    @given(history=histories)
    def gather(history: History) -> None:
        nonlocal refused
        types.update(str(type(event).__struct_config__.tag) for event in history.events)
        refused += history.refused

    gather()
    assert len(types) >= 22, types
    assert refused > 100
