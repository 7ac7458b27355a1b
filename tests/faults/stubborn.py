"""Tablets that work without pause and carry on by themselves, whatever happens to the server."""

import asyncio
import contextlib
import itertools
import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from websockets.exceptions import WebSocketException

from server.live.session import AGAIN
from tests.workshop import Json, Line, Seat

PAUSE = 0.04
"""Seconds between two commands of one tablet: fast for a person, below what the server allows."""


class TryAgain(Exception):
    """The server asks for patience: the outbox is sent again from its start, on a new line."""


class Stubborn:
    """A tablet with an outbox. ``safe`` are the commands it heard back, ``outbox`` those it did not, oldest first.

    Every command carries its own id as its words, so that the log can be asked for it whoever is named beside it;
    ``command`` makes another one out of the id. ``heard`` is the id of every event by its seq, ``spans`` are the
    stretches of the log (after, upto) of which it was told everything, ``waits`` the seconds from sending to hearing
    back of each command that needed to be sent only once, ``ends`` the close codes that ended its lines.
    """

    def __init__(
        self, seat: Seat, device: str, command: Callable[[str], Json] | None = None, pause: float = PAUSE
    ) -> None:
        self.seat = seat
        self._command = command or self._place
        self._pause = pause
        self._dice = Random(device)
        self.device = device
        self.heard: dict[int, str] = {}
        self.spans: list[tuple[int, int]] = []
        self.waits: list[float] = []
        self.online = False
        self._sent: dict[str, float] = {}
        self.safe: dict[str, int] = {}
        self.outbox: dict[str, Json] = {}
        self.refused: list[Json] = []
        self.returns = 0
        self.ends: Counter[int] = Counter()
        self.breaks: list[str] = []
        self._numbers = itertools.count(1)
        self._epoch = ""
        self._upto = 0
        self._resume: Json | None = None
        self._working = True

    async def live(self) -> None:
        """Connect, work, and connect again, until told to finish and the outbox is empty."""
        away = 0
        while self._working or self.outbox:
            away += 1
            with contextlib.suppress(OSError, WebSocketException, TimeoutError, TryAgain):
                async with asyncio.timeout(10):
                    line = await self.seat.line(device=self.device, resume=self._resume)
                away = 0
                async with line:
                    self.returns += 1
                    self._welcomed(line.welcome)
                    try:
                        await self._work(line)
                    finally:
                        self.ends[line.socket.close_code or 0] += 1
            self.online = False
            await asyncio.sleep(min(0.05 * 2**away, 0.3))

    def finish(self) -> None:
        """No more new commands; those in the outbox are still sent."""
        self._working = False

    async def _work(self, line: Line) -> None:
        self.online = True
        self._sent.clear()
        for number, command in list(self.outbox.items()):
            await line.send({"type": "do", "id": number, "command": command})
        speaking = asyncio.ensure_future(self._speak(line))
        try:
            while self._working or self.outbox:
                self._heard(await line.next())
        finally:
            speaking.cancel()
            await asyncio.gather(speaking, return_exceptions=True)

    async def _speak(self, line: Line) -> None:
        while self._working:
            number = f"{self.device}:{next(self._numbers)}"
            command = self._command(number)
            self.outbox[number] = command
            self._sent[number] = time.monotonic()
            await line.send({"type": "do", "id": number, "command": command})
            await asyncio.sleep(self._pause * self._dice.uniform(0.5, 1.5))  # no two tablets keep time

    def _place(self, number: str) -> Json:
        return {"type": "addNote", "text": number, "x": len(self.safe) % 1000, "y": 500}

    def _welcomed(self, welcome: Json) -> None:
        if welcome["state"] is not None:
            self._upto, self._resume = welcome["seq"], None
        elif self._resume and welcome["epoch"] == self._epoch:
            self._upto = self._resume["seq"]
        else:
            self.breaks.append(f"no state, but there was nothing to go on from: {welcome}")
        self._epoch = welcome["epoch"]

    def _heard(self, frame: Json) -> None:
        match frame["type"]:
            case "events":
                self._events(frame)
            case "done":
                self._mine(frame["id"], frame["seq"])
            case "refused":
                self._refused(frame)
            case "reset":
                self._epoch, self._upto, self._resume = frame["epoch"], frame["seq"], None

    def _refused(self, frame: Json) -> None:
        if frame["code"] in AGAIN:
            raise TryAgain
        self.refused.append(frame)
        self.outbox.pop(frame["id"], None)

    def _events(self, frame: Json) -> None:
        if frame["after"] != self._upto:
            self.breaks.append(f"after {frame['after']}, but was at {self._upto}")
        self._upto = frame["upto"]
        self.spans.append((frame["after"], frame["upto"]))
        for event in frame["events"]:
            if self.heard.setdefault(event["seq"], event["id"]) != event["id"]:
                self.breaks.append(f"{event['seq']} was {self.heard[event['seq']]}, and now is {event['id']}")
            self._resume = {"epoch": self._epoch, "seq": event["seq"], "id": event["id"]}
            self._mine(event["id"], event["seq"])

    def _mine(self, number: str, seq: int) -> None:
        if self.outbox.pop(number, None):
            self.safe[number] = seq
            if number in self._sent:
                self.waits.append(time.monotonic() - self._sent.pop(number))


async def at_work(tablets: list[Stubborn], meanwhile: Any) -> None:
    """Let the tablets work while ``meanwhile`` happens, then let them finish what they began."""
    living = [asyncio.ensure_future(tablet.live()) for tablet in tablets]
    try:
        await meanwhile
        for tablet in tablets:
            tablet.finish()
        async with asyncio.timeout(30):
            await asyncio.gather(*living)
    finally:
        for life in living:
            life.cancel()
        await asyncio.gather(*living, return_exceptions=True)
