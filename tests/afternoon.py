"""Random afternoons: people of all roles doing whatever they can think of, decided by the real rules.

One seed is one afternoon, always the same. Every kind of activity, of grouping and of naming people comes up, and most
commands name things that are there, so that most of them become events.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from events import Erasure, Event, SeatJoined, erased, settled
from projections import State, board_id, card_id, enter, fold, groups_in
from server import commands as c
from server.rules.access import TABLE, Actor, Refusal, check, phase
from server.rules.case import Stamp
from server.rules.decide import decide
from server.rules.sweeping import Sweep
from server.rules.tables import late
from tests.given import ANN, BOB, FACILITATOR, OPENED, PLAN, Given, given

SECOND = Actor("participant", "cat")
"""Another link worker, so that two people share an audience."""
PEOPLE = (ANN, BOB, SECOND, FACILITATOR)
ASPECTS = [aspect.id for aspect in PLAN.aspects]
ACTIVITIES = [activity.id for activity in PLAN.activities]
WORDS = ["yes", "no", "why not?", "it is cold", "e\u0301", "שלום"]


class Afternoon:
    """A session that goes on; ``session`` is how it stands."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.session: Given = given(*OPENED)
        self.opening: list[Event] = [*OPENED, self._take(self._joined("cat", "link-workers"))]

    def steps(self, count: int) -> Iterator[Event]:
        """So many commands; what became events, one after the other."""
        for _ in range(count):
            event = self._try()
            if event is not None:
                yield event

    def _try(self) -> Event | None:
        if self.chance.random() < 0.02:
            return self._take(
                self._joined(f"late{self.session.state.seq}", self.chance.choice(["link-workers", "ppi"]))
            )
        if self.chance.random() < 1 / _ONE_AT_A_TIME or self.session.state.agenda.current is None:
            return self._decide(c.StartActivity(activity=self.chance.choice(ACTIVITIES)), FACILITATOR, None, False)
        if self.chance.random() < 1 / _TAKEN_OUT:
            seat = self.chance.choice(list(self.session.state.people.seats))
            return self._decide(c.EraseSeat(seat=seat, why="asked"), FACILITATOR, None, False)
        actor = self.chance.choices(PEOPLE, (3, 3, 2, 3))[0]
        command = self._command(actor)
        author = self.chance.choice(list(self.session.state.people.seats)) if self.chance.random() < 0.1 else None
        paper = actor == FACILITATOR and self.chance.random() < 0.2
        return self._decide(command, actor, author, paper)

    def _decide(self, command: c.Command, actor: Actor, author: str | None, paper: bool) -> Event | None:
        seq = self.session.state.seq + 1
        stamp = Stamp(seq=seq, at=seq * 1000, id=f"{actor.id}-tablet:{seq}", new_id=f"made{seq:08}")
        try:
            check(command, actor, self.session.state, author, paper)
            return self._take(decide(command, actor, self.session.state, stamp, author, paper))
        except Refusal:
            return None

    def _take(self, event: Event) -> Event:
        fold(self.session.state, event)
        enter(self.session.ledger, event)
        return event

    def _joined(self, seat: str, background: str) -> Event:
        seq, groups = self.session.state.seq + 1, late(self.session.state, background)
        return SeatJoined(
            seq=seq, at=seq, by=seat, id=f"joined{seq}", seat=seat, name=seat, background=background,
            alias=f"{seat}-alias", groups=groups,
        )  # fmt: skip

    def _command(self, actor: Actor) -> c.Command:
        pool = [*_FOR_ALL, *_FOR_FACILITATORS] if actor == FACILITATOR else _FOR_ALL
        fitting = [kind for kind in pool if phase(self.session.state) in TABLE[kind].phases]
        kind = self.chance.choice(fitting)
        fields = {field.name: self._value(kind, field, actor) for field in msgspec.structs.fields(kind)}
        return kind(**{name: value for name, value in fields.items() if value is not msgspec.NODEFAULT})

    def _value(self, kind: type[c.Command], field: Any, actor: Actor) -> Any:
        if not field.required and self.chance.random() < 0.5 and field.name not in ("board", "chart"):
            return msgspec.NODEFAULT
        return self._named(kind, field.name, actor)

    def _named(self, kind: type[c.Command], name: str, actor: Actor) -> Any:
        state, pick = self.session.state, self.chance.choice
        if kind in (c.MatchNote, c.UnmatchNote):
            return pick([note.id for note in state.boards.notes.values() if note.aspect is None] or ["n"])
        seats, notes, points = list(state.people.seats), self._notes(), [*list(state.charts.points)[-5:], "p"]
        remarks, answers = [*state.boards.comments, "k"], list(state.reflections.given)
        made = pick([f"own{self.chance.randrange(10**9):09}", *(name for name in notes if ":" not in name)])
        board, flip = None if actor != FACILITATOR else self._board(), pick([True, False])
        values: dict[str, Any] = {
            "text": pick(WORDS), "name": pick(WORDS), "title": pick(WORDS), "label": pick(WORDS), "detail": "",
            "memo": None, "x": self.chance.randrange(1001), "y": self.chance.randrange(1001), "question": flip,
            "aspect": pick(ASPECTS), "activity": state.agenda.current or pick(ACTIVITIES), "since": None,
            "state": pick(["notDiscussed", "undecided", "cantAgree", "depends", "open"]), "low": 100, "high": 800,
            "board": board, "chart": board, "seat": pick(seats), "scribe": pick([None, *seats]),
            "group": pick(["link-workers", "ppi", "table-1", "table-2"]), "background": "ppi", "point": pick(points),
            "into": pick(points), "side": pick(["pro", "con"]), "bearers": (), "bearer": None, "hidden": flip,
            "comment": pick(remarks), "prompt": pick(["why", "how"]), "rating": pick([1, 3, None]), "named": flip,
            "reflection": None, "need": pick(["help", "slower", "break"]), "up": flip, "tables": pick([1, 2, 3]),
            "note": pick(notes), "to": pick(notes), "locked": self.chance.random() < 0.02, "near": 100, "far": 300,
            "asking": flip, "why": "asked",
            "parked": self.chance.random() < 0.3, "seconds": 60, "facilitator": "fac",
            "on": pick([*notes, *points, *remarks, *answers]), "open": flip, "about": self.chance.randrange(1, 200),
            "moment": pick([*state.session.moments, "gone"]), "notes": tuple({pick(notes), pick([*points, *notes])}),
        }  # fmt: skip
        if name in _MADE.get(kind, ()):
            return {"note": made, "comment": made, "point": made, "moment": made}.get(name)
        return values[name]

    def _board(self) -> str:
        state, activity = self.session.state, self.session.state.agenda.current or "scale"
        return board_id(activity, self.chance.choice(list(groups_in(state, activity))))

    def _notes(self) -> list[str]:
        return [*list(self.session.state.boards.notes)[-6:], *(card_id(self._board(), aspect) for aspect in ASPECTS)]


_MADE: dict[type[c.Command], tuple[str, ...]] = {
    c.AddNote: ("note",),
    c.Comment: ("comment",),
    c.AddPoint: ("point",),
    c.AddCompanion: ("seat",),
    c.MarkMoment: ("moment",),
}
_ONE_AT_A_TIME = 60
"""An activity goes on for about so many steps before the facilitator starts another one."""
_TAKEN_OUT = 400
"""Once in so many steps somebody asks that everything of theirs be erased."""
_RARE = (c.RemoveSeat, c.CloseSession, c.RemoveFacilitator, c.ReopenSession, c.AddCompanion, c.LockDoor, c.EraseSeat)
_EVERYBODYS = (
    c.AddNote, c.MoveNote, c.UnplaceNote, c.RewordNote, c.ExplainNote, c.RemoveNote, c.RestoreNote, c.Comment,
    c.RemoveComment, c.SetDiscussed, c.AddPoint, c.RewordPoint, c.MovePoint, c.RemovePoint, c.RestorePoint,
    c.SupportPoint, c.UnsupportPoint, c.JoinPoints, c.PartPoint, c.AddBearer, c.Reflect, c.RaiseHand, c.AppointScribe,
)  # fmt: skip
_FOR_ALL: list[type[c.Command]] = [
    *_EVERYBODYS,
    *(c.AddNote, c.MoveNote, c.AddPoint, c.SupportPoint, c.UnsupportPoint, c.JoinPoints) * 4,
]
_FOR_FACILITATORS: list[type[c.Command]] = [
    *(k for k in c.AnyCommand.__args__ if k not in (*_EVERYBODYS, *_RARE, c.StartActivity, c.EndActivity)),
    *(c.Reveal, c.Hide, c.StartWriting, c.ShareWriting, c.HideNote, c.EraseNote) * 4,
    *(c.MatchNote, c.UnmatchNote) * 6,
]


def rewritten(events: Sequence[Event]) -> list[Event]:
    """These events, from the first, as the log has them once everything was erased that they ask for."""
    sweep = Sweep(one for one in events if isinstance(one, Erasure))
    return [settled(erased(one) if sweep.takes(one) else one) for one in events]


def viewers(state: State) -> list[Actor]:
    """Everybody who may look: each seat, the facilitator, the wall, and somebody who has no seat."""
    seats = [Actor("participant", seat) for seat in state.people.seats]
    return [*seats, FACILITATOR, Actor("wall", ""), Actor("participant", "stranger")]
