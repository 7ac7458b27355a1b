"""Nothing that people write runs, on any page or in any file; and what gets into a page all the same is stopped."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route

from tests.e2e.evil_session import FAST, Evil
from tests.e2e.hardened import LOADED, WHOLE, tour, watching
from tests.evil import corpus
from tests.processes import Leeway, sqlite_url

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session"), pytest.mark.proves("G55")]


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Leeway]:
    """A server that lets one write as fast as one can."""
    leeway = Leeway(tmp_path, sqlite_url(tmp_path), **FAST)
    leeway.start()
    yield leeway
    leeway.stop()


async def test_what_people_write_is_only_words_on_every_page_and_in_every_file(
    quick: Leeway, chromium: Browser, tmp_path: Path
) -> None:
    """Six hundred strings as notes, remarks, points, names, titles, topics, moments: read everywhere, run nowhere."""
    words = corpus()
    assert len(words) >= 500
    evil = await Evil.filled(quick.url, words)
    async with watching(chromium) as watcher:
        read = await tour(watcher, evil, words, tmp_path)
        assert not watcher.ran
        assert not watcher.stopped
    for name in WHOLE:
        assert not set(words) - set(read[name]), name
    assert all(read[name] for name in LOADED), read


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def watched(serve: Callable[[str], Leeway], chromium: Browser) -> AsyncIterator[Page]:
    """A page of ours, open."""
    async with watching(chromium) as watcher:
        page = await watcher.page()
        await watcher.look(page, f"{serve('sqlite').url}/start")
        yield page


STRINGS = {
    "innerHTML": "document.body.innerHTML = '<img src=x onerror=alert(1)>'",
    "outerHTML": "document.getElementById('root').outerHTML = '<b>x</b>'",
    "insertAdjacentHTML": "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    "document.write": "document.write('<script>alert(1)</script>')",
    "srcdoc": "document.createElement('iframe').srcdoc = '<script>alert(1)</script>'",
    "DOMParser": "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
    "a fragment": "document.createRange().createContextualFragment('<b>x</b>')",
    "a script's address": "document.createElement('script').src = 'https://evil.example/x.js'",
    "a script's words": "document.createElement('script').text = 'alert(1)'",
    "another policy": "trustedTypes.createPolicy('evil', { createHTML: (html) => html })",
    "our policy again": "trustedTypes.createPolicy('leeway', { createScriptURL: (url) => url })",
    "eval": "(0, eval)('alert(1)')",
    "a function of words": "new Function('alert(1)')()",
    "a timer of words": "setTimeout('alert(1)', 0)",
    "a worker": "new Worker('/assets/x.js')",
    "another service worker": "navigator.serviceWorker.register('/api/templates')",
}
"""What a hole in our own code, or in a library's, would look like: each must throw."""

TRIED = """() => new Promise((tell) => setTimeout(async () => {
    try { tell(String(await (CODE))) } catch (error) { tell(`stopped: ${error.name}`) }
}))"""
"""Later, and so out of reach of the driver, which the policy does not bind."""

ELEMENTS = {
    "an inline script": "<script>alert(1)</script>",
    "a foreign script": "<script src='https://evil.example/x.js'></script>",
    "a handler": "<img src='/icon.svg' onload='alert(1)'>",
    "a style": "<style>body { background: red }</style>",
    "a style attribute": "<p style='color: red'>x</p>",
    "a frame": "<iframe src='/start'></iframe>",
    "an object": "<object data='/icon.svg'></object>",
    "a foreign picture": "<img src='https://evil.example/x.png'>",
    "a base": "<base href='https://evil.example/'>",
}
"""What somebody on the way could put into the page itself: each must be stopped by the policy, which says so."""


@pytest.mark.parametrize("sink", STRINGS)
async def test_no_string_becomes_a_page_or_a_script(watched: Page, sink: str) -> None:
    """Every place where a browser would make code out of words throws instead, and nothing happens."""
    tried = TRIED.replace("CODE", STRINGS[sink])
    assert (await watched.evaluate(tried)).startswith("stopped: "), sink


async def test_what_somebody_puts_into_the_page_on_its_way_is_stopped(embedded: Leeway, chromium: Browser) -> None:
    """Scripts, handlers, styles, frames and pictures of elsewhere: none runs or is fetched, and each is reported."""
    for what, element in ELEMENTS.items():
        async with watching(chromium) as watcher:
            page = await watcher.page()
            await page.route(f"{embedded.url}/start", adding(element))
            await watcher.look(page, f"{embedded.url}/start")
            assert not watcher.ran, what
            assert watcher.stopped, what


def adding(element: str) -> Callable[[Route], Awaitable[None]]:
    """The page as the server gave it, with its headers, and this at its end."""

    async def add(route: Route) -> None:
        answer = await route.fetch()
        body = (await answer.text()).replace("</body>", f"{element}</body>")
        headers = answer.headers | {"content-length": str(len(body.encode()))}
        await route.fulfill(status=200, headers=headers, body=body)

    return add
