"""A table at which one simulated person sits, with the real rules behind it: what is chosen is done at once."""

from random import Random

import msgspec

from events import ActivityStarted, Event, ScribeAppointed, WritingStarted
from projections import Ledger, State, enter, fold
from server import commands as c
from server.rules.access import check
from server.rules.case import Stamp
from server.rules.decide import decide
from server.rules.view import state_for
from server.simulate.mind import Act, Do, Drag
from server.simulate.person import choose
from tests.given import ANN, OPENED, event

ANNS_SCRIBE = event(ScribeAppointed, 4, "bob", seat="bob", scribe="ann")
"""Ann writes for Bob."""


class Table:
    """Ann's place in a running activity; ``acts`` are all that she chose, ``events`` all that came of it."""

    def __init__(self, activity: str, *more: Event, writing: bool = False) -> None:
        self.state, self.ledger = State(), Ledger()
        self.acts: list[Act] = []
        self.events: list[Event] = []
        alone = (event(WritingStarted, 6, activity=activity),) if writing else ()
        for each in (*OPENED, *more, event(ActivityStarted, 5, activity=activity), *alone):
            self._take(msgspec.structs.replace(each, seq=self.state.seq + 1))

    def work(self, steps: int = 300, seed: int = 7) -> "Table":
        """Choose and do; a refusal is a failure, since nobody else is here who could be faster."""
        dice = Random(seed)
        for _ in range(steps):
            act = choose(state_for(self.state, ANN), "ann", dice)
            if act is not None:
                self._do(act)
        return self

    @property
    def commands(self) -> set[type[c.Command]]:
        """The kinds of commands that were chosen."""
        return {type(act.command) for act in self.acts if isinstance(act, Do)}

    def _do(self, act: Act) -> None:
        self.acts.append(act)
        if isinstance(act, Drag):
            self._ask(c.MoveNote(note=act.note, x=act.end, y=act.y), act.author)
        elif isinstance(act, Do):
            self._ask(act.command, act.author)

    def _ask(self, command: c.Command, author: str | None) -> None:
        seq = self.state.seq + 1
        stamp = Stamp(seq=seq, at=seq, id=f"ann-tablet:{seq}", new_id=f"fresh0fresh{seq:09}")
        check(command, ANN, self.state, author, False)
        made = decide(command, ANN, self.state, stamp, author, False)
        self.events.append(made)
        self._take(made)

    def _take(self, made: Event) -> None:
        fold(self.state, made)
        enter(self.ledger, made)
