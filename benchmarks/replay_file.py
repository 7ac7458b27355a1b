"""How large a replay file of 100,000 events is, how long a browser takes to open it, and to jump in it.

    python benchmarks/replay_file.py [--events 100000] [--jumps 40]

The session is a random afternoon that goes on with cards moved about. The web app must have been built.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from msgspec.structs import replace
from playwright.async_api import Page, async_playwright

from events import Event, NoteMoved, Recorded, recorded
from server.exports.replayfile import Player
from server.http.pages import SHEET_RULE
from server.http.replays import PLAYER, About, replay_pieces
from server.live.record import Record
from server.rules.access import Actor
from tests.afternoon import Afternoon

SAID = "(document.querySelector('.caption-place')?.textContent ?? '')"


class Kept:
    """A log of events that are at hand."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = [recorded(event) for event in events]

    async def read(self, _session: str, after: int, upto: int) -> Sequence[Recorded]:
        return self.events[after:upto]


def long_afternoon(count: int) -> list[Event]:
    afternoon, chance = Afternoon(1), random.Random(1)
    events = [*afternoon.opening, *afternoon.steps(1000)]
    boards = ("scale:link-workers", "scale:ppi")
    for seq in range(len(events) + 1, count + 1):
        board = chance.choice(boards)
        place = {"x": chance.randrange(1001), "y": chance.randrange(1001)}
        note = f"{board}:a{chance.randrange(1, 4)}"
        events.append(NoteMoved(seq=seq, at=0, by="ann", id=f"ann:{seq}", board=board, note=note, **place))
    return [replace(event, at=1_800_000_000_000 + event.seq * 150) for event in events]


async def write(events: Sequence[Event], path: Path) -> None:
    record, log = Record("epoch"), Kept(events)
    for one in log.events:
        record.take(one)
    player = Player((PLAYER / "player.js").read_text(), (PLAYER / "player.css").read_text(), (SHEET_RULE,))
    about = About("a-session", record, log)  # type: ignore[arg-type]
    tracemalloc.start()
    began, size = time.perf_counter(), 0
    with path.open("wb") as file:
        async for piece in replay_pieces(about, Actor("facilitator", "fac"), player, 0, ()):
            size += file.write(piece)
    took, (_, most) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{len(events)} events: {size / 1e6:.1f} MB, written in {took:.1f} s, {most / 1e6:.0f} MB more")


async def watch(page: Page, path: Path, jumps: int) -> None:
    began = time.perf_counter()
    await page.goto(path.as_uri(), wait_until="commit")
    await page.get_by_role("heading", level=1).wait_for()
    cover = time.perf_counter() - began
    await page.get_by_role("button", name="Watch").click()
    await page.locator(".caption-place").wait_for()
    print(
        f"cover after {cover:.2f} s, the end of the session {time.perf_counter() - began:.2f} s after opening the file"
    )
    track = await page.locator(".bar-track").bounding_box()
    assert track is not None
    chance, took = random.Random(2), list[float]()
    for _ in range(jumps):
        before = await page.evaluate(SAID)
        at = time.perf_counter()
        await page.mouse.click(track["x"] + chance.random() * track["width"], track["y"] + track["height"] / 2)
        await page.wait_for_function(f"before => {SAID} !== before && !{SAID}.includes('Going')", arg=before)
        took.append((time.perf_counter() - at) * 1000)
    cuts = quantiles(took, n=20)
    print(f"{jumps} jumps: half within {quantiles(took, n=2)[0]:.0f} ms, 95 % within {cuts[18]:.0f} ms, the browser's "
          f"own round trip included")  # fmt: skip
    heap = await page.evaluate("performance.memory.usedJSHeapSize")
    print(f"heap {heap / 1e6:.0f} MB")


async def main(count: int, jumps: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "replay.html"
        await write(long_afternoon(count), path)
        async with async_playwright() as driver:
            browser = await driver.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--enable-precise-memory-info"]
            )
            context = await browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
            await watch(await context.new_page(), path, jumps)
            await browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--jumps", type=int, default=40)
    asked = parser.parse_args()
    sys.exit(asyncio.run(main(asked.events, asked.jumps)))
