"""A browser that is watched: whatever runs that should not, or is stopped by a page's own policy, is written down."""

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page

from tests.e2e.evil_session import Evil
from tests.e2e.glass import PATIENCE, PlaywrightGlass
from tests.e2e.stage import DESK, LISTENING
from tests.e2e.words import like, say
from tests.evil import fitting

WORDS = """() => [
    document.body.textContent,
    ...[...document.querySelectorAll('input, textarea')].map((field) => field.value),
].join('\\n')"""


class Watcher:
    """A browser in which everything that runs, or that a page's own policy stops, is written down."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.ran: list[str] = []
        self.stopped: list[str] = []
        self.visited: list[str] = []

    async def page(self) -> Page:
        """A page that is listened to."""
        page = await self.context.new_page()
        page.on("dialog", self._asked)
        page.on("pageerror", lambda error: self.stopped.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._heard(page, said.type, said.text))
        return page

    async def look(self, page: Page, url: str, wait: str = "h1, h2, [role=heading]") -> str:
        """Open an address, wait until it is drawn, and give all the words that are in the page."""
        self.visited.append(url)
        await page.goto("about:blank")
        await page.goto(url)
        await page.locator(wait).first.wait_for()
        return await words_of(page)

    def _heard(self, page: Page, kind: str, words: str) -> None:
        if kind == "error" and re.search("Content Security Policy|Trusted", words):
            self.stopped.append(f"{page.url}: {words}")

    async def _asked(self, dialog: Any) -> None:
        self.ran.append(f"{dialog.page.url}: {dialog.message}")
        await dialog.dismiss()


@asynccontextmanager
async def watching(browser: Browser) -> AsyncIterator[Watcher]:
    """A fresh profile that is watched."""
    context = await browser.new_context(viewport=DESK)
    await context.add_init_script(LISTENING)
    yield Watcher(context)
    await context.close()


async def words_of(page: Page) -> str:
    """Everything that stands in a page as text, in fields too."""
    text: str = await page.evaluate(WORDS)
    return text


def shown(words: list[str], text: str) -> list[str]:
    """Those that stand in this text; blanks may have been drawn together."""
    seen = "".join(text.split())
    return [one for one in words if "".join(one.split()) in seen]


LOADED = ("record", "transcript", "takeaway", "replay", "join", "wall", "console", "cards", "print", "room", "editor")
"""Where what people wrote is shown."""


WHOLE = ("record", "takeaway", "replay", "console", "room")
"""Where all of it is shown."""


async def tour(watcher: Watcher, evil: Evil, words: list[str], folder: Path) -> dict[str, list[str]]:
    """Open every file and every page, and do what shows more of it; what was read where, as plain words."""
    page, read = await watcher.page(), dict[str, list[str]]()
    glass = PlaywrightGlass(page, touch=False)
    for path in await evil.files(folder):
        read[path.stem] = shown(words, await watcher.look(page, path.as_uri()))
    await glass.tap("button", say("replayTake.watch"))
    for name, path in evil.pages().items():
        read[name] = shown(words, await watcher.look(page, evil.url + path, evil.WAIT.get(name, "h1, h2")))
        if await glass.has("button", say("task.read")):
            await glass.tap("button", say("task.read"))
        for view in evil.VIEWS.get(name, ()):
            await glass.tap("radio", say(view))
            read[name] = list({*read[name], *shown(words, await words_of(page))})
        until = time.monotonic() + PATIENCE
        while name in WHOLE and len(read[name]) < len(words) and time.monotonic() < until:
            await page.wait_for_timeout(200)
            read[name] = list({*read[name], *shown(words, await words_of(page))})
    read["editor"] = await through_the_editor(watcher, page, evil, words)
    return read


async def through_the_editor(watcher: Watcher, page: Page, evil: Evil, words: list[str]) -> list[str]:
    """A list of topics is pasted into a template, which is printed then."""
    glass = PlaywrightGlass(page, touch=False)
    await watcher.look(page, f"{evil.url}/templates")
    await page.get_by_role("button", name=like("editor.startFromSays")).first.click()
    await page.get_by_role("tab", name=re.compile(f"^{re.escape(say('editor.parts.topics'))}")).click()
    await glass.tap("button", say("editor.import"))
    pasted = fitting(45, words)[:24]
    await page.get_by_role("textbox", name=say("editor.paste")).fill("\n".join(pasted))
    await (
        page.get_by_role("button", name=re.compile(r"\d"))
        .and_(page.get_by_role("dialog").get_by_role("button"))
        .last.click()
    )
    found = shown(words, await words_of(page))
    await glass.tap("button", say("editor.print"))
    await glass.sees("heading", say("print.title"))
    watcher.visited.append(page.url)
    return [*found, *shown(words, await words_of(page))]
