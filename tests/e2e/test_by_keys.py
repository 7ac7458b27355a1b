"""The whole workshop without a pointer: a participant and a facilitator who have only keys, from joining to the end."""

import re

import pytest
from playwright.async_api import Browser

from tests.e2e.keys import Keys
from tests.e2e.stage import Stage, stage
from tests.e2e.words import SAVED, say
from tests.processes import Leeway

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]

TALK, SCALE, WEIGH, BACK = "Getting to know you", "How fixed should it be?", "For and against", "Looking back"
WHERE, HOMES, REFER = "Where we meet", "Going to people's homes", "Who can ask for a link worker"
ENDS = {"left": "About choice", "right": "Set in stone"}
POINT = "Less waiting"


async def test_the_whole_workshop_by_keys_alone(embedded: Leeway, chromium: Browser) -> None:
    """Every activity is run, done and shown, help is asked for and seen to, and the log has all of it."""
    async with stage(embedded, "An afternoon without a mouse") as theatre:
        desk, person = Keys(await theatre.desk(chromium)), Keys(await theatre.desk(chromium))
        await both_come(theatre, desk, person)
        await the_talk(desk, person)
        await help_is_asked_for(desk, person)
        await the_scale(desk, person)
        await the_chart(desk, person)
        await looking_back(desk, person)
        await the_end(desk, person)
        await the_log_has_it(theatre)


async def both_come(theatre: Stage, desk: Keys, person: Keys) -> None:
    """The facilitator by the link, the participant by the join form."""
    workshop = theatre.workshop
    await desk.glass.go(f"{workshop.url}/facilitate/{workshop.session}#{workshop.key}")
    await person.glass.go(theatre.link(workshop.url))
    await person.write(say("join.name"), "Kay")
    await person.choose("radio", "Link workers")
    await person.press("button", say("join.take"))
    await person.glass.sees("heading", say("waiting.title"))


async def start(desk: Keys, title: str, *, first: bool = False) -> None:
    """Start an activity, and say yes when another one ends by that."""
    await desk.press("button", say("console.startSays", title=title))
    if not first:
        await desk.press("button", say("console.startYes"))
    await desk.glass.sees("button", say("console.endSays", title=title))


async def the_talk(desk: Keys, person: Keys) -> None:
    """What is expected, then a question of the talk."""
    await start(desk, TALK, first=True)
    await person.write(say("answers.yours"), "A lot of forms")
    await person.press("button", say("answers.save"))
    await person.press("button", say("talk.on"))
    await person.write(say("talk.words"), "Who decides?")
    await person.press("button", say("talk.addQuestion"))
    await person.glass.reads(SAVED)


async def help_is_asked_for(desk: Keys, person: Keys) -> None:
    """Asked on the tablet, seen on the console, and seen to."""
    await person.press("button", say("header.help"))
    await person.away()
    await person.press("button", re.compile(f"^{say('footer.help')}"))
    await person.press("button", re.compile(f"^{say('needs.help')}"))
    await person.away()
    await desk.press("button", say("console.lowerSays", name="Kay"))
    await person.glass.sees("button", re.compile(f"^{say('footer.help')}"))


async def the_scale(desk: Keys, person: Keys) -> None:
    """A place, a range, a condition; revealed, and compared."""
    await start(desk, SCALE)
    await person.press("button", say("task.read"))
    await person.press("button", say("tray.place", text=WHERE))
    await person.press("button", say("scale.at3", **ENDS))
    await person.away()
    await person.press("button", say("tray.place", text=HOMES))
    await person.press("button", say("answer.cantAgree"))
    await person.press("button", say("scale.at1", **ENDS), say("answer.from"))
    await person.press("button", say("scale.at3", **ENDS), say("answer.to"))
    await person.press("button", say("answer.keepRange"))
    await person.away()
    await person.press("button", say("tray.place", text=REFER))
    await person.press("button", say("answer.depends"))
    await person.write(say("answer.on"), "who asks")
    await person.press("button", say("answer.keepDepends"))
    await person.away()
    await person.glass.reads(SAVED)
    await desk.press("button", say("console.reveal"))
    await desk.press("button", say("console.revealYes"))
    await desk.press("radio", say("console.viewComparison"))
    await person.press("radio", say("footer.compare"))
    await person.glass.sees("row", re.compile(f"^{WHERE}"))
    await desk.glass.sees("row", re.compile(f"^{WHERE}"))


async def the_chart(desk: Keys, person: Keys) -> None:
    """A point with whom it falls on, agreed with, and shown to all."""
    await start(desk, WEIGH)
    await person.press("button", say("chart.all"))
    await person.press("button", say("chart.weighSays", title=REFER))
    await person.press("button", say("chart.add.pro"))
    await person.write(say("chart.what"), POINT)
    await person.choose("checkbox", "Patient")
    await person.press("button", say("chart.addYes"))
    await person.press("button", f"{say('chart.iAgree')}: {POINT}")
    await person.glass.reads(SAVED)
    await desk.press("button", say("deskReveal.charts"))
    await desk.press("button", say("console.revealYes"))
    await person.press("radio", say("chart.faceAll"))
    await person.glass.reads(POINT)


async def looking_back(desk: Keys, person: Keys) -> None:
    """An answer in words and one of several."""
    await start(desk, BACK)
    await person.write(say("answers.yours"), "The tea")
    await person.press("button", say("answers.save"))
    await person.choose("radio", "Fewer topics")
    await person.glass.reads(SAVED)


async def the_end(desk: Keys, person: Keys) -> None:
    """Closed from the console; what the person did can be printed."""
    await desk.press("button", say("deskCharge.open"))
    await desk.press("button", say("console.close"))
    await desk.press("button", say("console.closeYes"))
    await person.glass.sees("region", say("closing.takeaway"))
    await person.to("button", say("closing.print"))


async def the_log_has_it(theatre: Stage) -> None:
    """What the two did, as the server folds it."""
    state = await theatre.workshop.state()
    board = f"{await theatre.workshop.scale()}:link-workers"
    assert state["session"]["closed"]
    assert {note["text"] for note in state["boards"]["notes"].values() if note["question"]} == {"Who decides?"}
    assert state["boards"]["notes"][f"{board}:where-we-meet"]["x"] > 500
    assert state["boards"]["marks"][f"{board}:home-visits"] == "cantAgree"
    span = state["boards"]["spans"][f"{board}:home-visits"]
    assert span["low"] < 500 < span["high"]
    assert state["boards"]["depends"] == {f"{board}:who-can-refer": "who asks"}
    [point] = state["charts"]["points"].values()
    assert (point["text"], point["bearers"], len(point["supporters"])) == (POINT, ["patient"], 1)
    given = state["reflections"]["given"].values()
    assert {"A lot of forms", "The tea"} <= {one["text"] for one in given}
