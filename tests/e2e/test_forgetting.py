"""A tablet forgets what was erased: everything that its pages can read is looked through."""

import pytest
from playwright.async_api import Browser, Page

from tests.e2e.stage import Seated, Stage, stage
from tests.e2e.tablet import until
from tests.e2e.words import SAVED, like, say
from tests.processes import Leeway
from tests.prove.erasure import canary
from tests.workshop import Json

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session"), pytest.mark.proves("G17")]

HELD = """async () => {
    const held = [JSON.stringify([{...localStorage}, {...sessionStorage}]), document.documentElement.outerHTML];
    for (const {name} of await indexedDB.databases()) {
        const db = await new Promise((ok, no) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => ok(asked.result);
            asked.onerror = no;
        });
        for (const store of db.objectStoreNames) {
            const all = db.transaction(store).objectStore(store).getAll();
            held.push(JSON.stringify(await new Promise((ok) => { all.onsuccess = () => ok(all.result); })));
        }
        db.close();
    }
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) held.push(request.url, await (await cache.match(request)).text());
    }
    return held.join('\\n');
}"""


async def holds(page: Page, word: str) -> bool:
    """Is this word anywhere in what the browser keeps for us, or on the screen?"""
    return word in await page.evaluate(HELD)


def page_of(tablet: Seated) -> Page:
    """The page itself."""
    return tablet.glass.page  # type: ignore[attr-defined, no-any-return]


async def written(theatre: Stage, tablet: Seated) -> tuple[str, str]:
    """The tablet's own note, kept on the device; its id and its word."""
    word = canary()
    async with await theatre.workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": await theatre.workshop.scale()})
    await tablet.begin()
    await tablet.add(word)
    await tablet.glass.reads(SAVED)
    await until(lambda: holds(page_of(tablet), word), True)
    note = next(event["note"] for event in await theatre.workshop.events() if event.get("text") == word)
    return note, word


async def asked(theatre: Stage, command: Json) -> None:
    """A facilitator has something erased."""
    async with await theatre.workshop.facilitator() as facilitator:
        await facilitator.done(command)


async def test_a_tablet_that_is_there_or_comes_back_forgets_erased_words(embedded: Leeway, chromium: Browser) -> None:
    """In every record, cache and draft; one that was away forgets when it is there again."""
    async with stage(embedded) as theatre:
        here = await theatre.tablet(chromium, "Here", "Link workers")
        away = await theatre.tablet(chromium, "Away", "Link workers")
        note, word = await written(theatre, here)
        await away.begin()
        await until(lambda: holds(page_of(away), word), True)
        away.weather.cut()
        await away.glass.reads(like("standing.offline"))
        await asked(theatre, {"type": "eraseNote", "on": note, "why": "asked"})
        await until(lambda: holds(page_of(here), word), False)
        assert await holds(page_of(away), word)
        away.weather.mend()
        await until(lambda: holds(page_of(away), word), False)


async def test_the_tablet_of_a_person_who_was_erased_keeps_nothing(embedded: Leeway, chromium: Browser) -> None:
    """Not their words, not their name, not their key; it says so."""
    async with stage(embedded) as theatre:
        name = canary()
        tablet = await theatre.tablet(chromium, name, "Link workers")
        _, word = await written(theatre, tablet)
        seat = next(event["seat"] for event in await theatre.workshop.events() if event.get("name") == name)
        await asked(theatre, {"type": "eraseSeat", "seat": seat, "why": "asked"})
        await tablet.glass.reads(say("page.erasedSeat"))
        assert ".key." not in await page_of(tablet).evaluate("Object.keys(localStorage).join()")
        await until(lambda: holds(page_of(tablet), word), False)
        await until(lambda: holds(page_of(tablet), name), False)
