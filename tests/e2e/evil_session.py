"""A session in which everything that people can write would run if it could."""

import asyncio
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar

import httpx

from tests.evil import fitting
from tests.workshop import TEMPLATE, Json, Line, Seat, Workshop, call

FAST = {"LEEWAY_COMMANDS_PER_SECOND": "9999", "LEEWAY_COMMANDS_BURST": "9999"}
"""How a server is set up that is written full in a moment."""

PEOPLE = 24
SCALE = "how-fixed"


def evil_draft(draft: Json, words: list[str]) -> Json:
    """A template in which everything that can be worded is worded by somebody evil."""
    short = cycle(fitting(45, words))

    def worded(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: worded(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [worded(one, name) for one in value]
        return next(short) if name in WORDED and isinstance(value, str) else value

    evil: Json = worded(draft)
    return evil


WORDED = {"title", "words", "plain", "name", "detail", "source", "instruction", "text", "options", "thanks", "next"}
WORDED |= {"contact", "word"}


class Evil(Workshop):
    """The session, full."""

    seats: list[Seat]
    draft: Json

    @classmethod
    async def filled(cls, url: str, words: list[str]) -> "Evil":
        """Open it, and have people write all of these as notes, comments, points, answers, names and moments."""
        plain = await call("GET", f"{url}/api/templates/{TEMPLATE}")
        draft = evil_draft(plain, words)
        evil = cls(url, await call("POST", f"{url}/api/sessions", json={"draft": draft}))
        evil.draft = draft
        groups = cycle(await evil.backgrounds())
        names = fitting(60, words)[:PEOPLE]
        evil.seats = [await evil.join(name, next(groups)) for name in names]
        async with await evil.facilitator() as facilitator, await evil.seats[0].line() as line:
            for activity, doing in evil._doings(words):
                await facilitator.done({"type": "startActivity", "activity": activity})
                await at_once(line, doing)
            labels = fitting(120, words)
            await at_once(facilitator, [{"type": "markMoment", "label": one, "memo": one} for one in labels[::12]])
            await facilitator.done({"type": "startActivity", "activity": SCALE})
            await facilitator.done({"type": "reveal", "activity": SCALE})
            await facilitator.done({"type": "openReplay", "open": True})
        return evil

    def _doings(self, words: list[str]) -> Iterator[tuple[str, list[Json]]]:
        kinds = {activity["kind"]: activity["id"] for activity in self.draft["activities"]}
        aspects = cycle([aspect["id"] for aspect in self.draft["aspects"]])
        placed = [
            {"type": "addNote", "text": one, "x": 37 * n % 1000, "y": 61 * n % 1000} for n, one in enumerate(words)
        ]
        note = {"type": "addNote", "text": words[0], "note": "evil00000001", "x": 1, "y": 1}
        remarks = [{"type": "comment", "on": note["note"], "text": one} for one in words]
        reasons = [{"type": "explainNote", "note": note["note"], "text": words[1]}]
        depends = [
            {"type": "setDiscussed", "aspect": next(aspects), "state": "depends", "text": one} for one in words[:9]
        ]
        yield kinds["scale"], [*placed, note, *remarks, *reasons, *depends]
        points = [{"type": "addPoint", "aspect": next(aspects), "side": "con", "text": one} for one in words]
        bearers = [{"type": "addBearer", "name": one} for one in fitting(60, words)[:8]]
        yield kinds["chart"], [*points, *bearers]
        prompts = next(a["prompts"] for a in self.draft["activities"] if a["kind"] == "reflection")
        answers = cycle(words)
        texts = [p for p in prompts if p["kind"] == "reflection"]
        yield (
            kinds["reflection"],
            [{"type": "reflect", "prompt": prompt["id"], "text": next(answers)} for prompt in texts],
        )

    WAIT: ClassVar = {"console": ".mini", "room": ".board-field", "wall": ".cmp-table", "replay": ".stage"}
    """What a screen has once it is drawn; a heading where nothing is said."""

    VIEWS: ClassVar = {"console": ("console.viewList", "console.viewComparison"), "room": ("footer.list",)}
    """What shows more of a screen."""

    def pages(self) -> dict[str, str]:
        """The address of every screen but the template's, which has none that is known before."""
        return {
            "home": "/",
            "start": "/start",
            "join": "/join#" + self.join_url.partition("#")[2],
            "handover": "/handover",
            "lost": "/nothing/here",
            "wall": f"/wall/{self.session}#{self.wall_key}",
            "console": f"/facilitate/{self.session}#{self.key}",
            "cards": f"/facilitate/{self.session}/cards",
            "print": f"/print/session/{self.session}",
            "replay": f"/replay/{self.session}",
            "room": f"/room/{self.session}#{self.seats[2].key}",
        }

    async def files(self, folder: Path) -> list[Path]:
        """Every page that can be taken away, on disk."""
        wanted = {"record": self.key, "transcript": self.key, "takeaway": self.seats[0].key, "replay": self.key}
        paths = []
        async with httpx.AsyncClient(verify=False, timeout=60) as http:
            for what, key in wanted.items():
                where = f"{self.url}/api/sessions/{self.session}/export/{what}"
                answer = await http.get(where, headers={"Authorization": f"Bearer {key}"})
                assert answer.status_code == 200, answer.text
                paths.append(folder / f"{what}.html")
                paths[-1].write_bytes(answer.content)
        return paths


async def at_once(line: Line, doing: list[Json]) -> None:
    """Do all of this without waiting for each; all of it must be recorded."""
    waiting = {await line.do(command): command for command in doing}
    async with asyncio.timeout(60):
        while waiting:
            frame = await line.next("events", "refused", "done", "reset")
            assert frame["type"] != "refused", (frame, waiting[frame["id"]])
            for event in frame.get("events", ()):
                waiting.pop(event["id"], None)
            waiting.pop(frame.get("id", ""), None)
