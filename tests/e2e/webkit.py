"""WebKit, the engine of every iPad: Debian's MiniBrowser on a virtual screen, driven through WebKitWebDriver."""

import asyncio
import os
import re
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.e2e.glass import PATIENCE, Name

MINIBROWSER = next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))), Path("MiniBrowser"))

ELEMENTS = {
    "button": "button, [role=button], summary, input[type=submit]",
    "radio": "[role=radio], input[type=radio]",
    "heading": "h1, h2, h3, h4, [role=heading]",
    "textbox": "textarea, input:not([type]), input[type=text]",
}
"""Where to look for a role; the browser's own computed role and name decide."""


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """An X server that nobody looks at; gives the environment for those who draw on it."""
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as xvfb:
        assert xvfb.stdout
        number = xvfb.stdout.readline().strip()
        try:
            yield {**os.environ, "DISPLAY": f":{number}", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        finally:
            xvfb.terminate()


@contextmanager
def webkit() -> Iterator["WebKitGlass"]:
    """A fresh WebKit window with storage of its own."""
    with virtual_screen() as env:
        options = Options()
        options.binary_location = str(MINIBROWSER)
        options.add_argument("--automation")
        with warnings.catch_warnings():  # selenium's own class for WebKit warns of how selenium calls itself
            warnings.simplefilter("ignore", DeprecationWarning)
            driver = WebKitGTK(options=options, service=Service("/usr/bin/WebKitWebDriver", env=env))
        try:
            driver.set_window_size(1024, 768)
            yield WebKitGlass(driver)
        finally:
            driver.quit()


class WebKitGlass:
    """A window of WebKit; see ``Glass``."""

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver

    async def go(self, url: str) -> None:
        """Open an address."""
        await asyncio.to_thread(self.driver.get, url)

    async def reload(self) -> None:
        """Load the page again."""
        await asyncio.to_thread(self.driver.refresh)

    async def tap(self, role: str, name: Name) -> None:
        """Click it, where a person would."""
        await self._until(lambda: self._click(role, name), f"no {role} “{name}” to tap")

    async def fill(self, name: Name, text: str) -> None:
        """Write into the text field with this label."""
        await self._until(lambda: self._write(name, text), f"no field “{name}”")

    async def sees(self, role: str, name: Name) -> None:
        """Wait until there is such a thing to see."""
        await self._until(lambda: self._find(role, name) is not None, f"no {role} “{name}” to see")

    async def reads(self, words: Name, patience: float = PATIENCE) -> None:
        """Wait until these words stand on the screen."""
        await self._until(lambda: fits(words, self._words(), part=True), f"“{words}” is not on the screen", patience)

    async def has(self, role: str, name: Name) -> bool:
        """Whether there is such a thing to see now."""
        return await asyncio.to_thread(self._find, role, name) is not None

    async def run(self, script: str) -> Any:
        """What a function's body returns, run in the page."""
        return await asyncio.to_thread(self.driver.execute_script, script)

    async def _until(self, attempt: Callable[[], bool], otherwise: str, patience: float = PATIENCE) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + patience
        while not await asyncio.to_thread(self._tolerantly, attempt):
            assert loop.time() < until, f"{otherwise}; the screen says:\n{await asyncio.to_thread(self._words)}"
            await asyncio.sleep(0.1)

    def _tolerantly(self, attempt: Callable[[], bool]) -> bool:
        try:
            return attempt()
        except (StaleElementReferenceException, WebDriverException):
            return False

    def _click(self, role: str, name: Name) -> bool:
        found = self._find(role, name)
        if found:
            found.click()
        return found is not None

    def _write(self, name: Name, text: str) -> bool:
        found = self._find("textbox", name)
        if found:
            found.clear()
            found.send_keys(text)
        return found is not None

    def _find(self, role: str, name: Name) -> WebElement | None:
        for element in self.driver.find_elements(By.CSS_SELECTOR, ELEMENTS[role]):
            if fits(name, element.accessible_name):
                # The dot of a choice may be hidden beneath its label, which is what a person taps.
                shown = self.driver.execute_script("return arguments[0].closest('label') ?? arguments[0]", element)
                if shown.is_displayed():
                    return shown if role == "radio" else element
        return None

    def _words(self) -> str:
        return str(self.driver.execute_script("return document.body.innerText"))


def fits(wanted: Name, found: str, *, part: bool = False) -> bool:
    """Whether a name is the one that is wanted: a string as a whole (or as a part), a pattern anywhere."""
    if isinstance(wanted, re.Pattern):
        return wanted.search(found) is not None
    return wanted in found if part else wanted == " ".join(found.split())
