"""Asking for what is another group's: every command, every name in it, theirs and one that nobody has.

Both must be refused alike, letter by letter: else a name that was guessed could be told from one that was not.
Every command is tried by everybody, too: what a role may not do is refused, and nothing is recorded.
"""

import random
import statistics
import time
from collections.abc import Iterator, Mapping
from typing import get_args

import msgspec

from projections import State
from server import commands as c
from server.rules.access import TABLE
from server.rules.view import state_for
from tests.given import ANN, FACILITATOR
from tests.prove.matrix import TURNED_AWAY, keys, people
from tests.prove.stage import House, Stage, Tablet
from tests.prove.whims import NEW_IDS, Whim

PARTICIPANTS, BOTH, FACILITATORS = "participants", "both", "facilitators"
_BOTH = (
    "AddNote MoveNote UnplaceNote RewordNote ExplainNote RemoveNote RestoreNote Comment RemoveComment SetDiscussed "
    "AddPoint RewordPoint MovePoint RemovePoint RestorePoint SupportPoint UnsupportPoint JoinPoints PartPoint "
    "AddBearer Reflect AppointScribe RenameSeat"
)
_FACILITATORS = (
    "StartActivity EndActivity Reveal Hide StartWriting ShareWriting LookHere SetTimer ExtendTimer PauseTimer "
    "ResumeTimer AddAspect ParkAspect DeclareBands MatchNote UnmatchNote HideNote EraseNote EraseName EraseSeat "
    "LockBoards LockDoor FormGroups RemoveFacilitator MoveSeat RemoveSeat ReadmitSeat LowerHand MarkMoment "
    "ChangeMoment RemoveMoment OpenReplay CloseSession ReopenSession"
)
WHOSE: Mapping[str, str] = {
    **dict.fromkeys(_BOTH.split(), BOTH),
    **dict.fromkeys(_FACILITATORS.split(), FACILITATORS),
    **dict.fromkeys(("RaiseHand", "AddCompanion"), PARTICIPANTS),
}
"""Whose each command is, said here once more by hand: one that is not here, or is another's in the table, fails."""

KNOWN_TO_ALL = ("seat", "scribe")
"""Who is in the room is told to everybody, so a seat's name gives nothing away."""

_NAMES = ("note", "on", "comment", "point", "into", "board", "chart", "bearer", "to")
"""An answer is named by facilitators only: in a participant's command its name is not looked at."""

_NOTE, _CARD = c.AddNote(text="theirs", note="theirs000000"), c.AddNote(text="", aspect="a1", x=1)
_REMARK = c.Comment(on="theirs000000", comment="theirs000001", text="t")
_POINT = c.AddPoint(aspect="a1", side="pro", text="t", point="theirs000000")
_JOINED = msgspec.structs.replace(_POINT, point="theirs000002"), c.JoinPoints(point="theirs000002", into="theirs000000")

PARTS: Mapping[str, tuple[c.Command, ...]] = {
    "scale": (_NOTE, _REMARK, _CARD),
    "alone": (_NOTE, _CARD),
    "unnamed": (_NOTE, _REMARK),
    "talk": (_NOTE, c.Reflect(prompt="why", text="t")),
    "chart": (_POINT, *_JOINED, _REMARK, c.AddBearer(name="B", bearer="theirs000003")),
    "reflect": (c.Reflect(prompt="why", text="t"),),
}
"""What Bob does in each activity before Ann asks for it. Binned things, and those of an activity that is over, too."""


class Told(msgspec.Struct, frozen=True):
    """Two names, and what came of asking for each."""

    activity: str
    command: str
    field: str
    theirs: str
    unknown: str
    of_theirs: str
    of_unknown: str


def unlisted() -> set[str]:
    """Commands that nobody said whose they are, that are gone, or are another's by the rules."""
    found = {kind.__name__ for kind in get_args(c.AnyCommand)} ^ WHOSE.keys()
    roles = {PARTICIPANTS: {"participant"}, BOTH: {"participant", "facilitator"}, FACILITATORS: {"facilitator"}}
    return found | {k.__name__ for k, rule in TABLE.items() if rule.roles != roles.get(WHOSE.get(k.__name__, ""))}


async def forbidden(house: House, activity: str, name: str) -> tuple[int, list[str]]:
    """Every command by those who may not, over the socket; whatever else happened than a refusal."""
    stage, count, wrong = await _at(house, activity, name), 0, list[str]()
    held, before = keys(house, stage.session), len(stage.events())
    for kind in get_args(c.AnyCommand):
        whim = Whim(random.Random(kind.__name__), state_for(stage.state, ANN), stage.board(ANN))
        for who, rest in (("ann", FACILITATORS), ("fac", PARTICIPANTS), ("", "anything")):
            if rest in (WHOSE.get(kind.__name__), "anything"):
                said = await _said(stage, stage.tablets[who], whim.one(kind, FACILITATOR))
                count += 1
                wrong += [f"{kind.__name__} by {who or 'the wall'}: {said}"] if '"not-allowed"' not in said else []
    for caller, key in held.items():
        tablet = Tablet(stage, ANN, "stray")
        tablet.key = key
        await tablet.come()
        frames = tablet.heard()
        expected = "closed" if caller in TURNED_AWAY else "welcome"
        count += 1
        wrong += [f"hello by {caller}: {frames}"] if frames[0]["type"] != expected else []
        tablet.go()
    if len(stage.events()) != before:
        wrong.append("something was recorded")
    await stage.close()
    return count, wrong


async def swapped(house: House, activity: str, name: str) -> tuple[int, list[Told]]:
    """Every command of a participant's, with each name in it exchanged; what was told apart."""
    stage, count, apart = await _at(house, activity, name), 0, list[Told]()
    for moment in ("while it runs", "when another runs"):
        before = len(stage.events())
        for kind, field, base in _asking(stage.state, stage.board(ANN)):
            for theirs, unknown in _pairs(stage.state, activity):
                said = []
                for found in (theirs, unknown):
                    command = msgspec.structs.replace(base, **{field: (found,) if field == "bearers" else found})
                    said.append((await _said(stage, stage.tablets["ann"], command)).replace(found, "…"))
                count += 1
                if said[0] != said[1] or "refused" not in said[0]:
                    apart.append(Told(f"{activity} {moment}", kind.__name__, field, theirs, unknown, *said))
        assert len(stage.events()) == before, "Ann was let do something"
        stage.say("fac", c.StartActivity(activity="scale" if activity != "scale" else "chart"))
        await house.pause()
        stage.tablets["ann"].heard()
    await stage.close()
    return count, apart


async def times(house: House, count: int) -> tuple[float, float, float]:
    """The medians, in µs, of asking for something of theirs and for something that there is not.

    And how far the quarters of the first lie apart.
    """
    stage = await _at(house, "scale", "timed")
    taken: dict[str, list[float]] = {"theirs000000": [], "unknown00000": []}
    for _ in range(count):
        for name, found in taken.items():
            began = time.perf_counter()
            await _said(stage, stage.tablets["ann"], c.MoveNote(note=name, x=1, y=1))
            found.append((time.perf_counter() - began) * 1e6)
    await stage.close()
    low, _, high = statistics.quantiles(taken["theirs000000"], n=4)
    return statistics.median(taken["theirs000000"]), statistics.median(taken["unknown00000"]), high - low


async def _at(house: House, activity: str, name: str) -> Stage:
    stage = Stage(house, name, people())
    await stage.open()
    stage.say("fac", c.StartActivity(activity=activity))
    await house.pause()
    for command in PARTS[activity]:
        stage.say("bob", command)
        await house.pause()
    for tablet in stage.tablets.values():
        tablet.heard()
    return stage


async def _said(stage: Stage, tablet: Tablet, command: c.Command) -> str:
    """What the tablet is told of it, without the number of the command."""
    if not tablet.is_here:
        await tablet.come()
        tablet.heard()
    tablet.say({"type": "do", "command": msgspec.to_builtins(command)})
    await stage.house.pause()
    told = [{**frame, "id": ""} for frame in tablet.heard() if frame["type"] != "tick"]
    return msgspec.json.encode([one for one in told if one["type"] != "events" or one["events"]]).decode()


def _asking(state: State, board: str) -> Iterator[tuple[type[c.Command], str, c.Command]]:
    """Each command of a participant's that names something, made whole but for that name."""
    for kind in get_args(c.AnyCommand):
        names = [field.name for field in msgspec.structs.fields(kind) if field.name in (*_NAMES, "bearers")]
        whim = Whim(random.Random(kind.__name__), state_for(state, ANN), board)
        for field in names:
            is_new = field in NEW_IDS and kind in (c.AddNote, c.Comment, c.AddPoint, c.AddBearer, c.MarkMoment)
            is_new = is_new and not (kind is c.AddPoint and field == "bearer")
            if "participant" in TABLE[kind].roles and not is_new:
                yield kind, field, whim.one(kind, ANN)


def _pairs(state: State, activity: str) -> Iterator[tuple[str, str]]:
    """Names of what is Bob's, and of the same kind what nobody's is."""
    notes, answers = state.boards.notes.values(), state.reflections.given.values()
    yield from ((f"theirs{n:06}", f"unknown{n:05}") for n in range(3))
    yield from ((answer.id, "x" * len(answer.id)) for answer in answers)
    yield from ((board, board[:-1] + "y") for board in {note.board for note in notes})
    yield f"{activity}:ppi", f"{activity}:pqi"
    yield f"{activity}:ppi:a1", f"{activity}:pqi:a1"
    yield "b-theirs000003", "b-unknown00003"
