"""What happens in a world, drawn from its seed: people at work, and everything that can go wrong around them."""

from collections.abc import Callable
from typing import Any

from tests.given import PLAN
from tests.simulation.process import SESSION
from tests.simulation.wires import Wire
from tests.simulation.words import word
from tests.simulation.world import Device, World

Json = Any

SCALES = ["scale", "quiet", "secret", "alone", "unnamed"]
ACTIVITIES = [*SCALES, *SCALES, "chart", "reflect", "together", "reflect", "together", "talk", "mixed"]
GROUPS = ["link-workers", "ppi"]
ASPECTS = [aspect.id for aspect in PLAN.aspects]


class People:
    """Gives commands on tablets; every text is a word of its own."""

    def __init__(self, world: World) -> None:
        self.world, self.chance = world, world.chance
        self.activity = ""
        self.made: dict[str, list[str]] = {"note": [], "comment": [], "point": [], "reflection": []}
        self._words = self._ids = 0

    def act(self) -> None:
        """Somebody does something."""
        device = self.chance.choice(list(self.world.devices.values()))
        if device.asleep or not device.pages or device.viewer.role == "wall":
            return
        page, dice = self.chance.choice(device.pages), self.chance.random()
        is_in_charge = device.viewer.role == "facilitator"
        if dice < 0.08:
            what = [self.chance.choice(["undo", "undo", "redo"]), page]
        elif dice < 0.12:
            what = ["carry", page, self._note(), 100, 200]
        else:
            command = self._in_charge() if is_in_charge and dice < 0.8 else self._command()
            what = ["do", page, command, {}]
        self.world.note(f"page {page} of {device.viewer.id}: {what[0]} {what[2] if len(what) > 2 else ''}")
        self.world.soon(what)

    def start(self, activity: str) -> None:
        """The facilitator starts an activity."""
        self.activity = activity
        device = next(d for d in self.world.devices.values() if d.viewer.role == "facilitator")
        if device.pages:
            self.world.soon(["do", device.pages[0], {"type": "startActivity", "activity": activity}, {}])

    def _in_charge(self) -> Json:
        pick = self.chance.choice
        kind = pick(_IN_CHARGE)
        match kind:
            case "startActivity":
                self.activity = pick(ACTIVITIES)
                return {"type": kind, "activity": self.activity}
            case "hideNote":
                return {"type": kind, "on": pick([*self._all(), self._note()]), "hidden": self.chance.random() < 0.7}
            case "lockBoards":
                return {"type": kind, "locked": self.chance.random() < 0.3}
            case "moveSeat":
                return {"type": kind, "seat": pick(["ann", "bob"]), "group": pick(GROUPS)}
            case "markMoment":
                return {"type": kind, "label": self._word(), "moment": self._id()}
            case "appointScribe":
                return {"type": kind, "seat": "cat", "scribe": pick([None, "bob", "ann"])}
            case "matchNote":
                return {"type": kind, "note": self._note(), "to": self._note()}
            case _:
                return {"type": kind}

    def _command(self) -> Json:
        kind = self.chance.choice(_KINDS.get(self.activity, _ON_SCALE))
        x, y, note = self.chance.randrange(1001), self.chance.randrange(1001), self._note()
        match kind:
            case "addNote":
                place = {"x": x, "y": y} if self.chance.random() < 0.7 else {}
                return {"type": kind, "text": self._word(), "note": self._new("note"), **place}
            case "moveNote":
                return {"type": kind, "note": note, "x": x, "y": y}
            case "rewordNote" | "explainNote":
                return {"type": kind, "note": note, "text": self._word()}
            case "comment":
                on = self.chance.choice([note, *self.made["point"][-3:]])
                return {"type": kind, "on": on, "text": self._word(), "comment": self._new("comment")}
            case "setDiscussed":
                return {"type": kind, "aspect": self.chance.choice(ASPECTS), "state": "depends", "text": self._word()}
            case "addPoint":
                aspect, side = self.chance.choice(ASPECTS), self.chance.choice(["pro", "con"])
                more = {"point": self._new("point"), "bearers": ["patient"]}
                return {"type": kind, "aspect": aspect, "side": side, "text": self._word(), **more}
            case "rewordPoint":
                return {"type": kind, "point": self._point(), "text": self._word()}
            case "supportPoint" | "unsupportPoint" | "removePoint" | "restorePoint":
                return {"type": kind, "point": self._point()}
            case "reflect":
                return {"type": kind, "prompt": "why", "text": self._word(), "named": self.chance.random() < 0.2}
            case "raiseHand":
                return {"type": kind, "up": self.chance.random() < 0.7}
            case _:
                return {"type": kind, "note": note}

    def _note(self) -> str:
        board = f"{self.activity or 'scale'}:{self.chance.choice(GROUPS)}"
        return self.chance.choice([*self.made["note"][-8:], f"{board}:{self.chance.choice(ASPECTS)}"])

    def _point(self) -> str:
        return self.chance.choice(self.made["point"][-6:] or ["p" * 12])

    def _all(self) -> list[str]:
        return [name for made in self.made.values() for name in made[-6:]]

    def _new(self, kind: str) -> str:
        self.made[kind].append(self._id())
        return self.made[kind][-1]

    def _id(self) -> str:
        self._ids += 1
        return f"own{self._ids:012}"

    def _word(self) -> str:
        self._words += 1
        return word(self._words)


_ON_SCALE = ["addNote", "addNote", "moveNote", "moveNote", "moveNote", "rewordNote", "explainNote", "comment",
             "setDiscussed", "removeNote", "restoreNote", "unplaceNote", "raiseHand"]  # fmt: skip
_ON_CHART = ["addPoint", "addPoint", "rewordPoint", "supportPoint", "unsupportPoint", "removePoint", "restorePoint",
             "comment"]  # fmt: skip
_ANSWERS = ["reflect", "reflect", "raiseHand"]
_IN_CHARGE = ["reveal", "reveal", "hide", "startWriting", "shareWriting", "startActivity", "hideNote", "lockBoards",
              "moveSeat", "markMoment", "appointScribe", "matchNote"]  # fmt: skip
_KINDS = {
    "chart": _ON_CHART,
    "mixed": _ON_CHART,
    "reflect": _ANSWERS,
    "together": _ANSWERS,
    "talk": ["addNote", "comment"],
}


class Weather:
    """Everything that goes wrong; each world has its own mixture, and some have little of it."""

    def __init__(self, world: World) -> None:
        self.world, self.chance = world, world.chance
        every: list[Callable[[], None]] = [
            self.cut, self.cut, self.half, self.slow, self.sleep, self.reload, self.second_page, self.bad_disk,
            self.storm,
        ]  # fmt: skip
        servers: list[Callable[[], None]] = [self.kill, self.restart, self.stall, self.power]
        self._kinds = [kind for kind in every if self.chance.random() < 0.6]
        self._kinds += [kind for kind in servers if self.chance.random() < 0.5]

    def strike(self) -> None:
        """Something goes wrong, if anything does in this world."""
        if self._kinds:
            kind = self.chance.choice(self._kinds)
            self.world.note(kind.__name__)
            kind()

    def clear(self) -> float:
        """Nothing goes wrong any more, and whatever is broken is mended. Gives what ``rise`` wants to be given."""
        world = self.world
        world.calm = True
        world.storage.is_up, world.storage.stalled_until = True, 0.0
        replies, world.storage.loses_replies = world.storage.loses_replies, 0.0
        for process in world.processes:
            if process is not None:
                process.mortality = 0.0
        for device in list(world.devices.values()):
            world.ask(["shelf", device.number, False, 0])
            for wire in world.wires_of(device):
                wire.flow()
            world.wake(device)
        for page in world.look("brief"):
            if not page["safe"]:  # whoever is told that this device keeps nothing loads the page again
                self.world.happened("loaded again for safety")
                self.world.close(page["page"], "leave")
        for device in world.devices.values():
            self._reopen(device)
        return replies

    def rise(self, replies: float) -> None:
        """The weather turns again."""
        self.world.calm, self.world.storage.loses_replies = False, replies
        for process in self.world.processes:
            if process is not None:
                process.mortality = self.world.mortality

    # ------------------------------------------------------------ network

    def cut(self) -> None:
        """A connection ends."""
        if wire := self._wire():
            self.world.happened("cut")
            wire.cut(server_knows=self.chance.random() < 0.5)

    def half(self) -> None:
        """A connection is open at one end, or carries nothing in one direction."""
        if wire := self._wire():
            self.world.happened("half open")
            up = self.chance.random() < 0.5
            wire.silence(up=up, down=not up or self.chance.random() < 0.5)

    def slow(self) -> None:
        """A tablet does not read for a while."""
        if wire := self._wire():
            self.world.happened("not reading")
            wire.stick()
            self._later(8, wire.flow)

    def storm(self) -> None:
        """The access point restarts: everybody is gone at once."""
        self.world.happened("all cut")
        for wire in list(self.world.wires.values()):
            wire.cut()

    # ------------------------------------------------------------ tablets

    def sleep(self) -> None:
        """A tablet sleeps."""
        device = self._device()
        if not device.asleep:
            self.world.happened("slept")
            self.world.sleep(device)
            self._later(40, lambda: self.world.wake(device))

    def reload(self) -> None:
        """A page is loaded again, or its browser is killed."""
        device = self._device()
        if device.pages and not device.asleep:
            self.world.happened("reloaded")
            self.world.close(self.chance.choice(device.pages), self.chance.choice(["kill", "leave"]))
            self._later(2, lambda: self._reopen(device))

    def second_page(self) -> None:
        """Somebody opens a second page of the same seat, or closes it."""
        device = self._device()
        if device.asleep:
            return
        if len(device.pages) > 1:
            self.world.close(device.pages[0], self.chance.choice(["kill", "leave"]))
        elif device.pages:
            self.world.happened("second page")
            self.world.open(device)

    def bad_disk(self) -> None:
        """A browser keeps nothing, or takes its time."""
        device = self._device()
        self.world.happened("bad disk")
        self.world.ask(["shelf", device.number, self.chance.random() < 0.4, self.chance.choice([0, 30, 300])])
        self._later(6, lambda: self.world.ask(["shelf", device.number, False, 0]))

    # ------------------------------------------------------------ servers

    def kill(self) -> None:
        """A server dies."""
        process = self.world.somewhere()
        if process:
            process.kill("at any moment")

    def restart(self) -> None:
        """A server is restarted, politely."""
        process = self.world.somewhere()
        if process:
            self.world.happened("restarted")
            self.world.stopping(process)

    def stall(self) -> None:
        """The disk does not answer for a while."""
        self.world.happened("stalled")
        self.world.storage.stalled_until = self.world.loop.now + self.chance.choice([0.3, 1.5, 5])

    def power(self) -> None:
        """The power goes where the store is; where a copy takes over that lagged, what it did not have is gone."""
        world, book = self.world, self.world.storage.book(SESSION)
        if world.kind == "embedded":
            for process in world.processes:
                if process is not None:
                    process.kill("by a power cut")
        world.happened("power cut")
        keeps = book.synced
        if world.kind == "lossy" and self.chance.random() < 0.7:
            joined = max(seq for seq, event in world.watch.at.items() if type(event).__name__ in _STAYS)
            keeps = max(joined, book.synced - self.chance.randrange(12))
            if keeps < book.synced:
                world.happened("lost its tail")
                world.watch.lost(list(range(keeps + 1, book.synced + 1)))
        world.storage.cut(keeps, rename=self.renamed(book.synced - keeps))
        if world.kind != "embedded":
            world.storage.is_up = False
            self._later(3, lambda: setattr(world.storage, "is_up", True))

    def renamed(self, lost: int) -> bool:
        """Does the log have a new epoch now?"""
        return lost > 0 and self.world.renames

    def _reopen(self, device: Device) -> None:
        if not device.pages:
            self.world.open(device)

    def _later(self, most: float, act: Callable[[], object]) -> None:
        self.world.loop.call_later(self.chance.random() * most, act)

    def _wire(self) -> Wire | None:
        wires = [wire for wire in self.world.wires.values() if not wire.over]
        return self.chance.choice(wires) if wires else None

    def _device(self) -> Device:
        return self.chance.choice(list(self.world.devices.values()))


_STAYS = ("SessionOpened", "SeatJoined")
"""What no copy lacks: a key whose seat is gone opens nothing, and joining again is another story."""
