"""An archive saved in the console and brought back on another server's start page, by whoever runs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from tests.e2e.axe import in_every_look, nothing_serious
from tests.e2e.glass import PlaywrightGlass
from tests.e2e.stage import stage
from tests.e2e.words import say
from tests.processes import Leeway, serving, sqlite_url
from tests.server.archive.test_reading import HOSTILE

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

KEY = "operators only"


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Leeway]:
    """Another server, on an empty store, that asks for an operator's key."""
    server = Leeway(tmp_path, sqlite_url(tmp_path), LEEWAY_OPERATOR_KEY=KEY)
    server.start()
    yield server
    server.stop()


async def choose(page: Page, file: str | Path, name: str) -> None:
    """Press the button and choose a file."""
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=name, exact=True).click()
    await (await chooser.value).set_files(file)


async def test_a_session_goes_to_another_server_as_one_file(guarded: Leeway, tmp_path: Path, chromium: Browser) -> None:
    """Saved without a key at the server's own machine; sent with the key that the other one asks for."""
    with serving(tmp_path / "first", "sqlite") as first:
        async with stage(first) as theatre:
            workshop = theatre.workshop
            await workshop.join("Joan", (await workshop.backgrounds())[0])
            page = await theatre.desk(chromium)
            glass = PlaywrightGlass(page, touch=False)
            await glass.go(f"{first.url}/facilitate/{workshop.session}#{workshop.key}")
            await glass.tap("button", say("console.links"))
            async with page.expect_download() as saving:
                await glass.tap("button", say("archive.save"))
            download = await saving.value
            assert download.suggested_filename == f"{workshop.session}.leeway"
            await download.save_as(file := tmp_path / download.suggested_filename)

            other = await theatre.desk(chromium)
            glass = PlaywrightGlass(other, touch=False)
            await glass.go(f"{guarded.url}/start")
            await choose(other, file, say("archive.choose"))
            await glass.reads(say("archive.chosen", name=file.name))
            await glass.tap("button", say("archive.send"))
            await glass.reads(say("start.keyTitle"))
            await in_every_look(other, "bringing back")
            await glass.fill(say("start.key"), KEY)
            await glass.tap("button", say("archive.send"))
            await other.wait_for_url(f"**/facilitate/{workshop.session}?new")
            await glass.reads("Joan")

            # The console of a server that is someone else's: words on how to have it instead.
            await glass.go(f"{guarded.url}/facilitate/{workshop.session}")
            await glass.tap("button", say("console.links"))
            await glass.tap("button", say("archive.save"))
            await glass.reads(say("archive.barred"))
            await glass.reads(say("archive.command", session=workshop.session))
            await nothing_serious(other, "archive line")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("text", "archive.noArchive"),
        ("cut in half", "archive.damaged"),
        ("a way out", "archive.unsafe"),
        ("a newer version", "archive.newer"),
    ],
)
async def test_a_file_that_will_not_do_is_told_in_words(
    embedded: Leeway, tmp_path: Path, chromium: Browser, what: str, words: str
) -> None:
    """With what the server found, and another file can be chosen."""
    (file := tmp_path / "wrong.leeway").write_bytes(HOSTILE[what][1])
    async with stage(embedded) as theatre:
        page = await theatre.touch(chromium)
        glass = PlaywrightGlass(page, touch=True)
        await glass.go(f"{embedded.url}/start")
        await choose(page, file, say("archive.choose"))
        await glass.tap("button", say("archive.send"))
        await glass.reads(say(words))
        await glass.sees("button", say("archive.another"))
        await nothing_serious(page, "a wrong archive")
