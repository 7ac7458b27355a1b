"""Given events, when a command, then an event or a refusal: how the rules are tested, with no store, clock or mock.

given(*OPENED, *STARTED).when(MoveNote(...), ANN).then(NoteMoved, x=420)
given(*OPENED).when(MoveNote(...), ANN).refused("not-now")
"""

from dataclasses import dataclass
from typing import Any

import msgspec

from events import (
    Activity,
    ActivityStarted,
    Aspect,
    Background,
    Bearer,
    Event,
    Label,
    Plan,
    Prompt,
    Scale,
    SeatJoined,
    SessionOpened,
)
from projections import Ledger, State, enter, fold
from server.commands import Command
from server.rules.access import Actor, Refusal, check
from server.rules.case import Stamp
from server.rules.decide import decide

NOW = 1_800_000_000_000
"""The moment at which every command in these tests arrives, in ms."""

FACILITATOR = Actor("facilitator", "fac")
ANN = Actor("participant", "ann")
"""A link worker."""
BOB = Actor("participant", "bob")
"""A PPI contributor."""
WALL = Actor("wall", "")

ANNS = "scale:link-workers"
"""The board of Ann's group."""
BOBS = "scale:ppi"
"""The board of Bob's group."""


PROMPTS = (
    Prompt(id="card", kind="card", text="Talk about it."),
    Prompt(id="why", kind="text", text="Why?"),
    Prompt(id="how", kind="rating", text="How was it?", options=("Bad", "Fair", "Good")),
)


def activity(
    name: str, kind: Any, attribution: Any = "named", grouping: Any = "separate", mode: Any = "group"
) -> Activity:
    """An activity of the plan."""
    return Activity(
        id=name,
        kind=kind,
        title=name,
        instruction="",
        minutes=10,
        grouping=grouping,
        attribution=attribution,
        mode=mode,
        prompts=PROMPTS if kind in ("conversation", "reflection") else (),
    )


PLAN = Plan(
    template="test",
    scale=Scale(left=Label(words="About choice", plain="up to you"), right=Label(words="Set in stone", plain="fixed")),
    backgrounds=(
        Background(id="link-workers", name="Link workers", shape="circle"),
        Background(id="ppi", name="PPI contributors", shape="square"),
    ),
    aspects=tuple(Aspect(id=f"a{n}", title=f"Aspect {n}", detail="", source="") for n in range(1, 4)),
    activities=(
        activity("talk", "conversation"),
        activity("scale", "scale"),
        activity("quiet", "scale", "group"),
        activity("secret", "scale", "nobody"),
        activity("chart", "chart"),
        activity("reflect", "reflection"),
        activity("alone", "scale", mode="individual"),
        activity("unnamed", "scale", "nobody", mode="individual"),
        activity("mixed", "chart", "group", grouping="mixed"),
        activity("tables", "conversation", "nobody", grouping="mixed"),
        activity("together", "reflection", "nobody", grouping="together"),
        activity("feelings", "reflection", "group", grouping="mixed"),
    ),
    bearers=(Bearer(id="patient", name="Patient"), Bearer(id="surgery", name="Surgery")),
)


def event(kind: type[Event], seq: int, by: str = "fac", **fields: Any) -> Any:
    """An event of this kind with an envelope that fits."""
    return kind(seq=seq, at=NOW - 1_000_000 + seq, by=by, id=f"{by}-tablet:{seq}", **fields)


OPENED: tuple[Event, ...] = (
    event(SessionOpened, 1, title="Test", plan=PLAN, facilitator="fac", salt="pepper"),
    event(SeatJoined, 2, "ann", seat="ann", name="Ann", background="link-workers", alias="anns-alias"),
    event(SeatJoined, 3, "bob", seat="bob", name="Bob", background="ppi", alias="bobs-alias"),
)
"""A session with Ann and Bob in it; nothing runs yet."""

STARTED = (event(ActivityStarted, 4, activity="scale"),)
"""The scale activity runs."""


@dataclass
class Given:
    """A session as some events left it."""

    state: State
    ledger: Ledger

    def when(
        self, command: Command, actor: Actor, at: int = NOW, author: str | None = None, paper: bool = False
    ) -> "Outcome":
        """The command arrives: access first, then the decision. ``author`` is the seat that the actor writes for."""
        seq = self.state.seq + 1
        stamp = Stamp(seq=seq, at=at, id=f"{actor.id}-tablet:{seq}", new_id=f"fresh0fresh{seq}")
        try:
            check(command, actor, self.state, author, paper)
            return Outcome(self, decide(command, actor, self.state, stamp, author, paper), None)
        except Refusal as refusal:
            return Outcome(self, None, refusal)


@dataclass
class Outcome:
    """What became of a command."""

    before: Given
    event: Event | None
    refusal: Refusal | None

    def then(self, kind: type[Event], **fields: Any) -> "Given":
        """It became this event with these fields; what follows is given that event too."""
        assert self.refusal is None, self.refusal
        assert isinstance(self.event, kind)
        assert fields == {name: getattr(self.event, name) for name in fields}
        fold(self.before.state, self.event)
        enter(self.before.ledger, self.event)
        return self.before

    def refused(self, code: str) -> None:
        """It was refused with this code, in words for a person, and made no event."""
        assert self.event is None
        assert self.refusal is not None
        assert code == self.refusal.code
        assert self.refusal.message.endswith(".")


def given(*events: Event) -> Given:
    """A session in which these events happened, in this order; they are numbered afresh."""
    state, ledger = State(), Ledger()
    for seq, each in enumerate(events, start=1):
        numbered = msgspec.structs.replace(each, seq=seq)
        fold(state, numbered)
        enter(ledger, numbered)
    return Given(state, ledger)
