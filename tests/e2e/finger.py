"""A real finger, as far as Chromium can tell: touch events from the browser's own input pipeline."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Locator, Page

STEPS = 8
PRESS = 0.05
"""Seconds between two movements; a finger is not everywhere at once."""

Point = tuple[float, float]


class Finger:
    """One finger on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def middle(self, thing: Locator) -> Point:
        """Where to touch a thing; it is brought into view first."""
        await thing.scroll_into_view_if_needed()
        box = await thing.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    async def tap(self, x: float, y: float) -> None:
        """Touch and let go."""
        await self.page.touchscreen.tap(x, y)

    async def drag(self, start: Point, end: Point) -> None:
        """Press, draw in a straight line, let go."""
        async with self.carrying(start, end):
            pass

    @asynccontextmanager
    async def carrying(self, start: Point, end: Point) -> AsyncIterator[None]:
        """Press, draw in a straight line, and hold until the block ends."""
        session = await self.page.context.new_cdp_session(self.page)
        await session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at(start)]})
        for step in range(1, STEPS + 1):
            await asyncio.sleep(PRESS)
            way = step / STEPS
            point = start[0] + (end[0] - start[0]) * way, start[1] + (end[1] - start[1]) * way
            await session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at(point)]})
        yield
        await session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        await session.detach()


def at(point: Point) -> dict[str, float]:
    """A touch at this point."""
    return {"x": point[0], "y": point[1]}
