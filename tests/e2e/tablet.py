"""A participant's tablet, in a person's words: join, place a note in three ways, look where everything is."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.e2e.finger import Finger
from tests.e2e.glass import PATIENCE, Glass, PlaywrightGlass
from tests.e2e.words import like, say
from tests.workshop import Json

NOTES = """
    const placed = {};
    for (const note of document.querySelectorAll('.board-notes [role=slider]'))
        placed[note.dataset.note] = Number(note.getAttribute('aria-valuenow'));
    return placed;
"""


class Tablet:
    """One person's screen. ``glass`` is any browser; a finger needs Chromium."""

    def __init__(self, glass: Glass, url: str) -> None:
        self.glass = glass
        self.url = url

    async def join(self, link: str, name: str, background: str) -> None:
        """Open the join link, say who one is, and take a seat."""
        await self.glass.go(link)
        await self._take_seat(name, background)

    async def join_by_code(self, code: str, name: str, background: str) -> None:
        """Type the code on the first page, in small letters and with a blank, as people do."""
        await self.glass.go(self.url)
        await self.glass.fill(say("home.code"), f"{code[:4]} {code[4:]}".lower())
        await self.glass.tap("button", say("home.enter"))
        await self._take_seat(name, background)

    async def _take_seat(self, name: str, background: str) -> None:
        await self.glass.fill(say("join.name"), name)
        await self.glass.tap("radio", background)
        await self.glass.tap("button", say("join.take"))
        await self.glass.sees("button", say("header.help"))

    async def begin(self) -> None:
        """The activity has started: read what it asks for."""
        await self.glass.tap("button", say("task.read"))
        await self.glass.sees("heading", like("tray.count"))

    async def place_in_words(self, text: str, where: str) -> None:
        """Tap the note in the tray, choose its place among the worded ones, close the sheet."""
        await self.glass.tap("button", say("tray.place", text=text))
        await self.glass.tap("button", say("pick.words"))
        await self.glass.tap("button", where)
        await self.glass.tap("button", say("ui.close"))

    async def place_by_two_taps(self, text: str, across: float, down: float = 0.5) -> None:
        """Tap the note, then tap the scale at this share of its width and height."""
        await self.glass.tap("button", say("tray.place", text=text))
        await self.glass.reads(say("pick.tap"))
        await self.finger.tap(*await self._spot(across, down))

    async def place_by_dragging(self, text: str, across: float, down: float = 0.5) -> None:
        """Press the note in the tray, draw it over the scale, let go."""
        start = await self.finger.middle(self.page.find("button", say("tray.place", text=text)))
        await self.finger.drag(start, await self._spot(across, down))

    @asynccontextmanager
    async def carrying(self, note: str, across: float, down: float = 0.5) -> AsyncIterator[None]:
        """Hold a note from the scale over another place, and let go when the block ends."""
        start = await self.finger.middle(self.page.page.locator(f'[role=slider][data-note="{note}"]'))
        async with self.finger.carrying(start, await self._spot(across, down)):
            yield

    async def add(self, text: str) -> None:
        """Write a note of one's own."""
        await self.glass.tap("button", say("tray.new"))
        await self.glass.fill(say("new.words"), text)
        await self.glass.tap("button", say("new.add"))
        try:
            await self.glass.sees("button", say("tray.place", text=text))
        except AssertionError:  # on a starved machine a driven tap may be taken for a long press: a person taps again
            await self.glass.tap("button", say("new.add"))
            await self.glass.sees("button", say("tray.place", text=text))

    async def placed(self) -> dict[str, int]:
        """Every note on the scale, by its id, and where it stands: what is drawn, not what is known."""
        return dict(await self.glass.run(NOTES))

    async def shows(self, placed: dict[str, int]) -> None:
        """Wait until exactly this lies on the scale."""
        await until(self.placed, placed)

    @property
    def page(self) -> PlaywrightGlass:
        """The page, where a finger is needed."""
        assert isinstance(self.glass, PlaywrightGlass)
        return self.glass

    @property
    def finger(self) -> Finger:
        """A finger on this page."""
        return Finger(self.page.page)

    async def _spot(self, across: float, down: float) -> tuple[float, float]:
        box = await self.page.page.locator(".board-field").bounding_box()
        assert box
        return box["x"] + across * box["width"], box["y"] + down * box["height"]


async def until(look: Callable[[], Awaitable[Any]], wanted: Any) -> None:
    """Wait until looking gives what is wanted; the last sight is in the failure."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while (seen := await look()) != wanted:
        assert loop.time() < end, f"wanted {wanted}, saw {seen}"
        await asyncio.sleep(0.05)


def on_board(state: Json, board: str) -> dict[str, int]:
    """What the server says lies on this board's scale, by note."""
    notes = state["boards"]["notes"].values()
    return {n["id"]: n["x"] for n in notes if n["board"] == board and n["x"] is not None and not n["removed"]}
