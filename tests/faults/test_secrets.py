"""``kill -9`` while people write what others may not see: nothing is lost, and nobody sees more afterwards.

Two stories, on each store: notes written alone where nobody is named, and a chart where only groups are named.
"""

import asyncio
import hashlib
import json
from dataclasses import dataclass

import httpx
import pytest

from tests.faults.stubborn import Stubborn, at_work
from tests.processes import Leeway
from tests.workshop import Json, Workshop

PATIENCE = 60


@dataclass(frozen=True)
class Story:
    """A template's activity, how people begin to write in it, and what each of them writes."""

    template: str
    activity: str
    alone: bool

    def command(self, number: str) -> Json:
        """What the tablet asks for: words that tell only us who wrote them."""
        if self.alone:
            return {"type": "addNote", "text": words(number)}
        return {"type": "addPoint", "aspect": "employer", "side": "con", "text": words(number)}


STORIES = {
    "writing alone": Story("relational-to-transactional", "talk-it-over", alone=True),
    "an unsigned chart": Story("choice-to-stone", "for-and-against", alone=False),
}


def words(number: str) -> str:
    """The words of a command: whoever knows its number knows them, and nobody learns the number from them."""
    return hashlib.sha256(number.encode()).hexdigest()[:24]


async def everything(workshop: Workshop, keys: dict[str, str], upto: int) -> dict[str, tuple[bytes, bytes]]:
    """For each viewer the bytes of the state at a seq, and of the events up to it."""
    where, seen = f"{workshop.url}/api/sessions/{workshop.session}", {}
    async with httpx.AsyncClient(timeout=10, verify=False) as http:
        for name, key in keys.items():
            headers = {"Authorization": f"Bearer {key}"}
            state = await http.get(f"{where}/state", params={"at": upto}, headers=headers)
            events = await http.get(f"{where}/events", params={"after": 0, "limit": upto}, headers=headers)
            assert (state.status_code, events.status_code) == (200, 200)
            told = events.content[events.content.index(b'"events"') :]
            seen[name] = (state.content, told)
    return seen


async def saved(tablets: list[Stubborn], more: int) -> None:
    """Wait until each tablet has heard back of so many more of its commands."""
    before = [len(tablet.safe) for tablet in tablets]
    async with asyncio.timeout(PATIENCE):
        while min(len(t.safe) - then for t, then in zip(tablets, before, strict=True)) < more:
            await asyncio.sleep(0.02)


@pytest.mark.proves("G56")
@pytest.mark.parametrize("name", STORIES)
async def test_what_is_kept_from_others_stays_so_when_the_server_is_killed(mortal: Leeway, name: str) -> None:
    """Every viewer's state and events at a seq from before the kill are the same bytes after it."""
    story = STORIES[name]
    workshop = await Workshop.open(mortal.url, template=story.template)
    tablets = [
        Stubborn(await workshop.join(f"Person {n}", group), f"tablet{n}{group}", story.command)
        for group in await workshop.backgrounds()
        for n in range(2)
    ]
    keys = {tablet.device: tablet.seat.key for tablet in tablets} | {"facilitator": workshop.key}
    keys["wall"] = workshop.wall_key
    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "formGroups", "activity": story.activity, "tables": 2})
        await facilitator.done({"type": "startActivity", "activity": story.activity})
        if story.alone:
            await facilitator.done({"type": "startWriting"})
    before: dict[str, tuple[bytes, bytes]] = {}

    async def killing() -> None:
        await saved(tablets, more=15)
        upto = min(max(tablet.safe.values()) for tablet in tablets)
        before.update(await everything(workshop, keys, upto))
        mortal.kill()
        await asyncio.to_thread(mortal.start)
        after = await everything(workshop, keys, upto)
        assert {who for who in before if before[who] != after[who]} == set()
        await saved(tablets, more=15)

    await at_work(tablets, killing())
    assert all(state and events for state, events in before.values())
    await nothing_lost(workshop, tablets)
    await nobody_sees_more(workshop, tablets, keys, story)


async def nothing_lost(workshop: Workshop, tablets: list[Stubborn]) -> None:
    """Each acknowledged command is in the log once, at its seq, with its words."""
    log = {event["seq"]: event for event in await workshop.events()}
    for tablet in tablets:
        assert (tablet.breaks, tablet.refused) == ([], [])
        assert {seq: words(number) for number, seq in tablet.safe.items()} == {
            seq: log[seq]["text"] for seq in tablet.safe.values()
        }
    written = [event["text"] for event in log.values() if "text" in event]
    assert len(written) == len(set(written)) == sum(len(tablet.safe) for tablet in tablets)


async def nobody_sees_more(workshop: Workshop, tablets: list[Stubborn], keys: dict[str, str], story: Story) -> None:
    """Each sees their own words, the facilitator all, the wall none; a table's chart is for the table, and unsigned."""
    tables = (await workshop.state())["people"]["formations"][story.activity]["seats"]
    writers = {words(number): tablet for tablet in tablets for number in tablet.safe}
    for who, key in keys.items():
        state, events = await workshop.state(key), await workshop.events(key)
        mine = next((tablet for tablet in tablets if tablet.device == who), None)
        mates = {
            tablet.device
            for tablet in tablets
            if mine and (tablet is mine or (not story.alone and tables[tablet.seat.id] == tables[mine.seat.id]))
        }
        seen = {tablet.device for text, tablet in writers.items() if text in json.dumps([state, events])}
        assert seen == ({tablet.device for tablet in tablets} if who == "facilitator" else mates)
        unsigned = json.dumps([state["boards"], state["charts"], [event for event in events if "text" in event]])
        named = {tablet.device for tablet in tablets if tablet.device in unsigned or tablet.seat.id in unsigned}
        assert named == ({who} if mine else set())
