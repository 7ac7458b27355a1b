"""A replay out of a file: opened from disk in a browser that has no network, and as good as the one on the server."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import in_every_look, nothing_serious
from tests.e2e.glass import PATIENCE, PlaywrightGlass
from tests.e2e.room import Console
from tests.e2e.stage import DESK, Stage
from tests.e2e.words import say
from tests.workshop import Line

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

NASTY = "</script><script>alert(1)</script><!-- <b>bold</b>"
PLACED = 12
ARE_SHOWN = """
    (wanted) => {
        const found = document.querySelector(".stage").innerText.match(/canary \\d\\d/g);
        return [...new Set(found)].sort().join() === wanted;
    }
"""


class Viewer:
    """Somebody who opens a file; whatever the page asks for, says or stumbles over is kept."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.path = page, path
        self.asked: list[str] = []
        self.troubles: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        page.on("console", lambda said: self.troubles.append(said.text) if said.type in ("error", "warning") else None)

    async def watch(self, seq: int | None = None) -> None:
        """Open the file, at an instant, and go past its cover."""
        await self.page.goto("about:blank")
        await self.page.goto(self.path.as_uri() + (f"#seq={seq}" if seq is not None else ""))
        await PlaywrightGlass(self.page, touch=False).tap("button", say("replayTake.watch"))
        await expect(self.page.get_by_role("button", name=say("replay.transport.play"))).to_be_visible()

    async def shows(self, notes: list[str]) -> None:
        """Wait until these are the notes on the board, and no others."""
        await expect(self.page.get_by_role("main")).to_be_visible()
        await self.page.wait_for_function(ARE_SHOWN, arg=",".join(sorted(notes)), timeout=PATIENCE * 1000)


async def saved(theatre: Stage, folder: Path, what: str, key: str) -> Path:
    """The file as the server gives it, on disk."""
    where = f"{theatre.workshop.url}/api/sessions/{theatre.workshop.session}/export/{what}"
    async with httpx.AsyncClient(verify=False, timeout=30) as http:
        answer = await http.get(where, headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 200, answer.text
    path = folder / "a replay.html"
    path.write_bytes(answer.content)
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def played(theatre: Stage, facilitator: Line) -> list[int]:
    """A group of two that put notes on the scale, one of them like a page; the seqs at which each was put there."""
    workshop, seqs = theatre.workshop, list[int]()
    background = (await workshop.backgrounds())[0]
    seat = await workshop.join("Una Untold", background)
    await workshop.join("Vic Untold", background)
    scale = await workshop.scale()
    await facilitator.done({"type": "startActivity", "activity": scale})
    async with await seat.line() as line:
        for n in range(PLACED):
            note = {"type": "addNote", "text": f"canary {n:02}", "x": 80 * n + 20, "y": 60 * n + 20}
            seqs.append((await line.done(note))["seq"])
        await line.done({"type": "addNote", "text": NASTY, "x": 500, "y": 20})
    await facilitator.done({"type": "reveal", "activity": scale})
    return seqs


@pytest_asyncio.fixture(loop_scope="session")
async def viewing(chromium: Browser, tmp_path: Path) -> AsyncIterator[Viewer]:
    """A browser without a network."""
    context = await chromium.new_context(viewport=DESK, offline=True)
    yield Viewer(await context.new_page(), tmp_path / "a replay.html")
    await context.close()


async def test_it_shows_every_instant_as_the_server_does_and_asks_for_nothing(
    theatre: Stage, played: list[int], viewing: Viewer, tmp_path: Path
) -> None:
    """By jumps, by steps and by playing; what people wrote is only words; one file is all that is ever loaded."""
    await saved(theatre, tmp_path, "replay", theatre.workshop.key)
    await viewing.watch()
    await expect(viewing.page.get_by_role("main").get_by_text("alert(1)").first).to_be_visible()
    for seq in (played[0] - 1, played[0], played[5], played[-1], played[2]):
        await viewing.watch(seq)
        notes = (await theatre.workshop.state(at=seq))["boards"]["notes"].values()
        await viewing.shows([note["text"] for note in notes if note["text"] != NASTY])

    await viewing.page.get_by_role("button", name=say("replay.transport.on")).click()
    await expect(viewing.page.get_by_role("main").get_by_text("canary 03").first).to_be_visible()
    await viewing.page.get_by_role("button", name=say("replay.transport.play")).click()
    await expect(viewing.page.get_by_role("main").get_by_text(f"canary {PLACED - 1}").first).to_be_visible()
    assert {url.partition("#")[0] for url in viewing.asked} <= {viewing.path.as_uri(), "about:blank"}
    assert not viewing.troubles


async def test_a_clip_says_what_it_leaves_out_and_names_nobody(
    theatre: Stage, played: list[int], viewing: Viewer, tmp_path: Path
) -> None:
    """On its cover, and on the board with it."""
    what = f"clip?after={played[3]}&upto={played[-1] + 2}&words=yes"
    page = (await saved(theatre, tmp_path, what, theatre.workshop.key)).read_text()
    assert "Untold" not in page
    await viewing.page.goto(viewing.path.as_uri())
    await expect(viewing.page.get_by_text(say("replayTake.coverOutside"))).to_be_visible()
    await expect(viewing.page.get_by_text(say("replayTake.out.people"))).to_be_visible()
    await in_every_look(viewing.page, "the cover of a clip")
    await viewing.watch()
    await expect(viewing.page.get_by_role("main").get_by_text("canary 11")).to_have_count(0)
    await viewing.page.get_by_role("slider", name=say("replay.bar.name"), exact=True).press("End")
    await expect(viewing.page.get_by_role("main").get_by_text("canary 11").first).to_be_visible()
    assert not re.search(r"\d\d:\d\d", await viewing.page.inner_text("body"))
    assert not viewing.troubles


async def test_a_clip_is_made_beside_the_replay(theatre: Stage, played: list[int], chromium: Browser) -> None:
    """From where it stands; before it is made it says what will be in it, and whom others may recognise."""
    workshop, page = theatre.workshop, await theatre.desk(chromium)
    glass = PlaywrightGlass(page, touch=False)
    await Console(glass).open(workshop)
    await glass.go(f"{workshop.url}/replay/{workshop.session}?seq={played[3]}")
    await glass.tap("tab", say("replayTake.tab"))
    await glass.tap("button", say("replayTake.fromHere"))
    await expect(page.get_by_text(say("replayTake.out.words"))).to_be_visible()
    await page.get_by_text(say("replayTake.words"), exact=True).click()
    await glass.reads(say("replayTake.holds.notes", number=PLACED - 3))
    await glass.reads(re.compile("were fewer than 5 people"))
    await nothing_serious(page, "what to take away")
    async with page.expect_download() as saving:
        await glass.tap("button", say("replayTake.clip"))
    made = await saving.value
    assert made.suggested_filename == "leeway-clip.html"
    content = Path(await made.path()).read_bytes()
    assert b"canary 11" in content
    assert b"Untold" not in content
    await glass.reads(say("replayTake.saved"))


async def test_a_file_that_was_cut_short_says_so(theatre: Stage, viewing: Viewer, tmp_path: Path) -> None:
    """In words, and not with an empty page."""
    path = await saved(theatre, tmp_path, "replay", theatre.workshop.key)
    whole = path.read_text()
    path.write_text(whole.replace('id="leeway-replay"', 'id="gone"'))
    await viewing.page.goto(path.as_uri())
    await expect(viewing.page.get_by_text(say("replayTake.brokenTitle"))).to_be_visible()


async def test_it_opens_in_firefox_too(theatre: Stage, played: list[int], firefox: Browser, tmp_path: Path) -> None:
    """From disk, with the last notes on the board."""
    path = await saved(theatre, tmp_path, "replay", theatre.workshop.key)
    context = await firefox.new_context(viewport=DESK)
    viewer = Viewer(await context.new_page(), path)
    await viewer.watch(played[-1])
    await viewer.shows([f"canary {n:02}" for n in range(PLACED)])
    assert not viewer.troubles
    await context.close()
