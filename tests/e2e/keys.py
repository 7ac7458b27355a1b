"""A person who has only a keyboard: Tab until it is there, then press it."""

from playwright.async_api import Locator, Page, expect

from tests.e2e.glass import PATIENCE, Name, PlaywrightGlass


class Keys:
    """The keyboard of one page. No pointer is ever used, and the focus is never set but by Tab and arrows."""

    MOST = 90

    def __init__(self, page: Page) -> None:
        self.page = page
        self.glass = PlaywrightGlass(page, touch=False)

    async def to(self, role: str, name: Name, group: str | None = None) -> None:
        """Press Tab until this has the focus; arrow keys within a set of choices. ``group`` tells equal names apart."""
        around = self.page if group is None else self.page.get_by_role("group", name=group, exact=True)
        wanted = around.get_by_role(role, name=name, exact=isinstance(name, str)).first  # type: ignore[arg-type]
        await expect(wanted).to_be_attached(timeout=PATIENCE * 1000)
        for _ in range(self.MOST):
            if await self._focused(wanted):
                return
            if role == "radio" and await self._among(wanted):
                await self._along(wanted)
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to the {role} “{name}”")

    async def press(self, role: str, name: Name, group: str | None = None) -> None:
        """Come to it and press it."""
        await self.to(role, name, group)
        await self.page.keyboard.press("Enter")

    async def choose(self, role: str, name: Name) -> None:
        """Come to a choice and tick it."""
        await self.to(role, name)
        await self.page.keyboard.press("Space")

    async def write(self, field: str, text: str) -> None:
        """Come to a field and type."""
        await self.to("textbox", field)
        await self.page.keyboard.type(text)

    async def away(self) -> None:
        """Close what lies over the page."""
        await self.page.keyboard.press("Escape")
        await self.page.get_by_role("dialog").wait_for(state="detached")

    async def _along(self, wanted: Locator) -> None:
        for _ in range(12):
            if await self._focused(wanted):
                return
            await self.page.keyboard.press("ArrowRight")
        raise AssertionError("Arrow keys do not come to it")

    async def _focused(self, wanted: Locator) -> bool:
        return bool(await wanted.evaluate("(one) => one === document.activeElement"))

    async def _among(self, wanted: Locator) -> bool:
        """Whether the focus is in the same set of choices."""
        together = "(one) => !!one.closest('[role=radiogroup]')?.contains(document.activeElement)"
        return bool(await wanted.evaluate(together))
