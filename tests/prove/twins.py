"""Twin runs: the same doings of group A, once while the others are silent and once while they are busy.

What A's tablets, calls and files hold must be the same bytes, but for numbers (``ranks``). What is allowed to differ
stands in ``whims``: ``TOLD_TO_ALL`` and ``NEW_IDS``. While something is revealed nothing is compared.
"""

import random
from itertools import zip_longest
from typing import Any

import msgspec

from projections import running
from server import commands as c
from server.http.exports import FORMATS
from server.rules.access import Actor
from server.rules.view import state_for
from tests.afternoon import ACTIVITIES
from tests.given import ANN, BOB
from tests.prove.exits import asked, exits
from tests.prove.ranks import Ranks
from tests.prove.stage import House, Json, Stage, Tablet, opening
from tests.prove.whims import (
    BUSY,
    EVE,
    THEIRS,
    TOLD_TO_ALL,
    VIEWERS,
    Whim,
    dealing,
    may_be_busy,
    solo,
)

STEPS = 26
EXITS_AT_ONCE = 5
"""So many exits, drawn by lot, are compared for each viewer at each look; over many runs that is all of them."""


RESETTING = frozenset(
    {"comes or goes", "hideNote", "shareWriting", "addCompanion", "appointScribe", "readmitSeat", "startActivity"}
)
"""What gives some people a whole state."""


class Difference(msgspec.Struct, frozen=True):
    """Something that group A was told of what others did."""

    seed: int
    where: str
    silent: str
    busy: str


class Script(msgspec.Struct):
    """What all but the busy ones do, and what group A was told: written by the silent run, read by the busy one."""

    steps: list[list[Json]] = msgspec.field(default_factory=list)
    heard: list[tuple[str, Any]] = msgspec.field(default_factory=list)
    names: list[tuple[str, str]] = msgspec.field(default_factory=list)


class Tally(msgspec.Struct):
    """That it was not for nothing: what the busy ones got done, and how much was compared."""

    runs: int = 0
    busy: int = 0
    frames: int = 0
    answers: int = 0
    size: int = 0
    kinds: set[str] = msgspec.field(default_factory=set)
    commands: set[str] = msgspec.field(default_factory=set)
    activities: set[str] = msgspec.field(default_factory=set)
    exits: set[str] = msgspec.field(default_factory=set)

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        both = ((name, getattr(self, name), getattr(other, name)) for name in self.__struct_fields__)
        return Tally(**{name: a | b if isinstance(a, set) else a + b for name, a, b in both})


async def twins(house: House, seed: int, tally: Tally) -> list[Difference]:
    """Both runs of this seed; what group A was told differently."""
    script = Script()
    silent = await Run(house, seed, script, tally, busy=False).play()
    busy = await Run(house, seed, script, tally, busy=True).play()
    tally.runs += 1
    if [one for one in busy.names if one in set(silent.names)] != silent.names:
        return [Difference(seed, "what became of A's commands", str(silent.names), str(busy.names))]
    told = [
        Difference(seed, f"{where} | {there}", *_apart(mine, theirs))
        for (where, mine), (there, theirs) in zip_longest(silent.heard, busy.heard, fillvalue=("nothing", None))
        if (where, mine) != (there, theirs)
    ]
    tally.size += len(msgspec.json.encode([what for _, what in silent.heard]))
    return told


class Run:
    """One of the two; the silent one makes up the script, the busy one follows it."""

    def __init__(self, house: House, seed: int, script: Script, tally: Tally, busy: bool) -> None:
        self.house, self.seed, self.script, self.tally, self.busy = house, seed, script, tally, busy
        self.stage = Stage(house, f"twin{seed}", opening())
        self.told = Script()
        self.chance = random.Random(f"{seed} A")  # group A's and the facilitator's
        self.theirs = random.Random(f"{seed} B")  # the busy ones'
        self.lot = random.Random(f"{seed} exits")
        self.shared: list[int] = []
        self._sides = ["link-workers", "ppi"]

    async def play(self) -> Script:
        """The whole of it."""
        await self.stage.open()
        await self._settle()
        for number in range(STEPS):
            self.house.clock.at += 1000 + 7 * number
            self.house.clock.draw_from(f"step{number:03}of")
            before = self._is_open()
            await self._step(number)
            self._hear(number, before)
            if number % 9 == 8 and not self._is_open():
                await self._look(number)
        await self._come_back()
        await self.stage.close()
        return self.told

    async def _step(self, number: int) -> None:
        if not self.busy:
            self.script.steps.append(self._thought_of(number))
        deeds = self.script.steps[number]
        alone = any(deed.get("solo") for deed in deeds)
        if self.busy and not alone and self.theirs.random() < 0.5:
            await self._be_busy()
            await self._settle()
        else:
            await self._settle()
        one_by_one = any(_kind(deed) in RESETTING for deed in deeds)
        for deed in deeds:
            await self._do(deed)
            if one_by_one:  # a whole state is as of the batch that it came with, and batches are a matter of time
                await self._settle()
            if self.busy and not alone and self.theirs.random() < 0.7:
                await self._be_busy()
            if one_by_one:
                await self._settle()
        await self._settle()
        self._note()

    # ------------------------------------------------------------ the script

    def _thought_of(self, number: int) -> list[Json]:
        state, chance = self.stage.state, self.chance
        if number == 0 or (chance.random() < 0.1 and not self._is_open()):
            return self._started(chance.choice(ACTIVITIES))
        if self._is_open() and chance.random() < 0.4:
            open_ = [a.id for a in state.agenda.activities.values() if a.revealed]
            return [self._fac(c.Hide(activity=name)) | {"solo": True} for name in open_]
        if chance.random() < 0.05 and running(state.agenda):
            return [self._fac(c.Reveal()) | {"solo": True}]
        if chance.random() < 0.04:
            return [{"join": f"late{number}", "background": chance.choice(self._sides)}]
        return [self._deed() for _ in range(chance.choice([1, 1, 2, 3]))]

    def _started(self, name: str) -> list[Json]:
        """An activity, its tables such that the two sides sit apart."""
        activity = self.stage.state.agenda.activities[name]
        found = [self._fac(c.StartActivity(activity=name))]
        if activity.grouping == "mixed" and name not in self.stage.state.people.formations:
            seats = [(seat.id, "table-1") for seat in VIEWERS if seat.id] + [(seat.id, "table-2") for seat in BUSY]
            moves = [self._fac(c.MoveSeat(seat=seat, group=group, activity=name)) for seat, group in seats]
            found = [self._fac(c.FormGroups(activity=name, tables=2)), *moves, *found]
        return [deed | {"solo": True} for deed in found]

    def _deed(self) -> Json:
        chance, state = self.chance, self.stage.state
        kind = chance.random()
        if kind < 0.08:
            return {"comes or goes": chance.choice(["ann", "eve", "", "again"])}
        if kind < 0.14:
            return {"by": chance.choice(["ann", "eve"]), "frame": self._signal(ANN)}
        if kind < 0.30 and state.agenda.current:
            whim = Whim(chance, state_for(state, ANN), self._board(ANN))
            but = (c.StartActivity, c.CloseSession, c.LockBoards, *TOLD_TO_ALL)
            command = whim.facilitators(*but)
            if not (dealing(command) or solo(command)):
                return self._fac(command)
        who = chance.choice([ANN, ANN, EVE])
        whim = Whim(chance, state_for(state, who), self._board(who))
        if chance.random() < 0.35:
            return {"by": who.id, "frame": _frame(whim.nosy(), chance.choice([None, None, None, "bob", "nobody"]))}
        return {"by": who.id, "frame": _frame(whim.participants(), None)}

    def _fac(self, command: c.Command) -> Json:
        paper = self.chance.random() < 0.1
        return {"by": "fac", "frame": _frame(command, None, paper)}

    def _signal(self, actor: Actor) -> Json:
        chance = self.chance if not self.busy else self.theirs
        notes = list(state_for(self.stage.state, actor).boards.notes) or ["nothing"]
        drag = {"type": "dragging", "note": chance.choice(notes), "x": chance.randrange(1001), "y": 7}
        unsent = {"type": "unsent", "count": chance.randrange(9)}
        return chance.choice(
            [{"type": "signal", "signal": drag}, {"type": "signal", "signal": unsent}, {"type": "ping"}]
        )

    # ------------------------------------------------------------ doing it

    async def _do(self, deed: Json) -> None:
        if "join" in deed:
            self.house.clock.draw_from(deed["join"])
            body = {"code": "ABCDEFGH", "name": deed["join"], "background": deed["background"]}
            answered = await self.stage.post("/api/join", None, body | {"attempt": f"attempt-{deed['join']:0>16}"})
            assert answered.status == 201, answered
        elif "comes or goes" in deed:
            await _come_or_go(self.stage.tablets[deed["comes or goes"]])
        else:
            self._say(self.stage.tablets[deed["by"]], deed["frame"])
            if deed.get("solo"):
                await self._settle()

    def _say(self, tablet: Tablet, frame: Json) -> None:
        command = frame.get("command")
        if command and (command.get("since") is not None or command.get("about") is not None):
            ranks = Ranks(self.shared, silent=not self.busy)
            known = {name: ranks.seq(command[name]) for name in ("since", "about") if command.get(name) is not None}
            frame = {**frame, "command": {**command, **known}}
        tablet.say(frame)

    async def _be_busy(self) -> None:
        """Whatever the others think of, at once."""
        for _ in range(self.theirs.choice([1, 1, 2, 4])):
            await self._one_thing()

    async def _one_thing(self) -> None:
        chance, state = self.theirs, self.stage.state
        who, kind = chance.choice(BUSY), chance.random()
        tablet = self.stage.tablets[who.id]
        if kind < 0.06 or not tablet.is_here:
            await _come_or_go(tablet)
        elif kind < 0.14:
            if may_be_busy(who, c.RemoveNote(note="n"), state):
                tablet.say(self._signal(who))
        elif kind < 0.17:
            tablet.say(chance.choice([b"{", b"\xff", {"type": "do", "command": {"type": "raze"}}]))
        elif kind < 0.20:
            await self.stage.get(f"/api/sessions/{{session}}/export/{chance.choice(list(FORMATS))}", who)
        elif kind < 0.22:
            await self._hand_over(who)
        elif kind < 0.40:
            whim = Whim(chance, state_for(state, BOB), self._board(BOB), THEIRS)
            command = whim.about_theirs()
            if may_be_busy(BOB, c.AddNote(), state) and not self._is_open():
                author = chance.choice([None, None, "bob", "dan"])
                self._try(self.stage.tablets["aside"], command, author, paper=chance.random() < 0.3)
        else:
            whim = Whim(chance, state_for(state, who), self._board(who), THEIRS)
            command = whim.participants()
            if may_be_busy(who, command, state):
                self._try(tablet, command)

    def _try(self, tablet: Tablet, command: c.Command, author: str | None = None, paper: bool = False) -> None:
        self.tally.commands.add(type(command).__name__)
        tablet.say(_frame(command, author, paper))

    async def _hand_over(self, who: Actor) -> None:
        key = self.stage.tablets[who.id].key
        answered = await self.stage.post("/api/sessions/{session}/handover", key, {})
        if answered.status == 200:
            secret = msgspec.json.decode(answered.body)["url"].partition("#")[2]
            taken = await self.stage.post("/api/handover", None, {"secret": secret})
            if taken.status == 200:
                self.stage.tablets[who.id].key = msgspec.json.decode(taken.body)["seatKey"]

    async def _settle(self) -> None:
        """Until nothing is left to do, signals among it."""
        await self.house.pause()

    # ------------------------------------------------------------ what is kept

    def _note(self) -> None:
        """Which of the new events the silent twin has too."""
        log, known = self.stage.events(), {*self.script.names}
        for event in log[len(self.told.names) :]:
            self.told.names.append((event.by, event.id))
            if not self.busy or (event.by, event.id) in known:
                self.shared.append(event.seq)
            else:
                self.tally.busy += 1
                self.tally.kinds.add(type(event).__name__)
        if not self.busy:
            self.script.names = list(self.told.names)
        current = self.stage.state.agenda.current
        self.tally.activities |= {current} if current and self.busy else set()

    def _hear(self, number: int, before: bool) -> None:
        after = self._is_open()
        hides = any(deed.get("solo") for deed in self.script.steps[number]) and before and not after
        for name in ("ann", "eve", "", "again"):
            frames = self.stage.tablets[name].heard()
            if hides:
                frames = frames[next((n for n in range(len(frames) - 1, -1, -1) if frames[n]["type"] == "reset"), 0) :]
            if not after and (hides or not before):
                self._keep(
                    f"step {number}, tablet {name or 'wall'}", Ranks(self.shared, silent=not self.busy).frames(frames)
                )
                self.tally.frames += len(frames)

    def _keep(self, where: str, what: Any) -> None:
        self.told.heard.append((where, what))

    async def _look(self, number: int) -> None:
        """Some of the exits, for each viewer, right after something that only facilitators are told."""
        self.stage.tablets["fac"].say(_frame(c.MarkMoment(label="Now"), None))
        await self._settle()
        self._note()
        ranks = Ranks(self.shared, silent=not self.busy)
        for viewer in VIEWERS:
            for exit_ in self.lot.sample(exits(self.house), EXITS_AT_ONCE):
                path = asked(exit_, self.lot, ranks, len(self.shared))
                headers = {"accept-encoding": "gzip"} if self.lot.random() < 0.1 else {}
                answered = await self.stage.get(path, viewer, **headers)
                self._keep(f"look {number}, {viewer.id or 'wall'}, {exit_}", ranks.answer(answered))
                self.tally.answers += 1
                self.tally.exits.add(exit_)
        for viewer in VIEWERS:
            refused = await self.stage.post(
                "/api/sessions/{session}/handover", viewer, {"seat": self.lot.choice(THEIRS)}
            )
            self._keep(f"look {number}, {viewer.id or 'wall'}, handover", ranks.answer(refused))

    async def _come_back(self) -> None:
        """One of them resumes from every number that it was ever told."""
        viewer = self.lot.choice(VIEWERS)
        if self._is_open():
            return
        page = await self.stage.get("/api/sessions/{session}/events?limit=5000", viewer)
        ranks = Ranks(self.shared, silent=not self.busy)
        tablet = Tablet(self.stage, viewer, "again")
        for event in msgspec.json.decode(page.body)["events"]:
            await tablet.come({"epoch": self.stage.epoch, "seq": event["seq"], "id": event["id"]})
            frames = tablet.heard()
            self._keep(f"{viewer.id or 'wall'} back from {ranks.rank(event['seq'])}", ranks.frames(frames))
            self.tally.frames += len(frames)
            tablet.go()

    def _is_open(self) -> bool:
        return any(activity.revealed for activity in self.stage.state.agenda.activities.values())

    def _board(self, actor: Actor) -> str:
        return self.stage.board(actor)


async def _come_or_go(tablet: Tablet) -> None:
    if tablet.is_here:
        tablet.go()
    else:
        await tablet.come()


def _kind(deed: Json) -> str:
    """The type of a command, or what else it is."""
    return str(deed.get("frame", {}).get("command", {}).get("type") or next(iter(deed)))


def _frame(command: c.Command, author: str | None, paper: bool = False) -> Json:
    frame: Json = {"type": "do", "command": msgspec.to_builtins(command)}
    return frame | ({"author": author} if author else {}) | ({"paper": True} if paper else {})


def _apart(silent: Any, busy: Any) -> tuple[str, str]:
    """Both from where they part."""
    if isinstance(silent, dict) and isinstance(busy, dict):
        silent, busy = ([what.get(kind) for kind in sorted({*silent, *busy})] for what in (silent, busy))
    mine, theirs = (msgspec.json.encode(what).decode() for what in (silent, busy))
    at = next((n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), min(len(mine), len(theirs)))
    return mine[max(0, at - 160) : at + 160], theirs[max(0, at - 160) : at + 160]
