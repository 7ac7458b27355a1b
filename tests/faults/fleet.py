"""Many tablets that do nothing but stay connected, and come back by the very rules of ``web/src/sync/session.ts``."""

import asyncio
import contextlib
import re
import time
from random import Random

from websockets.exceptions import WebSocketException

from tests.workshop import Json, Line, Workshop

FIRST_WAIT, LONGEST_WAIT, STABLE, SILENCE, OPENING = 0.5, 2.0, 30.0, 12.0, 4.0
GIVE_UP = 4500
ROOM = 50
"""Tablets in one session."""


class Returning:
    """One tablet; ``back`` is when it was last welcomed, ``heard`` when it last heard anything.

    ``ends`` are the codes and reasons of its connections' ends, ``left`` is when the last of them was.
    """

    def __init__(self, workshop: Workshop, key: str, device: str, dice: Random) -> None:
        self.workshop, self.key, self.device = workshop, key, device
        self.online = False
        self.back = self.heard = self.left = 0.0
        self.tries = 0
        self.ends: list[tuple[int, str]] = []
        self.resumed = 0
        self._dice = dice
        self._failures = 0
        self._epoch = ""
        self._resume: Json | None = None

    async def live(self) -> None:
        """Stay connected; ends when the server says "give up"."""
        while not self.ends or self.ends[-1][0] < GIVE_UP:
            code, reason = await self._connection()
            self.ends.append((code, reason))
            await asyncio.sleep(self._pause(reason))

    async def _connection(self) -> tuple[int, str]:
        self.tries += 1
        try:
            where, session = self.workshop.url, self.workshop.session
            line = await Line.greeted(
                where,
                session,
                self.key,
                device=self.device,
                resume=self._resume,
                ping_interval=None,
                close_timeout=1,
                open_timeout=OPENING,
            )
        except (OSError, WebSocketException, TimeoutError):
            return 1006, ""
        self.back = self.heard = time.monotonic()
        self.online = True
        self._epoch = line.welcome["epoch"]
        self.resumed += line.welcome["state"] is None
        async with line:
            with contextlib.suppress(OSError, WebSocketException, TimeoutError):
                while True:
                    self._hear(await line.next(patience=SILENCE))
        self.online, self.left = False, time.monotonic()
        if time.monotonic() - self.back >= STABLE:
            self._failures = 0
        return line.socket.close_code or 1006, line.socket.close_reason or ""

    def _hear(self, frame: Json) -> None:
        self.heard = time.monotonic()
        for event in frame.get("events", ()):
            self._resume = {"epoch": self._epoch, "seq": event["seq"], "id": event["id"]}

    def _pause(self, reason: str) -> float:
        asked = re.search(r"in (\d{1,6}) ms", reason)
        pause = self._dice.random() * min(LONGEST_WAIT, FIRST_WAIT * 2**self._failures)
        self._failures += 1
        return max(pause, int(asked[1]) / 1000 if asked else 0.0)


class Fleet:
    """Tablets in sessions of fifty; as a context they are all there."""

    def __init__(self, url: str, count: int, seed: int) -> None:
        self.tablets: list[Returning] = []
        self.workshops: list[Workshop] = []
        self._url, self._count, self._dice = url, count, Random(seed)
        self._living: list[asyncio.Future[None]] = []

    async def __aenter__(self) -> "Fleet":
        for first in range(0, self._count, ROOM):
            await self._fill(first, min(ROOM, self._count - first))
        for workshop in self.workshops:  # everybody has seen an event, and so has a place to go on from
            async with await workshop.facilitator() as facilitator:
                await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        return self

    async def __aexit__(self, *_: object) -> None:
        for life in self._living:
            life.cancel()
        await asyncio.gather(*self._living, return_exceptions=True)

    async def all_back(self, since: float, patience: float = 60) -> list[float]:
        """When each tablet was welcomed again, in seconds after ``since`` (of the monotonic clock), in order."""
        async with asyncio.timeout(patience):
            while any(not tablet.online or tablet.back < since for tablet in self.tablets):
                assert not any(life.done() for life in self._living), "a tablet has given up"
                await asyncio.sleep(0.05)
        return sorted(tablet.back - since for tablet in self.tablets)

    async def _fill(self, first: int, count: int) -> None:
        workshop = await Workshop.open(self._url)
        self.workshops.append(workshop)
        groups = await workshop.backgrounds()
        seats = [await workshop.join(f"Person {n}", groups[n % len(groups)]) for n in range(min(5, count))]
        began = time.monotonic()
        for n in range(count):
            dice = Random(self._dice.random())
            tablet = Returning(workshop, seats[n % len(seats)].key, f"tablet-{first + n}", dice)
            self.tablets.append(tablet)
            self._living.append(asyncio.ensure_future(tablet.live()))
        await self.all_back(0.0 if first else began)
