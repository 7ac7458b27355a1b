"""The ways to a seat other than the code: a handover link to another tablet, and a seat card used twice."""

import pytest
from playwright.async_api import Browser

from tests.e2e.axe import nothing_serious
from tests.e2e.glass import PlaywrightGlass
from tests.e2e.stage import stage
from tests.e2e.words import say
from tests.processes import Leeway
from tests.workshop import call

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]


async def test_a_seat_goes_on_with_another_tablet(embedded: Leeway, chromium: Browser) -> None:
    """The link asks whose it is, and one tap later the person is where they were; an old link says what to do."""
    async with stage(embedded) as theatre:
        workshop = theatre.workshop
        seat = await workshop.join("Joan", (await workshop.backgrounds())[0])
        offered = await call("POST", f"{workshop.url}/api/sessions/{workshop.session}/handover", seat.key, json={})
        page = await theatre.touch(chromium)
        glass = PlaywrightGlass(page, touch=True)
        await glass.go(offered["url"])
        await glass.sees("heading", say("handover.title", name="Joan"))
        assert "#" not in page.url
        await nothing_serious(page, "handover")
        await glass.tap("button", say("handover.go", name="Joan"))
        await glass.sees("button", say("header.help"))
        await glass.go(f"{workshop.url}/handover#spoilt")
        await glass.sees("heading", say("handover.oldTitle"))


async def test_a_seat_card_is_the_same_seat_on_every_tablet(embedded: Leeway, chromium: Browser) -> None:
    """The first tablet says who one is; the second asks whether one is that person; typed, it is the same card."""
    async with stage(embedded) as theatre:
        workshop = theatre.workshop
        path = f"{workshop.url}/api/sessions/{workshop.session}/cards"
        printed = await call("POST", path, workshop.key, json={"count": 1})
        (card,) = printed["cards"]
        first = PlaywrightGlass(await theatre.touch(chromium), touch=True)
        await first.go(card["url"])
        await first.fill(say("join.name"), "Joan")
        await first.tap("radio", "Link workers")
        await first.tap("button", say("join.take"))
        await first.sees("button", say("header.help"))
        second = PlaywrightGlass(await theatre.touch(chromium), touch=True)
        await second.go(workshop.url)
        await second.fill(say("home.code"), f"{printed['code']} {card['code']}".lower())
        await second.tap("button", say("home.enter"))
        await second.tap("button", say("handover.go", name="Joan"))
        await second.sees("button", say("header.help"))
        assert len((await workshop.state())["people"]["seats"]) == 1
