"""What a person can do with a screen, whatever the browser: read it, tap what it names, type, press keys.

Everything is found by role and accessible name, as a screen reader would say it, so a test that finds its button has
also tested that the button can be found.
"""

import re
from typing import Any, Protocol

from playwright.async_api import Browser, Locator, Page, Playwright, expect

PATIENCE = 10.0
"""Seconds until something that should appear must have appeared."""

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.test 127.0.0.1",  # names whose pages are not trusted as this machine's own are
]
"""A browser that talks to nobody but the server under test."""

Name = str | re.Pattern[str]


async def open_chromium(driver: Playwright) -> Browser:
    """Debian's Chromium, without a window."""
    return await driver.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)


class Glass(Protocol):
    """One screen in one browser. A missing thing is a failure that names it."""

    async def go(self, url: str) -> None:
        """Open an address."""

    async def reload(self) -> None:
        """Load the page again."""

    async def tap(self, role: str, name: Name) -> None:
        """Tap the one thing of this role and name."""

    async def fill(self, name: Name, text: str) -> None:
        """Write into the text field with this label."""

    async def sees(self, role: str, name: Name) -> None:
        """Wait until there is such a thing to see."""

    async def reads(self, words: Name, patience: float = PATIENCE) -> None:
        """Wait until these words stand on the screen."""

    async def has(self, role: str, name: Name) -> bool:
        """Whether there is such a thing to see now."""

    async def run(self, script: str) -> Any:
        """What a function's body returns, run in the page."""


class PlaywrightGlass:
    """A page that Playwright drives: Chromium with a finger, or Firefox with a mouse."""

    def __init__(self, page: Page, *, touch: bool) -> None:
        self.page = page
        self.touch = touch

    async def go(self, url: str) -> None:
        """Open an address."""
        await self.page.goto(url)

    async def reload(self) -> None:
        """Load the page again."""
        await self.page.reload()

    async def tap(self, role: str, name: Name) -> None:
        """Tap where there is touch, click elsewhere."""
        found = self.find(role, name)
        if role in ("radio", "checkbox"):  # a person taps the card around it; the mark itself may be hidden beneath
            found = found.locator("xpath=ancestor::label").or_(found).first
        await (found.tap() if self.touch else found.click())

    async def fill(self, name: Name, text: str) -> None:
        """Write into the text field with this label."""
        await self.page.get_by_role("textbox", name=name, exact=isinstance(name, str)).press_sequentially(text)

    async def sees(self, role: str, name: Name) -> None:
        """Wait until there is such a thing to see."""
        await expect(self.find(role, name).first).to_be_visible(timeout=PATIENCE * 1000)

    async def reads(self, words: Name, patience: float = PATIENCE) -> None:
        """Wait until these words stand on the screen."""
        await expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible(timeout=patience * 1000)

    async def has(self, role: str, name: Name) -> bool:
        """Whether there is such a thing to see now."""
        return await self.find(role, name).count() > 0

    async def run(self, script: str) -> Any:
        """What a function's body returns, run in the page."""
        return await self.page.evaluate(f"async () => {{ {script} }}")

    def find(self, role: str, name: Name) -> Locator:
        """The thing of this role and name; a string is the whole name, a pattern may be part of it."""
        return self.page.get_by_role(role, name=name, exact=isinstance(name, str))  # type: ignore[arg-type]
