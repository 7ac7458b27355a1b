"""Sessions with their people, made as people make them, for the load generator to take over: a ticket a tablet."""

import asyncio
from dataclasses import dataclass

import httpx
import msgspec
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from server.client import Client, Opened
from server.wire import SUBPROTOCOL

AT_ONCE = 16


@dataclass(frozen=True)
class Board:
    """A session whose scale runs, with the keys of everybody in one group and the notes on their board."""

    session: str
    keys: list[str]
    notes: list[str]


async def boards(url: str, count: int, tablets: int) -> list[Board]:
    """``count`` sessions with so many tablets each, one group to a session."""
    async with Client(url) as client, httpx.AsyncClient(base_url=url, trust_env=False, timeout=60) as http:
        return [await _board(client, http, url, tablets) for _ in range(count)]


def tickets(of: list[Board], tablets: int, late: int = 0) -> list[str]:
    """A line for each tablet, as ``load/leeway.c`` reads it: the boards take turns; the late ones come last."""
    lines = [
        f"{board.session} {board.keys[place]} {board.notes[place % len(board.notes)]} null"
        for place in range(tablets)
        for board in of
    ]
    return lines + [f"{of[0].session} {of[0].keys[tablets + n]} - null" for n in range(late)]


async def _board(client: Client, http: httpx.AsyncClient, url: str, tablets: int) -> Board:
    opened = await client.open_session("choice-to-stone", "A board")
    invitation = (await http.post("/api/invitation", json={"code": opened.code})).raise_for_status().json()
    group = invitation["backgrounds"][0]["id"]
    turns = asyncio.Semaphore(AT_ONCE)

    async def join(number: int) -> str:
        async with turns:
            body = {"code": opened.code, "name": f"Tablet {number}", "background": group}
            answer = (await http.post("/api/join", json=body)).raise_for_status().json()
            return str(answer["seatKey"])

    keys = list(await asyncio.gather(*(join(number) for number in range(tablets))))
    return Board(opened.session, keys, await _start(url, opened, group))


async def _start(url: str, opened: Opened, group: str) -> list[str]:
    """Start the scale; the ids of the notes on the group's board."""
    where = f"{url.replace('http', 'ws', 1)}/ws/{opened.session}"
    async with connect(where, subprotocols=[Subprotocol(SUBPROTOCOL)], max_size=None) as socket:
        hello = {"type": "hello", "key": opened.facilitator_key, "device": "desk", "resume": None}
        await socket.send(msgspec.json.encode(hello).decode())
        state = msgspec.json.decode(await socket.recv())["state"]
        scale = next(one["id"] for one in state["agenda"]["activities"].values() if one["kind"] == "scale")
        start = {"type": "do", "id": "desk:1", "command": {"type": "startActivity", "activity": scale}}
        await socket.send(msgspec.json.encode(start).decode())
        while msgspec.json.decode(frame := await socket.recv())["type"] not in ("events", "done", "reset"):
            assert b"refused" not in (frame if isinstance(frame, bytes) else frame.encode()), frame
    return [f"{scale}:{group}:{aspect}" for aspect in state["session"]["aspects"]]
