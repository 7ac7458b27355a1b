"""The usual event-sourced Starlette app: XADD to Redis, PUBLISH, and ``await send_text`` for each socket."""

import json
import os
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import anyio
from redis.asyncio import Redis
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

redis: Redis = Redis.from_url(os.environ["REDIS"], decode_responses=True)
boards: dict[str, set[WebSocket]] = defaultdict(set)


async def pass_on() -> None:
    """Everything that is published, to everybody on its board."""
    listening = redis.pubsub()
    await listening.psubscribe("board:*")
    async for message in listening.listen():
        if message["type"] != "pmessage":
            continue
        board = message["channel"].removeprefix("board:")
        for socket in list(boards[board]):
            try:
                await socket.send_text(message["data"])
            except (WebSocketDisconnect, RuntimeError):
                boards[board].discard(socket)


@asynccontextmanager
async def life(_: Starlette) -> AsyncIterator[None]:
    """The listener runs as long as the app does."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(pass_on)
        yield
        tasks.cancel_scope.cancel()


async def tablet(socket: WebSocket) -> None:
    """One tablet's connection."""
    board = socket.path_params["board"]
    await socket.accept()
    boards[board].add(socket)
    with suppress(WebSocketDisconnect):
        async for text in socket.iter_text():
            event = json.loads(text)
            event["seq"] = await redis.xadd(f"log:{board}", {"data": text})
            await redis.publish(f"board:{board}", json.dumps(event))
    boards[board].discard(socket)


app = Starlette(routes=[WebSocketRoute("/ws/{board}", tablet)], lifespan=life)
