"""The stage for a story: a session on a running server, and screens that each come with weather of their own."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page
from playwright.async_api import Error as PlaywrightError

from tests.e2e.glass import PATIENCE, Glass, PlaywrightGlass
from tests.e2e.tablet import Tablet
from tests.processes import Leeway
from tests.weather import HOST, Weather
from tests.workshop import Workshop

TABLET = {"width": 1024, "height": 768}
WEATHER = ("establish a connection to the server at ws:", "to ws:// was interrupted")
"""How Firefox reports a socket that the weather took; it counts that among a page's errors."""

DESK = {"width": 1440, "height": 900}

LISTENING = """
    addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sample}) =>
        console.error('Content Security Policy:', effectiveDirective, blockedURI, sample), true);
"""
"""A page that is stopped by its own policy says so."""


class Stage:
    """Everybody's screens. At the end no page may have thrown, nor tried what its own policy forbids."""

    def __init__(self, server: Leeway, workshop: Workshop, curtain: AsyncExitStack) -> None:
        self.server = server
        self.workshop = workshop
        self.troubles: list[str] = []
        self._curtain = curtain
        self._pages: list[Page] = []

    async def weather(self) -> Weather:
        """A way to the server that can be cut."""
        return await self._curtain.enter_async_context(Weather(self.server.port))

    async def touch(self, browser: Browser) -> Page:
        """A tablet held sideways, in Chromium, with a finger."""
        return await self._page(await browser.new_context(viewport=TABLET, has_touch=True, is_mobile=True))

    async def desk(self, browser: Browser) -> Page:
        """A laptop or projector, with a mouse."""
        return await self._page(await browser.new_context(viewport=DESK))

    async def tablet(self, browser: Browser, name: str, background: str, **how: Any) -> "Seated":
        """Somebody in Chromium who has joined; see ``seat``."""
        return await self.seat(PlaywrightGlass(await self.touch(browser), touch=True), name, background, **how)

    async def seat(
        self, glass: Glass, name: str, background: str, *, by_code: bool = False, host: str = HOST
    ) -> "Seated":
        """Somebody who has joined, in any browser, by the link of the QR code or by typing the code."""
        tablet = Seated(glass, await self.weather(), host)
        if by_code:
            await tablet.join_by_code(self.workshop.code, name, background)
        else:
            await tablet.join(self.link(tablet.url), name, background)
        return tablet

    def link(self, through: str) -> str:
        """The join link, but by the way that goes through this weather."""
        return f"{through}/join#{urlsplit(self.workshop.join_url).fragment}"

    async def _page(self, context: BrowserContext) -> Page:
        self._curtain.push_async_callback(context.close)
        await context.add_init_script(LISTENING)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        self._pages.append(page)
        page.on("pageerror", lambda error: self._trouble(page, str(error)))
        page.on("console", lambda message: self._listen(page, message))
        return page

    async def sight(self) -> str:
        """What every page says and what went wrong in it: for whoever has to find out why a story failed."""
        seen = [f"--- {page.url}\n{await page.inner_text('body', timeout=2000)}" for page in self._pages]
        return "\n".join([*self.troubles, *seen])

    def _listen(self, page: Page, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self._trouble(page, message.text)

    def _trouble(self, page: Page, words: str) -> None:
        if not any(weather in words for weather in WEATHER):
            self.troubles.append(f"{page.url}: {words}")


class Seated(Tablet):
    """A tablet with its own way to the server."""

    def __init__(self, glass: Glass, weather: Weather, host: str = HOST) -> None:
        super().__init__(glass, f"http://{host}:{weather.port}")
        self.weather = weather


@asynccontextmanager
async def stage(server: Leeway, title: str = "A rehearsal") -> AsyncIterator[Stage]:
    """A new session on this server, and an empty stage."""
    async with AsyncExitStack() as curtain:
        theatre = Stage(server, await Workshop.open(server.url, title), curtain)
        try:
            yield theatre
        except Exception as error:
            with suppress(PlaywrightError):
                error.add_note(await theatre.sight())
            raise
        assert not theatre.troubles, "\n".join(theatre.troubles)
