"""What people write runs nowhere, the protocol is kept to the letter, and nothing we are made of is known to leak."""

import json
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from tests.e2e.evil_session import FAST, Evil
from tests.e2e.glass import open_chromium
from tests.e2e.hardened import LOADED, WHOLE, tour, watching
from tests.evil import corpus
from tests.faults.rfc6455 import cases, tried
from tests.processes import Leeway, sqlite_url
from tests.prove.figure import Figure
from tests.workshop import Workshop

HOUSE = Path(__file__).parents[2]


async def prove(effort: float) -> list[Figure]:
    """Every string on every page, every case of RFC 6455, and what the registries say; the same at any effort."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = Leeway(folder, sqlite_url(folder), **FAST)
        server.start()
        try:
            protocol = await conformance(server)
            async with chromium() as browser:
                words = await written(server, browser, folder)
        finally:
            server.stop()
    return [*words, protocol, *([supplies()] if effort >= 0.1 else [])]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser."""
    async with async_playwright() as driver:
        browser = await open_chromium(driver)
        yield browser
        await browser.close()


async def written(server: Leeway, browser: Browser, folder: Path) -> list[Figure]:
    """What came of a session in which everything that people wrote would run if it could."""
    words = corpus()
    evil = await Evil.filled(server.url, words)
    async with watching(browser) as watcher:
        read = await tour(watcher, evil, words, folder)
        pages = len(watcher.visited)
        ran, stopped = len(watcher.ran), len(watcher.stopped)
    unread = [name for name in LOADED if not read[name]] + [name for name in WHOLE if set(words) - set(read[name])]
    silent = f", not all of them read in {', '.join(unread)}" if unread else ""
    return [
        Figure(
            what="Strings that would run, written as notes, remarks, points, names and titles: how many ran",
            measured=f"{ran} of {len(words)}, on {pages} pages and files{silent}",
            aim="0",
            anchor="none published",
            holds=ran == 0 and not unread,
            how="Chromium opens every screen and file of a session full of them, reads them there, and counts dialogs.",
        ),
        Figure(
            what="Violations of our own Content Security Policy and Trusted Types",
            measured=f"{stopped} on {pages} pages and files",
            aim="0",
            anchor="none published",
            holds=stopped == 0,
            how="Every page reports what its policy stops; React, react-aria and the replay file run under it.",
        ),
    ]


async def conformance(server: Leeway) -> Figure:
    """RFC 6455, case by case."""
    workshop = await Workshop.open(server.url)
    key = (await workshop.join("Autobahn", (await workshop.backgrounds())[0])).key
    told = [await tried(case, server.port, workshop.session, key) for case in cases()]
    wrong = [words for words in told if words]
    return Figure(
        what="Cases of RFC 6455 passed",
        measured=f"{len(told) - len(wrong)} of {len(told)}" + "".join(f"; {words}" for words in wrong[:3]),
        aim="all",
        anchor="Autobahn, 264 cases: granian 254 and uvicorn 248 to 254 passed; one failed in sans-I/O (7.1.5)",
        holds=not wrong,
        how="Our own cases in the order of Autobahn's sections 1 to 7, 9 and 13, against the real endpoint.",
    )


def supplies() -> Figure:
    """What the registries know of what we are made of."""
    told = json.loads(
        subprocess.run([HOUSE / ".ci/audit", "--json"], check=False, capture_output=True, text=True).stdout
    )
    silent = f"; of {told['unanswered']} nothing could be learned, as the registry does not answer here"
    return Figure(
        what="Dependencies that are known to be vulnerable",
        measured=f"{len(told['vulnerable'])} of {told['asked']} asked for" + (silent if told["unanswered"] else ""),
        aim="0",
        anchor="none published",
        holds=not told["vulnerable"],
        how="pip-audit and npm audit over the lock files; what a release is made of comes from `make sbom`.",
    )
