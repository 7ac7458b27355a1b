"""What a tablet may not see any more is not on it any more: everything that its pages can read is looked through."""

import pytest
from playwright.async_api import Browser

from tests.e2e.stage import stage
from tests.e2e.tablet import until
from tests.e2e.test_forgetting import holds, page_of
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session"), pytest.mark.proves("G49")]

OURS, THEIRS = "canary-of-link-workers", "canary-of-contributors"


async def test_nothing_of_another_group_is_left_on_a_tablet(embedded: Leeway, chromium: Browser) -> None:
    """After what was shown is hidden again, after a move to the other group, after removal; nor behind "back"."""
    async with stage(embedded) as theatre:
        workshop = theatre.workshop
        groups = await workshop.backgrounds()
        mate, other = await workshop.join("Mate", groups[0]), await workshop.join("Other", groups[1])
        joan = await theatre.tablet(chromium, "Joan", "Link workers")
        page = page_of(joan)
        async with await workshop.facilitator() as facilitator, await mate.line() as ours, await other.line() as theirs:
            await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
            await ours.done({"type": "addNote", "text": OURS, "x": 100})
            await theirs.done({"type": "addNote", "text": THEIRS, "x": 900})
            await joan.begin()
            await until(lambda: holds(page, OURS), True)
            assert not await holds(page, THEIRS)
            await facilitator.done({"type": "reveal"})
            await until(lambda: holds(page, THEIRS), True)
            await facilitator.done({"type": "hide"})
            await until(lambda: holds(page, THEIRS), False)
            await page.go_back()
            await page.go_forward()
            await until(lambda: holds(page, OURS), True)
            assert not await holds(page, THEIRS)
            seats = (await workshop.state())["people"]["seats"].values()
            seat = next(seat["id"] for seat in seats if seat["name"] == "Joan")
            await facilitator.done({"type": "moveSeat", "seat": seat, "group": groups[1]})
            await until(lambda: holds(page, THEIRS), True)
            await until(lambda: holds(page, OURS), False)
            await facilitator.done({"type": "removeSeat", "seat": seat})
            await until(lambda: holds(page, THEIRS), False)
