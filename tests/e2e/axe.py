"""Axe on a screen: nothing serious may be found."""

from pathlib import Path

from playwright.async_api import Page

AXE = (Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text()
GRAVE = {"serious", "critical"}


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
