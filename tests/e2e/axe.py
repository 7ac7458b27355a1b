"""Axe on a screen: nothing serious may be found."""

from pathlib import Path

from playwright.async_api import Page

AXE = (Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text()
GRAVE = {"serious", "critical"}
LOOKS = (("light", 1, None), ("dark", 1, None), ("contrast", 4, 320))
"""Theme, step of the text size (4 is twice as large as 1), and width of the screen, where it is another one."""

SIDEWAYS = """
    () => {
        const page = document.documentElement;
        if (page.scrollWidth <= page.clientWidth) return [];
        const wide = [...document.body.querySelectorAll('*')]
            .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1);
        return ['the page', ...wide.slice(0, 8)].map((one) => one.outerHTML?.slice(0, 120) ?? one);
    }
"""


async def nothing_serious(page: Page, screen: str) -> None:
    """Run every rule of axe on the page as it stands; a finding names the screen, the rule and the elements."""
    await page.evaluate(AXE)
    found = await page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    grave = [
        f"{rule['id']}: {rule['help']}\n" + "\n".join(f"    {node['html'][:200]}" for node in rule["nodes"][:5])
        for rule in found
        if rule["impact"] in GRAVE
    ]
    assert not grave, f"{screen}:\n" + "\n".join(grave)


async def in_every_look(page: Page, screen: str) -> None:
    """Nothing serious light, dark and in high contrast; the last on a phone with the largest text, and not sideways."""
    size = page.viewport_size
    assert size
    await page.emulate_media(reduced_motion="reduce")
    before = await page.evaluate("({theme: '', text: '', ...document.documentElement.dataset})")
    for theme, text, wide in LOOKS:
        await page.set_viewport_size({"width": wide or size["width"], "height": size["height"]})
        await dress(page, {"theme": theme, "text": str(text)})
        await nothing_serious(page, f"{screen}, {theme}, text {text}")
        wide_ones = await page.evaluate(SIDEWAYS)
        assert not wide_ones, f"{screen} runs off to the side: {wide_ones}"
    await page.set_viewport_size(size)
    await dress(page, {"theme": before["theme"], "text": before["text"]})


async def dress(page: Page, look: dict[str, str]) -> None:
    """Put the page into this look, as the sheet for it does."""
    await page.evaluate("(look) => void Object.assign(document.documentElement.dataset, look)", look)
