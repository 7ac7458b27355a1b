"""Browsers for the end-to-end stories: one of each engine for the whole run, a fresh profile for every tablet."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright

from server.http.pages import STATIC
from tests.e2e.glass import open_chromium
from tests.e2e.stage import Seated, Stage, stage
from tests.e2e.webkit import WebKitGlass, webkit
from tests.processes import Leeway, serving
from tests.workshop import Line


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Leeway]]:
    """A running server on a store of this kind; the first who asks starts it, all share it."""
    assert (STATIC / "index.html").exists(), "The web app has not been built. Please run: make web"
    running: dict[str, Leeway] = {}
    with ExitStack() as at_the_end:

        def one(kind: str) -> Leeway:
            if kind not in running:
                folder = tmp_path_factory.mktemp(f"story-{kind}")
                running[kind] = at_the_end.enter_context(serving(folder, kind))
            return running[kind]

        yield one


@pytest.fixture(params=["sqlite", "redis"])
def server(request: pytest.FixtureRequest, serve: Callable[[str], Leeway]) -> Leeway:
    """A server on each store in turn."""
    return serve(request.param)


@pytest.fixture
def embedded(serve: Callable[[str], Leeway]) -> Leeway:
    """A server on the embedded store."""
    return serve("sqlite")


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Leeway]:
    """A server of the test's own, for it to kill."""
    with serving(tmp_path, "sqlite") as leeway:
        yield leeway


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    """What drives Chromium and Firefox."""
    async with async_playwright() as driver:
        yield driver


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium(playwright: Playwright) -> AsyncIterator[Browser]:
    """Debian's Chromium."""
    browser = await open_chromium(playwright)
    yield browser
    await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def firefox(playwright: Playwright) -> AsyncIterator[Browser]:
    """Debian's own Firefox ESR, over WebDriver BiDi."""
    browser = await playwright.firefox.launch(executable_path="/usr/bin/firefox-esr", channel="moz-firefox")
    yield browser
    await browser.close()


@pytest.fixture
def safari() -> Iterator[WebKitGlass]:
    """A fresh WebKit window."""
    with webkit() as glass:
        yield glass


@pytest_asyncio.fixture(loop_scope="session")
async def theatre(embedded: Leeway) -> AsyncIterator[Stage]:
    """A session with nobody in it yet."""
    async with stage(embedded) as empty:
        yield empty


@pytest_asyncio.fixture(loop_scope="session")
async def facilitator(theatre: Stage) -> AsyncIterator[Line]:
    """Somebody who runs the session, without a screen."""
    async with await theatre.workshop.facilitator() as line:
        yield line


@pytest_asyncio.fixture(loop_scope="session")
async def tablet(theatre: Stage, facilitator: Line, chromium: Browser) -> Seated:
    """A tablet of the first group, with the scale open before it; the other group has nobody."""
    seated = await theatre.tablet(chromium, "Tess", "Link workers")
    await facilitator.done({"type": "startActivity", "activity": await theatre.workshop.scale()})
    await seated.begin()
    return seated
