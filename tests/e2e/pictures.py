"""Makes the pictures of the README anew: ``make web && python -m tests.e2e.pictures``.

A room of simulated people works on a throw-away server, and a real browser looks in: a tablet at a table, the
facilitator's screen, and the wall after the reveal.
"""

import asyncio
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from server.cli.session import invitation
from server.client import Client
from server.simulate.room import Room, Script
from server.simulate.stage import own_server

IMAGES = Path(__file__).parent.parent.parent / "docs" / "images"
SCRIPT = Script(seats=7, seed=5, minutes=6, speed=6, title="From choice to set in stone")
WAIT = 60_000


async def main(url: str) -> None:
    """Rehearse, and take a picture of each screen at its moment."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with Client(url) as client, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        room = await Room.open(client, SCRIPT)
        links = invitation(room.opened, "")
        tablet = await joined(browser, links.join)
        console = await screen(browser, links.facilitator, 1280, 860)
        wall = await screen(browser, links.wall, 1280, 720)
        rehearsal = asyncio.create_task(room.rehearse())
        await asyncio.sleep(SCRIPT.seconds * 0.2)
        await shot(tablet, "tablet")
        await asyncio.sleep(SCRIPT.seconds * 0.2)
        await shot(console, "console")
        await rehearsal
        await shot(wall, "wall")
        await room.close()
        await browser.close()


async def joined(browser: Browser, link: str) -> Page:
    """A tablet whose owner has taken a seat."""
    page = await screen(browser, link, 1024, 768)
    await page.get_by_label("Your name").fill("Joan")
    await page.get_by_text("PPI contributors").first.click()
    await page.get_by_role("button", name="Take my seat").click()
    await page.wait_for_url("**/room/**", timeout=WAIT)
    return page


async def screen(browser: Browser, link: str, width: int, height: int) -> Page:
    """A page of this size at a link."""
    page = await browser.new_page(viewport={"width": width, "height": height}, has_touch=True)
    await page.goto(link)
    return page


async def shot(page: Page, name: str) -> None:
    """A picture of the page as it is now."""
    await page.screenshot(path=IMAGES / f"{name}.png", timeout=WAIT)


if __name__ == "__main__":
    with own_server() as address:
        asyncio.run(main(address))
