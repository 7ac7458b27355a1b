"""What people think of doing in a twin run: random commands about what they may see, and about what they may not."""

import random
from typing import Any

import msgspec

from projections import Ledger, State, alias_in, board_id, card_id, group_in, groups_in
from server import commands as c
from server.rules.access import TABLE, Actor, phase
from tests.afternoon import _EVERYBODYS, _FOR_ALL, _FOR_FACILITATORS, ASPECTS, Afternoon
from tests.given import ANN, BOB, FACILITATOR, Given

TOLD_TO_ALL = (c.RenameSeat, c.AddCompanion, c.AppointScribe)
"""THE ALLOWANCE, first half. Of all that participants can do this alone is told to everybody in the room, by design:
who is in it, under which name, and who writes for whom. The second half is ``NEW_IDS``."""

NEW_IDS = ("note", "comment", "point", "bearer", "moment")
"""THE ALLOWANCE, second half. A new thing cannot take an id that is in use anywhere in the session. Whoever guessed the
random id of something that another group wrote could so learn that it is there; tablets draw 60 bits or more."""

THEIRS = tuple(f"theirs{n:06}" for n in range(8))
"""The ids that the busy ones give to what they make, for the others to try."""

CAT, DAN, EVE = (Actor("participant", seat) for seat in ("cat", "dan", "eve"))
VIEWERS = (ANN, EVE, Actor("wall", ""))
"""Group A, two link workers, and the wall: what they are sent is compared."""
BUSY = (BOB, DAN, CAT)
"""Two of another group, and one more link worker, who does only what group A is not shown either."""

ON_BOARDS = tuple(kind for kind in _EVERYBODYS if kind not in TOLD_TO_ALL)
"""All that a participant can do without telling everybody; ``everything_is_tried`` holds it against the table."""

_NAMING = ("note", "on", "comment", "point", "into", "board", "chart", "seat", "scribe", "reflection", "to")
_SOLO = (c.Reveal, c.Hide)
_RESETTING = (c.EraseNote, c.EraseName, c.EraseSeat)
"""An erasure gives the log a new epoch and everybody a whole state, by design, whoever's words it takes out."""
_DEALING = (c.FormGroups, c.MoveSeat, c.RemoveSeat, c.ReadmitSeat)


class Whim(Afternoon):
    """Somebody with a view of the session, thinking of a command; ``board`` is where facilitators write."""

    def __init__(self, chance: random.Random, view: State, board: str, made: tuple[str, ...] = ()) -> None:
        self.chance = chance
        self.session = Given(view, Ledger())
        self._at = board
        self._made = made

    def participants(self) -> c.Command:
        """What somebody with a seat could do."""
        return self._drawn([*ON_BOARDS, *(kind for kind in _FOR_ALL if kind not in TOLD_TO_ALL)], BOB)

    def facilitators(self, *but: type[c.Command]) -> c.Command:
        """What somebody in charge could do, but for these."""
        pool = [kind for kind in (*_FOR_ALL, *_FOR_FACILITATORS) if kind not in (*but, *_RESETTING)]
        return self._drawn(pool, FACILITATOR)

    def about_theirs(self) -> c.Command:
        """What somebody in charge could do about what one group did."""
        found = self._drawn([*ON_BOARDS, c.HideNote, c.HideNote, c.LowerHand, c.MarkMoment, c.MatchNote], FACILITATOR)
        return msgspec.structs.replace(found, seat="bob") if isinstance(found, c.LowerHand) else found

    def nosy(self) -> c.Command:
        """Something about what the busy ones may have made, or only they may touch."""
        command = self._drawn([kind for kind in ON_BOARDS if _names(kind)], BOB)
        names = _names(type(command))
        changes = {name: self._of_theirs() for name in names if self.chance.random() < 0.8}
        return msgspec.structs.replace(command, **changes)

    def _of_theirs(self) -> str:
        state, pick = self.session.state, self.chance.choice
        activity = pick([state.agenda.current or "scale", *state.agenda.activities])
        board = board_id(activity, pick(list(groups_in(state, activity))))
        whose = (
            f"{board}:{pick(['bob', 'bobs-alias', *(alias_in(f'{who}s-alias', activity) for who in ('bob', 'cat'))])}"
        )
        bearers = [f"b-{name}" for name in THEIRS[:2]]
        return pick(
            [*THEIRS, *bearers, board, whose, card_id(board, pick(ASPECTS)), card_id(whose, pick(ASPECTS)), "bob"]
        )

    def _drawn(self, pool: list[type[c.Command]], actor: Actor) -> c.Command:
        now = phase(self.session.state)
        return self.one(self.chance.choice([kind for kind in pool if now in TABLE[kind].phases]), actor)

    def one(self, kind: type[c.Command], actor: Actor) -> c.Command:
        """A command of this kind."""
        fields = {field.name: self._value(kind, field, actor) for field in msgspec.structs.fields(kind)}
        if self._made:
            fields |= {name: self.chance.choice(self._made) for name in _made_by(kind) & fields.keys()}
        return kind(**{name: value for name, value in fields.items() if value is not msgspec.NODEFAULT})

    def _board(self) -> str:
        return self._at

    def _named(self, kind: type[c.Command], name: str, actor: Actor) -> Any:
        value = super()._named(kind, name, actor)
        return None if value == "" and name == "moment" else value


def _made_by(kind: type[c.Command]) -> set[str]:
    """The fields that give a new id to what such a command adds."""
    made = {c.AddNote: "note", c.Comment: "comment", c.AddPoint: "point", c.AddBearer: "bearer", c.MarkMoment: "moment"}
    return {made[kind]} if kind in made else set()


def _names(kind: type[c.Command]) -> list[str]:
    """The fields that name something which is there."""
    fields = {field.name for field in msgspec.structs.fields(kind)} - _made_by(kind)
    return [name for name in _NAMING if name in fields]


def solo(command: c.Command) -> bool:
    """Whether it changes what everybody sees, so that it is done on its own."""
    return isinstance(command, _SOLO)


def dealing(command: c.Command) -> bool:
    """Whether it changes who sits where."""
    return isinstance(command, _DEALING)


def may_be_busy(actor: Actor, command: c.Command, state: State) -> bool:
    """Whether what comes of this command is nothing that group A is shown, by a reading of the design of its own.

    In another group; or alone on a scale; or an answer or a raised hand, which are one's own.
    """
    now = state.agenda.current
    if now is None or isinstance(command, c.Reflect | c.RaiseHand):
        return True
    activity = state.agenda.activities[now]
    if activity.kind == "scale" and activity.mode == "individual":
        return True
    here = {group_in(state, viewer.id, now) for viewer in VIEWERS if viewer.id}
    return group_in(state, actor.id, now) not in here


def everything_is_tried() -> set[str]:
    """The names of what participants can do and no busy one ever tries; empty if nothing was forgotten."""
    may = {kind for kind, rule in TABLE.items() if "participant" in rule.roles}
    return {kind.__name__ for kind in may - set(ON_BOARDS) - set(TOLD_TO_ALL)}
