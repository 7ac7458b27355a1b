"""A twin run from outside: a real server over HTTP and sockets, one session in which others are busy and one without.

The server draws ids and reads its own clock here. So what was drawn is called by the order in which group A was first
told of it, and times are left out; numbers are translated as in ``ranks``, and all the rest must be the same.
"""

import asyncio
import random
import re
from typing import Any

import httpx

from tests.processes import Leeway
from tests.prove.ranks import Ranks
from tests.workshop import Json, Line, Seat, Workshop

EXITS = (
    "state",
    "events",
    "timeline",
    "export/json",
    "export/csv",
    "export/record",
    "export/takeaway",
    "export/transcript",
)
_DRAWN = re.compile(r"\b(s-[0-9a-f]{16}|f-[a-z0-9]{16}|[0-9a-f]{32}|[a-z2-7]{16}|\d{13}|\d\d:\d\d(:\d\d)?)\b")


class Twin:
    """One of the two sessions; ``told`` is what group A was told, exit by exit."""

    def __init__(self, leeway: Leeway, seed: int, busy: bool) -> None:
        self.leeway, self.seed, self.busy = leeway, seed, busy
        self.told: list[tuple[str, Any]] = []
        self.done = 0
        self._theirs = random.Random(seed)
        self._named: dict[str, str] = {}

    async def play(self) -> "Twin":
        """The whole of it."""
        self.workshop = await Workshop.open(self.leeway.url)
        groups, activity = await self.workshop.backgrounds(), await self.workshop.scale()
        ann, eve = [await self.workshop.join(name, groups[0]) for name in ("Ann", "Eve")]
        bob = await self.workshop.join("Bob", groups[1])
        async with (
            await self.workshop.facilitator(device="facs") as facilitator,
            await bob.line(device="bobs") as theirs,
        ):
            await facilitator.done({"type": "startActivity", "activity": activity})
            await facilitator.done({"type": "openReplay"})
            async with await ann.line(device="anns") as line, await eve.line(device="eves") as other:
                ours: list[Json] = []
                for number in range(12):
                    await self._others(theirs)
                    one = line if number % 3 else other
                    ours.append(await one.done(self._ours(number, activity, groups[0])))
                    ours.append(
                        await one.refused({"type": "moveNote", "note": f"theirs{number % 5:06}", "x": 5, "y": 5})
                    )
                await self._others(theirs)
                marked = await facilitator.done({"type": "markMoment", "label": "Now"})
            await self._look(ann, bob, ours, marked)
        return self

    def _ours(self, number: int, activity: str, group: str) -> Json:
        if number < 4:
            return {"type": "addNote", "note": f"ours{number:08}", "text": f"Word {number}", "x": 100 * number}
        card = f"{activity}:{group}:how-often" if number == 5 else f"ours{number % 4:08}"
        if number % 2:
            return {"type": "moveNote", "note": card, "x": 50 * number, "y": 9}
        return {"type": "comment", "comment": f"said{number:08}", "on": card, "text": f"Hm {number}"}

    async def _others(self, line: Line) -> None:
        """What the others do, if they are not silent: notes, moves, remarks, things in flight, and what is refused."""
        for _ in range(self._theirs.randrange(4) if self.busy else 0):
            note = f"theirs{self._theirs.randrange(5):06}"
            command = self._theirs.choice([
                {"type": "addNote", "note": note, "text": "Theirs alone", "x": 7},
                {"type": "moveNote", "note": note, "x": self._theirs.randrange(1000), "y": 3},
                {"type": "comment", "on": note, "text": "Theirs alone"},
                {"type": "raiseHand"},
            ])  # fmt: skip
            await line.send({"type": "signal", "signal": {"type": "dragging", "note": note, "x": 3, "y": 4}})
            await line.do(command)
            await line.send({"type": "ping"})
            await line.next("tick")
            self.done += 1

    async def _look(self, ann: Seat, bob: Seat, ours: list[Json], marked: Json) -> None:
        log = await self.workshop.events()
        shared = [event["seq"] for event in log if event["by"] != bob.id or event["type"] == "seat.joined"]
        ranks = Ranks(shared)
        for name, drawn in (("ann", ann.id), ("bob", bob.id), ("session", self.workshop.session)):
            self._named[drawn] = name
        epoch = await self._epoch(ann)
        self._keep("live", ranks.told(ours))
        headers = {"Authorization": f"Bearer {ann.key}"}
        async with httpx.AsyncClient(verify=False, timeout=20, headers=headers) as http:
            for exit_ in (*EXITS, f"state?at={marked['seq']}", f"events?after={marked['seq'] - 1}"):
                got = await http.get(f"{self.leeway.url}/api/sessions/{self.workshop.session}/{exit_}")
                text = _plain(got, ranks)
                self._keep(exit_.partition("?")[0], text)
        for event in await self.workshop.events(ann.key):
            where = {"epoch": epoch, "seq": event["seq"], "id": event["id"]}
            async with await ann.line(device="back", resume=where) as line:
                frames = [line.welcome]
                await line.send({"type": "ping"})
                while (frame := await line.next())["type"] != "tick":
                    frames.append(frame)
                self._keep(f"back from {ranks.rank(event['seq'])}", ranks.frames(frames))

    async def _epoch(self, ann: Seat) -> str:
        async with await ann.line(device="asks") as line:
            self._named[line.welcome["epoch"]] = "epoch"
            return str(line.welcome["epoch"])

    def _keep(self, where: str, what: Any) -> None:
        text = what if isinstance(what, str) else repr(what)
        for drawn, name in self._named.items():
            text = text.replace(drawn, name)
        self.told.append((where, _DRAWN.sub(self._called, text)))

    def _called(self, found: re.Match[str]) -> str:
        if found[0].isdigit() or ":" in found[0]:
            return "when"
        return self._named.setdefault(found[0], f"drawn {len(self._named)}")


async def twins(leeway: Leeway, seed: int) -> tuple[int, list[str]]:
    """How much the others did, and in what group A was told of it."""
    silent, busy = await asyncio.gather(Twin(leeway, seed, False).play(), Twin(leeway, seed, True).play())
    both = zip(silent.told, busy.told, strict=True)
    return busy.done, [
        f"{where}: {mine[:3000]}\n{theirs[:3000]}" for (where, mine), (_, theirs) in both if mine != theirs
    ]


def _timeless(told: Any) -> Any:
    """The same without the column of a timeline that holds times."""
    columns = told.get("timeline") if isinstance(told, dict) else None
    return {**told, "timeline": {**columns, "at": []}} if columns else told


def _plain(got: httpx.Response, ranks: Ranks) -> str:
    told = {name: got.headers[name] for name in got.headers if name not in ("date", "content-length")}
    if "json" in got.headers["content-type"]:
        return repr((got.status_code, told, _timeless(ranks.told(got.json()))))
    return repr((got.status_code, told, re.sub(r"#\d+(–\d+)?", "#", got.text)))
