"""The stage of a twin run: one session on a server inside the process, and everybody's tablets."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

import msgspec
import websockets.frames
from structlog.testing import capture_logs
from websockets.streams import StreamReader

from events import Event, SeatJoined, recorded
from projections import State, board_id, group_in
from server.app import create
from server.commands import Command
from server.config import Settings
from server.http.desk import Desk
from server.http.entrance import _admit
from server.live.room import Room
from server.live.socket import Visit
from server.log.directory import Entry
from server.rules.access import Actor
from server.rules.decide import decide
from tests.given import FACILITATOR, OPENED
from tests.prove.inside import NOON, Answered, Hands, Kept, Listed, call
from tests.prove.whims import BUSY, VIEWERS

Json = dict[str, Any]
OPERATOR_KEY = "the operator alone has this one"
SECRET = "a secret for tests only of 32 letters"


class House(msgspec.Struct, frozen=True):
    """A server inside the process."""

    app: Any
    desk: Desk
    store: Listed
    clock: Hands

    async def pause(self) -> None:
        """Until everything that is ready has been done, signals among it."""
        await asyncio.sleep(0.06)


@asynccontextmanager
async def house() -> AsyncIterator[House]:
    """A server whose store is a list, whose clock is ours, and whose chance follows from who asks for what."""
    store, clock = Listed(), Hands()
    with capture_logs(), patch("server.app.open_store", lambda *_: store), patch("server.live.socket.decide", _by_lot):
        app = create(Settings(secret=SECRET, store="sqlite:////nowhere", operator_key=OPERATOR_KEY), clock)
        async with app.router.lifespan_context(app):
            yield House(app, app.state.desk, store, clock)


def _by_lot(command: Any, actor: Actor, state: State, stamp: Any, *more: Any) -> Event:
    lot = f"lot{actor.id}{stamp.id}".lower().replace(":", "x").replace("-", "")
    return decide(command, actor, state, msgspec.structs.replace(stamp, new_id=lot), *more)


class Tablet:
    """A tablet of somebody's; what it was sent since it was last asked is in ``frames``."""

    def __init__(self, stage: "Stage", actor: Actor, device: str) -> None:
        self.actor, self.device, self.number = actor, device, 0
        self.key = stage.house.desk.keys.make(stage.session, actor.role, actor.id)
        self._stage = stage
        self._here: tuple[Visit, Kept] | None = None
        self._seen: Json | None = None

    @property
    def is_here(self) -> bool:
        """Whether it is connected, as far as it knows."""
        return self._here is not None and self._here[1].closed is None

    async def come(self, resume: Json | None = None) -> None:
        """Connect, from the last event it saw or from the one that is given."""
        desk, line = self._stage.house.desk, Kept()
        visit = Visit(line, partial(_admit, desk, self._stage.session), desk.clock.seconds)
        hello = {"type": "hello", "key": self.key, "device": self.device, "resume": resume or self._seen}

        async def said() -> bytes:
            return msgspec.json.encode(hello)

        await visit.greet(said)
        self._here = visit, line

    def go(self) -> None:
        """The connection is gone."""
        if self._here:
            self._here[0].leave()
        self._here = None

    def say(self, frame: Json | bytes) -> None:
        """Send a frame; a command gets its number here."""
        if self._here is None:
            return
        if isinstance(frame, dict) and frame["type"] == "do":
            self.number += 1
            frame = {**frame, "id": f"{self.device}:{self.number}"}
        self._here[1].say(frame)

    def heard(self) -> list[Json]:
        """What it was sent since it was asked last; how it was closed comes last."""
        if self._here is None:
            return []
        line = self._here[1]
        frames = read(bytes(line.heard))
        line.heard.clear()
        for frame in frames:
            if frame["type"] in ("welcome", "reset"):
                self._seen = self._seen if frame["state"] is None else None
            for event in frame.get("events", ()):
                self._seen = {"epoch": self._stage.epoch, "seq": event["seq"], "id": event["id"]}
        if line.closed:
            frames.append({"type": "closed", "code": line.closed[0], "reason": line.closed[1]})
            self.go()
        return frames


class Stage:
    """One session with everybody in it."""

    def __init__(self, house: House, session: str, opening: Sequence[Event]) -> None:
        self.house, self.session, self.opening = house, session, opening
        self.room: Room
        self.epoch = ""
        self.tablets: dict[str, Tablet] = {}

    async def open(self) -> None:
        """Open the room and let everybody in."""
        store = self.house.store
        self.house.clock.at = NOON
        await store.append(self.session, 0, [recorded(event) for event in self.opening])
        entry = Entry(session=self.session, title="Twin", code="ABCDEFGH", secret="S" * 26, opened_at=NOON)
        await store.add(entry)
        self.epoch = await store.epoch(self.session)
        self.room = await self.house.desk.rooms.get(self.session)
        for actor in (*VIEWERS, *BUSY, FACILITATOR):
            self.tablets[actor.id] = Tablet(self, actor, f"{actor.id or 'wall'}-one")
        self.tablets["again"] = Tablet(self, VIEWERS[0], "ann-two")
        self.tablets["aside"] = Tablet(self, FACILITATOR, "fac-two")
        for tablet in self.tablets.values():
            await tablet.come()

    @property
    def state(self) -> State:
        """How the session stands."""
        return self.room.record.state

    def events(self) -> list[Event]:
        """Everything that was recorded."""
        return [one.event for one in self.house.store.kept(self.session)]

    def board(self, actor: Actor) -> str:
        """The board of this person's group in the activity that runs."""
        now = self.state.agenda.current or "scale"
        return board_id(now, group_in(self.state, actor.id, now) or "nowhere")

    def say(self, who: str, command: Command) -> None:
        """Somebody does something."""
        self.tablets[who].say({"type": "do", "command": msgspec.to_builtins(command)})

    async def get(self, path: str, actor: Actor, **headers: str) -> Answered:
        """What a call under somebody's key gives."""
        key = self.house.desk.keys.make(self.session, actor.role, actor.id)
        return await call(self.house.app, "GET", path.format(session=self.session), key, headers=headers)

    async def post(self, path: str, who: Actor | str | None, body: Json) -> Answered:
        """What a call does under somebody's key, under this one or none."""
        key = self.house.desk.keys.make(self.session, who.role, who.id) if isinstance(who, Actor) else who or ""
        return await call(self.house.app, "POST", path.format(session=self.session), key, body)

    async def close(self) -> None:
        """Everybody goes, and nothing is kept."""
        for tablet in self.tablets.values():
            tablet.go()
        self.house.desk.rooms._forget(self.room)
        self.house.store.forget(self.session)


def opening() -> list[Event]:
    """Two groups, of three and of two."""
    more = [("cat", "link-workers"), ("dan", "ppi"), ("eve", "link-workers")]
    joined = [
        SeatJoined(
            seq=len(OPENED) + n, at=NOON, by=seat, id=f"{seat}j", seat=seat, name=seat.title(), background=background,
            alias=f"{seat}s-alias",
        )
        for n, (seat, background) in enumerate(more, start=1)
    ]  # fmt: skip
    return [*OPENED, *joined]


def read(raw: bytes) -> list[Json]:
    """The frames in these bytes, by the WebSocket library's own parser."""
    reader, found = StreamReader(), list[Json]()
    reader.feed_data(raw)
    while reader.buffer:
        parsing = websockets.frames.Frame.parse(reader.read_exact, mask=False)
        try:
            next(parsing)
        except StopIteration as end:
            found.append(msgspec.json.decode(end.value.data))
        else:
            raise AssertionError("A frame was cut short.")
    return found
