"""The browser itself killed, some milliseconds after a note was put down: what was called kept is there again."""

import asyncio
import contextlib
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from playwright.async_api import BrowserContext, Playwright, ViewportSize, async_playwright
from playwright.async_api import Error as PlaywrightError

from tests.e2e.glass import QUIET, PlaywrightGlass
from tests.e2e.stage import TABLET, Seated
from tests.e2e.words import SAVED, like, say
from tests.processes import serving
from tests.prove.figure import Figure
from tests.weather import Weather
from tests.workshop import Workshop

SEED = 5
KILLS = 60
LATEST = 0.5
"""Seconds after the tap at which the browser is dead at the latest."""

WATCH = """
setInterval(() => {
    const words = document.body?.textContent ?? '';
    if (words.includes(KEPT) && !window.told) { window.told = true; window.kept(); }
}, 5);
"""
"""Tells of the first moment at which the page says that work is safe on this device."""


@dataclass
class Killed:
    """What many kills came to: notes that were called kept, those of them that were gone, and those there twice."""

    kills: int = 0
    offline: int = 0
    kept: int = 0
    survived: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


async def killed_browsers(folder: Path, kills: int, seed: int) -> Killed:
    """One tablet's profile through so many lives, every other one of them without a network."""
    dice, found = Random(seed), Killed()
    with serving(folder, "sqlite") as server:
        workshop = await Workshop.open(server.url)
        async with async_playwright() as driver, Weather(server.port) as weather:
            await _seated(driver, folder, workshop, weather)
            for number in range(kills):
                await _life(driver, folder, workshop, weather, f"n{number}x", number % 2 == 0, dice, found)
            async with _open(driver, folder) as context:
                glass = await _room(context, workshop, weather)
                await glass.reads(SAVED, patience=30)
            texts = [event["text"] for event in await workshop.events() if event["type"] == "note.added"]
            found.survived = len(texts)
            found.twice = [text for text in set(texts) if texts.count(text) > 1]
            found.lost = [text for text in found.lost if text not in texts]
    return found


async def _seated(driver: Playwright, folder: Path, workshop: Workshop, weather: Weather) -> None:
    async with _open(driver, folder) as context:
        tablet = Seated(PlaywrightGlass(context.pages[0], touch=True), weather)
        fragment = workshop.join_url.partition("#")[2]
        await tablet.join(f"{weather.url}/join#{fragment}", "Olga", "Link workers")
        async with await workshop.facilitator() as facilitator:
            await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        await tablet.begin()


async def _life(
    driver: Playwright, folder: Path, workshop: Workshop, weather: Weather, text: str, cut: bool, dice: Random,
    found: Killed,
) -> None:  # fmt: skip
    kept = asyncio.Event()
    async with _open(driver, folder) as context:
        await context.expose_function("kept", kept.set)
        await context.add_init_script(
            WATCH.replace("KEPT", repr(say("standing.unsent", count=1).partition("it is ")[2]))
        )
        glass = await _room(context, workshop, weather)
        await glass.reads(SAVED, patience=30)
        if cut:
            weather.cut()
            await glass.reads(like("standing.offline"))
        await glass.tap("button", say("tray.new"))
        await glass.fill(say("new.words"), text)
        await glass.run("window.told = false")  # what earlier lives left has been sent by now
        kept.clear()
        await glass.tap("button", say("new.add"))
        await asyncio.sleep(dice.uniform(0, LATEST))
        was_kept = kept.is_set()
        _kill(folder / "profile")
    weather.mend()
    found.kills += 1
    found.offline += cut
    found.kept += was_kept
    if was_kept:
        found.lost.append(text)  # until it is found in the log


@contextlib.asynccontextmanager
async def _open(driver: Playwright, folder: Path):  # type: ignore[no-untyped-def]
    context: BrowserContext = await driver.chromium.launch_persistent_context(
        str(folder / "profile"),
        executable_path="/usr/bin/chromium",
        args=QUIET,
        viewport=ViewportSize(width=TABLET["width"], height=TABLET["height"]),
        has_touch=True,
    )
    try:
        yield context
    finally:
        with contextlib.suppress(PlaywrightError):
            await context.close()


async def _room(context: BrowserContext, workshop: Workshop, weather: Weather) -> PlaywrightGlass:
    glass = PlaywrightGlass(context.pages[0], touch=True)
    await glass.go(f"{weather.url}/room/{workshop.session}")
    await glass.sees("button", say("tray.new"))
    return glass


def _kill(profile: Path) -> None:
    """``kill -9`` to the browser that has this profile, and to no other."""
    mark = f"--user-data-dir={profile}".encode()
    for place in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            words = (place / "cmdline").read_bytes().split(b"\0")
            if mark in words and not any(word.startswith(b"--type=") for word in words):
                os.kill(int(place.name), signal.SIGKILL)


async def prove(effort: float) -> list[Figure]:
    """Sixty lives at full effort; each takes seconds, nearly all of them for opening a browser."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        found = await killed_browsers(Path(folder), max(4, int(KILLS * effort)), SEED)
    return [
        Figure(
            f"Browser killed 0–{LATEST * 1000:.0f} ms after a note was put down, {found.kills} times: gone though kept",
            f"{len(found.lost)} of {found.kept} that the screen had called safe, {len(found.twice)} there twice "
            f"({found.survived} of {found.kills} survived)",
            "0, 0",
            "Phoenix and tldraw keep such work in memory only",
            not found.lost and not found.twice,
            f"Chromium with one profile, kill -9, {found.offline} times without a network; seed {SEED}.",
        )
    ]
