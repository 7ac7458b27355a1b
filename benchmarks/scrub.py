"""How smoothly the replay is scrubbed, in Chromium on a processor slowed down four times.

    python benchmarks/scrub.py [--slow 4] [--seconds 6]

It rehearses an afternoon, makes a session of 100,000 events out of it, and drags the timeline's thumb in both: over the
whole of it, and closely about one place. A frame is dropped when the screen had to show the one before it again; the
limit is one in twenty. The web app must have been built.
"""

import argparse
import asyncio
import os
import socket
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx
import msgspec
from playwright.async_api import Page, async_playwright

from events import NoteMoved, Recorded, encode
from projections import fold_all
from server.client import Client, Opened
from server.log.store import open_store
from server.simulate.room import Room, Script

EVENTS = 100_000
FRAME = 1000 / 60
DRAG = """
    async ([middle, width, seconds]) => {
        const bar = document.querySelector('.bar-track'), box = bar.getBoundingClientRect();
        const turn = (t) => 1 - 4 * Math.abs((t % 1) - 0.5);
        const at = (t) => box.left + box.width * (middle + width / 2 * turn(t));
        const fire = (type, clientX) => bar.dispatchEvent(
            new PointerEvent(type, {bubbles: true, clientX, clientY: box.top + 40, pointerId: 1}));
        bar.setPointerCapture = () => {};
        fire('pointerdown', at(0));
        await new Promise((done) => setTimeout(done, 1500));
        const frames = [], work = [], channel = new MessageChannel();
        let start = 0;
        channel.port1.onmessage = () => work.push(performance.now() - start);
        const began = performance.now();
        await new Promise((done) => {
            const frame = (now) => {
                start = performance.now();
                frames.push(now);
                channel.port2.postMessage(0);
                fire('pointermove', at((start - began) / 3000));
                if (start - began < seconds * 1000) requestAnimationFrame(frame);
                else done();
            };
            requestAnimationFrame(frame);
        });
        fire('pointerup', at(0));
        return {frames, work};
    }
"""
"""A pointer of the page's own: one move a frame, as browsers hand them over, and nobody to wait for."""


@asynccontextmanager
async def server(folder: Path, port: int) -> AsyncIterator[str]:
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {"LEEWAY_STORE": f"sqlite:///{folder}/leeway.db", "LEEWAY_SECRET": "benchmark" * 4}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "server", "serve", "--port", str(port)), env=environment, stdout=DEVNULL
    )
    try:
        async with httpx.AsyncClient(trust_env=False) as http:
            for _ in range(300):
                try:
                    if (await http.get(f"{url}/readyz")).is_success:
                        break
                except httpx.TransportError:
                    await asyncio.sleep(0.1)
        yield url
    finally:
        process.terminate()
        await process.wait()


async def prepare(folder: Path, port: int) -> dict[str, Opened]:
    """An afternoon of sixteen tablets, and the same one with a hundred thousand events in it."""
    async with server(folder, port) as url, Client(url) as client:
        long = await client.open_session("choice-to-stone", "A long one")
        room = await Room.open(client, Script(minutes=20, speed=100))
        try:
            await room.rehearse()
        finally:
            await room.close()
    await lengthen(folder, room.opened.session, long.session)
    return {"an afternoon": room.opened, f"{EVENTS:,} events": long}


async def lengthen(folder: Path, session: str, to: str) -> None:
    """The first session's log behind the second's opening, with people who go on moving notes in the middle of it."""
    store = open_store(f"sqlite:///{folder}/leeway.db")
    try:
        known = [one.event for one in await store.log.read(session)][1:]
        middle = max(place for place, event in enumerate(known) if isinstance(event, NoteMoved))
        notes = [note for note in fold_all(known[:middle]).boards.notes.values() if note.x is not None]
        moves = [
            NoteMoved(
                seq=0, at=0, by=note.moved.by if note.moved else "", id=f"again-{number}", board=note.board,
                note=note.id, x=(number * 37) % 1001, y=(number * 91) % 1001,
            )
            for number in range(EVENTS - 1 - len(known))
            for note in [notes[(number * 7) % len(notes)]]
        ]  # fmt: skip
        pause = 250
        told = [
            *known[:middle],
            *(msgspec.structs.replace(move, at=known[middle].at + n * pause) for n, move in enumerate(moves)),
            *(msgspec.structs.replace(event, at=event.at + len(moves) * pause) for event in known[middle:]),
        ]
        for first in range(0, len(told), 5000):
            some = [
                msgspec.structs.replace(event, seq=place)
                for place, event in enumerate(told[first : first + 5000], first + 2)
            ]
            await store.log.append(to, first + 1, [Recorded(event, encode(event)) for event in some])
    finally:
        await store.close()


async def measure(page: Page, slow: float, seconds: float, around: float | None) -> dict[str, float]:
    """Drag the thumb for so long: over everything, or closely ``around`` a share of the bar."""
    middle, width = (0.5, 0.8) if around is None else (around, 0.02)
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    told: dict[str, list[float]] = await page.evaluate(DRAG, [middle, width, seconds])
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return figures(told)


def figures(told: dict[str, list[float]]) -> dict[str, float]:
    gaps = [after - before for before, after in zip(told["frames"], told["frames"][1:], strict=False)]
    dropped = sum(max(0, round(gap / FRAME) - 1) for gap in gaps)
    cuts = quantiles(told["work"], n=100)
    return {"frames": len(gaps), "dropped": dropped / (len(gaps) + dropped), "p50": cuts[49], "p95": cuts[94]}


async def watch(url: str, opened: Opened, page: Page) -> float:
    """Open the replay; milliseconds until the board stood there."""
    await page.goto(f"{url}/facilitate/{opened.session}#{opened.facilitator_key}")
    await page.locator(".desk").wait_for()
    began = time.perf_counter()
    await page.goto(f"{url}/replay/{opened.session}")
    await page.locator(".stage-body > *").first.wait_for()
    took = (time.perf_counter() - began) * 1000
    await page.wait_for_function("() => !document.querySelector('.bar-loading')")
    return took


async def main(slow: float, seconds: float) -> int:
    with tempfile.TemporaryDirectory() as name, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        sessions = await prepare(Path(name), port)
        worst = 0.0
        async with server(Path(name), port) as url, async_playwright() as driver:
            browser = await driver.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            for title, opened in sessions.items():
                viewport: Any = {"width": 1440, "height": 900}
                page = await (await browser.new_context(viewport=viewport, service_workers="block")).new_page()
                print(f"{title}: opens in {await watch(url, opened, page):.0f} ms")
                for words, around in (("over all of it", None), ("closely, while placing", 0.5)):
                    got = await measure(page, slow, seconds, around)
                    worst = max(worst, got["dropped"])
                    print(
                        f"  {words}: {got['frames']:.0f} frames, {got['dropped']:.1%} dropped; "
                        f"work in a frame {got['p50']:.1f} ms, p95 {got['p95']:.1f} ms"
                    )
                await page.context.close()
            await browser.close()
    print(f"dropped at most: {worst:.1%} (limit 5.0%)")
    return int(worst > 0.05)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--slow", type=float, default=4, help="how many times slower the processor is")
    asked.add_argument("--seconds", type=float, default=6, help="how long each drag takes")
    given = asked.parse_args()
    sys.exit(asyncio.run(main(given.slow, given.seconds)))
