"""What a participant does besides placing: talk, weigh, answer, and share the work with others."""

import re

from tests.e2e.glass import Glass
from tests.e2e.words import like, say


class Person:
    """Somebody at a tablet, in the activities that have no scale."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass

    async def answers(self, text: str) -> None:
        """Write an answer to the first open question on the screen, and save it."""
        await self.glass.fill(say("answers.yours"), text)
        await self.glass.tap("button", say("answers.save"))
        await self.glass.reads(text)

    async def chooses(self, option: str) -> None:
        """Tap one of the answers in words."""
        await self.glass.tap("radio", option)

    async def notes(self, text: str, *, question: bool = False) -> None:
        """Keep a point or a question of the talk for the table."""
        await self.glass.fill(say("talk.words"), text)
        await self.glass.tap("button", say("talk.addQuestion" if question else "talk.addPoint"))
        await self.glass.reads(text)

    async def part(self, which: str) -> None:
        """Go to one part of the talk."""
        await self.glass.tap("radio", say(f"talk.step.{which}"))

    async def weighs(self, aspect: str) -> None:
        """Choose an aspect from the list of all."""
        await self.glass.tap("button", say("chart.all"))
        await self.glass.tap("button", like("chart.weighSays", title=aspect))
        await self.glass.sees("heading", re.compile(f"^{re.escape(aspect)}"))

    async def adds(self, side: str, text: str, *bearers: str) -> None:
        """Add a point for or against, and say for whom it is so."""
        await self.glass.tap("button", say(f"chart.add.{side}"))
        await self.glass.fill(say("chart.what"), text)
        for bearer in bearers:
            await self.glass.tap("checkbox", bearer)
        await self.glass.tap("button", say("chart.addYes"))
        await self.glass.reads(text)

    async def agrees(self, text: str) -> None:
        """Agree with a point that somebody else has made."""
        await self.glass.tap("button", f"{say('chart.iAgree')}: {text}")

    async def lets_write(self, name: str, scribe: str) -> None:
        """Ask somebody at another tablet of the group to write as well."""
        await self.glass.tap("button", say("header.people", name=name))
        await self.glass.tap("button", say("people.scribeAsk"))
        await self.glass.tap("radio", scribe)
        await self.glass.tap("button", say("people.scribeYes"))
        await self.glass.reads(say("people.scribeIs", name=scribe))
        await self.glass.tap("button", say("ui.close"))

    async def speaks_for(self, name: str) -> None:
        """Say who is speaking; what follows is kept under that name."""
        await self.glass.tap("radio", name)
        await self.glass.reads(say("speaking.other", name=name))

    async def speaks_again(self, name: str) -> None:
        """Speak under one's own name again."""
        await self.glass.tap("radio", name)
        await self.glass.reads(say("speaking.own"))
